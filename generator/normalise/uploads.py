"""Finds file parts of forms; elsewhere a string is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import ANY_PART
from generator.normalise.flatten import flatten
from generator.normalise.media import BYTES, is_sound
from generator.normalise.wire_schema import WireSchema
from generator.pointers import join

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Scope
    from generator.types import Json, Pointer


def mark_parts(registry: Registry, schema: Json, pointer: Pointer) -> None:
    """Note where the fields of a form are described: strings there may be files."""
    scope = registry.scope
    if pointer in registry.forms:
        return
    registry.forms.add(pointer)
    flat = flatten(scope, schema, pointer)
    for places in flat.properties.values():
        for item, place in places:
            _mark(registry, item, place)
    if flat.additional is not None:
        _mark(registry, *flat.additional)
    for _, members in flat.unions.values():
        for item, place in members:
            mark_parts(registry, item, place)
    target = _target(scope, schema, pointer)
    if target is not None:
        mark_parts(registry, *target)


def _mark(registry: Registry, schema: Json, pointer: Pointer) -> None:
    """Note one field, whatever its schema is made of: its variants, the items of its list, what it refers to."""
    if pointer in registry.parts:
        return
    registry.parts.add(pointer)
    if not isinstance(schema, dict):
        return
    for word in ("anyOf", "oneOf", "allOf"):
        members = schema.get(word)
        for index, item in enumerate(members if isinstance(members, list) else []):
            _mark(registry, item, join(pointer, word, index))
    if "items" in schema:
        _mark(registry, schema["items"], join(pointer, "items"))
    target = _target(registry.scope, schema, pointer)
    if target is not None:
        _mark(registry, *target)


def _target(scope: Scope, schema: Json, pointer: Pointer) -> tuple[Json, Pointer] | None:
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return scope.target(reference, pointer) if isinstance(reference, str) else None


def part_kinds(scope: Scope, schema: Json, pointer: Pointer) -> dict[str, str]:
    """The media types that the fields of a form have by their own schemas, where one is certain."""
    found: dict[str, str] = {}
    for name, places in flatten(scope, schema, pointer).properties.items():
        kinds = {kind for place in places for kind in _kinds(scope, *place)}
        if len(kinds) == 1 and not kinds & {"", BYTES}:
            found[name] = kinds.pop()
    return found


def _kinds(scope: Scope, schema: Json, pointer: Pointer, above: frozenset[Pointer] = frozenset()) -> list[str]:
    """The media type of a file; of a list, that of its items; of a union, those of its variants but null."""
    flat = flatten(scope, schema, pointer)
    place = join(pointer, "$ref") if isinstance(schema, dict) and "$ref" in schema else pointer
    if place in above:
        return [""]  # it holds itself
    inner = [place for _, members in flat.unions.values() for place in members]
    inner += [flat.items] if flat.items is not None else []
    if inner:
        return [kind for inside in inner for kind in _kinds(scope, *inside, above | {place})]
    media = str(flat.keywords.get("contentMediaType", ""))
    if flat.types == ["null"]:
        return []
    return [media if says_bytes(flat) and is_sound(media) and "*" not in media else ""]


def says_bytes(flat: FlatSchema) -> bool:
    """Whether a string is bytes where bytes can be sent: `format: binary`, or a media type without an encoding as text."""
    media = "contentMediaType" in flat.keywords and "contentEncoding" not in flat.keywords
    return flat.keywords.get("format") == "binary" or media


def file_of(flat: FlatSchema) -> WireSchema | None:
    """The shape of a string in a form that is a file, or of a field that may be anything; None of any other."""
    if not flat.types and not flat.keywords:
        return WireSchema({ANY_PART: True}, nullable=True)
    if not says_bytes(flat) or (flat.types and "string" not in flat.types):
        return None
    return WireSchema({**flat.keywords, "type": flat.keywords.get("type", "string"), "format": "binary"})
