# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `authentication`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "AuthenticationResponse",
    "AccessToken",
]


@define(kw_only=True, repr=False)
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
    access_token: str | None = _field(default=None, repr=False)
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


@define(kw_only=True, repr=False)
class AccessToken(Model):
    """What a login yields."""

    access_token: str = _field(repr=False)
    """A JWT. It goes into the header `Authorization` as it is, without `Bearer`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"access_token": {"type": "string", "x-sensitive": True}},
        "required": ["access_token"],
        "x-essential": ["access_token"],
    }
