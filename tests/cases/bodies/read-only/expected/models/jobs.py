# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field as _field

from ..._runtime.model import Model
from ..._runtime.schema import Schema
from ..._runtime.unset import READ_ONLY

__all__ = [
    "User",
    "Home",
]


@define(kw_only=True, repr=False)
class User(Model):
    """`User` as the provider describes it."""

    id: str = READ_ONLY
    name: str
    secret: str = _field(repr=False)
    home: Home

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "name": {"type": "string"},
            "secret": {"type": "string", "writeOnly": True, "format": "password", "x-sensitive": True},
            "home": {"$ref": "Home"},
        },
        "required": ["id", "name", "secret", "home"],
    }


@define(kw_only=True, repr=False)
class Home(Model):
    """`Home` as the provider describes it."""

    id: str = READ_ONLY
    street: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"id": {"type": "string", "readOnly": True}, "street": {"type": "string"}},
        "required": ["id", "street"],
    }
