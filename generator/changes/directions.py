"""Whether a schema of an OpenAPI document describes requests, responses or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.changes.grammar import holds_names, is_prose
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.rules import Direction
    from generator.types import Json

_DIRECTIONS: Final[Mapping[str, Direction]] = {
    "requestBody": "request",
    "requestBodies": "request",
    "parameters": "request",
    "responses": "response",
    "headers": "response",
}
_INVERTED: Final[Mapping[Direction, Direction]] = {"request": "response", "response": "request", "both": "both"}
_PREFIX: Final = "#/components/schemas/"


def direction_below(key: str, direction: Direction, *, inverted: bool) -> Direction:
    """The direction of what is below a keyword; in a callback (`inverted`), the provider is the caller."""
    if key in {"not", "if"}:
        return "both"
    begun = _DIRECTIONS.get(key)
    if begun is None:
        return direction
    return _INVERTED[begun] if inverted else begun


def inverts(key: str) -> bool:
    """Whether a keyword describes calls that the provider makes."""
    return key in {"callbacks", "webhooks"}


def schema_directions(*documents: Json) -> dict[str, Direction]:
    """The direction of each shared schema that an operation refers to, by name."""
    found: set[tuple[str, Direction]] = set()
    for document in documents:
        schemas = object_at(object_at(document, "components"), "schemas")
        outside: Json = document
        if isinstance(document, dict):
            shared = {key: item for key, item in object_at(document, "components").items() if key != "schemas"}
            outside = {**document, "components": shared}
        ahead = list(_references(outside, "both"))
        while ahead:
            name, direction = ahead.pop()
            if (name, direction) not in found:
                found.add((name, direction))
                ahead += _references(schemas.get(name), direction)
    directions: dict[str, Direction] = {}
    for name, direction in found:
        directions[name] = direction if directions.get(name, direction) == direction else "both"
    return directions


def _references(
    value: Json, direction: Direction, *, names: bool = False, inverted: bool = False
) -> Iterator[tuple[str, Direction]]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item, direction, inverted=inverted)
    elif isinstance(value, dict):
        target = value.get("$ref")
        if isinstance(target, str) and target.startswith(_PREFIX) and not names:
            yield target.removeprefix(_PREFIX), direction
        for key, item in value.items():
            if names:
                yield from _references(item, direction, inverted=inverted)
            elif not is_prose(key, among_names=False):
                inner = direction_below(key, direction, inverted=inverted)
                below = holds_names(key, item, among_names=False)
                yield from _references(item, inner, names=below, inverted=inverted or inverts(key))
