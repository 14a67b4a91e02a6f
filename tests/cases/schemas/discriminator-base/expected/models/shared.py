# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Axe",
    "Saw",
    "Tool",
]


@model
class Axe(Model):
    """`Axe` as the provider describes it."""

    kind: str | None = None
    edge: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "edge": {"type": "integer"}},
    }


@model
class Saw(Model):
    """`Saw` as the provider describes it."""

    kind: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}}


@model
class Tool(Model):
    """`Tool` as the provider describes it."""

    kind: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}}
