"""The validator for schemas whose references are all local: what each keyword allows, and which names have no meaning."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.normalise.official_schemas import local_validator

TEXT = {"type": "string"}
CLOSED: dict[str, Any] = {"unevaluatedProperties": False}


def errors(schema: dict[str, Any], instance: Any) -> list[str]:
    """Return what is wrong with a value."""
    return sorted(error.message for error in local_validator(Draft202012Validator, schema).iter_errors(instance))


@pytest.mark.parametrize(
    ("schema", "instance", "found"),
    [
        ({"$ref": "#/$defs/text", "$defs": {"text": TEXT}}, "a", []),
        ({"$ref": "#/$defs/text", "$defs": {"text": TEXT}}, 1, ["1 is not of type 'string'"]),
        ({"$ref": "#/$defs/a~1b", "$defs": {"a/b": TEXT}}, 1, ["1 is not of type 'string'"]),
        ({"$dynamicRef": "#meta", "$defs": {"schema": TEXT}}, 1, ["1 is not of type 'string'"]),
        ({"properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"items": {"$ref": "#/$defs/c"}}, "c": TEXT}}, {"a": [1]},
         ["1 is not of type 'string'"]),
    ],
)  # fmt: skip
def test_a_reference_is_followed_within_the_schema(schema: dict[str, Any], instance: object, found: list[str]) -> None:
    """That of a schema within a document is to what the whole calls so."""
    assert errors(schema, instance) == found


@pytest.mark.parametrize(
    ("schema", "known"),
    [
        ({"properties": {"a": {}}}, "a"),
        ({"patternProperties": {"^x-": {}}}, "x-a"),
        ({"patternProperties": {"x$": {}}}, "ax"),
        ({"allOf": [{"properties": {"b": {}}}, {"properties": {"a": {}}}]}, "a"),
        ({"anyOf": [{"properties": {"a": {}}}, True]}, "a"),
        ({"oneOf": [{"properties": {"a": {}}}]}, "a"),
        ({"if": {"properties": {"a": {}}}, "then": True}, "a"),
        ({"if": False, "then": {"properties": {"a": {}}}}, "a"),
        ({"if": True, "else": {"properties": {"a": {}}}}, "a"),
        ({"dependentSchemas": {"z": {"properties": {"a": {}}}}}, "a"),
        ({"$ref": "#/$defs/b", "$defs": {"b": {"properties": {"a": {}}}}}, "a"),
        ({"allOf": [{"$ref": "#/$defs/b"}], "$defs": {"b": {"patternProperties": {"^x-": {}}}}}, "x-a"),
    ],
    ids=str,
)
def test_a_name_has_a_meaning_where_any_part_of_the_schema_knows_it(schema: dict[str, Any], known: str) -> None:
    """Whatever the conditions; any other has none."""
    closed = {**schema, **CLOSED}

    assert errors(closed, {known: 1}) == []
    assert errors(closed, {known: 1, "other": 1, "more": 1}) == [
        "'more' has no meaning here",
        "'other' has no meaning here",
    ]
    assert errors(schema, {known: 1, "other": 1}) == []


@pytest.mark.parametrize(
    ("schema", "instance"),
    [
        ({"unevaluatedProperties": True}, {"a": 1}),
        ({"unevaluatedProperties": {"type": "string"}}, {"a": 1}),
        (CLOSED, ["a"]),
        (CLOSED, "a"),
    ],
)
def test_only_an_object_of_a_closed_schema_has_names_without_a_meaning(
    schema: dict[str, Any], instance: object
) -> None:
    """The official schemas close objects in no other way."""
    assert errors(schema, instance) == []


def test_two_closed_schemas_know_their_own_names() -> None:
    """Each what it consists of."""
    schema = {"properties": {"a": {"properties": {"b": {}}, **CLOSED}, "c": {"properties": {"d": {}}, **CLOSED}}}

    assert errors(schema, {"a": {"b": 1}, "c": {"d": 1}}) == []
    assert errors(schema, {"a": {"d": 1}, "c": {"b": 1}}) == ["'b' has no meaning here", "'d' has no meaning here"]
