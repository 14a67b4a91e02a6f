"""What is asked of the providers here besides: descriptions, the rules of a published contract, evidence; and waivers for many."""

from __future__ import annotations

import pytest

from generator.errors import Diagnostic
from generator.lint.described import check_described
from generator.lint.evidence import check_evidence
from generator.lint.published import check_published
from generator.lint.waivers import common_waivers, waiver
from generator.overlay import load
from generator.parse import parse
from generator.types import Json, Pointer, Source
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]


def described(root: Json) -> list[str]:
    """Return the places that have no description."""
    scope = scope_of(root)
    check_described(scope)
    return [str(item.pointer) for item in scope.findings]


@pytest.mark.parametrize(
    ("root", "found"),
    [
        ({"paths": {"/a": {"get": {"description": " "}, "put": {"description": "d"}, "summary": {}, "post": 1}, "/b": 1}},
         ["/paths/~1a/get"]),
        ({"paths": {"/a": {"get": {"description": 1}}}}, ["/paths/~1a/get"]),
        ({"paths": {"/a": {"parameters": [{"$ref": "#/p"}, 1],
         "get": {"description": "d", "parameters": [{"$ref": "#/p"}, {"description": "d"}]}}}, "p": {"name": "p"}}, ["/p"]),
        ({"paths": {"/a": {"parameters": 1, "get": {"description": "d", "tags": ["a", "b", 1]},
         "put": {"description": "d", "tags": ["a"]}}},
          "tags": [{"name": "b", "description": "d"}, {"name": "a"}, 1]}, ["/paths/~1a/get/tags"]),
        ({"paths": {"/a": {"parameters": [{"name": "p"}, {"$ref": "#/p"}],
         "get": {"description": "d", "parameters": [{"name": "q"}, {"$ref": "#/p"}]}}}, "p": {}},
         ["/paths/~1a/parameters/0", "/p", "/paths/~1a/get/parameters/0"]),
        ({"paths": {"/a": {"get": {"description": "d", "tags": ["a"]}, "put": {"description": "d", "tags": ["b", "a"]}}},
         "tags": [{"name": "b", "description": "d"}]},
         ["/paths/~1a/get/tags"]),
        ({"paths": 1, "tags": 1}, []),
    ],
    ids=str,
)  # fmt: skip
def test_what_people_read_is_listed_once_where_it_says_nothing(root: Json, found: list[str]) -> None:
    """A description of blanks is none; what several operations share is theirs."""
    assert described(root) == found


def published(root: Json) -> list[str]:
    """Return the codes of what a published contract may not have, with their places."""
    scope = scope_of(root)
    check_published(scope)
    return reports(scope)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"operationId": "a b"}, ["unsafe-operation-id /paths/~1a/get"]),
        ({"operationId": 7}, []),
        ({"tags": ["a", "b"]}, ["several-tags /paths/~1a/get/tags"]),
        ({"tags": "a"}, []),
        ({"summary": " "}, ["missing-summary /paths/~1a/get"]),
        ({"summary": 1}, ["missing-summary /paths/~1a/get"]),
        ({"responses": {"404": {}}}, []),
        ({"responses": {"500": {}, "14XX": {}, "4": {}}}, ["no-error-response /paths/~1a/get/responses"]),
    ],
    ids=str,
)  # fmt: skip
def test_an_operation_of_a_published_contract_is_complete(changes: Node, found: list[str]) -> None:
    """A name that may stand in an address, one tag, a heading, and a response of an error."""
    operation: Json = {"operationId": "a", "tags": ["a"], "summary": "A", "responses": {"4XX": {}}, **changes}

    assert published({"paths": {"/a": {"get": operation, "summary": {}, "put": 1}}}) == found


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "object", "properties": {"a": {}}, "required": ["a", "b"]}, ["undescribed-property {}/required/1"]),
        ({"properties": {"a": {}}, "required": ["b"]}, []),
        ({"type": "object", "required": ["b"]}, []),
        ({"type": "string", "properties": {}, "items": {}}, ["type-mismatch {}/properties", "type-mismatch {}/items"]),
        ({"type": ["array", "null"], "items": {}}, []),
        ({"items": {}}, []),
        ({"type": ["string", "null"], "enum": ["a", None, 1]}, ["type-mismatch {}/enum/2"]),
        ({"enum": [1, "a"]}, []), ({"type": "string", "enum": 1}, []),
        ({"type": "integer", "enum": [1, 1.0, 1.5, True]}, ["type-mismatch {}/enum/2", "type-mismatch {}/enum/3"]),
        ({"type": "number", "enum": [1, 1.5, True]}, ["type-mismatch {}/enum/2"]),
        ({"type": "boolean", "enum": [True, 1]}, ["type-mismatch {}/enum/1"]),
        ({"type": "array", "enum": [[], {}]}, ["type-mismatch {}/enum/1"]),
         ({"type": "object", "enum": [{}, []]}, ["type-mismatch {}/enum/1"]),
        ({"type": "made-up", "enum": [1]}, []),
        ({"properties": {"a": {}}, "example": {"a": 1, "b": 1}}, ["example-mismatch {}/example"]),
        ({"properties": {"a": {}}, "examples": [{"a": 1}, {"b": 1}]}, ["example-mismatch {}/examples"]),
        ({"properties": {"a": {}}, "example": 1}, []), ({"example": {"b": 1}}, []),
        *(({"properties": {"a": {}}, "example": {"b": 1}, key: {}}, []) for key in ("allOf", "anyOf", "oneOf", "additionalProperties",
        "patternProperties", "if")),
    ],
    ids=str,
)  # fmt: skip
def test_a_schema_of_a_published_contract_contradicts_itself_in_nothing(schema: Json, found: list[str]) -> None:
    """Its values are of its type, and an example has the members that it describes, unless others may come."""
    assert published({"x": {"schema": schema}}) == [one.format("/x/schema") for one in found]


