# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema

__all__ = [
    "RunResponse",
    "SendRequest",
]


@define(kw_only=True, repr=False)
class RunResponse(Model):
    """`RunResponse` as the provider describes it."""

    list_: list[Json] | None = None
    value: str | dict[str, Json] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "list": {"x-attr": "list_", "type": "array", "items": {}},
            "value": {"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {}}]},
        },
    }


@define(kw_only=True, repr=False)
class SendRequest(Model):
    """`SendRequest` as the provider describes it."""

    tree: Sequence[Json] | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"tree": {"type": "array", "items": {}}}}
