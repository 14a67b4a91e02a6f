"""Distinguishes keywords of an OpenAPI document from chosen names and from prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Json

_MAPS: Final = frozenset(
    {
        "$defs", "callbacks", "content", "definitions", "dependentRequired", "dependentSchemas", "encoding", "headers",
        "links", "mapping", "parameters", "pathItems", "paths", "patternProperties", "properties", "requestBodies",
        "responses", "schemas", "scopes", "securitySchemes", "variables", "webhooks",
    }
)  # fmt: skip
_NAMES: Final = frozenset({"title", "summary"})
_PROSE: Final = _NAMES | {"description", "example", "examples", "externalDocs", "contact", "license", "termsOfService"}
VALUES: Final = frozenset({"default", "const", "enum", "example", "examples", "required", "security"})
"""Keywords whose values are data: nothing in them is a keyword."""
_DEFAULTS: Final[Mapping[str, Json]] = {
    "required": False, "deprecated": False, "nullable": False, "readOnly": False, "writeOnly": False,
    "uniqueItems": False, "allowEmptyValue": False, "allowReserved": False,
}  # fmt: skip


def holds_names(key: str, value: Json, *, among_names: bool) -> bool:
    """Tell whether the keys below a key are names: those of `properties` are, unless a property is called that."""
    return key in _MAPS and not among_names and isinstance(value, dict)


def is_prose(key: str, *, among_names: bool) -> bool:
    """Tell whether a keyword is text for people or a vendor's extension, without meaning on the wire."""
    return not among_names and (key in _PROSE or key.startswith("x-"))


def explicit(value: Json, *, among_names: bool = False) -> Json:
    """Return a document without keywords that state a default, such as `required: false`."""
    if isinstance(value, list):
        return [explicit(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: item
        if (key in VALUES and not among_names) or is_prose(key, among_names=among_names)
        else explicit(item, among_names=holds_names(key, item, among_names=among_names))
        for key, item in value.items()
        if among_names or not (key in _DEFAULTS and item is _DEFAULTS[key])
    }


def structure(new: Json, known: Json, *, among_names: bool = False, replies: bool = False) -> Json:
    """Return a document without its prose: texts and examples are kept where `known`, the one before, has some.

    What `known` has was read by a person; what is new may be under copyright, or show a real person's number. Titles
    and summaries are names here, and stay. A reply has to have a description: it is empty.
    """
    if isinstance(new, list):
        return [structure(item, _counterpart(item, index, known)) for index, item in enumerate(new)]
    if not isinstance(new, dict):
        return new
    old = known if isinstance(known, dict) else {}
    result: dict[str, Json] = {}
    for key, value in new.items():
        if is_prose(key, among_names=among_names) and key not in _NAMES:
            result |= {key: old[key]} if key in old else {}
        elif key in VALUES and not among_names:
            result[key] = value
        else:
            names = holds_names(key, value, among_names=among_names)
            kept = structure(value, old.get(key), among_names=names, replies=names and key == "responses")
            result[key] = kept
            if replies and isinstance(kept, dict) and "$ref" not in kept:
                result[key] = {"description": "", **kept}
    return result


def _counterpart(item: Json, index: int, known: Json) -> Json:
    """Return the earlier item of the same name (parameters and tags have one), or of the same index."""
    others = known if isinstance(known, list) else []
    name = _name(item)
    if name is not None:
        return next((other for other in others if _name(other) == name), None)
    return others[index] if index < len(others) else None


def _name(item: Json) -> tuple[str, str] | None:
    return (str(item.get("in")), str(item["name"])) if isinstance(item, dict) and "name" in item else None
