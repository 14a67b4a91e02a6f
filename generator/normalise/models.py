"""Builds the classes of a client from the schemas that need one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import names
from generator.engine import naming
from generator.facts import PropertyFacts
from generator.normalise.confidence import doubted
from generator.normalise.declarations import Declaration
from generator.normalise.defaults import documented, usable
from generator.normalise.flatten import flatten_all
from generator.normalise.keywords import text_of
from generator.normalise.shapes import others_of, shape, shape_of
from generator.normalise.wire import references, values_of
from generator.normalise.wire_schema import rules_of
from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.normalise.flat_schema import FlatSchema, Members
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node
    from generator.types import Pointer

MOST_PROPERTIES = 5000
"""Formatting a class takes time that grows with the square of its size."""


def build_classes(registry: Registry) -> Mapping[str, Declaration]:
    """Build every claimed class, and those that they claim in turn."""
    for name, flat in registry.claimed():
        registry.finish(_class(registry, name, flat))
    return registry.finished


def _class(registry: Registry, name: str, flat: FlatSchema) -> Declaration:
    registry.open.clear()
    for key, place in flat.required.items():
        # What must be there may be anything where nothing describes it.
        flat.properties.setdefault(key, [(True, place)])
    required = dict.fromkeys(flat.required)
    listed = _limited_properties(registry, flat)
    members = _unique_attributes(
        [_property(registry, name, key, places, required=key in required) for key, places in listed]
    )
    wire: Node = {"type": "object", "properties": {item.name: item.schema for item in members}}
    if required:
        wire["required"] = [*required]
    others = others_of(registry, flat, name)
    refers = dict.fromkeys(name for node in (*(item.schema for item in members), others) for name in references(node))
    wire |= others
    wire |= {key: value for key, value in flat.keywords.items() if key not in {"type", "readOnly", "writeOnly"}}
    rules = rules_of(flat)
    if rules:
        wire["allOf"] = rules
    if "x-copy-of" in flat.extensions:
        wire["x-copy-of"] = _copies(registry, flat)
    return Declaration(name, flat, members, wire, tuple(refers))


def _copies(registry: Registry, flat: FlatSchema) -> Node:
    """Members that repeat others; reports those of what is not there, and those that are described themselves."""
    declared = flat.extensions["x-copy-of"]
    found: Node = {}
    for copy, original in (declared if isinstance(declared, dict) else {}).items():
        if copy in flat.properties or str(original) not in flat.properties:
            reason = "is described itself" if copy in flat.properties else f"repeats {original!r}, which is not there"
            place = join(flat.pointer, "x-copy-of", copy)
            registry.scope.refuse("bad-copy", place, f"the copy {copy!r} {reason}", "Correct it by overlay.")
            continue
        found[copy] = original
    return found


def _limited_properties(registry: Registry, flat: FlatSchema) -> list[tuple[str, Members]]:
    listed = list(flat.properties.items())
    if len(listed) > MOST_PROPERTIES:
        message = f"a class of {len(listed):,} properties; {MOST_PROPERTIES:,} is the most"
        registry.scope.refuse("too-large", flat.pointer, message, "Describe it as an object of `additionalProperties`.")
    return listed[:MOST_PROPERTIES]


def _property(registry: Registry, owner: str, name: str, places: Members, *, required: bool) -> PropertyFacts:
    pointer = places[0][1]
    plain = flatten_all(registry.scope, places)
    wanted = plain.extensions.get("x-argument")
    key, hint = _key(registry, name, str(wanted) if wanted else name, pointer)
    hint = f"{owner}{hint}"
    found = shape(registry, *places[0], hint) if len(places) == 1 else shape_of(registry, plain, hint)
    registry.scope.spend(80 + len(name), pointer)
    aside: Node = {word: True for word in ("readOnly", "writeOnly") if plain.keywords.get(word) is True}
    default = usable(registry.scope, plain, found, required=required)
    values = values_of(found.wire) or []
    constant = len(values) == 1 and not isinstance(values[0], list | dict)
    stated = {**plain.extensions, "deprecated": plain.annotations.get("deprecated")}
    description = doubted(registry.scope, text_of(plain.annotations.get("description")), stated, pointer)
    return PropertyFacts(
        key, name, str(wanted) if wanted else key, {**found.wire, **aside}, required, constant, default,
        description, documented(description, default, required=required),
    )  # fmt: skip


def _key(registry: Registry, name: str, wanted: str, pointer: Pointer) -> tuple[str, str]:
    """What a property is called in the plain document, and in the names of classes below it."""
    reason = ""
    for text in (name, wanted, naming.spelled_out(name)):
        try:
            naming.identifier(text)
            return naming.spelling(text), naming.pascal(text)
        except ValueError as error:
            reason = reason or str(error)
    registry.scope.refuse("bad-name", pointer, reason, "Name the property by overlay with `x-argument`.")
    return "unnamed", "Unnamed"


def _unique_attributes(members: list[PropertyFacts]) -> tuple[PropertyFacts, ...]:
    """Members with attributes of their own. Of several that would have one, it is the first's, or its whose name is just that."""
    named = [(member, naming.identifier(member.key, names.ATTRIBUTE_RESERVED)) for member in members]
    taken = {attribute: member for member, attribute in reversed(named)}
    taken |= {attribute: member for member, attribute in named if member.name == attribute}
    found: list[PropertyFacts] = []
    for member, attribute in named:
        if taken[attribute] is member:
            found.append(member)
            continue
        full = names.distinct_name(attribute, member.name, taken)
        taken[full] = replace(member, key=full, argument=full)
        found.append(taken[full])
    return tuple(found)
