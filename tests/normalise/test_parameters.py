"""Which parameters a client can send, what their arguments are called, and how they are written."""

from __future__ import annotations

import pytest

from generator.facts import ParameterFacts
from generator.normalise.parameters import read_parameters
from generator.normalise.registry import Registry
from generator.pointers import join
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]
TEXT: Json = {"type": "string"}
PLACE = Pointer("/paths/~1a/get/parameters/0")
HELD = "holds a list or object in a cookie, which no style can write"
TAKEN = "would override what the client itself must send"
SCHEMES: Json = {
    "key": {"type": "apiKey", "in": "header", "name": "X-KEY"},
    "basic": {"type": "http", "scheme": "basic", "in": "header", "name": "X-Own"},
    "malformed": 1,
}


def read(parameters: list[Json], shared: list[Json] | None = None) -> tuple[list[ParameterFacts], list[str], list[str]]:
    """Return the parameters of an operation, what is reported of them and in which words."""
    get: Node = {"parameters": parameters}
    item: Node = {"parameters": shared or [], "get": get}
    root: Json = {"openapi": "3.1.0", "paths": {"/a": item}, "components": {"securitySchemes": SCHEMES}}
    scope, place = scope_of(root), Pointer("/paths/~1a")
    found = read_parameters(Registry(scope, {}), (item, place), (get, join(place, "get")), "ReadJob")
    return list(found), reports(scope), [item.message.partition(" (at")[0] for item in scope.findings]


def query(**members: Json) -> Node:
    """Return a parameter of the query."""
    return {"name": "q", "in": "query", **members}


@pytest.mark.parametrize(
    ("content", "style"),
    [
        ({"application/json": {"schema": TEXT}}, "json"),
        ({"application/problem+json": {"schema": TEXT}}, "json"),
        ({"application/json": {}}, ""),
        ({"application/json": True}, ""),
        ({"application/json": "schema"}, ""),
        ({"application/json": {"schema": TEXT}, "text/csv": {"schema": TEXT}}, ""),
        ({"text/csv": {"schema": TEXT}}, ""),
        ({}, ""),
    ],
    ids=str,
)
def test_a_parameter_may_be_described_as_one_json_document(content: Node, style: str) -> None:
    """With a schema, and in no other media type."""
    found, refused, _ = read([query(content=content)])

    assert [item.style for item in found] == ([style] if style else [])
    assert refused == ([] if style else [f"unsupported-parameter {PLACE}"])


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        (query(), "query parameter 'q' is not described"),
        (query(content={}), "query parameter 'q' is described with `content` that is no JSON"),
        (query(schema=TEXT, style="matrix"), "query parameter 'q' of style 'matrix' is not supported"),
        ({"name": "h", "in": "header", "schema": TEXT, "style": "form"}, "header parameter 'h' of style 'form' is not supported"),
        ({"name": "q", "in": "querystring", "schema": TEXT}, "querystring parameter 'q' is a whole query, which is not supported"),
        ({"name": "q", "in": "body", "schema": TEXT}, "a parameter is in one of path, query, header, cookie, not in 'body'"),
        ({"name": "a b", "in": "header", "schema": TEXT}, "header parameter 'a b' cannot be the name of a header"),
        ({"name": "a b", "in": "cookie", "schema": TEXT}, "cookie parameter 'a b' cannot be the name of a cookie"),
        ({"name": "Host", "in": "header", "schema": TEXT}, f"header parameter 'Host' {TAKEN}"),
        ({"name": "x-key", "in": "header", "schema": TEXT}, f"header parameter 'x-key' {TAKEN}"),
        ({"name": "Via", "in": "header", "schema": TEXT, "required": True}, f"header parameter 'Via' {TAKEN}"),
        ({"name": "c", "in": "cookie", "schema": {"type": "object"}}, f"parameter 'c' {HELD}"),
        ({"name": "c", "in": "cookie", "schema": {"items": TEXT}}, f"parameter 'c' {HELD}"),
        ({"name": "c", "in": "cookie", "schema": {"additionalProperties": TEXT}}, f"parameter 'c' {HELD}"),
        ({"name": "p", "in": "path", "schema": {"type": "null"}}, "parameter 'p' can only be null, which no path can say"),
    ],
    ids=str,
)  # fmt: skip
def test_a_parameter_that_cannot_be_sent_is_reported_and_left_out(parameter: Json, message: str) -> None:
    """With the reason."""
    found, refused, messages = read([parameter])

    assert (found, len(refused), messages) == ([], 1, [message])


