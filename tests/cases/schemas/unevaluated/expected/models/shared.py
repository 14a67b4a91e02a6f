# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Base",
    "Closed",
    "EitherVariant1",
    "EitherVariant2",
]


@define(kw_only=True, repr=False)
class Base(Model):
    """`Base` as the provider describes it."""

    id: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"id": {"type": "string"}}}


@define(kw_only=True, repr=False)
class Closed(Model):
    """`Closed` as the provider describes it."""

    name: str | None = None
    id: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "id": {"type": "string"}},
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class EitherVariant1(Model):
    """`EitherVariant1` as the provider describes it."""

    a: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class EitherVariant2(Model):
    """`EitherVariant2` as the provider describes it."""

    b: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"b": {"type": "string"}},
        "required": ["b"],
        "additionalProperties": False,
    }
