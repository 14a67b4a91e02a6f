"""Which of several alternatives a value may be of, and how many of its members a schema does not know."""

from __future__ import annotations

from typing import ClassVar

import pytest

from kyc_clients._runtime.schema import Schema
from kyc_clients._runtime.variants import possible_alternatives, unknown

TEXT: Schema = {"type": "string"}


def _kind(*values: object, required: bool = True, **more: Schema) -> Schema:
    """Return an object whose kind is one of the values."""
    kind: Schema = {"const": values[0]} if len(values) == 1 else {"enum": [*values]}
    return {"type": "object", "required": ["kind"] if required else [], "properties": {"kind": kind, **more}}


class Cat:
    """One kind."""

    _schema: ClassVar[Schema] = _kind("cat")


class Dog:
    """Another."""

    _schema: ClassVar[Schema] = _kind("dog", "wolf", tail=TEXT)


class Pet:
    """What they have in common."""

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": TEXT}, "required": ["kind"]}


CLASSES: dict[str, type] = {"Cat": Cat, "Dog": Dog, "Pet": Pet}
CAT, DOG, PET = ({"$ref": name} for name in CLASSES)
MAPPING = {"propertyName": "kind", "mapping": {"c": "Cat", "d": "Dog", "1": "Dog", "x": "Nobody"}}
OTHER_OBJECT: Schema = {"type": "object"}


def _chosen(schema: Schema, value: object, word: str = "oneOf") -> list[int]:
    return [*possible_alternatives(schema, word, CLASSES.__getitem__)(value)]


@pytest.mark.parametrize(
    ("value", "plain", "based"),
    [
        ({"kind": "c"}, [0], [0]),
        ({"kind": "d"}, [1], [1]),
        ({"kind": 1}, [1], [1]),
        ({"kind": "cat"}, [], [2]),
        ({"kind": "x"}, [], [2]),
        ({"kind": "bear"}, [], [2]),
        ({"kind": 2}, [], [2]),
        ({"kind": None}, [0, 1, 2], [2]),
        ({}, [0, 1, 2], [2]),
        ("c", [0, 1, 2], [0, 1, 2]),
        (None, [0, 1, 2], [0, 1, 2]),
        ([{"kind": "c"}], [0, 1, 2], [0, 1, 2]),
    ],
)
def test_a_discriminator_names_the_alternative(value: object, plain: list[int], based: list[int]) -> None:
    """None of those that it does not name; where there is a base class, that; what is no object has no kind."""
    branches = [CAT, DOG, PET]
    for word in ("oneOf", "anyOf"):
        assert _chosen({word: branches, "discriminator": MAPPING}, value, word) == plain
        assert _chosen({word: branches, "discriminator": {**MAPPING, "x-base": "Pet"}}, value, word) == based


def test_an_alternative_without_a_class_is_named_by_its_mark() -> None:
    """As the normaliser writes it."""
    schema: Schema = {
        "oneOf": [{"type": "object", "x-variant": "Cat"}, DOG],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "Cat", "d": "Dog"}},
    }

    assert [_chosen(schema, {"kind": kind}) for kind in ("c", "d")] == [[0], [1]]


ALL = [0, 1]
PLAIN = {"type": ["string", "null"]}


@pytest.mark.parametrize(
    ("branches", "value", "found"),
    [
        ([CAT, DOG], {"kind": "cat"}, [0]),
        ([CAT, DOG], {"kind": "wolf"}, [1]),
        ([CAT, DOG], {"kind": "bear"}, []),
        ([CAT, DOG], {}, ALL),
        ([_kind("a"), _kind("b")], {"kind": "b"}, [1]),
        ([_kind("a"), _kind("a", "b")], {"kind": "b"}, ALL),
        ([_kind("a", required=False), _kind("b")], {"kind": "b"}, ALL),
        ([_kind("a"), _kind("b", required=False)], {"kind": "b"}, ALL),
        ([_kind("a"), PET], {"kind": "a"}, ALL),
        ([_kind("a"), _kind("b", 5)], {"kind": "b"}, ALL),
        ([_kind(4), _kind(5)], {"kind": 4}, ALL),
        ([PLAIN, _kind("a")], {"kind": "a"}, ALL),
        ([PLAIN, _kind("a"), _kind("b")], {"kind": "b"}, [2]),
        ([PLAIN, _kind("a"), _kind("b")], "text", [0, 1, 2]),
        ([OTHER_OBJECT, _kind("a"), _kind("b")], {"kind": "b"}, [0, 1, 2]),
        ([{}, _kind("a"), _kind("b")], {"kind": "b"}, [0, 1, 2]),
        ([{"type": ["object", "null"]}, _kind("a"), _kind("b")], {"kind": "b"}, [0, 1, 2]),
    ],
)
def test_without_a_discriminator_a_member_with_values_of_its_own_names_the_alternative(
    branches: list[Schema], value: object, found: list[int]
) -> None:
    """One of texts, which every object requires, and no two share; beside them may stand what is certainly no object."""
    assert _chosen({"oneOf": branches}, value) == found


def test_the_first_member_that_sets_objects_apart_names_the_alternative() -> None:
    """Whatever else they require."""
    first, second = (
        {
            "type": "object",
            "required": ["name", "v", "kind", "size"],
            "properties": {"name": TEXT, "v": {"const": "1"}, "kind": {"const": kind}, "size": {"enum": [size]}},
        }
        for kind, size in (("a", "s"), ("b", "l"))
    )

    assert _chosen({"oneOf": [first, second]}, {"kind": "b", "size": "s"}) == [1]


DEEP: Schema = {
    "properties": {"a": {"properties": {"b": {"properties": {"c": {"properties": {"d": {"properties": {}}}}}}}}}
}


@pytest.mark.parametrize(
    ("schema", "value", "number"),
    [
        (DOG, {"kind": "dog", "tail": "x"}, 0),
        (DOG, {"kind": "dog", "x": 1, "y": {"z": 1}}, 2),
        ({"properties": {"a": DOG}}, {"a": {"x": 1}, "b": 1}, 2),
        ({"items": DOG}, [{"x": 1}, {"kind": "dog"}, {"y": 1, "z": 1}], 3),
        ({"prefixItems": [DOG, {}], "items": CAT}, [{"x": 1}, {"x": 1}, {"x": 1, "y": 1}], 3),
        ({"prefixItems": [DOG]}, [{"x": 1}, {"x": 1}], 1),
        ({"properties": {}, "additionalProperties": TEXT}, {"x": 1}, 0),
        ({"properties": {}, "additionalProperties": False}, {"x": 1}, 1),
        ({"properties": {}, "patternProperties": {"^x": TEXT}}, {"x": 1}, 0),
        ({"type": "object"}, {"x": 1}, 0),
        (DOG, "text", 0),
        (DOG, None, 0),
        ({"items": {"items": {"items": DOG}}}, [[[{"x": 1}]]], 1),
        ({"items": {"items": {"items": {"items": DOG}}}}, [[[[{"x": 1}]]]], 0),
        (DEEP, {"x": 1}, 1),
        (DEEP, {"a": {"x": 1}}, 1),
        (DEEP, {"a": {"b": {"c": {"x": 1}}}}, 1),
        (DEEP, {"a": {"b": {"c": {"d": {"x": 1}}}}}, 0),
        (DEEP, {"a": {"b": {"x": 1, "c": {"y": 1}}}}, 2),
    ],
)
def test_members_that_a_schema_does_not_know_are_counted(schema: Schema, value: object, number: int) -> None:
    """Four levels deep: deeper members rarely tell two alternatives apart."""
    assert unknown(schema, value, CLASSES.__getitem__) == number
