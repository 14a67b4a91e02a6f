"""The overlay that `make drift` writes for what clients saw."""

import json

import pytest

from generator.drift import Group, overlay_text
from generator.drift.events import read_events, table
from generator.drift.places import step
from generator.errors import Refused
from generator.types import Json, Source

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


BASE = '$.paths["/x-y"].get.responses'
SCHEMA = f'{BASE}["200"].content["application/json"].schema'
TEXT: Json = {"type": "string"}
TO_B: Json = {"$ref": "#/components/schemas/B"}


def obj(**properties: Json) -> dict[str, Json]:
    """Return an object with these properties."""
    return {"type": "object", "properties": properties}


def seen(pointer: str, rule: str = "type", kind: str = "string", found: str = "", status: int = 200) -> Group:
    """Return a kind of event."""
    return Group("xGet", pointer, rule, "", kind, found, status, 2, 0, 86400)


def actions(schema: Json, *groups: Group, version: str = "3.1.0", **components: Json) -> list[tuple[str, str]]:
    """Return what the overlay does to which node of a contract; a comment begins with `#`."""
    responses: Json = {
        "200": {"description": "Good.", "content": {"text/csv": {}, "application/json": {"schema": schema}}},
        "404": {"$ref": "#/components/responses/None"},
    }
    root: dict[str, Json] = {
        "openapi": version,
        "paths": {"/x-y": {"get": {"operationId": "xGet", "responses": responses}}},
        "components": {"schemas": components},
    }
    lines = overlay_text("Acme", root, groups, "drift.jsonl").splitlines()
    targets = [line for line in lines if "- target: " in line]
    verbs = [line for line in lines if line.strip("# ").startswith(("remove: ", "update: {", "copy: "))]
    assert len(targets) == len(verbs)
    return [
        (("#" if "#" in target[:3] else "") + target.partition("target: ")[2], verb.strip("# "))
        for target, verb in zip(targets, verbs, strict=True)
    ]


A = f"{SCHEMA}.properties.a"


@pytest.mark.parametrize(
    ("version", "kinds", "expected"),
    [
        ("3.1.0", ["integer"], [(f"{A}.type", "remove: true"), (A, "update: {type: [string, integer]}")]),
        (
            "3.1.0",
            ["integer", "null"],
            [(f"{A}.type", "remove: true"), (A, "update: {type: [string, integer, 'null']}")],
        ),
        (
            "3.0.3",
            ["integer"],
            [(f"{A}.type", "remove: true"), (A, "update: {anyOf: [{type: string}, {type: integer}]}")],
        ),
        ("3.0.3", ["null"], [(A, "update: {nullable: true}")]),
        ("3.1.0", ["strange"], [(f"#{A}", "update: {}")]),
    ],
    ids=str,
)
def test_a_member_may_be_of_one_more_type(version: str, kinds: list[str], expected: list[tuple[str, str]]) -> None:
    """All types that were seen at once, in the words of the version."""
    assert actions(obj(a=TEXT), *(seen("/a", kind=kind) for kind in kinds), version=version) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (seen("/a"), [(f'{A}["$ref"]', "remove: true"), (A, "update: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}")]),
        (seen("/a/c", kind="null"), [("$.components.schemas.B.properties.c.type", "remove: true"),
                                     ("$.components.schemas.B.properties.c", "update: {type: [string, 'null']}")]),
        (seen("/a/d", "unknown"), [("$.components.schemas.B", "update: {properties: {d: {type: string}}}")]),
        (seen("/a/c/e"), [("#TODO", "update: {}")]),
        (seen("/none/a"), [("#TODO", "update: {}")]),
        (seen("/list/*/q", kind="null"), [(f"{SCHEMA}.properties.list.items.properties.q.type", "remove: true"),
                                          (f"{SCHEMA}.properties.list.items.properties.q", "update: {type: [string, 'null']}")]),
        (seen("/map/*", kind="null"), [(f"{SCHEMA}.properties.map.additionalProperties.type", "remove: true"),
                                       (f"{SCHEMA}.properties.map.additionalProperties", "update: {type: [string, 'null']}")]),
        (seen("/map/x"), [("#TODO", "update: {}")]),
        (seen("/list/*/*", "unknown"), [(f"#{SCHEMA}.properties.list.items", "update: {properties: {TODO: {type: string}}}")]),
        (Group("none", "/a", "type", "", "string", "", 200), [("#TODO", "update: {}")]),
    ],
    ids=str,
)  # fmt: skip
def test_a_place_is_found_through_references_rows_and_values(group: Group, expected: list[tuple[str, str]]) -> None:
    """What the contract no longer has is left to a person."""
    schema = obj(a=TO_B, list={"type": "array", "items": obj(q=TEXT)}, map={"additionalProperties": TEXT})

    assert actions(schema, group, B=obj(c=TEXT)) == expected


