"""Frozen values passed between stages.

A stage takes one of these and returns the next; it either returns a whole value or raises `Refused` (see `errors.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NewType, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Any JSON value. Mappings have string keys only and keep their order."""

Pointer = NewType("Pointer", str)
"""An RFC 6901 JSON Pointer: `""` is the root, `/paths/~1pets/get` a node below it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, not yet understood. `name` is how messages call it: a path relative to where one stands."""

    name: str
    text: str
    parts: tuple[Source, ...] = ()
    """The pages that make up one document, whose name is their folder's and whose text is all of theirs."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, counted from 1, printed as `file:line:column`."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Print as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its source and the value that it holds (see `parse.locate` for positions)."""

    source: Source
    value: Json
    origins: Mapping[Pointer, Source] = field(default_factory=dict["Pointer", "Source"])
    """Of a document that was put together: the source of each node, or of the nearest one above it."""
    grafts: Mapping[Pointer, tuple[Document, Pointer]] = field(
        default_factory=dict["Pointer", "tuple[Document, Pointer]"]
    )
    """What came out of other files: by its place here, the file and its place there."""

    @property
    def size(self) -> int:
        """Characters of all that it was made from."""
        others = {part.source.name: len(part.source.text) for part, _ in self.grafts.values()}
        return len(self.source.text) + sum(others.values())


@dataclass(frozen=True, slots=True)
class Touch:
    """One node that one overlay action changed. `pointer` is the node's place in the document after the action."""

    pointer: Pointer
    kind: str
    """`update`, `copy` or `remove`."""
    place: Place
    """Where the action stands in its overlay."""
    description: str
    """Why, in the action's own words."""
    evidence: str = ""
    """A page or a sample that shows it."""


@dataclass(frozen=True, slots=True)
class Patched:
    """A document after its overlays, with the trace of what touched it."""

    document: Document
    """The provider's own document, for positions."""
    value: Json
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package: file texts by path relative to the package's own folder. Nothing is written yet."""

    name: str
    files: Mapping[str, str]
