"""Flattens a schema: follows references, rewrites OpenAPI 3.0 keywords, merges `allOf`.

The engine loses siblings of a single-`$ref` `allOf` silently, and `nullable`, and more; nothing of the kind reaches it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.normalise.flat_schema import FlatSchema, Members
from generator.normalise.keywords import ANNOTATIONS, ASSERTIONS, TOGETHER, as_written, is_old
from generator.normalise.merging import merge
from generator.normalise.rules import sound
from generator.pointers import join
from generator.values import as_meant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

_DEEPEST: Final = 120
"""Longest chain of references and `allOf`s: longer ones are no design, and would meet Python's own limit."""


def flatten(scope: Scope, schema: Json, pointer: Pointer, path: tuple[Pointer, ...] = ()) -> FlatSchema:
    """Make the schema at a pointer plain. Reports what cannot be; always returns something to go on with.

    The result is kept and shared: whoever changes it changes it for all.
    """
    known = scope.flats.get(pointer)
    if known is None:
        known = _flatten(scope, schema, pointer, path)
        scope.flats[pointer] = known
    return known


def flatten_all(scope: Scope, places: Members) -> FlatSchema:
    """One flat schema for what several members of an `allOf` describe. None of their titles is its name: it is none of them."""
    flat = FlatSchema(places[-1][1])
    parts = [flatten(scope, schema, pointer) for schema, pointer in places]
    for part in parts:
        merge(scope, flat, extended(part) if len(places) > 1 else part)
    flat.nullable = all(part.nullable for part in parts)
    _close(flat, parts)
    return flat


def _flatten(scope: Scope, schema: Json, pointer: Pointer, path: tuple[Pointer, ...]) -> FlatSchema:
    flat = FlatSchema(pointer)
    if schema is not True and not isinstance(schema, dict):
        message = f"`{json.dumps(schema)[:100]}` is no schema that a client can be made of"
        scope.refuse("unsupported-schema", pointer, message, "Describe the value.")
    if not isinstance(schema, dict) or _is_endless(scope, pointer, path):
        return flat
    node = sound(scope, as_written(scope, schema), pointer)
    _take_own(flat, node, pointer, old=is_old(scope))
    target = scope.target(str(node["$ref"]), pointer) if "$ref" in node else None
    if target is not None:
        part = flatten(scope, *target, (*path, pointer))
        flat.nullable = flat.nullable or part.nullable
        merge(scope, flat, part)
    listed = _parts(node, pointer)
    members: list[FlatSchema] = []
    for member, place in listed:
        part = flatten(scope, member, place, (*path, pointer))
        members.append(part)
        flat.nullable = flat.nullable or (part.nullable and len(listed) == 1)
        merge(scope, flat, extended(part) if len(listed) > 1 or "properties" in node else part)
    _close(flat, members)
    _take_rest(flat, node, pointer)
    return flat


def _take_rest(flat: FlatSchema, schema: Node, pointer: Pointer) -> None:
    """The schema of members that no part of the schema evaluates, now that all of them are merged."""
    if "unevaluatedItems" in schema and flat.items is None:
        flat.items = (schema["unevaluatedItems"], join(pointer, "unevaluatedItems"))
    if "unevaluatedProperties" in schema and flat.additional is None:
        flat.rest = (schema["unevaluatedProperties"], join(pointer, "unevaluatedProperties"))
        flat.additional = None if flat.unions else flat.rest


def _close(whole: FlatSchema, members: Iterable[FlatSchema]) -> None:
    """Add what each closed member of an `allOf` forbids of the others' properties, once: all that it does not name itself."""
    for part in members:
        if part.additional is not None and part.additional[0] is False and whole.properties.keys() - part.properties:
            rule: Node = {"properties": {name: {} for name in part.properties}, "additionalProperties": False}
            whole.extra += [rule] if rule not in whole.extra else []


def _is_endless(scope: Scope, pointer: Pointer, path: tuple[Pointer, ...]) -> bool:
    """Whether the references that lead here do not end, or not soon enough. Reports that."""
    if pointer in path:
        message = "this schema contains itself with nothing between"
        scope.refuse("schema-cycle", pointer, message, "Break the circle by overlay.", fatal=True)
        return True
    if len(path) > _DEEPEST:
        message = f"more than {_DEEPEST} references and `allOf`s lead here, one through the other"
        scope.refuse("too-deep", pointer, message, "Shorten the chain by overlay.")
        return True
    return False


