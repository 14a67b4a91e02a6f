# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "ItemInput",
    "ItemOutput",
    "Thing",
]


@model
class ItemInput(Model):
    """`ItemInput` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}


@model
class ItemOutput(Model):
    """`ItemOutput` as the provider describes it."""

    x: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}


@model
class Thing(Model):
    """`Thing` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}
