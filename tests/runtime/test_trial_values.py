"""Values that count off production alone, and moments that must lie ahead: however deep in a schema they are named."""

from __future__ import annotations

from typing import ClassVar

import pytest

from kyc_clients._runtime.failures import Violation
from kyc_clients._runtime.future_times import future_check
from kyc_clients._runtime.schema import Schema
from kyc_clients._runtime.validate import below, validator

CODE: Schema = {"type": "string", "pattern": "^[a-z]$", "x-test-values": ["TEST"]}
HOST: Schema = {"type": "string", "format": "uri", "pattern": "^https:", "x-local-url": True}
AHEAD: Schema = {"type": "integer", "x-ahead": 60, "x-test-values": [1]}
MILLISECONDS: Schema = {**AHEAD, "x-epoch": "milliseconds"}


class Holder:
    """A class that holds such a value, and itself."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"code": CODE, "at": AHEAD, "next": {"$ref": "Holder"}},
    }


CLASSES: dict[str, type] = {"Holder": Holder}


def _broken(schema: Schema, value: object, *, trial: bool, strict: bool = True) -> list[tuple[str, str]]:
    check = validator(schema, CLASSES.__getitem__, trial=trial, strict=strict)
    return [(item.pointer, item.rule) for item in check(value)]


@pytest.mark.parametrize(
    ("schema", "value", "pointer"),
    [
        (CODE, "TEST", ""),
        (HOST, "http://localhost:8000/back", ""),
        ({"properties": {"a": CODE}}, {"a": "TEST"}, "/a"),
        ({"additionalProperties": CODE}, {"x": "TEST"}, "/x"),
        ({"patternProperties": {"^x": CODE}}, {"x1": "TEST"}, "/x1"),
        ({"items": CODE}, ["a", "TEST"], "/1"),
        ({"prefixItems": [{}, CODE]}, [1, "TEST"], "/1"),
        ({"prefixItems": [{}], "items": CODE}, [1, "TEST"], "/1"),
        ({"allOf": [CODE]}, "TEST", ""),
        ({"$ref": "Holder"}, {"code": "TEST"}, "/code"),
        ({"$ref": "Holder"}, {"next": {"next": {"code": "TEST"}}}, "/next/next/code"),
    ],
)
def test_a_value_of_a_test_host_counts_off_production_alone(schema: Schema, value: object, pointer: str) -> None:
    """Wherever in a request it stands."""
    assert _broken(schema, value, trial=True) == []
    assert _broken(schema, value, trial=False) == [(pointer, "pattern")]
    assert validator(schema, CLASSES.__getitem__)(value)


@pytest.mark.parametrize("value", ["OTHER", "http://example.com", 5])
def test_what_a_schema_without_such_values_refuses_is_refused_off_production_too(value: object) -> None:
    """As is any value but those."""
    plain: Schema = {"type": "string", "pattern": "^[a-z]$"}

    for schema in (CODE, plain):
        assert _broken(schema, value, trial=True) == _broken(schema, value, trial=False) != []
    assert _broken(plain, "a", trial=True) == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"properties": {"a": {"maxLength": 1}}}, {"a": "long"}),
        ({"items": {"maxLength": 1}}, ["long"]),
        ({"prefixItems": [{"maxLength": 1}]}, ["long"]),
        ({"anyOf": [{"maxLength": 1}]}, "long"),
        ({"$ref": "Holder"}, {"code": "LONG"}),
    ],
)
def test_of_what_a_response_holds_only_the_structure_counts(schema: Schema, value: object) -> None:
    """At any depth."""
    assert _broken(schema, value, trial=False, strict=False) == []
    assert _broken(schema, value, trial=False)


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"type": "string", "minLength": 2, "pattern": "^b"}, "a", ["minLength", "pattern"]),
        ({"minLength": 2, "pattern": "^b"}, "a", ["minLength", "pattern"]),
        ({"type": "string", "minLength": 2}, 5, ["type"]),
        ({"required": ["a"], "properties": {"b": {"type": "string"}}}, {"b": 1}, ["required", "type"]),
        ({"required": ["a"]}, {}, ["required"]),
        ({"properties": {"a": {"type": "string"}}}, {"a": None}, ["type"]),
        ({"patternProperties": {"^a": {"minLength": 2}, "b$": {"pattern": "^c"}}}, {"ab": "x", "c": 1}, ["minLength", "pattern"]),
        ({"patternProperties": {"^a": {"minLength": 2}}, "additionalProperties": False}, {"a": "xx", "b": 1}, ["false"]),
        ({"properties": {"a": {}}, "patternProperties": {"^a": {"minLength": 2}}}, {"a": "x"}, ["minLength"]),
        ({"properties": {"a": {}}, "additionalProperties": {"minLength": 2}}, {"a": "x", "b": "x"}, ["minLength"]),
        ({"properties": {"a": {}, "b": {}}, "additionalProperties": False}, {"a": 1}, []),
        ({"additionalProperties": True, "required": ["a"]}, {"a": 1, "b": 2}, []),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False}, ["a", 1, 2], ["false"]),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}]}, [1, "a", 2], ["type", "type"]),
        ({"type": "string"}, "a", []),
        ({"type": "integer"}, 5, []),
        ({"type": "number"}, 5, []),
        ({"type": ["integer", "number"]}, 1.5, []),
        ({"type": ["integer", "string"]}, 1.5, ["type"]),
        ({"type": ["string", "null"]}, None, []),
        ({"type": ["null", "string"]}, "a", []),
        ({"type": "number"}, True, ["type"]),
        ({"type": "object"}, [], ["type"]),
    ],
    ids=str,
)  # fmt: skip
def test_every_broken_rule_of_a_value_is_found(schema: Schema, value: object, found: list[str]) -> None:
    """In the order of the contract; of a value of another type, that alone."""
    assert [rule for _, rule in _broken(schema, value, trial=False)] == found


def test_violations_are_moved_below_a_member_or_a_row() -> None:
    """With their rule and their text."""
    assert below("a/b", [Violation("/c", "type", "must be a string")]) == [
        Violation("/a~1b/c", "type", "must be a string")
    ]
    assert below(2, [Violation("", "enum", "x"), Violation("/d", "const", "y")]) == [
        Violation("/2", "enum", "x"), Violation("/2/d", "const", "y"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "value", "pointers"),
    [
        (AHEAD, 1060, []),
        (AHEAD, 1059, [""]),
        (AHEAD, 1059.5, [""]),
        (AHEAD, "1059", []),
        (AHEAD, True, []),
        (MILLISECONDS, 1_060_000, []),
        (MILLISECONDS, 1_059_999, [""]),
        ({"properties": {"a": {}, "at": AHEAD}}, {"at": 5, "a": 5}, ["/at"]),
        ({"properties": {"at": AHEAD}}, {"b": 5}, []),
        ({"properties": {"at": AHEAD}}, [5], []),
        ({"items": AHEAD}, [1060, 5], ["/1"]),
        ({"items": AHEAD}, {"0": 5}, []),
        ({"properties": {"at": AHEAD}, "items": MILLISECONDS}, [1060], ["/0"]),
        ({"properties": {"a/b": {"items": AHEAD}}}, {"a/b": [1, 5]}, ["/a~1b/0", "/a~1b/1"]),
        ({"$ref": "Holder"}, {"at": 5}, ["/at"]),
        ({"properties": {"h": {"$ref": "Holder"}}}, {"h": {"at": 5}}, ["/h/at"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_moment_that_is_not_far_enough_ahead_is_named(schema: Schema, value: object, pointers: list[str]) -> None:
    """By its place; what is no number is for the type to say."""
    check = future_check(schema, CLASSES.__getitem__)

    assert check is not None
    assert [(item.pointer, item.rule) for item in check(value, 1000.0)] == [
        (pointer, "x-ahead") for pointer in pointers
    ]


def test_a_moment_is_explained_in_its_own_unit() -> None:
    """Seconds for milliseconds is the commonest mistake."""
    for schema, unit in ((AHEAD, "seconds"), (MILLISECONDS, "milliseconds")):
        check = future_check(schema, CLASSES.__getitem__)
        assert check is not None
        assert [item.message for item in check(0, 1000.0)] == [
            f"must be an epoch in {unit} at least 60 seconds in the future"
        ]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (AHEAD, 1),
        ({"properties": {"at": AHEAD}}, {"at": 1}),
        ({"items": AHEAD}, [1]),
        ({"$ref": "Holder"}, {"at": 1}),
    ],
)
def test_a_moment_of_a_test_host_need_not_lie_ahead_off_production(schema: Schema, value: object) -> None:
    """Any other must."""
    for trial, number in ((True, 0), (False, 1)):
        check = future_check(schema, CLASSES.__getitem__, trial=trial)
        assert check is not None
        assert len(check(value, 1000.0)) == number
    other = future_check(AHEAD, CLASSES.__getitem__, trial=True)
    assert other is not None
    assert other(2, 1000.0)


@pytest.mark.parametrize(
    "schema", [{}, {"type": "integer"}, {"properties": {"a": {}}}, {"items": {}}, {"x-test-values": [1]}]
)
def test_where_nothing_must_lie_ahead_no_clock_is_asked(schema: Schema) -> None:
    """Most requests are of this kind."""
    assert future_check(schema, CLASSES.__getitem__) is None
    assert future_check(schema, CLASSES.__getitem__, trial=True) is None