def _parts(node: Node, pointer: Pointer) -> Members:
    """The members of an `allOf`, and the only member of an `anyOf` or `oneOf`, which says the same."""
    found: Members = []
    for word in ("allOf", "anyOf", "oneOf"):
        members = node.get(word)
        if isinstance(members, list) and (word == "allOf" or len(members) == 1):
            found += [(item, join(pointer, word, index)) for index, item in enumerate(members)]
    return found


def extended(part: FlatSchema) -> FlatSchema:
    """A schema as those see it that extend it: its title names it alone, and its variants are they themselves."""
    annotations = {key: value for key, value in part.annotations.items() if key != "title"}
    if part.discriminator is None:
        return replace(part, annotations=annotations)
    return replace(part, annotations=annotations, unions={}, discriminator=None)


def _take_own(flat: FlatSchema, schema: Node, pointer: Pointer, *, old: bool) -> None:
    for key, value in schema.items():
        if key in ANNOTATIONS:
            flat.annotations[key] = value
        elif key in ASSERTIONS:
            flat.keywords[key] = value
        elif key.startswith("x-"):
            flat.extensions[key] = value
    for words in TOGETHER:
        if words[0] in schema:
            flat.extra.append({key: schema[key] for key in words if key in schema})
    _rewrite_old_spellings(flat, schema, old=old)
    _take_values(flat)
    _take_structure(flat, schema, pointer)


def _take_values(flat: FlatSchema) -> None:
    """Values as their type means them. Null among them makes it a type, and an empty list says nothing."""
    values = flat.keywords.get("enum")
    if values == []:
        del flat.keywords["enum"]
    if isinstance(values, list) and values:
        flat.keywords["enum"] = [as_meant(value, flat.types) for value in values]
        if None in values and flat.types and "null" not in flat.types:
            flat.keywords["type"] = [*flat.types, "null"]
    if "const" in flat.keywords:
        flat.keywords["const"] = as_meant(flat.keywords["const"], flat.types)


def _take_structure(flat: FlatSchema, schema: Node, pointer: Pointer) -> None:
    properties = schema.get("properties")
    for name, value in (properties if isinstance(properties, dict) else {}).items():
        flat.properties[name] = [(value, join(pointer, "properties", name))]
    required = schema.get("required")
    for index, key in enumerate(required if isinstance(required, list) else []):
        flat.required.setdefault(str(key), join(pointer, "required", index))
    if "items" in schema:
        flat.items = (schema["items"], join(pointer, "items"))
    prefix = schema.get("prefixItems")
    flat.prefix = (
        [(item, join(pointer, "prefixItems", at)) for at, item in enumerate(prefix)] if isinstance(prefix, list) else []
    )
    if "additionalProperties" in schema:
        flat.additional = (schema["additionalProperties"], join(pointer, "additionalProperties"))
    patterns = schema.get("patternProperties")
    for name, value in (patterns if isinstance(patterns, dict) else {}).items():
        flat.patterns[name] = (value, join(pointer, "patternProperties", name))
    for word in ("anyOf", "oneOf"):
        members = schema.get(word)
        if isinstance(members, list) and len(members) > 1:
            place = join(pointer, word)
            flat.unions[place] = (word, [(item, join(place, index)) for index, item in enumerate(members)])
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, dict):
        flat.discriminator = (discriminator, join(pointer, "discriminator"))


def _rewrite_old_spellings(flat: FlatSchema, schema: Node, *, old: bool) -> None:
    """OpenAPI 3.0 wrote `nullable: true`, boolean `exclusiveMinimum` and `format: byte`."""
    values = schema.get("enum")
    excluded = old and isinstance(values, list) and None not in values  # then null is no value, says 3.0.3
    if schema.get("nullable") is True and not excluded:
        flat.nullable = True
        if flat.types:
            flat.keywords["type"] = [*flat.types, *([] if "null" in flat.types else ["null"])]
        enum = flat.keywords.get("enum")
        if isinstance(enum, list) and None not in enum:
            flat.keywords["enum"] = [*enum, None]
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        value = flat.keywords.get(exclusive)
        if isinstance(value, bool):
            del flat.keywords[exclusive]
            if value and plain in flat.keywords:
                flat.keywords[exclusive] = flat.keywords.pop(plain)
    if flat.keywords.get("format") == "byte":
        del flat.keywords["format"]
        flat.keywords["contentEncoding"] = "base64"
