"""Builds the wire schema of a schema, recursively."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.engine import naming
from generator.normalise.classes import has_properties, object_of
from generator.normalise.flat_schema import FlatSchema
from generator.normalise.flatten import extended, flatten, flatten_all
from generator.normalise.keywords import ANNOTATIONS, as_written, is_old
from generator.normalise.merging import merge
from generator.normalise.uploads import file_of
from generator.normalise.variants import COMPONENTS, all_descend, alternatives, discriminator_of, marked, with_inner
from generator.normalise.wire import size
from generator.normalise.wire_schema import ANYTHING, WireSchema, only_require, or_null, with_extensions, with_rules
from generator.pointers import join, split

if TYPE_CHECKING:
    from generator.normalise.flat_schema import Members
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node
    from generator.types import Json, Pointer

MOST_VARIANTS = 500
"""Longer unions are too deep for Python's own parser, and for anybody's patience."""


def shape(registry: Registry, schema: Json, pointer: Pointer, hint: str) -> WireSchema:
    """Work out one schema. `hint` names the class of an object that has no title of its own."""
    if not registry.descend(pointer):
        return ANYTHING
    schema = as_written(registry.scope, schema) if isinstance(schema, dict) else schema
    whole = isinstance(schema, dict) and "$ref" not in schema and pointer in registry.family.kinds
    reference = _reference(schema, pointer) if isinstance(schema, dict) and not whole else None
    if isinstance(schema, dict) and reference is not None:
        result = _referenced(registry, schema, reference, hint)
    else:
        result = shape_of(registry, flatten(registry.scope, schema, pointer), hint)
    registry.ascend(size(result.wire), pointer)
    return result


def shape_of(registry: Registry, flat: FlatSchema, hint: str) -> WireSchema:
    """Work out a schema that is already flat."""
    variants = _variants(registry, flat)
    if variants is not None:
        result = _union(registry, flat, variants, hint)
    elif has_properties(flat):
        result = _object_among(registry, flat, hint)
    elif "const" in flat.keywords or "enum" in flat.keywords:
        result = _closed_set(registry, flat)
    else:
        result = _plain(registry, flat, hint)
    if flat.nullable and not result.nullable:
        result = or_null(result)
    secret: Node = {"x-sensitive": True} if flat.keywords.get("format") == "password" else {}
    return with_extensions(result, {**secret, **flat.extensions})


def _reference(schema: Node, pointer: Pointer) -> tuple[str, Pointer] | None:
    """The one reference that a schema is, perhaps wrapped in an `allOf` to stand beside a description."""
    keywords = [key for key in schema if key not in ANNOTATIONS and not key.startswith("x-") and key != "nullable"]
    if keywords == ["$ref"] and isinstance(schema["$ref"], str):
        return schema["$ref"], pointer
    word = keywords[0] if len(keywords) == 1 and keywords[0] in {"allOf", "anyOf", "oneOf"} else ""
    members = schema.get(word)
    if isinstance(members, list) and len(members) == 1 and "title" not in schema:
        only = members[0]
        return _reference(only, join(pointer, word, 0)) if isinstance(only, dict) and len(only) == 1 else None
    return None


def _referenced(registry: Registry, schema: Node, reference: tuple[str, Pointer], hint: str) -> WireSchema:
    target = registry.scope.target(*reference)
    if target is None:
        return ANYTHING
    node, place = target
    if place in registry.open:
        flatten(registry.scope, node, place)  # reports a reference that leads to nothing but itself
        return ANYTHING
    registry.open[place] = None
    result = shape(registry, node, place, split(place)[-1] if place.startswith(COMPONENTS) else hint)
    del registry.open[place]
    effective = "$ref" not in schema or not is_old(registry.scope)  # beside a reference, 3.0 says nothing
    if effective and schema.get("nullable") is True and not result.nullable:
        result = or_null(result)
    return with_extensions(result, schema)


def _variants(registry: Registry, flat: FlatSchema) -> Members | None:
    """The members of the one union that decides the type; of a base class with a discriminator, all that extend it."""
    deciding = [members for _, members in flat.unions.values() if not only_require(members)]
    if not deciding:
        return alternatives(registry.family, flat)
    if len(deciding) == 1 and flat.items is None and (flat.properties or flat.additional is None):
        return deciding[0]
    advice = "Write each variant out whole by overlay, as a union of complete schemas, or waive it."
    message = "a union beside `items`, `additionalProperties` or another union"
    registry.scope.refuse("unsupported-union", flat.pointer, message, advice)
    return None


def _union(registry: Registry, flat: FlatSchema, members: Members, hint: str) -> WireSchema:
    if len(members) > MOST_VARIANTS:
        message = f"a union of {len(members):,} variants; {MOST_VARIANTS} is the most"
        registry.scope.refuse("too-large", flat.pointer, message, "Describe what they share by overlay.")
        return ANYTHING
    base = not flat.unions
    word = next((word for word, found in flat.unions.values() if found is members), "anyOf")
    members = with_inner(registry.scope, flat, members)
    own = len(members) - 1 if base else len(members)
    spread = bool(flat.properties or flat.rest) and not base and not all_descend(registry.family, flat, members)
    make = partial(_completed, flat) if spread else shape
    shapes = [
        make(registry, item, place, f"{hint}Variant{index + 1}") for index, (item, place) in enumerate(members[:own])
    ]
    if base:  # the last variant is the base class itself
        shapes.append(object_of(registry, flat, hint))
    wires = [item.wire for item in shapes]
    wires = marked(wires) if flat.discriminator is not None else wires
    wire: Node = {word: [*wires], **({} if base else with_rules(flat))}
    if flat.required and not flat.properties:
        wire["required"] = [*flat.required]
    discriminator = discriminator_of(registry.scope, flat, members, wires)
    if discriminator:
        wire["discriminator"] = {**discriminator, "x-base": shapes[-1].wire["$ref"]} if base else discriminator
    return WireSchema(wire, nullable=any(item.nullable for item in shapes))


def _completed(flat: FlatSchema, registry: Registry, schema: Json, place: Pointer, hint: str) -> WireSchema:
    """A variant of a union together with what stands beside the union, which holds for each variant."""
    scope = registry.scope
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    name = (
        f"{hint.rpartition('Variant')[0]}{naming.pascal(reference.rpartition('/')[2])}"
        if isinstance(reference, str)
        else hint
    )
    whole = FlatSchema(place)
    merge(scope, whole, replace(extended(flat), unions={}, discriminator=None))
    variant = flatten(scope, schema, place)
    merge(scope, whole, extended(variant) if reference else variant)
    whole.additional = whole.additional or flat.rest
    return shape_of(registry, whole, name)


def _object_among(registry: Registry, flat: FlatSchema, hint: str) -> WireSchema:
    """A class, or what else the value may be."""
    others = [kind for kind in flat.types if kind not in {"object", "null"}]
    if not others:
        return object_of(registry, flat, hint)
    keywords: Node = {**flat.keywords, "type": [*others]}
    rest = _plain(registry, replace(flat, keywords=keywords, properties={}, required={}, additional=None), hint)
    kinds: list[Json] = ["object", *(["null"] if "null" in flat.types else [])]
    made = object_of(registry, replace(flat, keywords={**flat.keywords, "type": kinds}, items=None), hint)
    wire: Node = {"anyOf": [made.wire, rest.wire]}
    return WireSchema(wire, nullable=made.nullable)


def _closed_set(registry: Registry, flat: FlatSchema) -> WireSchema:
    declared = flat.keywords.get("enum")
    listed = [flat.keywords["const"]] if "const" in flat.keywords else declared if isinstance(declared, list) else []
    values = [value for value in listed if not flat.types or any(_is(value, kind) for kind in flat.types)]
    word = "const" if "const" in flat.keywords else "enum"
    if not values:
        message = f"no value of this `{word}` is of type {' or '.join(flat.types)}"
        registry.scope.refuse("no-valid-value", flat.pointer, message, "Correct `type` or the values by overlay.")
        return ANYTHING
    if len(values) < len(listed):
        message = f"the type of this `{word}` forbids {len(listed) - len(values)} of its values"
        registry.scope.refuse(
            "enum-type", join(flat.pointer, word), message, "Correct `type` or the values by overlay."
        )
    wire = with_rules(flat)
    if word == "enum":
        wire["enum"] = values
    registry.scope.spend(sum(len(str(value)) + 4 for value in values), flat.pointer)
    return WireSchema(wire, nullable=None in values)


def _is(value: Json, kind: str) -> bool:
    kinds = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}
    if kind in kinds:
        return isinstance(value, kinds[kind])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return kind == "number" or isinstance(value, int) or value.is_integer()


def _plain(registry: Registry, flat: FlatSchema, hint: str) -> WireSchema:
    types = flat.types or _implied(flat)
    wire = with_rules(flat)
    file = file_of(flat) if flat.pointer in registry.parts and set(types) <= {"string", "null"} else None
    if file is not None:
        wire |= file.wire
        return or_null(replace(file, wire=wire)) if "null" in types else replace(file, wire=wire)
    if wire.get("format") == "binary":
        del wire["format"]  # JSON, a path or a header carries text: there are no bytes in it
    if flat.required:
        wire["required"] = [*flat.required]
    if "array" in types:
        wire |= _items(registry, flat, hint)
    if "object" in types:
        wire |= others_of(registry, flat, hint)
        if not flat.types and flat.additional is not None:
            wire.setdefault("additionalProperties", flat.additional[0])
    return WireSchema(wire, nullable=not types or "null" in types)


def _implied(flat: FlatSchema) -> list[str]:
    """The type of a schema that says what a list or an object holds, but not that it is one."""
    if flat.items is not None or flat.prefix:
        return ["array"]
    return ["object"] if flat.additional is not None or flat.patterns else []


def others_of(registry: Registry, flat: FlatSchema, hint: str) -> Node:
    """What an object may hold beside its properties."""
    wire: Node = {}
    named = {name: shape(registry, *place, f"{hint}Value") for name, place in flat.patterns.items()}
    if named:
        wire["patternProperties"] = {name: item.wire for name, item in named.items()}
    if flat.additional is not None and isinstance(flat.additional[0], dict):
        wire["additionalProperties"] = shape(registry, *flat.additional, f"{hint}Value").wire
    elif flat.additional is not None and flat.additional[0] is False:
        wire["additionalProperties"] = False
    return wire


def _items(registry: Registry, flat: FlatSchema, hint: str) -> Node:
    """What a list holds. After the items that are described one by one come others, unless there is no room for them."""
    first = [shape(registry, *place, f"{hint}Item{at}").wire for at, place in enumerate(flat.prefix, 1)]
    if not first:
        return {"items": _item(registry, flat, f"{hint}Item").wire}
    most = flat.keywords.get("maxItems")
    full = isinstance(most, int) and most <= len(first)
    closed = flat.items is not None and flat.items[0] is False
    rest = False if full or closed else _item(registry, flat, f"{hint}Item").wire
    return {"prefixItems": [*first], "items": rest}


def _item(registry: Registry, flat: FlatSchema, hint: str) -> WireSchema:
    """What a list holds, of which several members of an `allOf` may say something."""
    if flat.items is None:
        return ANYTHING
    if not flat.more_items:
        return shape(registry, *flat.items, hint)
    return shape_of(registry, flatten_all(registry.scope, [flat.items, *flat.more_items]), hint)
