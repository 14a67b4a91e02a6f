# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Axe",
    "Saw",
    "Drill",
    "Tool",
]


@define(kw_only=True, repr=False)
class Axe(Model):
    """`Axe` as the provider describes it."""

    kind: str | None = None
    edge: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "edge": {"type": "integer"}},
    }


@define(kw_only=True, repr=False)
class Saw(Model):
    """`Saw` as the provider describes it."""

    kind: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}}


@define(kw_only=True, repr=False)
class Drill(Model):
    """`Drill` as the provider describes it."""

    kind: str | None = None
    speed: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "speed": {"type": "integer"}},
    }


@define(kw_only=True, repr=False)
class Tool(Model):
    """`Tool` as the provider describes it."""

    kind: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}}
