# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Card",
    "Only",
]


@define(kw_only=True, repr=False)
class Card(Model):
    """`Card` as the provider describes it."""

    number: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"number": {"type": "string"}}, "required": ["number"]}


@define(kw_only=True, repr=False)
class Only(Model):
    """One alternative is none."""

    note: str | None = None
    number: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"note": {"type": "string"}, "number": {"type": "string"}},
        "required": ["number"],
    }
