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
]


@define(kw_only=True, repr=False)
class Cat(Model):
    """`Cat` as the provider describes it."""

    kind: Literal["cat"] = "cat"
    """A response may hold a value that is not listed."""

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}


@define(kw_only=True, repr=False)
class Dog(Model):
    """`Dog` as the provider describes it."""

    kind: Literal["dog", "puppy"]
    """A response may hold a value that is not listed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"enum": ["dog", "puppy"]}},
        "required": ["kind"],
    }
