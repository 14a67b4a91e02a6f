"""Values compared and copied level by level, records, what unions remember, and rows that could not be read."""

from __future__ import annotations

import copy
from collections import OrderedDict
from typing import Any, ClassVar

import pytest
from attrs import define

from generator.runtime.failures import Broken
from generator.runtime.memory import of_class, remembered, union
from generator.runtime.model import Model, Schema
from generator.runtime.nested import copied, same
from generator.runtime.reading import Reader
from generator.runtime.record import Record

ROW: Schema = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "size": {"type": "integer"}},
}


@define(kw_only=True, repr=False)
class Row(Model):
    """One kind of model."""

    id: str
    size: int | None = None

    _schema: ClassVar[Schema] = ROW


@define(kw_only=True, repr=False)
class Other(Model):
    """Another with the same fields."""

    id: str
    size: int | None = None

    _schema: ClassVar[Schema] = ROW


@define(kw_only=True, repr=False)
class Table(Model):
    """A model that holds others."""

    the_rows: Any = None
    inner: Any = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "the-rows": {"type": "array", "items": ROW, "x-attr": "the_rows"},
            "inner": {"type": "object", "properties": {"rows": {"type": "array", "items": ROW}}},
        },
    }


NOT_A_NUMBER = float("nan")
CLASSES: dict[str, type] = {"Row": Row, "Table": Table}


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1.0, True),
        (1, True, True),
        ("a", "b", False),
        ([1, [2]], [1, [2]], True),
        ([1, [2]], [1, [3]], False),
        ([1], [1, 2], False),
        ([1], (1,), False),
        ({"a": {"b": 1}}, {"a": {"b": 1}}, True),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        (Row(id="a"), Row(id="a"), True),
        (Row(id="a"), Row(id="a", size=1), False),
        (Row(id="a"), Row(id="a", extra={"x": 1}), False),
        (Row(id="a"), Other(id="a"), False),
        (Table(the_rows=[Row(id="a")]), Table(the_rows=[Row(id="a")]), True),
        (Table(the_rows=[Row(id="a")]), Table(the_rows=[Row(id="b")]), False),
        ([Row(id="a"), 1], [Row(id="a"), 2], False),
        (OrderedDict(a=1), {"a": 1}, True),
    ],
    ids=range(20),
)
def test_values_are_equal_where_all_their_parts_are(one: object, other: object, *, equal: bool) -> None:
    """In either direction."""
    assert same(one, other) is same(other, one) is equal
    assert same(one, one)
    assert same([NOT_A_NUMBER, one], [NOT_A_NUMBER, one])


def _deep(levels: int, last: object) -> object:
    value = last
    for _ in range(levels):
        value = [{"a": value}]
    return value


def test_values_of_any_depth_are_compared_and_copied() -> None:
    """Python's own ways do it by recursion."""
    assert same(_deep(20_000, 1), _deep(20_000, 1))
    assert not same(_deep(20_000, 1), _deep(20_000, 2))
    model = Table(inner=_deep(20_000, 1))
    assert same(copied(model, {}), model)


def test_a_copy_shares_nothing_that_may_change() -> None:
    """Things that are one stay one, and what knows how to copy itself does."""
    shared: list[object] = [1, {"b": 2}]
    model = Table(
        the_rows=[Row(id="a")], inner={"x": shared, "y": shared, "z": OrderedDict(c=[3])}, extra={"more": shared}
    )
    model.inner["self"] = model
    found: Any = copied(model, {})

    assert (type(found), found.the_rows, found.the_rows[0] is model.the_rows[0]) == (Table, model.the_rows, False)
    assert found.inner["x"] == shared
    assert found.inner["x"] is found.inner["y"] is found.extra["more"]
    assert found.inner["x"] is not shared
    assert found.inner["x"][1] is not shared[1]
    assert found.inner["self"] is found
    assert (type(found.inner["z"]), found.inner["z"], found.inner["z"]["c"] is model.inner["z"]["c"]) == (
        OrderedDict,
        {"c": [3]},
        False,
    )
    memo: dict[int, object] = {id(shared): "known"}
    assert copied(Table(inner=shared), memo) == Table(inner="known")
    assert copy.deepcopy(Table(inner=shared)).inner == shared


class Point(Record):
    """A value of two numbers."""

    x: int
    y: int = 2


