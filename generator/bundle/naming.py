"""Names the components that come from other files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.bundle.objects import COMPONENT_SECTIONS
from generator.pointers import split

if TYPE_CHECKING:
    from generator.bundle.references import Target

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]+")
_SUFFIX: Final = re.compile(r"\.(ya?ml|json)$", re.IGNORECASE)


class Naming:
    """The names that are taken, and whose they are."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {home: set() for home in COMPONENT_SECTIONS.values()}
        self._given: dict[tuple[str, Target], str] = {}

    def take(self, kind: str, name: str) -> None:
        """Let no part of another file have this name."""
        self._taken[COMPONENT_SECTIONS[kind]].add(name)

    def give(self, kind: str, target: Target, name: str) -> None:
        """Let a part have a name that is taken for it; the first one counts."""
        self._given.setdefault((kind, target), name)

    def known(self, kind: str, target: Target) -> str | None:
        """The name that a part has already."""
        return self._given.get((kind, target))

    def choose(self, kind: str, target: Target) -> str:
        """Name a part: as where it stands, with its file and a number where that is taken."""
        file, pointer = target
        stem = _SUFFIX.sub("", file)
        last = split(pointer)[-1] if pointer else stem.rpartition("/")[2]
        taken = self._taken[COMPONENT_SECTIONS[kind]]
        words = [_NOT_IN_NAMES.sub("_", word) for word in (last, f"{stem}_{last}" if pointer else stem)]
        numbered = (f"{words[1]}_{number}" for number in range(2, len(taken) + 3))
        name = next(word for word in (*words, *numbered) if word.strip("_.-") and word not in taken)
        self.take(kind, name)
        self.give(kind, target, name)
        return name
