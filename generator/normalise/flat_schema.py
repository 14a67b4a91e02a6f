"""A schema without references, `allOf` or OpenAPI 3.0 keywords at its top."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.types import Json, Pointer

Members: TypeAlias = "list[tuple[Json, Pointer]]"
"""Schemas with the places where they were written."""


@dataclass(slots=True)
class FlatSchema:
    """A schema without references or `allOf` at its top. Children keep the pointers at which they were written."""

    pointer: Pointer
    keywords: dict[str, Json] = field(default_factory=dict[str, "Json"])
    annotations: dict[str, Json] = field(default_factory=dict[str, "Json"])
    extensions: dict[str, Json] = field(default_factory=dict[str, "Json"])
    properties: dict[str, Members] = field(default_factory=dict[str, "Members"])
    required: dict[str, Pointer] = field(default_factory=dict[str, "Pointer"])
    """Names with the place that requires them."""
    items: tuple[Json, Pointer] | None = None
    more_items: Members = field(default_factory=list["tuple[Json, Pointer]"])
    """What further members of an `allOf` say of the items, too."""
    prefix: Members = field(default_factory=list["tuple[Json, Pointer]"])
    """The schemas of the first items one by one, as of a tuple."""
    additional: tuple[Json, Pointer] | None = None
    patterns: dict[str, tuple[Json, Pointer]] = field(default_factory=dict[str, "tuple[Json, Pointer]"])
    """The schemas of members whose names match a pattern."""
    rest: tuple[Json, Pointer] | None = None
    """The schema of members that neither the schema nor a variant of its union knows."""
    unions: dict[Pointer, tuple[str, Members]] = field(default_factory=dict["Pointer", "tuple[str, Members]"])
    """`anyOf` and `oneOf` by their places."""
    discriminator: tuple[dict[str, Json], Pointer] | None = None
    nullable: bool = False
    """Whether it says `nullable: true` without saying of which type."""
    extra: list[dict[str, Json]] = field(default_factory=list[dict[str, "Json"]])
    """Assertions that could not be merged into one keyword: all of them must hold."""

    @property
    def types(self) -> list[str]:
        """The JSON types allowed, in the order written; empty where none is declared."""
        declared = self.keywords.get("type")
        if isinstance(declared, str):
            return [declared]
        return [str(item) for item in declared] if isinstance(declared, list) else []
