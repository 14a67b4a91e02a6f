"""Reads a response body as text: decompressed and limited while it is received."""

from __future__ import annotations

import re
import zlib
from email.message import Message
from typing import TYPE_CHECKING, Final

from generator.fetch.address import refusal
from generator.parse import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Source

_ANY_HEADER: Final = zlib.MAX_WBITS | 32
_TYPES: Final = re.compile(r"(text/.*|application/(.*\+)?(json|yaml|x-yaml|vnd\.[\w.+-]+|octet-stream)|)")
_HTML: Final = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE | re.DOTALL
)
_UNICODE: Final = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-32"})
_OTHERS: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "iso-8859-15", "windows-1252", "cp1252"})
_BY_HAND: Final = "Open the address in your browser, find the link to the document itself, and give that."


class Payload:
    """What has come so far."""

    def __init__(self, url: str, headers: Mapping[str, str], largest: int) -> None:
        """Look at the head of the response first."""
        self._url = url
        self._largest = largest
        self._data = bytearray()
        self._packed = headers.get("content-encoding", "").strip().lower()
        kind = Message()
        kind["content-type"] = headers.get("content-type", "") or "text/plain"
        self.media_type = kind.get_content_type()
        self.charset = str(kind.get_param("charset", "")).lower()
        if self._packed not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            message = f"is compressed as {self._packed!r}, which was not asked for"
            raise refusal("fetch-type", url, message, _BY_HAND)
        if not _TYPES.fullmatch(self.media_type):
            raise refusal("fetch-type", url, f"is {self.media_type}, no OpenAPI document", _BY_HAND)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > largest:
            raise self._too_large()
        self._decoder = zlib.decompressobj(_ANY_HEADER)

    @property
    def data(self) -> bytes:
        """All of it, decompressed."""
        return bytes(self._data)

    def take(self, chunk: bytes) -> None:
        """Add what came; one byte beyond the limit ends it."""
        room = self._largest + 1 - len(self._data)
        try:
            self._data += self._decoder.decompress(chunk, room) if self._is_packed else chunk
        except zlib.error:
            message = f"is not compressed as it says ({self._packed})"
            raise refusal("fetch-failed", self._url, message, "Try again later.") from None
        if len(self._data) > self._largest:
            raise self._too_large()

    def finish(self) -> None:
        """Refuse what was cut short, and what is a page for people."""
        if self._is_packed and not self._decoder.eof:
            raise refusal("fetch-failed", self._url, "the response was cut short", "Try again later.")
        if self.media_type in {"text/html", "application/xhtml+xml"} or _HTML.match(self.data[:4096]):
            message = "is a web page, perhaps one that asks for a login, and no document"
            advice = f"{_BY_HAND} Mintlify's pages have one at the same address with .md at its end."
            raise refusal("fetch-type", self._url, message, advice)

    @property
    def _is_packed(self) -> bool:
        return self._packed not in {"", "identity"}

    def _too_large(self) -> Exception:
        message = f"is larger than {self._largest:,} bytes"
        return refusal("fetch-size", self._url, message, "Is this the document? If so, split it, and give the files.")


def text_of(url: str, payload: Payload) -> Source:
    """Read a payload in the encoding that the response named; without one, in the one that a mark at its start shows."""
    if payload.charset in _UNICODE:
        return decode(url, payload.data)
    if payload.charset not in _OTHERS:
        message = f"is written in {payload.charset!r}, which is not read"
        raise refusal("fetch-type", url, message, "Save it as UTF-8, and give the file.")
    return decode(url, payload.data.decode(payload.charset, "replace").encode())
