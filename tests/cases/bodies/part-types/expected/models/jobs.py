# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.body import Upload as _Upload
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Upload",
    "UploadNote",
]


@define(kw_only=True, repr=False)
class Upload(Model):
    """`Upload` as the provider describes it."""

    file: bytes | _Upload | None = None
    picture: bytes | _Upload | None = None
    note: UploadNote | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "picture": {"type": "string", "format": "binary"},
            "note": {"$ref": "UploadNote"},
        },
    }


@define(kw_only=True, repr=False)
class UploadNote(Model):
    """`UploadNote` as the provider describes it."""

    text: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"text": {"type": "string"}}}
