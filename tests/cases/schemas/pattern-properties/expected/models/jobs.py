# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema

__all__ = [
    "Order",
    "Book",
    "Price",
]


@define(kw_only=True, repr=False)
class Order(Model):
    """`Order` as the provider describes it."""

    prices: Mapping[str, Price] | None = None
    notes: Mapping[str, str | Json] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "prices": {
                "type": "object",
                "patternProperties": {"^[A-Z]{3}$": {"$ref": "Price"}},
                "additionalProperties": False,
            },
            "notes": {"patternProperties": {"^n_": {"type": "string"}}},
        },
    }


@define(kw_only=True, repr=False)
class Book(Model):
    """`Book` as the provider describes it."""

    name: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"name": {"type": "string"}},
        "patternProperties": {"^n_": {"type": "integer"}},
        "additionalProperties": {"$ref": "Price"},
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
