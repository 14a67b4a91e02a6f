"""Python types as values, printed by templates for requests and responses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from generator.code import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Direction: TypeAlias = Literal["request", "response"]

MOST_LITERALS: Final = 1000
"""Longer enumerations are checked when a call is made, and not by type checkers, which they would bring to a halt."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A type that has one name: `str`, `None`, `Json`."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A generated class."""

    name: str


@dataclass(frozen=True, slots=True)
class Closed:
    """One of several values. A response may hold another value of the same kind, which its type does not say."""

    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    item: Annotation


@dataclass(frozen=True, slots=True)
class Mapped:
    """An object whose keys are free."""

    item: Annotation


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, none of which is a union; `None` and `Unset` come last."""

    members: tuple[Annotation, ...]


Annotation: TypeAlias = "Plain | Named | Closed | Listed | Mapped | Union"

NONE: Final = Plain("None")
UNSET: Final = Plain("Unset")
JSON: Final = Plain("Json")
DATE: Final = Plain("_date")
"""Python's `date`, under a name that no class of a document has."""
BYTES: Final = Plain("bytes")
BINARY: Final = Plain("binary")
"""What is given as bytes in a form, and comes back inside JSON as text."""

_FILES: Final = (BYTES, BINARY)
_LAST: Final = (NONE, UNSET)


def union(parts: Iterable[Annotation]) -> Annotation:
    """The union of some types, each once."""
    known = list({repr(member): member for part in parts for member in members(part)}.values())
    ordered = [*(part for part in known if part not in _LAST), *(part for part in _LAST if part in known)]
    return ordered[0] if len(ordered) == 1 else Union(tuple(ordered))


def members(annotation: Annotation) -> tuple[Annotation, ...]:
    """The types that a union holds at its top; a type that is no union alone."""
    return annotation.members if isinstance(annotation, Union) else (annotation,)


def optional(annotation: Annotation) -> tuple[Annotation, str]:
    """The type and default of something that may be left out. Missing and null stay apart where both may happen."""
    if {NONE, JSON}.isdisjoint(members(annotation)):
        return union([annotation, NONE]), "None"
    return union([annotation, UNSET] if annotation == JSON else [annotation, NONE, UNSET]), "UNSET"


def classes(annotation: Annotation) -> tuple[str, ...]:
    """The generated classes that a type names, each once."""
    return tuple(dict.fromkeys(_classes(annotation)))


def _classes(annotation: Annotation) -> Iterator[str]:
    if isinstance(annotation, Named):
        yield annotation.name
    elif isinstance(annotation, Union):
        for member in annotation.members:
            yield from _classes(member)
    elif isinstance(annotation, Listed | Mapped):
        yield from _classes(annotation.item)


def source(annotation: Annotation, direction: Direction) -> str:
    """A type as Python source."""
    parts = list(dict.fromkeys(_parts(annotation, direction)))
    closed = [part[len("Literal[") : -1] for part in parts if part.startswith("Literal[")]
    merged = f"Literal[{', '.join(closed)}]"
    parts = list(dict.fromkeys(merged if part.startswith("Literal[") else part for part in parts))
    last = [member.name for member in _LAST if member.name in parts]
    return " | ".join([*(part for part in parts if part not in last), *last])


def _parts(annotation: Annotation, direction: Direction) -> Iterator[str]:
    asked = direction == "request"
    if isinstance(annotation, Union):
        for member in annotation.members:
            yield from _parts(member, direction)
    elif isinstance(annotation, Closed):
        if len(annotation.values) <= MOST_LITERALS:
            yield f"Literal[{', '.join(map(literal, annotation.values))}]"
        else:
            yield from (type(value).__name__ for value in annotation.values)
    elif isinstance(annotation, Listed):
        yield f"{'Sequence' if asked else 'list'}[{source(annotation.item, direction)}]"
    elif isinstance(annotation, Mapped):
        yield f"{'Mapping' if asked else 'dict'}[str, {source(annotation.item, direction)}]"
    elif annotation in _FILES and asked:
        yield from ("bytes", "_Upload")  # the runtime's class, under a name that no class of a document has
    elif annotation == BINARY:
        yield "str"
    else:
        yield annotation.name


def is_closed(annotation: Annotation) -> bool:
    """Whether some value within is printed as one of those listed."""
    if isinstance(annotation, Listed | Mapped):
        return is_closed(annotation.item)
    if isinstance(annotation, Closed):
        return len(annotation.values) <= MOST_LITERALS
    return isinstance(annotation, Union) and any(is_closed(member) for member in annotation.members)
