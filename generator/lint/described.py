"""What people read in a client and its contract: every operation, parameter and product says what it is, as `make lint-specs` asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.openapi import METHODS
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.normalise.scope import Scope
    from generator.types import Json, Pointer

_ADVICE: Final = "Give it a `description` by overlay, in your own words: it becomes a docstring."


def check_described(scope: Scope) -> None:
    """Note what has no description."""
    described_tags = {str(tag.get("name")) for tag in _items(scope.root.get("tags")) if _has_description(tag)}
    undescribed: dict[str, Pointer] = {}
    seen: set[str] = set()
    for path, item in _pairs(scope.root.get("paths")):
        place = join(ROOT, "paths", path)
        _parameters(scope, item, place, seen)
        for method, node in _pairs(item):
            if method not in METHODS:
                continue
            pointer = join(place, method)
            if not _has_description(node):
                message = f"{method.upper()} {path} has no `description`"
                scope.refuse("missing-description", pointer, message, _ADVICE)
            _parameters(scope, node, pointer, seen)
            for tag in _texts(node.get("tags")):
                undescribed.setdefault(tag, pointer)
    for tag, pointer in undescribed.items():
        if tag not in described_tags:
            message = f"the tag {tag!r} has no `description` in the document's `tags`"
            scope.refuse("missing-description", join(pointer, "tags"), message, _ADVICE)


def _parameters(scope: Scope, node: dict[str, Json], place: Pointer, seen: set[str]) -> None:
    listed = node.get("parameters")
    for index, given in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(given, dict):
            parameter, pointer = scope.follow(given, join(place, "parameters", str(index)))
            if pointer not in seen and not _has_description(parameter):
                message = f"the parameter {parameter.get('name')!r} has no `description`"
                scope.refuse("missing-description", pointer, message, _ADVICE)
            seen.add(pointer)


def _has_description(node: dict[str, Json]) -> bool:
    text = node.get("description")
    return isinstance(text, str) and bool(text.strip())


def _items(value: Json) -> Iterator[dict[str, Json]]:
    yield from (item for item in (value if isinstance(value, list) else []) if isinstance(item, dict))


def _texts(value: Json) -> list[str]:
    return [item for item in (value if isinstance(value, list) else []) if isinstance(item, str)]


def _pairs(value: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    yield from (
        (key, item) for key, item in (value.items() if isinstance(value, dict) else ()) if isinstance(item, dict)
    )
