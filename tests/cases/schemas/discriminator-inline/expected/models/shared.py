# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "M",
    "N",
    "MPetVariant1",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    pet: MPetVariant1 | str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"pet": {"oneOf": [{"$ref": "MPetVariant1"}, {"type": "string"}]}},
    }


@define(kw_only=True, repr=False)
class N(Model):
    """`N` as the provider describes it."""

    pet: M | str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"pet": {"oneOf": [{"$ref": "M"}, {"type": "string"}]}},
    }


@define(kw_only=True, repr=False)
class MPetVariant1(Model):
    """`MPetVariant1` as the provider describes it."""

    a: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"type": "string"}}}
