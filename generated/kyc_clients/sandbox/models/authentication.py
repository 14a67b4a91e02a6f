# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `authentication`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from datetime import datetime

    from ..._runtime.schema import Schema

__all__ = [
    "AuthenticationResponse",
    "AccessToken",
]


@model
class AuthenticationResponse(Model):
    """Answer to a login."""

    code: int | None = None
    """The HTTP status once more."""
    timestamp: int | None = None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None = None
    """The provider's number of this call. Name it when you ask them about it."""
    data: AccessToken | None = None
    """What a login yields."""
    access_token: str | None = None
    """The token, in the older form of the answer that has no `data`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "AccessToken"},
            "access_token": {"type": "string", "x-sensitive": True},
        },
        "allOf": [{"anyOf": [{"required": ["data"]}, {"required": ["access_token"]}]}],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@model
class AccessToken(Model):
    """What a login yields."""

    access_token: str
    """A JWT. It goes into the header `Authorization` as it is, without `Bearer`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"access_token": {"type": "string", "x-sensitive": True}},
        "required": ["access_token"],
        "x-essential": ["access_token"],
    }
