# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "A",
    "M",
    "MB",
]


@model
class A(Model):
    """`A` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}


@model
class M(Model):
    """`M` as the provider describes it."""

    a: A | None = None
    """The first."""
    b: MB | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"$ref": "A"}, "b": {"$ref": "MB"}}}


@model
class MB(Model):
    """`MB` as the provider describes it."""

    x: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}
