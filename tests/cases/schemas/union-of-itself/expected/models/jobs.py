# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "And",
    "Or",
    "Leaf",
]


@define(kw_only=True, repr=False)
class And(Model):
    """`And` as the provider describes it."""

    left: And | Or | Leaf
    right: And | Or | Leaf | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "left": {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]},
            "right": {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]},
        },
        "required": ["left"],
    }


@define(kw_only=True, repr=False)
class Or(Model):
    """`Or` as the provider describes it."""

    left: And | Or | Leaf
    other: And | Or | Leaf | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "left": {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]},
            "other": {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]},
        },
        "required": ["left"],
    }


@define(kw_only=True, repr=False)
class Leaf(Model):
    """`Leaf` as the provider describes it."""

    text: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
