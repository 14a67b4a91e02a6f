"""Where a tolerant reader stands, and how events name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .pointer import join
from .schema import part, parts, schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .schema import Resolve, Schema


class Place:
    """Where the reader stands: the path, and what is known about everything below."""

    __slots__ = ("essential", "path", "pointer", "sensitive")

    def __init__(self, path: tuple[str | int, ...], pointer: str, *, sensitive: bool, essential: bool) -> None:
        """`pointer` is the path as events show it."""
        self.path = path
        self.pointer = pointer
        self.sensitive = sensitive
        self.essential = essential

    def below(self, token: str | int, shown_as: str, *, essential: bool = False) -> Place:
        """Return the place of a member or a row."""
        return Place((*self.path, token), self.pointer + shown_as, sensitive=self.sensitive, essential=essential)

    def hidden(self) -> Place:
        """Return the same place as sensitive: no value or name below it is reported."""
        return Place(self.path, self.pointer, sensitive=True, essential=self.essential)


def shown_tokens(schema: Schema, tokens: Sequence[str], resolve: Resolve) -> list[str]:
    """Return a path as events show it: the contract's names, and `*` for everything else."""
    found: list[str] = []
    for token in tokens:
        declared = _declared(schema, resolve)
        found.append(join(token) if token in declared else "/*")
        schema = declared.get(token, part(schema, "items") or part(schema, "additionalProperties"))
    return found


def _declared(schema: Schema, resolve: Resolve) -> Mapping[str, Schema]:
    """Return the properties that a schema or one of its alternatives has."""
    if "$ref" in schema:
        schema = schema_of(resolve(str(schema["$ref"])))
    found = dict(cast("Mapping[str, Schema]", part(schema, "properties")))
    for word in ("anyOf", "oneOf", "allOf"):
        for branch in parts(schema, word):
            found |= _declared(branch, resolve)
    return found
