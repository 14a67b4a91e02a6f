"""Writes JSONPath segments in their shortest form."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from generator.pointers import child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.types import Json


class Segment(NamedTuple):
    """One step down: how it is written in JSONPath, and what it leads to in plain words."""

    text: str
    name: str


Path: TypeAlias = tuple[Segment, ...]

IDENTITIES: Final = (("name",), ("name", "in"), ("url",), ("$ref",), ("operationId",), ("title",), ("const",))
"""Members by which people tell the items of a list apart, the shortest first."""

_SHORTHAND: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST: Final = 80
_MOST_NAMED: Final = 5
_MOST_SEARCHED: Final = 200
_SHORTEST_SLICE: Final = 3


@lru_cache(maxsize=4096)
def member(name: str) -> Segment:
    """Return the segment for a member: `.name`, or `['x-name']` where it must be quoted."""
    return Segment(f".{name}" if _SHORTHAND.fullmatch(name) else f"[{quote(name)}]", name)


def members(names: Sequence[str]) -> Segment:
    """Return the segment for one or several members."""
    return member(names[0]) if len(names) == 1 else Segment(f"[{', '.join(map(quote, names))}]", listed(names))


def listed(names: Sequence[str]) -> str:
    """Name things in a sentence, the first few of many."""
    shown = [name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def quote(text: str) -> str:
    """Return a text as RFC 9535 quotes it; what cannot be seen is escaped."""
    return "'" + "".join(_escaped(char) for char in text) + "'"


def _escaped(char: str) -> str:
    if char in "'\\":
        return f"\\{char}"
    if char.isprintable():
        return char
    units = char.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def write(path: Path) -> str:
    """Return the whole query."""
    return f"${''.join(segment.text for segment in path)}"


def indexes(numbers: Sequence[int], length: int) -> Segment:
    """Return the segment for items of a list of this length, by rising numbers, runs of them as slices."""
    parts: list[str] = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        first, last = found[0], found[-1]
        if last - first + 1 < _SHORTEST_SLICE:
            parts += [str(number) for number in range(first, last + 1)]
        else:
            parts.append(f"{first or ''}:{last + 1 if last + 1 < length else ''}")
    name = f"item {numbers[0] + 1}" if len(numbers) == 1 else f"{len(numbers)} items"
    return Segment("[*]" if parts == [":"] else f"[{', '.join(parts)}]", name)


def together(segments: Sequence[Segment]) -> Segment:
    """Return the segment that selects what several do, each of them in brackets."""
    inner = ", ".join(segment.text[1:-1] for segment in segments)
    return Segment(f"[{inner}]", listed([segment.name for segment in segments]))


def path_to(old: Json, new: Json, keys: Sequence[str]) -> Path:
    """Return the path that leads down both by keys and decimal indexes; list items by what they are called in both, where that is clear."""
    path: list[Segment] = []
    for key in keys:
        if isinstance(old, list) and isinstance(new, list):
            index = int(key)
            path.append(item(index, old, new, index) or indexes([index], len(old)))
        else:
            path.append(member(key))
        old, new = child(old, key), child(new, key)
    return tuple(path)


def item(index: int, old: Sequence[Json], new: Sequence[Json], partner: int | None) -> Segment | None:
    """Return a filter that means one item of a list alone, before, while and after the list changes.

    `partner` is where the item stands in the new list, if anywhere. `None` if no short filter is that clear.
    """
    if max(len(old), len(new)) > _MOST_SEARCHED:
        return None
    value = old[index]
    if isinstance(value, str):
        clear = _readable(value) and old.count(value) == 1 and new.count(value) == 0
        return Segment(f"[?@ == {quote(value)}]", value) if clear and partner is None else None
    if not isinstance(value, dict):
        return None
    for keys in IDENTITIES:
        wanted = _values(value, keys)
        if wanted is None or not all(map(_readable, wanted)):
            continue
        before = [position for position, other in enumerate(old) if _values(other, keys) == wanted]
        after = [position for position, other in enumerate(new) if _values(other, keys) == wanted]
        if before == [index] and after == ([] if partner is None else [partner]):
            tests = (f"@{member(key).text} == {quote(text)}" for key, text in zip(keys, wanted, strict=True))
            return Segment(f"[?{' && '.join(tests)}]", " ".join(wanted))
    return None


def _values(value: Json, keys: Sequence[str]) -> list[str] | None:
    found = [value.get(key) for key in keys] if isinstance(value, dict) else []
    texts = [text for text in found if isinstance(text, str)]
    return texts if texts and len(texts) == len(keys) else None


def _readable(text: str) -> bool:
    return text.isprintable() and len(text) <= _LONGEST
