# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "M",
    "N",
    "Tree",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    a: N | None = None
    b: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"$ref": "N"}, "b": {"type": "string", "maxLength": 3}},
    }


@define(kw_only=True, repr=False)
class N(Model):
    """`N` as the provider describes it."""

    b: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"b": {"type": "string"}}}


@define(kw_only=True, repr=False)
class Tree(Model):
    """`Tree` as the provider describes it."""

    kids: list[Tree] | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kids": {"type": "array", "items": {"$ref": "Tree"}}}}
