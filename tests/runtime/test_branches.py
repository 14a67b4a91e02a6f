"""What the alternatives of JSON Schema find in a value, and in which words; requests are held to more of them than responses."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from generator.runtime.validate import validator
from tests.runtime.fake.models import Owner

Found: TypeAlias = list[tuple[str, ...]]
Form: TypeAlias = dict[str, object]

TEXT: Form = {"type": "string"}
NUMBER: Form = {"type": "integer"}
NEEDS_A: Form = {"required": ["a"]}
NEEDS_BC: Form = {"required": ["b", "c"]}
MISSING_A = ("/a", "required", "is required")
NO_ANY = ("", "anyOf", "must match at least one alternative")
NO_ONE = ("", "oneOf", "must match exactly one alternative")
BY_KIND: Form = {"propertyName": "kind/of", "mapping": {"x": "#/components/schemas/One", "2": "Two"}}
KINDS: list[Form] = [
    {"x-variant": "One", "properties": {"n": NUMBER}},
    {"x-variant": "Two", "properties": {"n": TEXT}},
]
NO_KIND = ("/kind~1of", "required", "must be a string that says which alternative this is")
UNKNOWN_KIND = ("/kind~1of", "discriminator", "names no known alternative")


def found(schema: Form, value: object, *, strict: bool = True) -> Found:
    """What is wrong with a value: pointers, rules and messages."""
    return [(*one,) for one in validator(schema, lambda _: Owner, strict=strict)(value)]


REQUESTS: list[tuple[Form, object, Found]] = [
    ({"anyOf": [TEXT, NUMBER]}, 1, []),
    ({"anyOf": [TEXT, NUMBER]}, None, [NO_ANY, ("", "type", "must be a string")]),
    ({"anyOf": [NEEDS_BC, NEEDS_A]}, {}, [NO_ANY, MISSING_A]),
    ({"anyOf": [{"type": "array"}, NEEDS_BC]}, {}, [NO_ANY, ("/b", "required", "is required"), ("/c", "required", "is required")]),
    ({"anyOf": [{"type": "array"}, {"items": {"type": "string"}, "properties": {"a": TEXT}}]}, {"a": 1},
     [NO_ANY, ("/a", "type", "must be a string")]),
    ({"anyOf": [{"allOf": [{"type": "string"}]}, NEEDS_BC]}, {"b": 1}, [NO_ANY, ("/c", "required", "is required")]),
    ({"oneOf": [TEXT, NUMBER]}, 1, []),
    ({"oneOf": [NUMBER, {"type": "number"}]}, 1, [("", "oneOf", "must match exactly one alternative, matches 2")]),
    ({"oneOf": [NUMBER, {"type": "number"}, {}]}, 1, [("", "oneOf", "must match exactly one alternative, matches 3")]),
    ({"oneOf": [NEEDS_BC, NEEDS_A]}, {}, [NO_ONE, MISSING_A]),
    ({"allOf": [NEEDS_A, {"minProperties": 1}]}, {}, [MISSING_A, ("", "minProperties", "must have at least 1 properties")]),
    ({"allOf": [NEEDS_A], "anyOf": [TEXT], "oneOf": [NUMBER]}, {},
     [MISSING_A, NO_ANY, ("", "type", "must be a string"), NO_ONE, ("", "type", "must be an integer")]),
    ({"not": TEXT}, "a", [("", "not", "must not match what the contract excludes")]),
    ({"not": TEXT}, 1, []),
    ({"if": NEEDS_A, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {"a": 1}, [("/b", "required", "is required")]),
    ({"if": NEEDS_A, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {}, [("/c", "required", "is required")]),
    ({"if": NEEDS_A, "else": {"required": ["c"]}}, {"a": 1}, []),
    ({"if": NEEDS_A, "then": {"required": ["c"]}}, {}, []),
    ({"if": {"properties": {"a": {"const": "é"}, "b": TEXT, "c": {"const": 2}}, "required": ["a"]}, "then": {"required": ["d"]}},
     {"a": "é", "c": 2}, [("/d", "required", 'is required where a is "é" where c is 2')]),
    ({"propertyNames": {"maxLength": 1}}, {"a": 1, "b/c": 1}, [("/b~1c", "propertyNames", "is not an allowed name")]),
    ({"propertyNames": {"maxLength": 1}}, ["long"], []),
    ({"propertyNames": {"maxLength": 1}}, "long", []),
    ({"contains": NUMBER}, ["a"], [("", "contains", "must hold at least 1 of the items that the contract asks for")]),
    ({"contains": NUMBER}, ["a", 1, 2], []),
    ({"contains": NUMBER, "minContains": 2}, ["a", 1, 2], []),
    ({"contains": NUMBER, "minContains": 2}, ["a", 1], [("", "contains", "must hold at least 2 of the items that the contract asks for")]),
    ({"contains": NUMBER, "maxContains": 1}, [1], []),
    ({"contains": NUMBER, "maxContains": 1}, [1, 2], [("", "contains", "must hold exactly 1 of the items that the contract asks for")]),
    ({"contains": NUMBER, "minContains": 0, "maxContains": 1}, [], []),
    ({"contains": NUMBER, "minContains": 0, "maxContains": 1}, [1, 2],
     [("", "contains", "must hold 0 to 1 of the items that the contract asks for")]),
    ({"contains": NUMBER}, "a", []),
    ({"dependentSchemas": {"a": {"required": ["b", "c"]}, "d": False}}, {"a": 1},
     [("/b", "required", "is required with a"), ("/c", "required", "is required with a")]),
    ({"dependentSchemas": {"a": {"required": ["b"]}, "d": False}}, {"d": 1}, [("", "false", "must not be there with d")]),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {}, []),
    ({"dependentSchemas": {"a": False}}, ["a"], []),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "x", "n": "1"}, [("/n", "type", "must be an integer")]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "2", "n": 1}, [("/n", "type", "must be a string")]),
    ({"anyOf": KINDS, "discriminator": BY_KIND}, {"kind/of": 2, "n": 1}, [("/n", "type", "must be a string")]),
    ({"anyOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "Two", "n": 1}, [("/n", "type", "must be a string")]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"n": 1}, [NO_KIND]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": True}, [NO_KIND]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": None}, [NO_KIND]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "y"}, [UNKNOWN_KIND]),
    ({"oneOf": KINDS, "discriminator": {**BY_KIND, "x-base": "Two"}}, {"kind/of": "y", "n": 1}, [("/n", "type", "must be a string")]),
    ({"oneOf": KINDS, "discriminator": {**BY_KIND, "x-base": "Other"}}, {"kind/of": "Two"}, [UNKNOWN_KIND]),
    ({"oneOf": [{**TEXT, "x-variant": "One"}], "discriminator": BY_KIND}, 1, [NO_ANY, ("", "type", "must be a string")]),
    ({"oneOf": [TEXT, {}], "discriminator": BY_KIND}, "a", []),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value", "expected"), REQUESTS, ids=str)
def test_of_alternatives_the_one_that_was_most_likely_meant_is_explained(
    schema: Form, value: object, expected: Found
) -> None:
    """The one of the right type that misses least, or that which the value names."""
    assert found(schema, value) == expected


RESPONSES: list[tuple[Form, object, Found]] = [
    ({"oneOf": [NUMBER, {"type": "number"}]}, 1, []),
    ({"oneOf": [NUMBER, TEXT]}, 1, []),
    ({"oneOf": [NUMBER, TEXT]}, [], [NO_ONE, ("", "type", "must be an integer")]),
    ({"anyOf": [NUMBER, TEXT]}, [], [NO_ANY, ("", "type", "must be an integer")]),
    ({"allOf": [NUMBER]}, "a", [("", "type", "must be an integer")]),
    ({"not": TEXT}, "a", []),
    ({"if": TEXT, "then": False}, "a", []),
    ({"propertyNames": False}, {"a": 1}, []),
    ({"contains": NUMBER}, [], []),
    ({"dependentSchemas": {"a": False}}, {"a": 1}, []),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "y"}, []),
    ({"anyOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "y"}, []),
    ({"anyOf": KINDS, "discriminator": BY_KIND}, {"kind/of": "x", "n": "1"}, [("/n", "type", "must be an integer")]),
    ({"oneOf": KINDS, "discriminator": BY_KIND}, {}, [NO_KIND]),
]


@pytest.mark.parametrize(("schema", "value", "expected"), RESPONSES, ids=str)
def test_a_response_is_held_to_the_structure_of_its_alternatives_alone(
    schema: Form, value: object, expected: Found
) -> None:
    """It may match several, be of a kind of tomorrow, and break every other rule."""
    assert found(schema, value, strict=False) == expected
