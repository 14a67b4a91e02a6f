# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `用户`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "UserInfo",
    "PageUser",
]


@define(kw_only=True, repr=False)
class UserInfo(Model):
    """`UserInfo` as the provider describes it."""

    i_em_ya: str | None = None
    u540d_u524d: str | None = None
    page: PageUser | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "имя": {"x-attr": "i_em_ya", "type": "string"},
            "名前": {"x-attr": "u540d_u524d", "type": "string"},
            "page": {"$ref": "PageUser"},
        },
    }


@define(kw_only=True, repr=False)
class PageUser(Model):
    """`PageUser` as the provider describes it."""

    next: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"next": {"type": "string"}}}