def test_a_schema_that_only_such_schemas_refer_to_is_not_unused() -> None:
    """Whether by reference, or by place or name in a mapping."""
    mapping: Json = {"a": "#/components/schemas/B", "c": "C"}
    schemas: Json = {
        "A": {"items": {"$ref": "#/components/schemas/D"}, "discriminator": {"mapping": mapping}},
        "B": {},
        "C": {},
        "D": {},
        "E": {"discriminator": 1},
    }

    assert published({"components": {"schemas": schemas}}) == [
        "unused-component /components/schemas/A",
        "unused-component /components/schemas/E",
    ]


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("description: Why., x-evidence: a page", ""),
        ("description: Why.", "overlay-bare"),
        ("description: Why., x-evidence: ''", "overlay-bare"),
        ("x-evidence: a page", "overlay-bare"),
        ("description: Why., x-evidence: guess.json", "overlay-unsure"),
        ("description: Inferred from a sample., x-evidence: guess.json", ""),
        ("x-evidence: 'Which page or sample shows this? Name it here, and say in the description why.'", "overlay-unanswered"),
    ],
)  # fmt: skip
def test_an_action_has_a_reason_and_evidence(action: str, code: str) -> None:
    """What rests on a sample that is itself a guess has to say so."""
    text = f"overlay: 1.1.0\ninfo: {{title: T, version: '1'}}\nactions:\n  - {{target: $.info, {action}, update: {{title: U}}}}\n"
    overlay = load(parse(Source("1.overlay.yaml", text)))

    assert [(one.code, str(one.place)) for one in check_evidence([overlay], ["guess.json"])] == (
        [(code, "1.overlay.yaml:4:5")] if code else []
    )


@pytest.mark.parametrize(
    ("places", "pattern"),
    [
        (["/a/1/x", "/a/2/x", "/a/3/x"], "/a/*/x"),
        (["/a/1/x", "/a/2/x", "/a/2/x"], ""),
        (["/a/1", "/b/2", "/c/3"], ""),
        (["/a/*/x", "/a/2/x", "/a/3/x"], ""),
        (["/a/1/x", "/a/2/b/x", "/a/3/x"], "/a/*/x"),
        (["/a/b", "/a/b/c/b", "/a/b/b"], "/*/b"),
        (["/a/b", "/c/a/b", "/d/a/b"], "/*/b"),
        (["/a/b/x", "/a/b/c/x", "/a/b/d/e/x"], "/a/*/x"),
        (["/a", "/b/a", "/c/a"], ""),
    ],
    ids=str,
)  # fmt: skip
def test_a_pattern_for_many_places_is_as_narrow_as_whole_steps_allow(places: list[str], pattern: str) -> None:
    """Three places at least; none that covers everything."""
    found = [Diagnostic("bad-pattern", None, "no", "", Pointer(place), waivable=True) for place in places]

    assert [line for text in common_waivers(found) for line in text.splitlines() if "matching" in line] == (
        [f'matching = "{pattern}"'] if pattern else []
    )


def test_only_what_may_be_waived_is_counted() -> None:
    """By kind, and with its place."""
    places = [Pointer("/a/1/x"), Pointer("/a/2/x"), Pointer("/a/3/x")]
    fixed = [Diagnostic("bad-pattern", None, "no", "", place) for place in places]
    placeless = [Diagnostic("bad-pattern", None, "no", "", waivable=True)] * 3
    mixed = [
        Diagnostic(code, None, "no", "", place, waivable=True)
        for code, place in zip(("bad-name", "bad-path", "bad-path"), places, strict=True)
    ]

    assert common_waivers([*fixed, *placeless, *mixed]) == []


def test_a_waiver_is_written_as_toml_quotes_it() -> None:
    """Whatever a name holds."""
    assert waiver("bad-pattern", "pointer", '/a"\\\n') == (
        '[[waivers]]\ncode = "bad-pattern"\npointer = "/a\\"\\\\\\U0000000a"\nreason = "Why may this be lost? (the pattern is not checked)"'
    )
