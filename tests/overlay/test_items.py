"""Which item of a list became which, and what an overlay's file is called."""

from __future__ import annotations

import pytest

from generator.overlay.items import pairs_of, runs
from generator.scaffold import _overlay_name  # pyright: ignore[reportPrivateUsage]
from generator.types import Json, Source


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [1], {}),
        ([1, 2, 3, 4], [1, 2, 9, 3, 4], {0: 0, 1: 1, 2: 3, 3: 4}),
        (["a", "b"], ["b"], {1: 0}),
        (["a", "b", "c"], ["a", "x", "c"], {0: 0, 1: 1, 2: 2}),
        ([0, "a", 1, "b", 2], [0, "x", 1, "y", "z", 2], {0: 0, 1: 1, 2: 2, 3: 3, 4: 5}),
        (["z", *range(2001)], ["z", *range(5, 8)], {0: 0, 1: 1, 2: 2, 3: 3}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_items_that_stay_are_matched_and_changed_ones_with_what_stands_there(
    old: list[Json], new: list[Json], pairs: dict[int, int]
) -> None:
    """Of more than 2,000, those that follow the common beginning go by their place."""
    assert pairs_of(old, new) == pairs


def test_runs_are_of_entries_that_are_not_kept() -> None:
    """With the first and the last of each."""
    assert list(runs([True, False, False, True, False])) == [(1, 2), (4, 4)]
    assert list(runs([False])) == [(0, 0)]
    assert [list(runs(kept)) for kept in ([], [True])] == [[], []]


@pytest.mark.parametrize(
    ("name", "number", "found"),
    [
        ("a.yaml", 0, "20-a.overlay.yaml"),
        ("folder/30-more.overlay.yaml", 0, "30-more.overlay.yaml"),
        ("40-more.json", 1, "21-more.overlay.yaml"),
        ("é.yml", 2, "22-given.overlay.yaml"),
        ("30-.yaml", 0, "30-given.overlay.yaml"),
        ("a b.overlay.json", 9, "29-a-b.overlay.yaml"),
    ],
)
def test_an_overlay_that_is_given_keeps_its_number_or_follows_the_questions(name: str, number: int, found: str) -> None:
    """A number that is taken is no turn of its own."""
    assert _overlay_name(Source(name, ""), number, {"40-more.overlay.yaml": ""}) == found
