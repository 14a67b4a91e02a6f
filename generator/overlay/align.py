"""Matches the items of two lists for an overlay, which can change, remove and append items."""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.overlay.merge import kind
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.types import Json

    Name: TypeAlias = tuple[str, ...]

_NAMES: Final = (("$ref",), ("name", "in"), ("name",), ("url",), ("operationId",), ("title",))


def align(old: Sequence[Json], new: Sequence[Json]) -> list[int]:
    """Return, for as many of the new list's first items as can be had by mending, the old item of each, rising.

    What is not listed has to be taken out of the old list; what of the new list is left has to be added at its end.
    """
    start = 0
    while start < min(len(old), len(new)) and same(old[start], new[start]):
        start += 1
    names = [_name(item) for item in old[start:]], [_name(item) for item in new[start:]]
    anchors = [(start + left, start + right) for left, right in _rising(_partners(*names))]
    origins = list(range(start))
    for left, right in [*anchors, (len(old), len(new))]:
        last = left == len(old)
        free = range(origins[-1] + 1 if origins else 0, left)
        for index in free:
            here = len(origins)
            if here == right or not _mendable(old[index], new[here], last=last):
                break
            origins.append(index)
        if last or len(origins) < right:
            break
        origins.append(left)
    return origins


def _mendable(old: Json, new: Json, *, last: bool) -> bool:
    """Whether one may become the other. Where nothing that stays follows, what has another name is another item."""
    if kind(old) != kind(new):
        return False
    return not last or (isinstance(old, dict | list) and not _named(old) and not _named(new))


def _named(value: Json) -> bool:
    return isinstance(value, dict) and any(all(key in value for key in keys) for keys in _NAMES)


def _name(value: Json) -> Name:
    """What makes an item itself: its name, where it has one, or else all that it says."""
    for keys in _NAMES if isinstance(value, dict) else ():
        found = [value.get(key) for key in keys] if isinstance(value, dict) else []
        texts = [text for text in found if isinstance(text, str)]
        if len(texts) == len(keys):
            return *keys, *texts
    return (json.dumps(value, sort_keys=True),)


def _partners(old: Sequence[Name], new: Sequence[Name]) -> list[tuple[int, int]]:
    """Pair what has one name, the first with the first; in the new list's order."""
    waiting: dict[Name, list[int]] = {}
    for index in reversed(range(len(old))):
        waiting.setdefault(old[index], []).append(index)
    return [(waiting[name].pop(), index) for index, name in enumerate(new) if waiting.get(name)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs that rise on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, (left, _) in enumerate(pairs):
        slot = bisect_left(tails, left)
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [left]
        ends[slot : slot + 1] = [position]
    chosen: list[tuple[int, int]] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        chosen.append(pairs[position])
        position = before[position]
    return chosen[::-1]
