"""The overlay that `make drift` writes for what clients saw."""

from __future__ import annotations

import json

import pytest

from generator.drift import Group, overlay_text
from generator.drift.events import read_events, table
from generator.errors import Refused
from generator.types import Json, Place, Source

ROOT: dict[str, Json] = {
    "openapi": "3.1.0",
    "paths": {
        "/x": {
            "get": {
                "operationId": "xGet",
                "responses": {"200": {"content": {"application/json": {"schema": {"type": "object"}}}}},
            }
        }
    },
}


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("string", "{type: string}"),
        ("object", "{type: object, additionalProperties: true}"),
        ("array", "{type: array, items: {}}"),
        ("null", "{}"),
        ("missing", "{}"),
    ],
)
def test_a_member_that_no_contract_knows_gets_the_type_that_was_seen(kind: str, schema: str) -> None:
    """Of a null, nothing is known."""
    text = overlay_text("Acme", ROOT, [Group("xGet", "/new", "unknown", "", kind, "", 200)], "drift.jsonl")

    assert text.endswith(f"    update: {{properties: {{new: {schema}}}}}\n")


def test_blank_lines_among_events_are_nothing() -> None:
    """An editor leaves one at the end."""
    assert read_events(Source("drift.jsonl", "\n  \n")) == ()


EVENT: dict[str, Json] = {
    "at": 1_767_225_600,
    "operation": "xGet",
    "pointer": "/a",
    "rule": "type",
    "expected": "string",
    "found_kind": "integer",
    "found": "",
    "status": 200,
}


def _lines(*changes: dict[str, Json]) -> str:
    return "\n".join(json.dumps({**EVENT, **change}) for change in changes)


def test_events_of_one_kind_are_counted_with_their_first_and_last_time() -> None:
    """In the order of operation and pointer, whatever that of the file."""
    text = _lines({"pointer": "/b"}, {}, {"at": 1_767_312_000}, {"at": 1_767_139_200}, {"status": 201}, {"found": "x"})

    assert [(one.pointer, one.status, one.found, one.count, one.first, one.last) for one in _read(text)] == [
        ("/a", 200, "", 3, 1_767_139_200, 1_767_312_000),
        ("/a", 201, "", 1, 1_767_225_600, 1_767_225_600),
        ("/a", 200, "x", 1, 1_767_225_600, 1_767_225_600),
        ("/b", 200, "", 1, 1_767_225_600, 1_767_225_600),
    ]


def _read(text: str) -> tuple[Group, ...]:
    return read_events(Source("drift.jsonl", text))


@pytest.mark.parametrize(
    "line",
    ["x", "[]", "5", _lines({"at": "now"}), _lines({"status": "200"}), _lines({"rule": None}), _lines({"found": 5})],
)
def test_a_line_that_is_no_event_is_refused_with_its_number(line: str) -> None:
    """All of them at once."""
    with pytest.raises(Refused) as caught:
        _read(f"{_lines({})}\n{line}\n\n{line}")

    assert [(one.code, one.place) for one in caught.value.diagnostics] == [
        ("drift-line", Place("drift.jsonl", 2)),
        ("drift-line", Place("drift.jsonl", 4)),
    ]


def test_the_table_has_a_line_for_each_kind_of_event() -> None:
    """Every column as wide as what it holds."""
    text = _lines({"pointer": "", "expected": ""}, {"found": "55"}, {"found": "55", "at": 1_767_312_000})

    assert table(_read(text)) == [
        "operation  status  where  rule  contract  seen        times  first       last",
        "xGet       200     /      type  -         integer     1      2026-01-01  2026-01-01",
        "xGet       200     /a     type  string    integer 55  2      2026-01-01  2026-01-02",
    ]


SCHEMAS: dict[str, Json] = {
    "Name": {"type": "string"},
    "Base": {
        "type": "object",
        "required": ["id", "kept"],
        "properties": {"id": {"$ref": "#/components/schemas/Id"}, "kept": {"type": "string"}},
    },
    "Id": {"type": "string", "x-essential": True},
    "Thing": {
        "allOf": [
            {"$ref": "#/components/schemas/Base"},
            {
                "required": ["id"],
                "properties": {
                    "size": {"type": "integer"},
                    "name": {"$ref": "#/components/schemas/Name"},
                    "state": {"type": "string", "enum": ["open"]},
                    "kind": {"const": "thing"},
                    "free": {"description": "Anything."},
                    "needed": {"type": "string", "x-essential": True},
                    "rows": {"type": "array", "items": {"type": "object", "properties": {"a b": {"type": "string"}}}},
                    "map": {"type": "object", "additionalProperties": {"type": "number"}},
                },
            },
        ]
    },
}


