# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.body import Upload as _Upload
from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "Form",
    "Fields",
    "Page",
    "FormNested",
]


@define(kw_only=True, repr=False)
class Form(Model):
    """`Form` as the provider describes it."""

    file: bytes | _Upload
    files: Sequence[bytes | _Upload]
    maybe: bytes | _Upload | None | Unset = UNSET
    several: Sequence[bytes | _Upload] | None | Unset = UNSET
    scan: bytes | _Upload | None = None
    untyped: bytes | _Upload | None = None
    table: str | bytes | _Upload | None = None
    encoded: str | None = None
    anything: Json | bytes | _Upload | None | Unset = UNSET
    nested: FormNested | None = None
    note: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "file": {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"},
            "files": {
                "type": "array",
                "items": {"type": "string", "contentMediaType": "image/png", "format": "binary"},
            },
            "maybe": {"anyOf": [{"type": "string", "format": "binary"}, {"type": "null"}]},
            "several": {
                "anyOf": [{"type": "array", "items": {"type": "string", "format": "binary"}}, {"type": "null"}]
            },
            "scan": {"type": "string", "format": "binary"},
            "untyped": {"contentMediaType": "image/png", "type": "string", "format": "binary"},
            "table": {"type": "string", "contentMediaType": "text/csv", "format": "binary"},
            "encoded": {"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"},
            "anything": {},
            "nested": {"$ref": "FormNested"},
            "note": {"type": "string"},
        },
        "required": ["file", "files"],
    }


@define(kw_only=True, repr=False)
class Fields(Model):
    """`Fields` as the provider describes it."""

    blob: bytes | _Upload | None = None
    note: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"blob": {"type": "string", "format": "binary"}, "note": {"type": "string"}},
    }


@define(kw_only=True, repr=False)
class Page(Model):
    """`Page` as the provider describes it."""

    html: str | None = None
    raw: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"html": {"type": "string", "contentMediaType": "text/html"}, "raw": {"type": "string"}},
    }


@define(kw_only=True, repr=False)
class FormNested(Model):
    """`FormNested` as the provider describes it."""

    text: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"text": {"type": "string"}}}
