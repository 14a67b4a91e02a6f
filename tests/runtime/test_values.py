"""Single values: where one stands, whether another type of it loses nothing, whether a text is a day."""

from __future__ import annotations

import pytest

from generator.runtime.formats import _is_day
from generator.runtime.json_types import coerced
from generator.runtime.pointer import MISSING, look_up


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/rows/1", "b"),
        ("/rows/2", MISSING),
        ("/rows/-1", MISSING),
        ("/rows/x", MISSING),
        ("/rows/0/x", MISSING),
        ("", {}),
    ],
)
def test_a_pointer_names_what_is_there_or_nothing(pointer: str, value: object) -> None:
    """Never an error, whatever the document looks like."""
    assert look_up({"rows": ["a", "b"]} if pointer else {}, pointer) == value


@pytest.mark.parametrize(
    ("value", "types", "other"),
    [
        ("true", ["boolean"], True),
        ("false", ["boolean"], False),
        ("yes", ["boolean"], None),
        ("12", ["integer"], 12),
        (12, ["string"], "12"),
        ("true", ["integer"], None),
        (1.5, ["string"], None),
    ],
)
def test_a_value_is_taken_for_another_type_where_that_loses_nothing(
    value: object, types: list[str], other: object
) -> None:
    """As providers send numbers and flags in quotes."""
    assert coerced(value, types) is other if isinstance(other, bool) else coerced(value, types) == other


@pytest.mark.parametrize(
    ("day", "exists"),
    [("2096-02-29", True), ("2095-02-29", False), ("2100-02-29", False), ("0001-01-01", True), ("0000-01-01", False)],
)
def test_a_day_is_one_of_the_calendar(day: str, *, exists: bool) -> None:
    """Which has no year 0."""
    assert _is_day(day) is exists
