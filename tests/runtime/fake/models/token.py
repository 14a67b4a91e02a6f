"""Models of the login."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from generator.runtime.model import Model, Schema


@define(kw_only=True, repr=False)
class LoginResponse(Model):
    """The response to a login."""

    data: dict[str, str] | None = None
    """The token, as newer versions answer."""
    access_token: str | None = None
    """The token, as older versions answer."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "data": {"type": "object", "additionalProperties": {"type": "string"}, "x-sensitive": True},
            "access_token": {"type": "string", "x-sensitive": True},
        },
    }
