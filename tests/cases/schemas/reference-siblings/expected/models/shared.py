# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "A",
    "M",
    "MB",
]


@define(kw_only=True, repr=False)
class A(Model):
    """`A` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    a: A | None = None
    """The first."""
    b: MB | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"$ref": "A"}, "b": {"$ref": "MB"}}}


@define(kw_only=True, repr=False)
class MB(Model):
    """`MB` as the provider describes it."""

    x: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}
