"""Which of the things that are gone came back under another name, where nothing but the name is different."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    T = TypeVar("T")

_SIMILAR: Final = 0.6
"""Names with this ratio of common letters are spellings of one, such as `pan_no` and `pan_number`."""


def likely_renames(
    old: Sequence[tuple[str, T]], new: Sequence[tuple[str, T]], alike: Callable[[T, T], bool]
) -> Iterator[tuple[str, str]]:
    """Pair what is gone with what came, by name: alike, and either in the same place or with a similar name.

    Where several pairs are possible, none is made: a wrong guess would hide that something is gone.
    """
    before, after = dict(old), dict(new)
    gone = [(index, name) for index, (name, _) in enumerate(old) if name not in after]
    came = [(index, name) for index, (name, _) in enumerate(new) if name not in before]
    possible = [
        (one, two)
        for place, one in gone
        for other, two in came
        if alike(before[one], after[two]) and (place == other or _similar(one, two))
    ]
    for one, two in possible:
        if sum(one in pair[:1] or two in pair[1:] for pair in possible) == 1:
            yield one, two


def _similar(one: str, two: str) -> bool:
    return SequenceMatcher(None, one.lower(), two.lower()).ratio() >= _SIMILAR
