# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "M",
    "SendListRequest",
    "SendListRequestRowsItem",
    "SendListRequestOne",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    a: str | None = None
    b: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "additionalProperties": False,
        "allOf": [{"properties": {"a": {}}, "additionalProperties": False}],
    }


@define(kw_only=True, repr=False)
class SendListRequest(Model):
    """`SendListRequest` as the provider describes it."""

    rows: Sequence[SendListRequestRowsItem] | None = None
    one: SendListRequestOne | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "rows": {"type": "array", "items": {"$ref": "SendListRequestRowsItem"}},
            "one": {"$ref": "SendListRequestOne"},
        },
    }


@define(kw_only=True, repr=False)
class SendListRequestRowsItem(Model):
    """`SendListRequestRowsItem` as the provider describes it."""

    a: str | None = None
    b: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "additionalProperties": False,
        "allOf": [{"properties": {"a": {}}, "additionalProperties": False}],
    }


@define(kw_only=True, repr=False)
class SendListRequestOne(Model):
    """`SendListRequestOne` as the provider describes it."""

    a: str | None = None
    b: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "additionalProperties": False,
        "allOf": [{"properties": {"a": {}}, "additionalProperties": False}],
    }
