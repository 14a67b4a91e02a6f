"""Records take each of their fields exactly once."""

from __future__ import annotations

import pytest

from generator.runtime.operation import ApiKey
from generator.runtime.record import Record


class Point(Record):
    """Two numbers, the second of which has a default."""

    x: int
    y: int = 2


@pytest.mark.parametrize(("given", "named"), [((1,), {}), ((), {"x": 1}), ((1, 2), {}), ((1,), {"y": 2})], ids=str)
def test_a_record_takes_its_fields_in_order_or_by_name(given: tuple[int, ...], named: dict[str, int]) -> None:
    """What is left out has its default."""
    assert Point(*given, **named) == Point(x=1, y=2)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((), {"y": 2}),
        ((1, 2, 3), {}),
        ((1,), {"x": 1}),
        ((1, 2), {"y": 2}),
        ((1,), {"z": 3}),
        ((1, 2, 3), {"x": 1}),
    ],
    ids=str,
)
def test_a_field_that_is_missing_surplus_unknown_or_given_twice_is_refused(
    given: tuple[int, ...], named: dict[str, int]
) -> None:
    """As any call is that nobody could mean."""
    with pytest.raises(TypeError, match="Point takes each once: x, y"):
        Point(*given, **named)


def test_the_classes_that_contracts_are_made_of_are_such_records() -> None:
    """The mistakes that passed."""
    with pytest.raises(TypeError, match="ApiKey takes each once: argument, name, location, login"):
        ApiKey("a", "b", "header", None, "one too many")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="ApiKey takes each once"):
        ApiKey("a", "b", argument="other")  # type: ignore[misc]
