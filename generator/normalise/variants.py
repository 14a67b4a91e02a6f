"""Discriminators of unions and base classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.normalise.flatten import flatten
from generator.pointers import join
from generator.types import Pointer

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema, Members
    from generator.normalise.scope import Node, Scope
    from generator.types import Json

COMPONENTS = "/components/schemas/"


class Family:
    """Which component schemas extend which by `allOf`."""

    def __init__(self, scope: Scope) -> None:
        """Read all of them once."""
        self._children: dict[str, list[str]] = {}
        schemas = scope.components("schemas")
        self.known = frozenset(schemas)
        for key, schema in schemas.items():
            members = schema.get("allOf") if isinstance(schema, dict) else None
            for member in members if isinstance(members, list) else []:
                if isinstance(member, dict) and isinstance(member.get("$ref"), str):
                    self._children.setdefault(str(member["$ref"]), []).append(key)
        bases = [(key, node.keys()) for key, node in schemas.items() if isinstance(node, dict)]
        chosen = [key for key, words in bases if "discriminator" in words and not words & {"oneOf", "anyOf"}]
        self.kinds = {
            f"{COMPONENTS}{kind}" for key in chosen for kind in self.descendants(Pointer(f"{COMPONENTS}{key}"))
        }
        """Where the schemas stand that a discriminator on a base class may name: each is a class, whatever it adds."""

    def descendants(self, place: Pointer) -> list[str]:
        """The keys of the schemas that extend the one at a place, directly or through others, in the document's order."""
        found: dict[str, None] = {}
        waiting = [place.removeprefix(COMPONENTS)]
        while waiting:
            for child in self._children.get(f"#{COMPONENTS}{waiting.pop(0)}", []):
                if child not in found:
                    found[child] = None
                    waiting.append(child)
        return list(found)


def own_discriminator(flat: FlatSchema) -> bool:
    """Whether a schema has a discriminator of its own, and does not only inherit one."""
    return flat.discriminator is not None and flat.discriminator[1] == join(flat.pointer, "discriminator")


def alternatives(family: Family, flat: FlatSchema) -> Members | None:
    """The variants of a base class that has a discriminator: all that extend it, all that its mapping names, and itself."""
    if flat.discriminator is None or not own_discriminator(flat) or flat.unions:
        return None
    here = flat.pointer.removeprefix(COMPONENTS)
    keys = family.descendants(flat.pointer)
    mapping = flat.discriminator[0].get("mapping")
    named = [str(item).removeprefix(f"#{COMPONENTS}") for item in mapping.values()] if isinstance(mapping, dict) else []
    keys += [key for key in dict.fromkeys(named) if key in family.known and key not in {*keys, here}]
    if not keys:
        return None
    return [({"$ref": f"#{COMPONENTS}{key}"}, flat.pointer) for key in [*keys, here]]


def all_descend(family: Family, flat: FlatSchema, members: Members) -> bool:
    """Whether every variant of a union extends the schema that holds the union, and so has its properties already."""
    heirs = {f"#{COMPONENTS}{key}" for key in family.descendants(flat.pointer)}
    return all(isinstance(item, dict) and str(item.get("$ref")) in heirs for item, _ in members)


def with_inner(scope: Scope, flat: FlatSchema, members: Members) -> Members:
    """The variants of a union with a discriminator, and below them those of the unions among them, which it may name as well."""
    if flat.discriminator is None or not flat.unions:
        return members
    found = list(members)
    known = {str(item.get("$ref")) for item, _ in members if isinstance(item, dict)}
    for item, place in found:  # grows as it goes
        reference = item.get("$ref") if isinstance(item, dict) else None
        target = scope.target(reference, place) if isinstance(reference, str) else (item, place)
        inner = flatten(scope, *target).unions.values() if target else ()
        for one, below in [member for _, listed in inner for member in listed]:
            if isinstance(one, dict) and isinstance(one.get("$ref"), str) and one["$ref"] not in known:
                known.add(str(one["$ref"]))
                found.append((one, below))
    return found


def marked(wires: list[Node]) -> list[Node]:
    """The variants of a union with a discriminator: those that are unions of classes themselves have a name that it may say."""
    return [
        {**wire, "x-variant": f"variant {number}"} if "$ref" not in wire and _all_classes(wire) else wire
        for number, wire in enumerate(wires, 1)
    ]


def _all_classes(wire: Node) -> bool:
    members = wire.get("anyOf", wire.get("oneOf"))
    inner = [member for member in members if isinstance(member, dict)] if isinstance(members, list) else []
    return "$ref" in wire or (bool(inner) and all(map(_all_classes, inner)))


def variant_of(wire: Node) -> str:
    """What a discriminator calls a variant: its class, or the name of a union of classes."""
    return str(wire.get("$ref", wire.get("x-variant", "")))


def discriminator_of(scope: Scope, flat: FlatSchema, members: Members, wires: list[Node]) -> Node:
    """The discriminator for the runtime: the property, and the class of each value. Empty after reporting why not."""
    if flat.discriminator is None:
        return {}
    node, place = flat.discriminator
    classes = [variant_of(wire) for wire in wires]
    pairs = [
        (item.get("$ref") if isinstance(item, dict) else None, name)
        for (item, _), name in zip(members, classes, strict=True)
    ]
    by_reference = {str(reference): name for reference, name in pairs if reference is not None}
    tag = node.get("propertyName")
    named = isinstance(tag, str) and all(classes)
    by_value = _classes_by_value(scope, members, classes, str(tag)) if named else {}
    if not named or {*classes} - {*by_reference.values(), *by_value.values()}:
        return {}
    mapping: dict[str, Json] = {reference.rpartition("/")[2]: name for reference, name in by_reference.items()}
    mapping |= by_value
    declared = node.get("mapping")
    for value, reference in (declared if isinstance(declared, dict) else {}).items():
        full = str(reference) if "/" in str(reference) else f"#{COMPONENTS}{reference}"
        if full in by_reference:
            mapping[value] = by_reference[full]
            continue
        advice = "Correct the mapping, or add the variant, by overlay; or waive it."
        message = f"`mapping` leads {value!r} to {reference!r}, which is no variant"
        scope.refuse("unsupported-discriminator", join(place, "mapping", value), message, advice)
    return {"propertyName": tag, "mapping": mapping}


def _classes_by_value(scope: Scope, members: Members, classes: list[str], tag: str) -> dict[str, str]:
    """The class of each value that one variant alone has for the property: by its `const`, or its `enum`."""
    found: dict[str, set[str]] = {}
    for (item, place), name in zip(members, classes, strict=True):
        target = scope.target(str(item["$ref"]), place) if isinstance(item, dict) and "$ref" in item else None
        variant = flatten(scope, *(target or (item, place)))
        plain = [flatten(scope, *schema).keywords for schema in variant.properties.get(tag, [])]
        listed = [[node["const"]] if "const" in node else node.get("enum") for node in plain]
        allowed = [[str(value) for value in values] for values in listed if isinstance(values, list)]
        for value in allowed[0] if allowed else ():
            if all(value in values for values in allowed):
                found.setdefault(value, set()).add(name)
    return {value: min(names) for value, names in found.items() if len(names) == 1}
