# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "ItemInput",
    "ItemOutput",
    "Thing",
]


@define(kw_only=True, repr=False)
class ItemInput(Model):
    """`ItemInput` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}


@define(kw_only=True, repr=False)
class ItemOutput(Model):
    """`ItemOutput` as the provider describes it."""

    x: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}


@define(kw_only=True, repr=False)
class Thing(Model):
    """`Thing` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}
