"""What is asked of wire schemas: classes, values, types, size, and which unions only require keys."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.normalise.wire import references, size, types_of, values_of
from generator.normalise.wire_schema import only_require
from generator.types import Json, Pointer

Node = dict[str, Json]
TEXT: Json = {"type": "string"}
TO_A: Json = {"$ref": "A"}


@pytest.mark.parametrize(
    ("node", "characters", "classes"),
    [
        (TEXT, 10, []),
        ({"$ref": "Abc"}, 6, ["Abc"]),
        ({"enum": ["ab", 1]}, 42, []),
        ({"anyOf": [TEXT, TO_A]}, 42, ["A"]),
        ({"oneOf": [TO_A, {"$ref": "B"}]}, 34, ["A", "B"]),
        ({"items": TEXT}, 30, []),
        ({"items": False}, 10, []),
        ({"prefixItems": [TEXT, {"$ref": "B"}], "items": TO_A}, 54, ["B", "A"]),
        ({"additionalProperties": TO_A, "patternProperties": {"x": {"$ref": "C"}}}, 34, ["C", "A"]),
        ({"items": {"anyOf": [TO_A]}}, 42, ["A"]),
    ],
    ids=str,
)
def test_the_size_and_the_classes_of_a_schema_are_those_of_all_within(
    node: Node, characters: int, classes: list[str]
) -> None:
    """In their order."""
    assert (size(node), list(references(node))) == (characters, classes)


@pytest.mark.parametrize(
    ("node", "values"),
    [
        ({"enum": [1, 2]}, [1, 2]),
        ({"const": 1}, [1]),
        ({"const": 1, "enum": [2]}, [1]),
        ({"anyOf": [TEXT], "enum": [1]}, [1]),
        (TEXT, None),
        ({"$ref": "A", "const": 1}, None),
        ({"anyOf": [TO_A], "enum": [1]}, None),
        ({"items": TEXT, "enum": [1]}, None),
        ({"prefixItems": [], "const": 1}, None),
        ({"anyOf": [{"additionalProperties": TEXT}], "const": 1}, None),
        ({"patternProperties": {}, "const": 1}, None),
    ],
    ids=str,
)
def test_values_are_those_of_what_has_no_structure(node: Node, values: list[Json] | None) -> None:
    """A list or an object has types of its own."""
    assert values_of(node) == values


@pytest.mark.parametrize(
    ("node", "types"),
    [
        (TEXT, ["string"]),
        ({"type": ["string", "null"]}, ["string", "null"]),
        ({"type": "string", "items": {}}, ["string"]),
        ({"items": {}}, ["array"]),
        ({"prefixItems": []}, ["array"]),
        ({"additionalProperties": {}}, ["object"]),
        ({"patternProperties": {}}, ["object"]),
        ({}, []),
    ],
    ids=str,
)
def test_the_type_is_what_is_declared_or_implied(node: Node, types: list[str]) -> None:
    """By what a list or an object holds."""
    assert types_of(node) == types


@pytest.mark.parametrize(
    ("members", "only"),
    [
        ([{"required": ["a"]}, {"required": ["b"], "title": "B", "description": "With b."}], True),
        ([{"required": ["a"]}, True], False),
        ([{"required": ["a"]}, {"type": "object"}], False),
        ([{"not": {"required": ["a"]}}], True),
        ([{"not": {"type": "string", "title": "A text"}}], True),
        ([{"not": True}], True),
        ([{"not": {"pattern": "a"}}], False),
        ([{"not": {"properties": {}}}], False),
        ([{"not": {"not": {}}}], False),
        ([{"not": "text"}], False),
    ],
    ids=str,
)
def test_a_union_may_only_say_which_keys_must_be_there(members: list[Json], *, only: bool) -> None:
    """Or which must not, in words that the runtime checks as they stand."""
    assert only_require([(member, Pointer("/a")) for member in members]) == only
