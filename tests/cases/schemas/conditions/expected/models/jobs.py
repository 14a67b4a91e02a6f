# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Order",
]


@define(kw_only=True, repr=False)
class Order(Model):
    """`Order` as the provider describes it."""

    kind: Literal["gift", "sale"]
    price: float | None = None
    card: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["gift", "sale"]},
            "price": {"type": "number"},
            "card": {"type": "string"},
        },
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": "gift"}}, "required": ["kind"]},
                "then": {"properties": {"price": False}},
                "else": {"required": ["price"]},
            },
            {"if": {"required": ["card"]}, "then": {"properties": {"kind": {"const": "gift"}}}},
        ],
    }