def _actions(*groups: Group, version: str = "3.1.0") -> list[str]:
    """Return every action as its target, what it does and, where one is left, the task."""
    content: Json = {"text/plain": {}, "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    gone: Json = {"description": "Gone.", "content": {"text/plain": {"schema": {}}}}
    root: dict[str, Json] = {
        "openapi": version,
        "paths": {
            "/other": {"get": {"operationId": "other", "responses": {}}, "summary": "Nothing."},
            "/x": {
                "get": {
                    "operationId": "xGet",
                    "responses": {"201": {"description": "Ok.", "content": content}, "404": gone},
                }
            },
        },
        "components": {"schemas": SCHEMAS},
    }
    lines = [line.strip("# ") for line in overlay_text("Acme", root, groups, "drift.jsonl").splitlines()[5:]]
    kept = [line for line in lines if not line.startswith(("description:", "x-evidence:"))]
    return [line.removeprefix("- target: ") for line in kept]


def _group(pointer: str, kind: str = "integer", rule: str = "type", found: str = "", status: int = 201) -> Group:
    return Group("xGet", pointer, rule, "", kind, found, status)


PART = "$.components.schemas.Thing.allOf[1]"
GONE = "TODO: the contract has no such place any more"
NO_OPERATION = "TODO: the contract has no such operation any more"


@pytest.mark.parametrize(
    ("group", "actions"),
    [
        (
            _group("/size", "string"),
            [
                f"{PART}.properties.size.type",
                "remove: true",
                f"{PART}.properties.size",
                "update: {type: [integer, string]}",
            ],
        ),
        (_group("/size", "missing", "required"), []),
        (_group("/size", "nothing"), ["TODO: let it be nothing as well", f"{PART}.properties.size", "update: {}"]),
        (_group("/free", "integer"), ["TODO: let it be integer as well", f"{PART}.properties.free", "update: {}"]),
        (_group("/state", "integer"), ["TODO: let it be integer as well", f"{PART}.properties.state", "update: {}"]),
        (_group("/kind", "integer"), ["TODO: let it be integer as well", f"{PART}.properties.kind", "update: {}"]),
        (_group("/state", "string", "enum", "shut"), [f"{PART}.properties.state", "update: {enum: [shut]}"]),
        (
            _group("/state", "string", "enum"),
            ["TODO: name the value, which no event holds", f"{PART}.properties.state", "update: {enum: [TODO]}"],
        ),
        (
            _group("/kind", "string", "const", "other"),
            [
                f"{PART}.properties.kind.const",
                "remove: true",
                f"{PART}.properties.kind",
                "update: {enum: [thing, other]}",
            ],
        ),
        (
            _group("/name"),
            [
                f'{PART}.properties.name["$ref"]',
                "remove: true",
                f"{PART}.properties.name",
                "update: {anyOf: [{$ref: '#/components/schemas/Name'}, {type: integer}]}",
            ],
        ),
        (
            _group("/rows/*/a b"),
            [
                f'{PART}.properties.rows.items.properties["a b"].type',
                "remove: true",
                f'{PART}.properties.rows.items.properties["a b"]',
                "update: {type: [string, integer]}",
            ],
        ),
        (
            _group("/map/*", "null"),
            [
                f"{PART}.properties.map.additionalProperties.type",
                "remove: true",
                f"{PART}.properties.map.additionalProperties",
                "update: {type: [number, 'null']}",
            ],
        ),
        (
            _group("/id", "missing", "required"),
            [
                '$.components.schemas.Base.required[?@ == "id"]',
                "remove: true",
                f'{PART}.required[?@ == "id"]',
                "remove: true",
            ],
        ),
        (
            _group("/id", "missing", "row"),
            [
                '$.components.schemas.Base.required[?@ == "id"]',
                "remove: true",
                f'{PART}.required[?@ == "id"]',
                "remove: true",
            ],
        ),
        (
            _group("/new", "string", "unknown"),
            ["$.components.schemas.Base", "update: {properties: {new: {type: string}}}"],
        ),
        (
            _group("/rows/*/*", "number", "unknown"),
            [
                "TODO: name the member, which no event holds",
                f"{PART}.properties.rows.items",
                "update: {properties: {TODO: {type: number}}}",
            ],
        ),
        (_group("/needed", "missing", "row"), [f'{PART}.properties.needed["x-essential"]', "remove: true"]),
        (_group("/needed", "missing", "required"), []),
        (_group("/gone"), [GONE, "TODO", "update: {}"]),
        (_group("/gone/a/b"), [GONE, "TODO", "update: {}"]),
        (_group("/gone/new", rule="unknown"), [GONE, "TODO", "update: {}"]),
        (_group("/size/*"), [GONE, "TODO", "update: {}"]),
        (_group("/size", status=404), [GONE, "TODO", "update: {}"]),
        (_group("", "string", "status"), []),
        (
            _group("", "string", "status", status=202),
            [
                '$.paths["/x"].get.responses',
                "update: {'202': {description: Ok.}}",
                '$.paths["/x"].get.responses["202"]',
                'copy: \'$.paths["/x"].get.responses["201"]\'',
            ],
        ),
        (Group("gone", "/size", "type", "", "string", "", 201), [NO_OPERATION, "TODO", "update: {}"]),
        (Group("other", "/size", "type", "", "string", "", 201), [NO_OPERATION, "TODO", "update: {}"]),
    ],
    ids=lambda one: (
        ""
        if isinstance(one, list)
        else f"{one.pointer} {one.rule} {one.found_kind} {one.found} {one.status} {one.operation}"
    ),
)
def test_what_was_seen_becomes_an_action_at_the_place_that_says_otherwise(group: Group, actions: list[str]) -> None:
    """Through references and what a schema is put together from; a task where no event holds what is needed."""
    assert _actions(group) == actions


def test_what_was_seen_of_two_types_is_one_action_with_both() -> None:
    """The type that is removed once is listed with each that was seen."""
    size = f"{PART}.properties.size"

    assert _actions(_group("/size", "string"), _group("/size", "null"), _group("/size", "string", status=200)) == [
        f"{size}.type",
        "remove: true",
        size,
        "update: {type: [integer, string, 'null']}",
    ]


def test_a_response_is_copied_as_it_is_in_the_end() -> None:
    """What is seen of its body comes first."""
    found = _actions(_group("", "string", "status", status=202), _group("/size", "string"))

    assert found[:2] == [f"{PART}.properties.size.type", "remove: true"]
    assert found[-2] == '$.paths["/x"].get.responses["202"]'


def test_openapi_30_has_other_words_for_the_same() -> None:
    """It lists no types, and has a word for null; what it refers to is left to a person."""
    size = f"{PART}.properties.size"

    assert _actions(_group("/size", "null"), version="3.0.3") == [size, "update: {nullable: true}"]
    assert _actions(_group("/size", "string"), version="3.0.3") == [
        f"{size}.type",
        "remove: true",
        size,
        "update: {anyOf: [{type: integer}, {type: string}]}",
    ]
    assert _actions(_group("/name"), version="3.0.3") == [
        "TODO: let it be integer as well",
        f"{PART}.properties.name",
        "update: {}",
    ]


def test_an_action_says_what_was_seen_how_often_and_when_and_where_that_is_written() -> None:
    """A task is a comment as a whole."""
    seen = Group("xGet", "/gone", "enum", "", "string", "x", 201, 2, 1_767_225_600, 1_767_312_000)
    lines = overlay_text(
        "Acme: Jobs", {"openapi": "3.1.0"}, [seen, Group("xGet", "", "type", "", "null", "", 9)], "a.jsonl"
    )

    first = "xGet /gone string x, seen 2 times from 2026-01-01 to 2026-01-02"
    assert lines.splitlines() == [
        "overlay: 1.1.0",
        "info:",
        "  title: 'What Acme: Jobs sends'",
        '  version: "1"',
        "actions:",
        "  # TODO: the contract has no such operation any more",
        "  # - target: TODO",
        f"  #   description: {first}; xGet / null, seen once from 1970-01-01 to 1970-01-01.",
        "  #   x-evidence: a.jsonl",
        "  #   update: {}",
    ]
