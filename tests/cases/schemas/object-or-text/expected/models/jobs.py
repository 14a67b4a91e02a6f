# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Value",
]


@model
class Value(Model):
    """`Value` as the provider describes it."""

    a: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
        "minLength": 3,
    }
