"""Records the nodes touched by actions, and adjusts their paths when array items move."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.parse import locate
from generator.pointers import exists, from_path, join, resolve
from generator.types import Touch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.overlay.model import Action, Overlay
    from generator.overlay.query import Path
    from generator.types import Place


@dataclass(slots=True)
class _Entry:
    path: Path
    kind: str
    place: Place
    why: str
    evidence: str


@dataclass(slots=True)
class Trace:
    """The touches so far. See `apply` for what a touch's pointer promises."""

    _entries: list[_Entry] = field(default_factory=list[_Entry])
    _within: dict[Path, set[int]] = field(default_factory=dict[tuple[str | int, ...], set[int]])
    """Array → at least the entries in it: only these can move when its items do."""

    def add(self, kind: str, paths: Iterable[Path], overlay: Overlay, action: Action) -> None:
        """Note that an action changed the nodes at these paths."""
        place = locate(overlay.document, action.pointer)
        given = join(action.pointer, "x-evidence")
        value = overlay.document.value
        evidence = str(resolve(value, given)) if exists(value, given) else ""
        for path in paths:
            self._put(len(self._entries), path)
            self._entries.append(_Entry(path, kind, place, action.description, evidence))

    def removed(self, indexes: Mapping[Path, Sequence[int]]) -> None:
        """Follow the removal of array items: per array, by its path before the removal, the sorted indexes."""
        for number in {number for path in indexes for number in self._within.get(path, ())}:
            entry = self._entries[number]
            entry.path = shifted(entry.path, indexes)
            self._put(number, entry.path)

    def _put(self, number: int, path: Path) -> None:
        for depth, step in enumerate(path):
            if isinstance(step, int):
                self._within.setdefault(path[:depth], set()).add(number)

    def touches(self) -> tuple[Touch, ...]:
        """Return everything noted, in the order it happened."""
        return tuple(
            Touch(from_path(entry.path), entry.kind, entry.place, entry.why, entry.evidence) for entry in self._entries
        )


def shifted(path: Path, indexes: Mapping[Path, Sequence[int]]) -> Path:
    """Return where a node is after array items went; the array itself if the node went with one of them."""
    result: list[str | int] = []
    for depth, step in enumerate(path):
        gone = indexes.get(path[:depth]) if isinstance(step, int) else None
        if gone is None or not isinstance(step, int):
            result.append(step)
            continue
        before = bisect_left(gone, step)
        if before < len(gone) and gone[before] == step:
            return tuple(result)
        result.append(step - before)
    return tuple(result)
