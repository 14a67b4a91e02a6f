"""Finds every Schema Object of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.openapi import DATA
from generator.pointers import ROOT, join, parent
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json, Pointer

    Node = dict[str, Json]

_ONE: Final = ("items", "additionalProperties", "not", "schema")
_MANY: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED: Final = ("properties", "patternProperties", "$defs")


def schemas_of(root: Node) -> Iterator[tuple[Node, Pointer]]:
    """Yield every Schema Object with its pointer: those of `components`, of every `schema`, and what stands in them."""
    stack: list[tuple[Json, Pointer, bool]] = [(root, ROOT, False)]
    while stack:
        node, pointer, schema = stack.pop()
        if isinstance(node, list):
            stack.extend((item, join(pointer, index), schema) for index, item in enumerate(node))
        if not isinstance(node, dict):
            continue
        if schema:
            yield node, pointer
            stack.extend((node[key], join(pointer, key), True) for key in (*_ONE[:-1], *_MANY) if key in node)
            for key in _NAMED:
                named = node.get(key)
                stack.extend((item, join(pointer, key, name), True) for name, item in pairs(named))
        else:
            at_schemas = pointer == join(ROOT, "components", "schemas")
            among_names = parent(pointer) == join(ROOT, "components") and pointer != ROOT
            for key, value in node.items():
                if among_names or key not in DATA:
                    stack.append((value, join(pointer, key), at_schemas or (key == "schema" and not among_names)))