@pytest.mark.parametrize(
    "parameter",
    [
        {"name": "a b", "in": "query", "schema": TEXT},
        {"name": "x-key", "in": "query", "schema": TEXT},
        {"name": "X-Own", "in": "header", "schema": TEXT},
        {"name": "Host", "in": "query", "schema": TEXT},
        {"name": "c", "in": "cookie", "schema": {"type": "array", "items": TEXT}, "explode": False},
        {"name": "c", "in": "cookie", "schema": {"additionalProperties": True}},
        {"name": "p", "in": "path", "schema": {"type": ["null", "string"]}},
        {"name": "h", "in": "header", "schema": TEXT, "style": "simple"},
    ],
    ids=str,
)
def test_a_parameter_that_only_looks_like_one_of_those_is_sent(parameter: Json) -> None:
    """A name that a header may not have is fine in a query."""
    found, refused, _ = read([parameter])

    assert (len(found), refused) == (1, [])


def test_headers_that_openapi_or_proxies_see_to_are_left_out_in_silence() -> None:
    """They are never an argument."""
    headers: list[Json] = [
        {"name": name, "in": "header", "schema": TEXT} for name in ("Accept", "AUTHORIZATION", "content-type", "Via")
    ]

    assert read([*headers, query(schema=TEXT)])[1] == []
    assert [item.name for item in read([*headers, query(schema=TEXT)])[0]] == ["q"]


def test_of_two_parameters_of_one_place_and_name_the_first_counts() -> None:
    """Headers are the same in capitals; the operation's own replaces that of its path."""
    header: Json = {"name": "Q", "in": "header", "schema": TEXT}
    found, refused, messages = read([header, {"name": "q", "in": "header", "schema": TEXT}, query(schema=TEXT)])

    assert [item.name for item in found] == ["Q", "q"]
    assert refused == ["duplicate-parameter /paths/~1a/get/parameters/1"]
    assert messages == ["header parameter 'q' is declared twice"]
    found, refused, _ = read(
        [query(schema=TEXT)], [query(schema={"type": "integer"}), {**query(schema=TEXT), "name": "Q"}]
    )
    assert [(item.name, item.schema) for item in found] == [("q", TEXT), ("Q", TEXT)]  # fmt: skip
    assert refused == []


@pytest.mark.parametrize(
    ("parameter", "key"),
    [
        (query(schema=TEXT, **{"x-argument": "other"}), "other"),
        ({"name": "名", "in": "query", "schema": TEXT}, "u540d"),
        ({"name": "a.b", "in": "query", "schema": TEXT}, "a.b"),
        ({"name": "a.b", "in": "path", "schema": TEXT}, "a_b"),
        ({"name": "2p", "in": "path", "schema": TEXT}, "n2p"),
        ({"name": "p2", "in": "path", "schema": TEXT}, "p2"),
        ({"name": "a" * 151, "in": "query", "schema": TEXT}, "a" * 140),
    ],
    ids=str,
)
def test_an_argument_is_called_in_letters_that_the_engine_reads(parameter: Json, key: str) -> None:
    """In the holes of a path there are fewer than elsewhere."""
    assert [item.key for item in read([parameter])[0]] == [key]


