"""Class declarations whose use in requests and responses is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.facts import ClassFacts
from generator.normalise.keywords import text_of

if TYPE_CHECKING:
    from generator.facts import PropertyFacts
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.scope import Node


@dataclass(frozen=True, slots=True)
class Declaration:
    """A class whose members are known, but not yet who uses it."""

    key: str
    flat: FlatSchema
    members: tuple[PropertyFacts, ...]
    wire: Node
    refers: tuple[str, ...]


def facts_of(declaration: Declaration, home: str | None, *, in_requests: bool, in_responses: bool) -> ClassFacts:
    """Finish a class that requests ask for, answers hold, or both."""
    description = text_of(declaration.flat.annotations.get("description"))
    return ClassFacts(
        declaration.key,
        declaration.members,
        declaration.wire,
        description,
        home,
        in_requests=in_requests,
        in_responses=in_responses,
        pointer=declaration.flat.pointer,
    )
