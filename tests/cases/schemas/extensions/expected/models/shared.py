# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import define, field as _field

from ..._runtime.download import EncodedFile, FileLink, encoded_file, file_link
from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "M",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    token: str | None = _field(default=None, repr=False)
    at: int | None = None
    file: str | None = None
    page: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "token": {"type": "string", "x-sensitive": True},
            "at": {"type": "integer", "x-epoch": "milliseconds"},
            "file": {"type": "string", "contentEncoding": "base64"},
            "page": {"type": "string", "x-file-link": True},
        },
    }

    @property
    def at_at(self) -> datetime | None:
        """`at` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.at)

    @property
    def file_content(self) -> EncodedFile | None:
        """The document in `file`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.file)

    @property
    def page_file(self) -> FileLink | None:
        """The file behind `page`: `download()` or `save_to(path)`, without our credentials."""
        return file_link(self.page)
