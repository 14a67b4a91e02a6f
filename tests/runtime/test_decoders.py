"""What a schema makes of a value that came, and what it finds broken: place, rule and words."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

import pytest
from attrs import define

from generator.runtime.decode import decoder
from generator.runtime.failures import Broken
from generator.runtime.model import Model, Schema

Form: TypeAlias = dict[str, object]

TEXT: Form = {"type": "string"}
NUMBER: Form = {"type": "integer"}
ROW: Form = {"$ref": "Row"}
TAGGED: Form = {
    "oneOf": [{"x-variant": "One"}, {"x-variant": "Two"}],
    "discriminator": {"propertyName": "kind", "mapping": {"a": "One"}},
    "properties": {"n": NUMBER},
}


@define(kw_only=True, repr=False)
class Row(Model):
    """A class with a number."""

    id: int

    _schema: ClassVar[Schema] = {"type": "object", "required": ["id"], "properties": {"id": NUMBER}}


def read(schema: Form | bool, value: object) -> Any:  # noqa: FBT001 - a schema
    """What is made of a value."""
    return decoder(schema, lambda _: Row)(value)


UNTAGGED: Form = {
    "oneOf": [
        {**TAGGED, "oneOf": [{"x-variant": "One", "type": "object", "properties": {"n": NUMBER}}]},
        {"type": "object", "properties": {"n": {"type": "number", "minimum": 5}}},
    ]
}
"""Of a value without its kind, the first alternative breaks the structure, the second at most a bound."""

READ: list[tuple[Form | bool, object, object]] = [
    (True, [1], [1]),
    ({}, None, None),
    (NUMBER, 3.0, 3),
    ({"type": "number"}, 3.0, 3.0),
    ({"type": "number"}, 3, 3),
    ({"type": ["integer", "null"]}, 3.0, 3),
    ({"type": ["integer", "number"]}, 3.0, 3.0),
    ({"type": ["string", "integer"]}, "a", "a"),
    ({"type": ["array", "null"], "items": NUMBER}, [1.0], [1]),
    ({"type": ["object", "null"], "properties": {"a": NUMBER}}, {"a": 1.0}, {"a": 1}),
    ({"enum": ["a", 1]}, "b", "b"),
    ({"enum": ["a", 1]}, 2.0, 2),
    ({"enum": [1.5]}, 2, 2),
    ({"const": None}, None, None),
    ({"properties": {"a": NUMBER}}, {"a": 1.0, "b": 1.0}, {"a": 1, "b": 1.0}),
    ({"properties": {"a": NUMBER}}, [1.0], [1.0]),
    ({"required": ["a"]}, {"a": 1.0}, {"a": 1.0}),
    ({"required": ["a"]}, "text", "text"),
    ({"additionalProperties": NUMBER}, {"b": 1.0}, {"b": 1}),
    ({"type": "object", "additionalProperties": False}, {"b": 1.0}, {"b": 1.0}),
    ({"patternProperties": {"^n": NUMBER}}, {"n": 1.0, "b": 1.0}, {"n": 1, "b": 1.0}),
    ({"patternProperties": {"^n": NUMBER}, "additionalProperties": {"type": "number"}}, {"n": 1.0, "b": 2.0}, {"n": 1, "b": 2.0}),
    ({"type": "object", "properties": {"a": NUMBER}, "patternProperties": {"a": TEXT}}, {"a": 1.0}, {"a": 1}),
    ({"items": NUMBER}, [1.0, 2], [1, 2]),
    ({"items": NUMBER}, {"a": 1.0}, {"a": 1.0}),
    ({"prefixItems": [NUMBER]}, [1.0, 2.0], [1, 2.0]),
    ({"type": "array", "prefixItems": [TEXT, NUMBER], "items": NUMBER}, ["a", 1.0, 2.0], ["a", 1, 2]),
    ({"type": "array", "prefixItems": [TEXT, NUMBER]}, ["a"], ["a"]),
    ({"type": "array", "items": False}, [1.0], [1.0]),
    ({"type": "object", "properties": {"a": NUMBER}}, {"a": None}, {}),
    ({"type": "object", "properties": {"a": {"type": ["integer", "null"]}}}, {"a": None}, {"a": None}),
    ({"type": "object"}, {"a": None}, {"a": None}),
    ({"anyOf": [NUMBER, {"type": "null"}]}, 3.0, 3),
    ({"anyOf": [NUMBER, {"type": "null"}]}, None, None),
    ({"anyOf": [NUMBER, TEXT, {"type": "null"}]}, "a", "a"),
    ({"oneOf": [{"type": "null"}, ROW]}, {"id": 1}, Row(id=1)),
    ({"oneOf": [ROW, TEXT]}, "a", "a"),
    ({"oneOf": [ROW, TEXT]}, {"id": 1}, Row(id=1)),
    ({"oneOf": [TEXT, {"type": "array", "items": NUMBER}]}, [1.0], [1]),
    ({"oneOf": [NUMBER, {"type": "number"}]}, 1.0, 1.0),
    (UNTAGGED, {"n": 1.0}, {"n": 1.0}),
    (TAGGED, {"kind": "a", "n": 1.0}, {"kind": "a", "n": 1}),
    ({"anyOf": [{"minimum": 5}, {"maximum": 1}], "type": "integer"}, 3.0, 3),
    ({"allOf": [ROW]}, {"id": 1.0}, Row(id=1)),
    ({"allOf": [{"minProperties": 3}, ROW]}, {"id": 1}, Row(id=1)),
    ({"allOf": [{"maximum": 3}], "type": "integer"}, 5.0, 5),
    ({"type": "array", "items": ROW}, [{"id": 1}, {"id": 2.0}], [Row(id=1), Row(id=2)]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value", "found"), READ, ids=str)
def test_a_value_is_read_by_its_schema(schema: Form | bool, value: object, found: object) -> None:  # noqa: FBT001 - a schema
    """Whole numbers as integers, objects as their classes, null as absent where it is no value."""
    made = read(schema, value)

    assert made == found
    assert repr(made) == repr(found)


BROKEN: list[tuple[Form, object, tuple[str, str, str]]] = [
    (TEXT, 1, ("", "type", "must be a string")),
    (NUMBER, "1", ("", "type", "must be an integer")),
    (NUMBER, 1.5, ("", "type", "must be an integer")),
    (NUMBER, True, ("", "type", "must be an integer")),
    ({"type": "number"}, True, ("", "type", "must be a number")),
    ({"type": "boolean"}, 1, ("", "type", "must be a boolean")),
    ({"type": "null"}, 0, ("", "type", "must be null")),
    ({"type": "object"}, [], ("", "type", "must be an object")),
    ({"type": "array"}, {}, ("", "type", "must be an array")),
    ({"type": ["string", "integer"]}, 1.5, ("", "type", "must be a string or an integer")),
    ({"type": ["string", "null"]}, 1.0, ("", "type", "must be a string or null")),
    ({"type": ["number", "null"]}, "a", ("", "type", "must be a number or null")),
    ({"enum": ["a"]}, 1, ("", "type", "must be a string")),
    ({"const": 1}, "1", ("", "type", "must be an integer")),
    ({"type": "object", "required": ["a/b"]}, {}, ("/a~1b", "required", "is required")),
    ({"type": "object", "required": ["a"], "properties": {"a": NUMBER}}, {"a": None}, ("/a", "type", "must be an integer")),
    ({"type": "object", "properties": {"a": {"items": TEXT}}}, {"a": ["x", 2]}, ("/a/1", "type", "must be a string")),
    ({"type": "array", "prefixItems": [TEXT, NUMBER]}, ["a", "b"], ("/1", "type", "must be an integer")),
    ({"type": "array", "prefixItems": [TEXT], "items": NUMBER}, ["a", 1, "b"], ("/2", "type", "must be an integer")),
    ({"additionalProperties": TEXT}, {"b~": 1}, ("/b~0", "type", "must be a string")),
    ({"type": "array", "items": ROW}, [{"id": 1}, {}], ("/1/id", "required", "is required")),
    ({"anyOf": [NUMBER, {"type": "null"}]}, "a", ("", "type", "must be an integer")),
    ({"anyOf": [NUMBER]}, None, ("", "type", "must be an integer")),
    ({"oneOf": [TEXT, {"type": "object", "required": ["a"], "properties": {"b": {"properties": {"c": {"maxLength": 1}}}}}]},
     {"b": {"c": "long"}}, ("/a", "required", "is required")),
    ({"oneOf": [NUMBER, TEXT]}, [], ("", "oneOf", "must match exactly one alternative")),
    ({"anyOf": [ROW, {"items": TEXT, "type": "array"}]}, [1], ("/0", "type", "must be a string")),
    ({"allOf": [ROW]}, {}, ("/id", "required", "is required")),
    ({"allOf": [{"type": "object"}, {"properties": {"a": {"properties": {"b": TEXT}}, "c": TEXT}}]}, {"c": 1, "a": {"b": 1}},
     ("/a/b", "type", "must be a string")),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value", "broken"), BROKEN, ids=str)
def test_what_cannot_be_read_is_named_by_its_place(schema: Form, value: object, broken: tuple[str, str, str]) -> None:
    """The deepest of several, in the words of the rule."""
    with pytest.raises(Broken) as caught:
        read(schema, value)

    assert (caught.value.pointer, caught.value.rule, caught.value.message) == broken


def test_a_list_without_a_word_about_its_items_is_not_copied() -> None:
    """Large ones are common."""
    rows: list[object] = [1, "a"]

    assert read({"type": "array"}, rows) is rows
    assert read({"type": "array", "items": {}}, rows) is rows
    assert read({"type": "array", "items": {"title": "A row"}}, rows) is rows
