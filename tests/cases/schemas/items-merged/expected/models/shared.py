# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Base",
    "Stricter",
    "Detail",
    "StricterDetailsItem",
]


@define(kw_only=True, repr=False)
class Base(Model):
    """`Base` as the provider describes it."""

    details: list[Detail] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"details": {"type": "array", "items": {"$ref": "Detail"}}},
    }


@define(kw_only=True, repr=False)
class Stricter(Model):
    """`Stricter` as the provider describes it."""

    details: list[StricterDetailsItem] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"details": {"type": "array", "items": {"$ref": "StricterDetailsItem"}}},
    }


@define(kw_only=True, repr=False)
class Detail(Model):
    """`Detail` as the provider describes it."""

    issue: str
    field: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"issue": {"type": "string"}, "field": {"type": "string"}},
        "required": ["issue"],
    }


@define(kw_only=True, repr=False)
class StricterDetailsItem(Model):
    """`StricterDetailsItem` as the provider describes it."""

    issue: str
    field: str | None = None
    more: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "issue": {"type": "string", "maxLength": 9},
            "field": {"type": "string"},
            "more": {"type": "integer"},
        },
        "required": ["issue"],
    }
