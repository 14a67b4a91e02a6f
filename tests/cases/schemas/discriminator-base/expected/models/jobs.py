# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Cat",
    "Dog",
    "Fish",
    "Bird",
    "Pet",
]


@define(kw_only=True, repr=False)
class Cat(Model):
    """`Cat` as the provider describes it."""

    kind: str
    lives: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Dog(Model):
    """`Dog` as the provider describes it."""

    kind: str
    bark: bool | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Fish(Model):
    """`Fish` as the provider describes it."""

    kind: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]}


@define(kw_only=True, repr=False)
class Bird(Model):
    """`Bird` as the provider describes it."""

    kind: Literal["canary"] = "canary"
    """A response may hold a value that is not listed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string", "const": "canary"}},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Pet(Model):
    """`Pet` as the provider describes it."""

    kind: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]}
