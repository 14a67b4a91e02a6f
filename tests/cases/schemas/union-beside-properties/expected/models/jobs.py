# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "PaymentCard",
    "CashPayment",
]


@model
class PaymentCard(Model):
    """`PaymentCard` as the provider describes it."""

    amount: int
    number: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"amount": {"type": "integer"}, "number": {"type": "string"}},
        "required": ["amount", "number"],
    }


@model
class CashPayment(Model):
    """`CashPayment` as the provider describes it."""

    amount: int
    till: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"amount": {"type": "integer"}, "till": {"type": "string"}},
        "required": ["amount", "till"],
    }
