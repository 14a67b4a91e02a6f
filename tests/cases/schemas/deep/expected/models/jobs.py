# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Tree",
]


@define(kw_only=True, repr=False)
class Tree(Model):
    """`Tree` as the provider describes it."""

    name: str
    children: list[Tree] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "Tree"}}},
        "required": ["name"],
    }
