"""Where a drift event stands in a document: the operation, its response, and what a pointer of the response leads to."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drift.places import Spot, below, holders, operation_of, resolved, response_of, schema_of, step
from generator.types import Json

TEXT: Json = {"type": "string"}
ROOT: dict[str, Json] = {
    "paths": {
        "/none": None,
        "/a b": {"summary": "x", "get": {"operationId": "first"}, "post": {"operationId": "second", "x": 1}},
        "/c": {"get": {"operationId": "second"}},
    },
    "Text": TEXT,
    "Short": {"$ref": "#/Text"},
    "Circle": {"$ref": "#/Circle"},
    "a b/c": {"type": "integer"},
    "List": [],
}


@pytest.mark.parametrize(
    ("name", "found"),
    [("a", ".a"), ("a_1", ".a_1"), ("1a", '["1a"]'), ("a b", '["a b"]'), ('a"b', '["a\\"b"]'), ("", '[""]'), ("a-b", '["a-b"]')],
)  # fmt: skip
def test_a_step_of_a_path_is_plain_where_it_may_be(name: str, found: str) -> None:
    """Else it is quoted."""
    assert step(name) == found
    assert Spot("$", {}).member("x", name) == f"$.x{found}"


def test_an_operation_is_found_by_its_id() -> None:
    """The first that has it; none where there is no such."""
    assert operation_of(ROOT, "second") == Spot('$.paths["/a b"].post', {"operationId": "second", "x": 1})
    assert operation_of(ROOT, "third") is None
    assert operation_of({}, "second") is None


@pytest.mark.parametrize(
    ("responses", "status", "found"),
    [
        ({"200": {}, "404": {"a": 1}}, "404", ("404", Spot('$.o.responses["404"]', {"a": 1}))),
        ({"404": {}, "2XX": {"a": 1}, "200": {}}, "201", ("2XX", Spot('$.o.responses["2XX"]', {"a": 1}))),
        ({"200": {"$ref": "#/Text"}}, "200", ("200", Spot("$.Text", {"type": "string"}))),
        ({"404": {}}, "200", None),
        ({"200": True}, "200", None),
        (None, "200", None),
    ],
)
def test_a_status_has_its_response_or_that_of_a_success(
    responses: Json, status: str, found: tuple[str, Spot] | None
) -> None:
    """None where nothing is declared that could stand for it."""
    assert response_of(ROOT, Spot("$.o", {"responses": responses}), status) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"text/csv": {"schema": {"a": 1}}, "application/json": {"schema": TEXT}},
         Spot('$.r.content["application/json"].schema', {"type": "string"})),
        ({"application/json": {}, "text/json": {"schema": {"$ref": "#/Text"}}}, Spot("$.Text", {"type": "string"})),
        ({"application/json": {"schema": True}}, None),
        ({"text/csv": {"schema": TEXT}}, None),
        (None, None),
    ],
)  # fmt: skip
def test_the_schema_of_a_response_is_that_of_its_json(content: Json, found: Spot | None) -> None:
    """Wherever it stands."""
    assert schema_of(ROOT, Spot("$.r", {"content": content})) == found


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ({"$ref": "#/Short"}, Spot("$.Text", {"type": "string"})),
        ({"$ref": "#/a%20b~1c"}, Spot('$["a b/c"]', {"type": "integer"})),
        ({"a": 1}, Spot("$.s", {"a": 1})),
        ({"$ref": 1}, Spot("$.s", {"$ref": 1})),
        ({"$ref": "a.yaml#/Text"}, Spot("$.s", {"$ref": "a.yaml#/Text"})),
        ({"$ref": "#/Nowhere"}, Spot("$.s", {"$ref": "#/Nowhere"})),
        ({"$ref": "#/List"}, Spot("$.s", {"$ref": "#/List"})),
        ({"$ref": "#/List/0"}, Spot("$.s", {"$ref": "#/List/0"})),
        ({"$ref": "#/Circle"}, Spot("$.Circle", {"$ref": "#/Circle"})),
    ],
)
def test_references_are_followed_to_what_says_something(node: dict[str, Json], found: Spot) -> None:
    """A path that leads to it there; what leads nowhere is left."""
    assert resolved(ROOT, Spot("$.s", node)) == found


@pytest.mark.parametrize(("hops", "found"), [(50, "$.r50"), (51, "$.r50")])
def test_a_chain_of_references_is_followed_so_far(hops: int, found: str) -> None:
    """A circle ends there."""
    root: dict[str, Json] = {f"r{number}": {"$ref": f"#/r{number + 1}"} for number in range(hops)}

    assert resolved({**root, f"r{hops}": {"a": 1}}, Spot("$.s", {"$ref": "#/r1"})).path == found


SCHEMA: dict[str, Any] = {
    "properties": {"a": {"x": 0}, "flag": True},
    "allOf": [True, {"$ref": "#/Part"}, {"anyOf": [{"properties": {"b": {"x": 1}}}]}],
    "oneOf": [{"additionalProperties": {"x": 2}}],
    "anyOf": {},
}
WHOLE: dict[str, Json] = {"Part": {"properties": {"a": {"x": 3}, "c": {"x": 4}}, "items": {"x": 5}}}


def test_a_schema_is_put_together_from_its_parts() -> None:
    """Itself first, and their parts in turn."""
    assert [spot.path for spot in holders(WHOLE, Spot("$.s", SCHEMA))] == [
        "$.s", "$.Part", "$.s.allOf[2]", "$.s.allOf[2].anyOf[0]", "$.s.oneOf[0]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("a", Spot("$.s.properties.a", {"x": 0})),
        ("b", Spot("$.s.allOf[2].anyOf[0].properties.b", {"x": 1})),
        ("c", Spot("$.Part.properties.c", {"x": 4})),
        ("*", Spot("$.Part.items", {"x": 5})),
        ("flag", None),
        ("d", None),
    ],
)
def test_what_stands_below_a_schema_is_a_member_or_any_row(token: str, found: Spot | None) -> None:
    """Of the first part that has it."""
    assert below(WHOLE, Spot("$.s", SCHEMA), token) == found


def test_any_value_of_an_object_is_what_its_further_members_are() -> None:
    """Where there are no rows."""
    assert below({}, Spot("$.s", {"additionalProperties": {"x": 1}}), "*") == Spot("$.s.additionalProperties", {"x": 1})
    assert below({}, Spot("$.s", {"additionalProperties": True}), "*") is None
