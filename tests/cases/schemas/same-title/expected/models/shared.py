# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "A",
    "B",
    "Same",
    "BTwo",
]


@define(kw_only=True, repr=False)
class A(Model):
    """`A` as the provider describes it."""

    one: Same | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"one": {"$ref": "Same"}}}


@define(kw_only=True, repr=False)
class B(Model):
    """`B` as the provider describes it."""

    two: BTwo | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"two": {"$ref": "BTwo"}}}


@define(kw_only=True, repr=False)
class Same(Model):
    """`Same` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}


@define(kw_only=True, repr=False)
class BTwo(Model):
    """`BTwo` as the provider describes it."""

    y: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"y": {"type": "string"}}}
