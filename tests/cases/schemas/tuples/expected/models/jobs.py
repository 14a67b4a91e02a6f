# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema

__all__ = [
    "Order",
    "Price",
]


@define(kw_only=True, repr=False)
class Order(Model):
    """`Order` as the provider describes it."""

    at: Sequence[float]
    tagged: Sequence[str | Price | int] | None = None
    open: Sequence[str | Json] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "at": {
                "type": "array",
                "minItems": 2,
                "maxItems": 2,
                "prefixItems": [{"type": "number"}, {"type": "number"}],
                "items": False,
            },
            "tagged": {
                "type": "array",
                "prefixItems": [{"type": "string"}, {"$ref": "Price"}],
                "items": {"type": "integer"},
            },
            "open": {"prefixItems": [{"type": "string"}], "items": {}},
        },
        "required": ["at"],
    }


@define(kw_only=True, repr=False)
class Price(Model):
    """`Price` as the provider describes it."""

    amount: int

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"amount": {"type": "integer"}},
        "required": ["amount"],
    }