class Shadow(Record):
    """Another."""

    x: int
    y: int = 2


def test_a_record_is_equal_to_another_of_its_class_with_the_same_fields() -> None:
    """And printed by its fields; it does not change."""
    assert Point(1) == Point(x=1) == Point(1, 2)
    assert (Point(1) == Point(2), Point(1) == Shadow(1), Point(1) == (1, 2)) == (False, False, False)
    assert hash(Point(1)) == hash(Point(1, 2)) != hash(Point(2))
    assert repr(Point(1)) == "Point(x=1, y=2)"
    assert (Point(1).changed(y=3), Point(1).changed()) == (Point(1, 3), Point(1))
    with pytest.raises(AttributeError, match=r"make a changed one with changed\(x=…\)"):
        Point(1).x = 5  # type: ignore[misc]
    for given, named in (((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1})):
        with pytest.raises(TypeError, match="Point takes each once: x, y"):
            Point(*given, **named)


def test_inside_a_union_a_class_looks_once_at_each_object() -> None:
    """Until the outermost returns; outside, every time."""
    seen: list[object] = []

    def run(value: object) -> int:
        seen.append(value)
        if value == {"bad": 1}:
            raise Broken("type", "must be good", "/bad")
        return len(seen)

    once = remembered("read", run)
    other = remembered("other", run)
    good, bad = {"a": 1}, {"bad": 1}

    def inner(value: object) -> list[int]:
        errors: list[Broken] = []
        for _ in range(2):
            with pytest.raises(Broken) as caught:
                once(bad)
            errors.append(caught.value)
        assert errors[0] is not errors[1]
        assert (errors[1].rule, errors[1].message, errors[1].pointer) == ("type", "must be good", "/bad")
        return [once(value), once(value), other(value), once(dict(good)), once("text"), once("text")]

    assert [once(good), once(good)] == [1, 2]
    assert union(union(inner))(good) == [4, 4, 5, 6, 7, 8]
    assert [once(good), once(good)] == [9, 10]
    with pytest.raises(ZeroDivisionError):
        union(lambda _: 1 / 0)(good)
    assert [once(good), once(good)] == [11, 12]


def test_what_is_compiled_for_a_class_is_made_once_for_each_purpose() -> None:
    """And kept on the class, not on those that extend it."""

    class Base:
        pass

    class Extended(Base):
        pass

    made: list[str] = []

    def maker(name: str) -> Any:
        def make() -> Any:
            made.append(name)
            return lambda value: (name, value)

        return make

    first = of_class(Base, "read", maker("read"))
    assert of_class(Base, "read", maker("again")) is first
    assert of_class(Base, "write", maker("write"))(1) == ("write", 1)
    assert of_class(Extended, "read", maker("extended"))(2) == ("extended", 2)
    assert first(3) == ("read", 3)
    assert made == ["read", "write", "extended"]


def test_rows_that_could_not_be_read_are_kept_in_the_object_that_holds_their_list() -> None:
    """Under the name of the list, beside what it holds already; a list that nobody holds loses them."""
    read = Reader({"$ref": "Table"}, CLASSES.__getitem__, "run")
    value, events = read({"the-rows": [{"id": "a"}, 5], "x": 1, "inner": {"rows": [7, {"id": "b"}]}}, 200)
    found: Any = value

    assert found.the_rows == [{"id": "a"}]
    assert found.inner == {"rows": [{"id": "b"}]}
    assert found.extra == {"x": 1, "the-rows": [5]}
    assert [event.rule for event in events] == ["row", "unknown", "row"]
    assert {event.operation for event in events} == {"run"}
    rows: Any = Reader({"type": "array", "items": {"$ref": "Row"}}, CLASSES.__getitem__, "run")([{"id": "a"}, 5], 200)[
        0
    ]
    assert rows == [Row(id="a")]
    tables: Any = Reader({"type": "array", "items": {"$ref": "Table"}}, CLASSES.__getitem__, "run")(
        [{}, {"the-rows": [{"id": "a"}, 5, 6]}], 200
    )[0]
    assert [one.extra for one in tables] == [{}, {"the-rows": [5, 6]}]
    assert Reader({"type": "string"}, CLASSES.__getitem__, "run")("a", 200) == ("a", {})
