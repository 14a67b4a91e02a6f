# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "PaymentCard",
    "CashPayment",
]


@define(kw_only=True, repr=False)
class PaymentCard(Model):
    """`PaymentCard` as the provider describes it."""

    amount: int
    number: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"amount": {"type": "integer"}, "number": {"type": "string"}},
        "required": ["amount", "number"],
    }


@define(kw_only=True, repr=False)
class CashPayment(Model):
    """`CashPayment` as the provider describes it."""

    amount: int
    till: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"amount": {"type": "integer"}, "till": {"type": "string"}},
        "required": ["amount", "till"],
    }
