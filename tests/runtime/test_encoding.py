"""How values become JSON for a request, and what is filled in on the way."""

from __future__ import annotations

from collections import UserDict, UserList, UserString
from collections.abc import Callable
from enum import IntEnum, StrEnum
from math import inf, nan
from typing import Any, ClassVar, TypeAlias

import pytest
from attrs import define

from generator.runtime.encode import constants_writer, to_wire
from generator.runtime.model import Model, Schema
from generator.runtime.unset import UNSET, Unset

Form: TypeAlias = dict[str, object]


class Shade(StrEnum):
    """A text that is of a class of its own."""

    RED = "red"


class Size(IntEnum):
    """A number that is of a class of its own."""

    BIG = 3


class Share(float):
    """A fraction that is of a class of its own."""


@define(kw_only=True, repr=False)
class Line(Model):
    """A class with a member of every kind."""

    id: str | None
    text: str | None | Unset = UNSET
    open: str | None = None
    rows: list[Any] | None = None
    secret: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "required": ["id", "secret"],
        "properties": {
            "id": {"type": "string"},
            "text": {"type": ["string", "null"]},
            "open-wire": {"type": "string", "x-attr": "open"},
            "rows": {"type": "array", "items": {}},
            "secret": {"type": "string", "writeOnly": True},
        },
    }


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (None, None),
        (True, True),
        ("é", "é"),
        (Shade.RED, "red"),
        (Size.BIG, 3),
        (Share(0.5), 0.5),
        (1.5, 1.5),
        ((1, 2), [1, 2]),
        ([Size.BIG, (Shade.RED,)], [3, ["red"]]),
        ({Shade.RED: Size.BIG, "a": UNSET, "b": None}, {"red": 3, "b": None}),
        (UserDict({"a": UserList([1])}), {"a": [1]}),
        (frozenset({1}), [1]),
        (range(3), [0, 1, 2]),
        (Line(id="a"), {"id": "a"}),
        (Line(id=None), {"id": None}),
        (Line(id="a", text=None), {"id": "a", "text": None}),
        (Line(id="a", open="b", rows=[Line(id="c"), (1,)]), {"id": "a", "open-wire": "b", "rows": [{"id": "c"}, [1]]}),
        (Line(id="a", secret="s"), {"id": "a", "secret": "s"}),
        ([Line(id=Shade.RED)], [{"id": "red"}]),
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_becomes_plain_json(value: object, wire: object) -> None:
    """Of the types that the standard library makes of JSON, and of no subclass of theirs."""
    noted: list[object] = []

    found = to_wire(value, noted)

    assert found == wire
    assert repr(found) == repr(wire)
    assert noted == []


def test_what_json_cannot_say_stays_and_is_noted() -> None:
    """Wherever it stands: the validator names its place."""
    thing, noted, text = object(), list[object](), UserString("z")
    given = [thing, b"x", bytearray(b"y"), memoryview(b"z"), text, inf, {7: None}]

    assert to_wire(given, noted) == given
    assert noted == [thing, b"x", bytearray(b"y"), memoryview(b"z"), text, inf, 7]
    assert to_wire(given) == given


@pytest.mark.parametrize("number", [inf, -inf, nan, Share(inf)], ids=["inf", "-inf", "nan", "Share"])
def test_a_number_that_is_not_finite_is_noted_as_plain_number(number: float) -> None:
    """JSON has no word for it."""
    noted: list[object] = []

    assert repr(to_wire(number, noted)) == repr(float(number))
    assert repr(noted) == repr([float(number)])


def test_what_a_model_does_not_know_is_appended_and_rows_are_put_together() -> None:
    """Rows that could not be read stand in `extra` under the name of their list."""
    line = Line(id="a", rows=[1])
    line.extra = {"rows": [7, 8], "id": "b", "more": [Size.BIG]}

    assert line.to_dict() == {"id": "b", "rows": [1, 7, 8], "more": [3]}

    line.rows, line.extra = None, {"rows": [7]}
    assert line.to_dict() == {"id": "a", "rows": [7]}

    line.rows, line.extra = [1], {"rows": "none"}
    assert line.to_dict() == {"id": "a", "rows": "none"}


KIND: Form = {"required": ["kind"], "properties": {"kind": {"const": "a"}}}
FILLED: list[tuple[Form, object, object]] = [
    (KIND, {}, {"kind": "a"}),
    (KIND, {"kind": "b"}, {"kind": "b"}),
    (KIND, [], []),
    (KIND, "text", "text"),
    ({"required": ["k"], "properties": {"k": {"enum": [5]}}}, {"a": 1}, {"a": 1, "k": 5}),
    ({"properties": {"id": {"readOnly": True}}}, {"id": 1, "b": 2}, {"b": 2}),
    ({"properties": {"id": {"readOnly": True}}}, {"b": 2}, {"b": 2}),
    ({"properties": {"in": KIND, "x": {}}}, {"in": {}, "x": {}}, {"in": {"kind": "a"}, "x": {}}),
    ({"properties": {"in": KIND}}, {"x": {}}, {"x": {}}),
    ({"items": KIND}, [{}, [], {"kind": 1}], [{"kind": "a"}, [], {"kind": 1}]),
    ({"items": KIND}, {"a": {}}, {"a": {}}),
    ({"allOf": [{}, {"items": KIND}]}, [{}], [{"kind": "a"}]),
    ({"allOf": [KIND, {"properties": {"in": KIND}}]}, {"in": {}}, {"kind": "a", "in": {"kind": "a"}}),
    ({"$ref": "Tree"}, {"left": {"left": {"id": 1}}}, {"of": "tree", "left": {"of": "tree", "left": {"of": "tree"}}}),
    ({"items": {"$ref": "Tree"}}, [{"id": 3}], [{"of": "tree"}]),
]  # fmt: skip


@define(kw_only=True, repr=False)
class Tree(Model):
    """A class that holds itself, with a constant and what the provider fills in."""

    of: str = "tree"
    id: int | None = None
    left: Any = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "required": ["of"],
        "properties": {"of": {"const": "tree"}, "id": {"readOnly": True}, "left": {"$ref": "Tree"}},
    }


@pytest.mark.parametrize(("schema", "value", "filled"), FILLED, ids=str)
def test_constants_are_filled_in_and_what_the_provider_fills_in_is_taken_out(
    schema: Form, value: object, filled: object
) -> None:
    """At every depth where an object of that kind stands, and nowhere else."""
    fill: Callable[[object], None] | None = constants_writer(schema, lambda _: Tree)

    assert fill is not None
    fill(value)

    assert value == filled


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"properties": {"a": {}}},
        {"items": {}},
        {"allOf": [{}]},
        {"properties": {"a": {"const": 1}}},
        {"properties": {"a": {"items": {}}}},
    ],
    ids=str,
)
def test_a_schema_without_constants_needs_no_writer(schema: Form) -> None:
    """Then nothing is walked through."""
    assert constants_writer(schema, lambda _: Tree) is None
