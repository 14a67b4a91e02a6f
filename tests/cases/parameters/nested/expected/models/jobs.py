# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "RunFilter",
    "RunWhereItem",
    "RunFilterRange",
]


@define(kw_only=True, repr=False)
class RunFilter(Model):
    """`RunFilter` as the provider describes it."""

    range: RunFilterRange | None = None
    ids: Sequence[str] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"range": {"$ref": "RunFilterRange"}, "ids": {"type": "array", "items": {"type": "string"}}},
    }


@define(kw_only=True, repr=False)
class RunWhereItem(Model):
    """`RunWhereItem` as the provider describes it."""

    key: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"key": {"type": "string"}}}


@define(kw_only=True, repr=False)
class RunFilterRange(Model):
    """`RunFilterRange` as the provider describes it."""

    from_: int | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"from": {"x-attr": "from_", "type": "integer"}}}