@pytest.mark.parametrize(
    ("member", "group", "expected"),
    [
        ({"enum": ["x"]}, seen("/a", "enum", found="z"), [(A, "update: {enum: [z]}")]),
        ({"const": "k"}, seen("/a", "const", found="z"), [(f"{A}.const", "remove: true"), (A, "update: {enum: [k, z]}")]),
        ({"enum": ["x"]}, seen("/a", "enum"), [(f"#{A}", "update: {enum: [TODO]}")]),
        ({"type": "string", "enum": ["x"]}, seen("/a", kind="integer"), [(f"#{A}", "update: {}")]),
        ({"type": "string", "const": "x"}, seen("/a", kind="integer"), [(f"#{A}", "update: {}")]),
        ({}, seen("/a", kind="integer"), [(f"#{A}", "update: {}")]),
    ],
    ids=str,
)  # fmt: skip
def test_a_value_that_no_list_has_is_added(member: Json, group: Group, expected: list[tuple[str, str]]) -> None:
    """Where the event holds it."""
    assert actions(obj(a=member), group) == expected


def test_a_member_that_was_missing_is_no_longer_required_nor_essential() -> None:
    """Wherever it is required; essential only where a whole row was left out for it."""
    whole: Json = {**obj(r={"type": "string", "x-essential": True}), "required": ["r"]}
    schema: Json = {"allOf": [TO_B, {"required": ["r", "q"]}]}
    both = [
        ('$.components.schemas.B.required[?@ == "r"]', "remove: true"),
        (f'{SCHEMA}.allOf[1].required[?@ == "r"]', "remove: true"),
    ]

    assert actions(schema, seen("/r", "required", "missing"), B=whole) == both
    assert actions(schema, seen("/r", "row", "missing"), B=whole) == [
        *both,
        ('$.components.schemas.B.properties.r["x-essential"]', "remove: true"),
    ]


def test_a_status_that_no_contract_knows_is_a_copy_of_the_success() -> None:
    """As that is in the end; one that is declared needs nothing."""
    groups = [seen("/a", "status", status=status) for status in (202, 200, 404)]

    assert actions(obj(a=TEXT), *groups, seen("/a", kind="null")) == [
        (f"{A}.type", "remove: true"),
        (A, "update: {type: [string, 'null']}"),
        (BASE, "update: {'202': {description: Good.}}"),
        (f'{BASE}["202"]', f"copy: '{BASE}[\"200\"]'"),
    ]


def test_events_of_a_kind_are_counted_from_the_first_to_the_last() -> None:
    """Whatever order they come in; a blank line between is nothing."""

    def line(**members: Json) -> str:
        event: dict[str, Json] = {
            "operation": "o", "pointer": "/a", "rule": "r", "expected": "e", "found_kind": "k", "found": "f", "status": 200, "at": 50,
        }  # fmt: skip
        return json.dumps(event | members)

    good = [line(), line(at=20), "", line(at=90), line(pointer="/b"), line(status=404)]
    bad = [line(), "x", "[]", line(at="1"), line(status=None), line(rule=1)]

    assert [(one.pointer, one.status, one.count, one.first, one.last) for one in read_events(Source("d", "\n".join(good)))] == [
        ("/a", 200, 3, 20, 90), ("/a", 404, 1, 50, 50), ("/b", 200, 1, 50, 50),
    ]  # fmt: skip
    with pytest.raises(Refused) as caught:
        read_events(Source("d", "\n".join(bad)))
    assert [str(item.place) for item in caught.value.diagnostics] == ["d:2:1", "d:3:1", "d:4:1", "d:5:1", "d:6:1"]


def test_the_table_has_a_line_for_each_kind() -> None:
    """In columns, with what is empty shown."""
    other = Group("o", "", "unknown", "x", "null", "", 404, 1, 0, 0)

    assert table([seen("/a", kind="integer", found="5"), other]) == [
        "operation  status  where  rule     contract  seen       times  first       last",
        "xGet       200     /a     type     -         integer 5  2      1970-01-01  1970-01-02",
        "o          404     /      unknown  x         null       1      1970-01-01  1970-01-01",
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("a_1", ".a_1"), ("1a", '["1a"]'), ("a-b", '["a-b"]'), ('a"b', '["a\\"b"]')]
)  # fmt: skip
def test_a_step_of_a_path_is_quoted_where_it_must_be(name: str, text: str) -> None:
    """As JSON."""
    assert step(name) == text
