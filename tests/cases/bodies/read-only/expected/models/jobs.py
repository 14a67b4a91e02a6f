# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model
from ..._runtime.unset import READ_ONLY

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "User",
    "Home",
]


@model
class User(Model):
    """`User` as the provider describes it."""

    id: str = READ_ONLY
    name: str
    secret: str
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


@model
class Home(Model):
    """`Home` as the provider describes it."""

    id: str = READ_ONLY
    street: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"id": {"type": "string", "readOnly": True}, "street": {"type": "string"}},
        "required": ["id", "street"],
    }