@pytest.mark.parametrize(
    ("members", "required", "default", "description"),
    [
        ({"schema": {"const": "x"}, "required": True}, True, ("x",), ""),
        ({"schema": {"const": "x"}}, False, None, ""),
        ({"schema": {"type": "string", "default": "y"}, "required": True}, True, ("y",), ""),
        ({"schema": {"type": "string", "default": "y"}}, False, ("y",), 'Without it: `"y"`.'),
        ({"schema": {"type": "string", "description": "Inner."}}, False, None, "Inner."),
        ({"schema": {"type": "string", "description": "Inner."}, "description": " Own. "}, False, None, "Own."),
        ({"schema": {"type": "string", "deprecated": True}}, False, None, "Deprecated."),
        ({"schema": {"type": "string", "x-confidence": "inferred"}, "deprecated": True}, False, None,
         "Deprecated. Inferred: no page of the provider says so."),
        ({"schema": {"enum": ["x", "y"]}, "required": True}, True, None, ""),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_parameter_is_by_default_and_what_is_written_about_it(
    members: Node, *, required: bool, default: tuple[Json] | None, description: str
) -> None:
    """What can only be one thing need not be given; its own words count before those of its schema."""
    (found,) = read([query(**members)])[0]

    assert (found.required, found.default, found.description) == (required, default, description)


@pytest.mark.parametrize(
    ("members", "style", "explode"),
    [
        ({"schema": TEXT}, None, None),
        ({"schema": TEXT, "style": "pipeDelimited", "explode": False}, "pipeDelimited", False),
        ({"schema": TEXT, "explode": "yes"}, None, None),
        ({"schema": {"type": "array", "items": {"type": "object"}}}, "json", None),
        ({"schema": {"type": "array", "items": TEXT}}, None, None),
        ({"schema": {"type": "object", "properties": {"a": TEXT, "b": {"type": "array"}}}}, "json", None),
        ({"schema": {"type": "object", "additionalProperties": {"type": "array"}}}, "json", None),
        ({"schema": {"type": "object", "additionalProperties": TEXT}}, None, None),
        ({"schema": {"type": "object", "additionalProperties": True}}, None, None),
        ({"schema": {"type": "array", "items": {"additionalProperties": TEXT}}}, "json", None),
        ({"schema": {"type": "array", "items": {"additionalProperties": True}}}, None, None),
        ({"schema": {"type": "array", "items": {"items": TEXT}}, "style": "form"}, "json", None),
        ({"schema": {"type": "object", "properties": {"a": {"type": "object"}}}, "style": "deepObject"}, "deepObject", None),
    ],
    ids=str,
)  # fmt: skip
def test_the_style_is_kept_where_it_can_write_the_value(
    members: Node, style: str | None, *, explode: bool | None
) -> None:
    """Else it is JSON."""
    (found,) = read([query(**members)])[0]

    assert (found.style, found.explode) == (style, explode)


@pytest.mark.parametrize(("value", "marked"), [(True, {"x-sensitive": True}), ("yes", {}), (False, {})])
def test_a_parameter_that_is_sensitive_says_so_in_its_schema(value: Json, marked: Node) -> None:
    """By `true` alone."""
    (found,) = read([query(schema=TEXT, **{"x-sensitive": value})])[0]

    assert found.schema == {"type": "string", **marked}


@pytest.mark.parametrize("place", ["body", "x" * 101])
def test_a_parameter_that_is_nowhere_is_refused_for_good_and_once(place: str) -> None:
    """No waiver helps; where OpenAPI's own schema has reported it already, that will do."""
    entry: Json = {"name": "a", "in": place, "schema": TEXT}
    get: Node = {"parameters": [entry]}
    root: Json = {"openapi": "3.1.0", "paths": {"/a": {"get": get}}}
    fresh, known = scope_of(root), scope_of(root)
    known.refuse("openapi-invalid", join(PLACE, "in"), "not one of them", "", fatal=True)
    where = Pointer("/paths/~1a")
    for scope in (fresh, known):
        assert list(read_parameters(Registry(scope, {}), ({"get": get}, where), (get, join(where, "get")), "A")) == []

    (found,) = fresh.findings
    assert found.message.partition(" (at")[0] == (
        f"a parameter is in one of path, query, header, cookie, not in {place[:100]!r}"
    )
    assert (found.waivable, [item.pointer for item in known.findings]) == (False, [join(PLACE, "in")])


@pytest.mark.parametrize(
    ("parameter", "advice", "alternative"),
    [
        (query(), "Describe it with `schema` and a plain `style` by overlay", ", or waive it."),
        ({"name": "c", "in": "cookie", "schema": {"type": "object"}},
         "Describe it as a text, and say in its description what to write, by overlay", "; or waive it."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("required", [True, False])
def test_only_a_parameter_that_need_not_be_sent_can_be_waived(
    parameter: Node, advice: str, alternative: str, *, required: bool
) -> None:
    """Calls without the other would fail."""
    get: Node = {"parameters": [{**parameter, "required": required}]}
    scope = scope_of({"openapi": "3.1.0", "paths": {"/a": {"get": get}}})
    where = Pointer("/paths/~1a")
    list(read_parameters(Registry(scope, {}), ({"get": get}, where), (get, join(where, "get")), "A"))

    assert [(item.waivable, item.help) for item in scope.findings] == [
        (not required, f"{advice}{'.' if required else alternative}")
    ]
