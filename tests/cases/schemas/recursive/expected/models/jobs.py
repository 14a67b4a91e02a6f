# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Node",
]


@model
class Node(Model):
    """`Node` as the provider describes it."""

    parent: Node | None = None
    children: list[Node]

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"parent": {"$ref": "Node"}, "children": {"type": "array", "items": {"$ref": "Node"}}},
        "required": ["children"],
    }
