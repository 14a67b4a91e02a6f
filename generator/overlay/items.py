"""Matches list items before and after a change."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.types import Json

_MOST_COMPARED: Final = 2_000


def pairs_of(old: list[Json], new: list[Json]) -> dict[int, int]:
    """Match items that are the same, and changed ones with what they probably became, in order."""
    start = 0
    while start < min(len(old), len(new)) and same(old[start], new[start]):
        start += 1
    pairs = {index: index for index in range(start)}
    left, right = old[start:], new[start:]
    if max(len(left), len(right)) > _MOST_COMPARED:
        return pairs | {start + index: start + index for index in range(min(len(left), len(right)))}
    matcher = SequenceMatcher(None, [_print(item) for item in left], [_print(item) for item in right], autojunk=False)
    for _, first, last, other, other_last in matcher.get_opcodes():
        count = min(last - first, other_last - other)
        pairs |= {start + first + index: start + other + index for index in range(count)}
    return pairs


def runs(kept: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Yield first and last index of each run of entries that are not kept."""
    first: int | None = None
    for index, keep in enumerate([*kept, True]):
        if not keep and first is None:
            first = index
        elif keep and first is not None:
            yield first, index - 1
            first = None


def _print(value: Json) -> str:
    return json.dumps(value)
