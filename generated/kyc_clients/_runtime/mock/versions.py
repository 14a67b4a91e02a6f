"""Reads a document of OpenAPI 3.0 as one of 3.1, whose schemas are those of JSON Schema, which validators know."""

from __future__ import annotations

from typing import Final, TypeAlias, cast

JsonObject: TypeAlias = "dict[str, object]"

_BOUNDS: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_DATA: Final = frozenset({"const", "default", "enum", "example", "examples"})
"""Keywords that hold values, which are as they are."""


def as_current(document: JsonObject) -> JsonObject:
    """Return a document of 3.0 with its schemas in the form of 3.1; another stays as it is."""
    if not str(document.get("openapi", "")).startswith("3.0"):
        return document
    return cast("JsonObject", _read(document))


def _read(node: object) -> object:
    if isinstance(node, list):
        return [_read(item) for item in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    given = cast("JsonObject", node)
    if isinstance(given.get("$ref"), str):
        return {"$ref": given["$ref"]}  # what stands beside it says nothing there
    found = {key: item if key in _DATA else _read(item) for key, item in given.items()}
    for bound, plain in _BOUNDS.items():
        if isinstance(found.get(bound), bool):
            is_open = found.pop(bound)
            if is_open and plain in found:
                found[bound] = found.pop(plain)
    if found.get("nullable") is True and isinstance(found.get("type"), str):
        found["type"] = [found["type"], "null"]
        values = found.get("enum")
        if isinstance(values, list) and None not in values:
            found["enum"] = [*cast("list[object]", values), None]
    return found
