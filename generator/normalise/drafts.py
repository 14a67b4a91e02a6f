"""A class before it is known who uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.facts import ClassFacts
from generator.normalise.keywords import text_of

if TYPE_CHECKING:
    from generator.facts import PropertyFacts
    from generator.normalise.flat import Flat
    from generator.normalise.scope import Node


@dataclass(frozen=True, slots=True)
class Draft:
    """A class whose members are known, but not yet who uses it."""

    key: str
    flat: Flat
    members: tuple[PropertyFacts, ...]
    wire: Node
    refers: tuple[str, ...]


def facts_of(draft: Draft, home: str | None, *, asked: bool, answered: bool) -> ClassFacts:
    """Finish a class that requests ask for, answers hold, or both."""
    description = text_of(draft.flat.annotations.get("description"))
    return ClassFacts(
        draft.key,
        draft.members,
        draft.wire,
        description,
        home,
        asked=asked,
        answered=answered,
        pointer=draft.flat.pointer,
    )
