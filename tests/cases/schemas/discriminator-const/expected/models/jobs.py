# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from typing import Literal

    from ..._runtime.schema import Schema

__all__ = [
    "Cat",
    "Dog",
]


@model
class Cat(Model):
    """`Cat` as the provider describes it."""

    kind: Literal["cat"] | str = "cat"

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}


@model
class Dog(Model):
    """`Dog` as the provider describes it."""

    kind: Literal["dog", "puppy"] | str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"enum": ["dog", "puppy"]}},
        "required": ["kind"],
    }
