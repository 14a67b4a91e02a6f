"""The model of a loaded overlay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.types import Document, Json, Pointer


@dataclass(frozen=True, slots=True)
class Update:
    """The value that an action merges or appends. Wrapped, because null is a value too."""

    value: Json
    pointer: Pointer
    """Where it stands in the overlay."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The JSONPath of the value that an action merges or appends."""

    path: str
    pointer: Pointer
    """Where it stands in the overlay."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action, what a reusable action contributes already in it."""

    pointer: Pointer
    """Where it stands in the overlay."""
    target: str
    target_pointer: Pointer
    description: str = ""
    update: Update | None = None
    copy: Copy | None = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """A valid Overlay document. `version` is major and minor: the patch number changes nothing."""

    document: Document
    version: tuple[int, int]
    title: str
    actions: tuple[Action, ...]
    extends: str | None = None
    self_uri: str | None = None
