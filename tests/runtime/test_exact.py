"""Which responses match the contract exactly, and which members callers act on."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

import pytest
from attrs import define

from generator.runtime.exact import demanded, essentials, exact, is_empty
from generator.runtime.model import Model, Schema

Form: TypeAlias = dict[str, object]

TEXT: Form = {"type": "string"}
NUMBER: Form = {"type": "integer"}
FORMED: Form = {"patternProperties": {"^n": NUMBER, "_t$": {"type": ["integer", "string"]}}}
TAGGED: list[Form] = [
    {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}, kind: TEXT}} for kind in "ab"
]


@define(kw_only=True, repr=False)
class Node(Model):
    """A class that holds itself."""

    next: Any = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"next": {"$ref": "Node"}}}


def fits(schema: Form | bool, value: object, *, closed: bool = True) -> bool:  # noqa: FBT001 - a schema
    """Whether a value needs no leniency."""
    return exact(schema, lambda _: Node, closed=closed)(value)


FITTING: list[tuple[Form | bool, list[object], list[object]]] = [
    (True, [1, None, {}], []),
    ({}, [1, None, {}, []], []),
    (TEXT, ["", "a"], [1, 1.0, None, [], {}]),
    (NUMBER, [1, 1.0, -2.0], [1.5, True, "1", None]),
    ({"type": "number"}, [1, 1.5], [True, "1"]),
    ({"type": ["integer", "number"]}, [1, 1.5], [True]),
    ({"type": ["integer", "null"]}, [1, 1.0, None], [1.5, False, "1"]),
    ({"type": "boolean"}, [True, False], [1, 0]),
    ({"type": "null"}, [None], [0, ""]),
    ({"enum": ["a", "b"]}, ["a", "b"], ["c", 1, None, ["a"], {}]),
    ({"enum": [1, "a", None]}, [1, 1.0, "a", None], [True, "b", 2]),
    ({"const": "a"}, ["a"], ["b", None]),
    ({"const": [1]}, [[1], [1.0]], [[True], 1]),
    ({"type": "string", "enum": ["a", 1]}, ["a"], [1, "b"]),
    ({"properties": {"a": TEXT}}, [{"a": "x"}, {}, "text", ["a"], 1], [{"a": 1}, {"a": None}, {"b": 1}, {"a": "x", "b": 1}]),
    ({"properties": {"a": {"type": ["string", "null"]}}}, [{"a": None}], [{"a": 1}]),
    ({"properties": {"a": {}}}, [{"a": None}, {"a": 1}], [{"b": 1}]),
    ({"properties": {"a": {"$ref": "Node"}}}, [{"a": {}}, {"a": {"next": {"next": {}}}}], [{"a": None}, {"a": {"next": {"x": 1}}}]),
    ({"required": ["a", "b"]}, [7], [{}, {"a": 1}, {"a": 1, "b": 1}]),
    ({"required": ["a"], "additionalProperties": True}, [{"a": 1}, {"a": 1, "b": 2}], [{"b": 2}]),
    ({"required": ["a"], "properties": {"a": {"writeOnly": True}}}, [{}, {"a": 1}], []),
    ({"required": ["a"], "properties": {"a": {"writeOnly": False}}}, [{"a": 1}], [{}]),
    ({"properties": {"a": {}}, "additionalProperties": False}, [{"a": 1}], [{"b": 1}]),
    ({"properties": {"a": {}}, "additionalProperties": TEXT}, [{"a": 1, "b": "x"}], [{"b": 1}, {"b": None}]),
    ({"additionalProperties": TEXT}, [{"b": "x"}, {}, []], [{"b": 1}]),
    (FORMED, [{"n": 1}, {"x_t": "a"}, {"n_t": 1}, {}], [{"n": "a"}, {"x": 1}, {"n_t": "a"}, {"x_t": []}]),
    ({**FORMED, "additionalProperties": True}, [{"x": 1}, {"n": 1}], [{"n": "a"}]),
    ({**FORMED, "additionalProperties": TEXT}, [{"x": "a"}, {"n": 1}], [{"x": 1}, {"n": "a"}]),
    ({"x-essential": ["a", "l"], "properties": {"a": {}, "b": {}, "l": {"minItems": 1}}},
     [{"a": "x"}, {"a": 0}, {"a": []}, {"b": ""}, {"b": {}}, {"l": [1]}], [{"a": ""}, {"a": {}}, {"l": []}]),
    ({"items": TEXT}, [["a"], [], {}, "x"], [["a", 1], [1]]),
    ({"items": True}, [[1, "a"]], []),
    ({"prefixItems": [TEXT, NUMBER]}, [["a", 1], ["a", 1, None], ["a"], [], "text"], [[1], ["a", "b"]]),
    ({"prefixItems": [TEXT], "items": NUMBER}, [["a", 1, 2], ["a"]], [["a", "b"], [1, 1], ["a", 1, "b"]]),
    ({"anyOf": [TEXT, NUMBER]}, ["a", 1], [None, 1.5]),
    ({"oneOf": [TEXT, {"type": "null"}]}, ["a", None], [1]),
    ({"oneOf": TAGGED}, [{"kind": "a", "a": "x"}, {"kind": "b", "b": "x"}], [{"kind": "a", "b": "x"}, {"kind": "c"}, {"a": "x"}]),
    ({"allOf": [{"properties": {"a": TEXT}}, {"properties": {"b": TEXT}}]}, [{"a": "x", "b": "y", "c": 1}], [{"a": 1}, {"b": 1}]),
    ({"allOf": [{"required": ["a"]}], "type": "object"}, [{"a": 1}], [{}, []]),
    ({"$ref": "Node"}, [{}, {"next": {}}], [{"a": 1}, [], {"next": []}]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "matching", "differing"), FITTING, ids=str)
def test_a_value_matches_the_contract_exactly_or_differs(
    schema: Form | bool,  # noqa: FBT001 - a schema
    matching: list[object],
    differing: list[object],
) -> None:
    """In its type, its members, its rows and the alternative that it names."""
    assert [value for value in matching if fits(schema, value) is not True] == []
    assert [value for value in differing if fits(schema, value) is not False] == []


@pytest.mark.parametrize(
    ("schema", "value", "matches"),
    [
        ({"properties": {"a": {}}}, {"b": 1}, True),
        ({"properties": {"a": TEXT}}, {"a": 1, "b": 1}, False),
        ({"properties": {"a": {}}, "additionalProperties": TEXT}, {"b": 1}, False),
        ({"properties": {"a": {"properties": {"b": {}}}}}, {"a": {"c": 1}}, False),
        ({"anyOf": [{"properties": {"a": {}}}]}, {"b": 1}, True),
        (FORMED, {"x": 1}, True),
    ],
)
def test_an_open_object_may_have_members_that_the_contract_does_not_know(
    schema: Form, value: object, *, matches: bool
) -> None:
    """As a part of `allOf` is; what stands inside its members is as closed as ever."""
    assert fits(schema, value, closed=False) is matches


@pytest.mark.parametrize(
    ("schema", "acted_on", "wanted"),
    [
        ({"required": ["a", "b"]}, {"a", "b"}, {"a", "b"}),
        ({"required": ["a", "b"], "x-essential": ["b", "c"]}, {"b", "c"}, {"b"}),
        ({"required": ["a"], "x-essential": []}, set(), set()),
        ({"required": ["a", "b"], "properties": {"a": {"writeOnly": True}, "b": {"writeOnly": False}}}, {"a", "b"}, {"b"}),
        ({"x-essential": "a"}, {"a"}, set()),
        ({}, set(), set()),
    ],
)  # fmt: skip
def test_callers_act_on_what_the_contract_names_or_else_on_all_that_it_requires(
    schema: Form, acted_on: set[str], wanted: set[str]
) -> None:
    """Without what they act on and the contract requires, a response cannot be read."""
    assert essentials(schema) == acted_on
    assert demanded(schema) == wanted


@pytest.mark.parametrize(
    ("value", "schema", "empty"),
    [
        ("", {}, True),
        ("a", {}, False),
        ({}, {}, True),
        ({"a": 1}, {}, False),
        ([], {}, False),
        ([], {"minItems": 1}, True),
        ([], {"minItems": 0}, False),
        ([1], {"minItems": 1}, False),
        (0, {}, False),
        (None, {}, False),
        (False, {"minItems": 1}, False),
    ],
)
def test_a_value_is_empty_that_says_nothing(value: object, schema: Form, *, empty: bool) -> None:
    """A list without rows says that there are none, unless there are to be some."""
    assert is_empty(value, schema) is empty
