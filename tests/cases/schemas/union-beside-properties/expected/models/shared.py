# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Card",
    "Only",
]


@model
class Card(Model):
    """`Card` as the provider describes it."""

    number: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"number": {"type": "string"}}, "required": ["number"]}


@model
class Only(Model):
    """One alternative is none."""

    note: str | None = None
    number: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"note": {"type": "string"}, "number": {"type": "string"}},
        "required": ["number"],
    }
