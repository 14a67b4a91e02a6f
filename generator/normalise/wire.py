"""Queries on wire schemas: references, size, values and types.

They are JSON Schema in which an object is a `$ref` to its class by the key, and nothing has an `allOf` that decides a type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.normalise.scope import Node
    from generator.types import Json

UNIONS: Final = ("anyOf", "oneOf")
_LISTS: Final = frozenset({"items", "prefixItems"})
_OBJECTS: Final = frozenset({"additionalProperties", "patternProperties"})


def references(node: Node) -> Iterator[str]:
    """The classes that a schema of ours names."""
    if "$ref" in node:
        yield str(node["$ref"])
    for inner in _inside(node):
        yield from references(inner)


def size(node: Node) -> int:
    """About how many characters the type of a schema of ours takes, printed for both directions."""
    enum = node.get("enum")
    if isinstance(enum, list):
        return 20 + 2 * sum(len(str(value)) + 4 for value in enum)
    if "$ref" in node:
        return 2 * len(str(node["$ref"]))
    return 10 + sum(size(inner) + 10 for inner in _inside(node))


def _inside(node: Node) -> Iterator[Node]:
    """The schemas that a schema of ours is made of."""
    members = [member for word in (*UNIONS, "prefixItems") for member in _listed(node.get(word))]
    named = node.get("patternProperties")
    members += named.values() if isinstance(named, dict) else []
    for inner in (*members, node.get("items"), node.get("additionalProperties")):
        if isinstance(inner, dict):
            yield inner


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def values_of(node: Node) -> list[Json] | None:
    """The values of a schema of ours that is an enumeration, on top of a union of plain values too; None of any other."""
    if any(_is_structured(inner) for inner in (node, *_inside(node))):
        return None
    enum = node.get("enum")
    return [node["const"]] if "const" in node else enum if isinstance(enum, list) else None


def _is_structured(node: Node) -> bool:
    return bool(node.keys() & {"$ref", *_LISTS, *_OBJECTS})


def types_of(node: Node) -> list[str]:
    """The JSON types of a schema of ours that is no reference, union or enumeration; none where any value will do."""
    declared = node.get("type")
    if declared is not None:
        return [str(kind) for kind in declared] if isinstance(declared, list) else [str(declared)]
    return ["array"] if node.keys() & _LISTS else ["object"] if node.keys() & _OBJECTS else []
