# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Node",
]


@define(kw_only=True, repr=False)
class Node(Model):
    """`Node` as the provider describes it."""

    parent: Node | None = None
    children: list[Node]

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"parent": {"$ref": "Node"}, "children": {"type": "array", "items": {"$ref": "Node"}}},
        "required": ["children"],
    }
