# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Dog",
]


@model
class Dog(Model):
    """`Dog` as the provider describes it."""

    bark: bool
    name: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"bark": {"type": "boolean"}, "name": {"type": "string"}},
        "required": ["bark", "name"],
    }
