"""A place in two OpenAPI documents, and what differs there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from generator.changes.directions import direction_below, inverts
from generator.changes.rules import Rule

if TYPE_CHECKING:
    from generator.changes.rules import Direction, Strictness
    from generator.types import Json

_SILENT: Final = frozenset({"content", "schema", "properties", "responses", "headers"})
"""Keys left out of a displayed place."""
RENAMED: Final = "renamed"
"""Stands for a keyword where a property or parameter has another name on the wire."""


class Rank(IntEnum):
    """How much a change matters to whoever calls the API."""

    REMOVED = 0
    MOVED = 1
    NEW = 2
    CHANGED = 3
    EXTENDED = 4
    PROSE = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `subject` is an operation, a shared part, or the whole document."""

    rank: Rank
    subject: str
    where: str
    what: str
    keyword: str = ""
    """The keyword that changed, or the one whose names were added or removed, such as `properties`."""
    values: tuple[Json, Json] = (None, None)
    """The old and the new value; None for an absent one."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in two documents, with both documents to resolve references."""

    subject: str
    old: Json
    new: Json
    where: str = ""
    names: str = ""
    """The keyword whose names are the keys here, such as `properties`."""
    followed: frozenset[str] = frozenset()
    direction: Direction = "both"
    """Whether callers send what is described here, or receive it."""
    inverted: bool = False
    """Whether this is a call that the provider makes."""
    keyword: str = ""
    """The last keyword descended by."""
    extensions: frozenset[str] = frozenset()
    """Extension keywords that are compared: those the generator reads."""

    def down(self, key: str, *, names: bool = False) -> Cursor:
        """Go down by a key."""
        named = bool(self.names)
        return replace(
            self,
            where=self.where + self._word(key),
            names=key if names else "",
            direction=self.direction if named else direction_below(key, self.direction, inverted=self.inverted),
            inverted=self.inverted or (inverts(key) and not named),
            keyword=self.names if named else key,
        )

    def difference(
        self, rank: Rank, what: str, keyword: str = "", values: tuple[Json, Json] = (None, None)
    ) -> Difference:
        """Make the difference of this place."""
        return Difference(rank, self.subject, self.where.removesuffix(": "), what, keyword or self.keyword, values)

    def ruled(self, strictness: Strictness, what: str, keyword: str = "") -> Difference:
        """Make a stricter or looser difference; the direction decides whether it may break a caller."""
        breaking = Rule("", strictness, None, None).breaks(self.direction)
        return self.difference(Rank.CHANGED if breaking else Rank.EXTENDED, what, keyword)

    def _word(self, key: str) -> str:
        above = ": " if self.where and not self.where.endswith(": ") else ""
        if self.names in {"responses", "headers"}:
            return f"{above}{'response' if self.names == 'responses' else 'header'} {key}: "
        if self.names == "content":
            return "" if key == "application/json" else f"{key}: "
        if not self.names and key in _SILENT:
            return ""
        if not self.names and key in {"requestBody", "parameters"}:
            return f"{above}body: " if key == "requestBody" else ""
        if not self.names and key == "items":
            return "[]"
        return f".{key}" if above else key
