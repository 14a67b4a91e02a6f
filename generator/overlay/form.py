"""Reads typed fields of a document and collects findings with places."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.parse import locate
from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.types import Document, Json, Pointer

_WIDTH: Final = 60
_ADVICE: Final = "correct it: overlays/README.md shows what an overlay looks like"
_SINCE: Final = {"copy": 1, "$ref": 2, "$self": 2, "components": 2}
"""The minor version of the standard that brought a field."""


@dataclass(slots=True)
class Form:
    """The findings about one document so far. A getter returns `None` where a field is absent or of the wrong type."""

    document: Document
    minor: int = 2
    """The minor version of the standard that the document is judged by."""
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, pointer: Pointer, message: str, help_: str = "") -> None:
        """Note a finding about the node at a pointer."""
        self.found.append(Diagnostic("overlay-invalid", locate(self.document, pointer), message, help_ or _ADVICE))

    def raise_findings(self) -> None:
        """Refuse the document, in its own order, if anything was found."""
        if self.found:
            raise Refused(sorted(self.found, key=attrgetter("place.line", "place.column")))

    def text(self, value: dict[str, Json], pointer: Pointer, name: str) -> str | None:
        """Return a string field."""
        item = value.get(name)
        if isinstance(item, str):
            return item
        self._wrong_type(value, pointer, name, "a string")
        return None

    def flag(self, value: dict[str, Json], pointer: Pointer, name: str) -> bool | None:
        """Return a boolean field."""
        item = value.get(name)
        if isinstance(item, bool):
            return item
        self._wrong_type(value, pointer, name, "true or false")
        return None

    def items(self, value: dict[str, Json], pointer: Pointer, name: str) -> list[Json] | None:
        """Return a list field."""
        item = value.get(name)
        if isinstance(item, list):
            return item
        self._wrong_type(value, pointer, name, "a list")
        return None

    def mapping(self, value: dict[str, Json], pointer: Pointer, name: str) -> dict[str, Json] | None:
        """Return an object field."""
        item = value.get(name)
        if isinstance(item, dict):
            return item
        self._wrong_type(value, pointer, name, "an object")
        return None

    def fields(
        self, value: dict[str, Json], pointer: Pointer, allowed: Iterable[str], required: Iterable[str] = ()
    ) -> None:
        """Note fields that may not be there (`x-…` always may) and fields that are missing."""
        allowed = list(allowed)
        for name in value:
            if name not in allowed and not name.startswith("x-"):
                since = _SINCE.get(name, 0)
                help_ = f"there is {', '.join(allowed)} and x-…"
                if since > self.minor:
                    help_ = f"Overlay 1.{since}.0 has it"
                place = locate(self.document, join(pointer, name), key=True)
                self.found.append(Diagnostic("overlay-invalid", place, f"there is no field `{name}` here", help_))
        for name in required:
            if name not in value:
                self.add(pointer, f"the required field `{name}` is missing")

    def _wrong_type(self, value: dict[str, Json], pointer: Pointer, name: str, wanted: str) -> None:
        if name in value:
            self.add(join(pointer, name), f"`{name}` must be {wanted}, not {show(value[name])}")


def show(value: Json) -> str:
    """Return a value for a message, cut when long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
