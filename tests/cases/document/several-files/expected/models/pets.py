# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `pets`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Pet",
    "Home",
]


@define(kw_only=True, repr=False)
class Pet(Model):
    """`Pet` as the provider describes it."""

    name: str
    kind: Literal["cat", "dog"] | None = None
    """A response may hold a value that is not listed."""
    parent: Pet | None = None
    owner: str | None = None
    home: Home | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "kind": {"enum": ["cat", "dog"]},
            "parent": {"$ref": "Pet"},
            "owner": {"type": "string", "minLength": 2},
            "home": {"$ref": "Home"},
        },
        "required": ["name"],
    }


@define(kw_only=True, repr=False)
class Home(Model):
    """`Home` as the provider describes it."""

    street: str | None = None
    guest: Pet | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"street": {"type": "string"}, "guest": {"$ref": "Pet"}},
    }
