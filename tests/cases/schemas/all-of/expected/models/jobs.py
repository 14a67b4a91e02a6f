# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Dog",
]


@define(kw_only=True, repr=False)
class Dog(Model):
    """`Dog` as the provider describes it."""

    bark: bool
    name: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"bark": {"type": "boolean"}, "name": {"type": "string"}},
        "required": ["bark", "name"],
    }
