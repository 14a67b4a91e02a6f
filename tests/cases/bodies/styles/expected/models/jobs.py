# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Charge",
    "ChargeItemsItem",
]


@define(kw_only=True, repr=False)
class Charge(Model):
    """`Charge` as the provider describes it."""

    items: Sequence[ChargeItemsItem] | None = None
    tags: Sequence[str] | None = None
    metadata: Mapping[str, str] | None = None
    raw: Sequence[int] | None = None
    note: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"$ref": "ChargeItemsItem"}},
            "tags": {"type": "array", "items": {"type": "string"}},
            "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
            "raw": {"type": "array", "items": {"type": "integer"}},
            "note": {"type": "string"},
        },
    }


@define(kw_only=True, repr=False)
class ChargeItemsItem(Model):
    """`ChargeItemsItem` as the provider describes it."""

    price: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"price": {"type": "string"}}}
