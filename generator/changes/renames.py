"""Finds renames: pairs of a removed and an added name that stand for equal things."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    T = TypeVar("T")

_SIMILAR: Final = 0.6
"""Least ratio of common letters of similar names, such as `pan_no` and `pan_number`."""


def likely_renames(
    old: Sequence[tuple[str, T]], new: Sequence[tuple[str, T]], equal: Callable[[T, T], bool]
) -> Iterator[tuple[str, str]]:
    """Pair removed with added names of equal things, at the same index or with a similar name.

    Ambiguous pairs are not made: a wrong guess would hide a removal.
    """
    before, after = dict(old), dict(new)
    removed = [(index, name) for index, (name, _) in enumerate(old) if name not in after]
    added = [(index, name) for index, (name, _) in enumerate(new) if name not in before]
    possible = [
        (one, two)
        for place, one in removed
        for other, two in added
        if equal(before[one], after[two]) and (place == other or _similar(one, two))
    ]
    for one, two in possible:
        if sum(one in pair[:1] or two in pair[1:] for pair in possible) == 1:
            yield one, two


def _similar(one: str, two: str) -> bool:
    return SequenceMatcher(None, one.lower(), two.lower()).ratio() >= _SIMILAR
