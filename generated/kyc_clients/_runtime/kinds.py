"""Checks the media type of a document by its first bytes."""

from __future__ import annotations

import re
from typing import Final

from .errors import DownloadError

LOOKED_AT: Final = 1024
"""The bytes at the beginning of a document that tell what it is."""
_HTML: Final = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--.{0,800}?-->\s*)*<(?:!doctype\s+html|html|head|body|script|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
_NAMES: Final = {"application/pdf": "a PDF", "image/jpeg": "a JPEG", "image/png": "a PNG", "text/html": "HTML"}


def check_kind(head: bytes, promised: str, content_type: str = "") -> None:
    """Refuse a document that is not of the media type that was promised, and HTML that nobody promised.

    `head` is its beginning, `content_type` the media type that came with it.
    """
    kind = _bare(promised)
    if kind not in _HTML_TYPES and (_bare(content_type) in _HTML_TYPES or _HTML.match(_text(head))):
        raise DownloadError("The file is HTML, most likely the page of an error, and no document")
    if not _fits(head, kind):
        raise DownloadError(f"The file is not {_NAMES.get(kind, 'XML')}, which was expected")


def _fits(head: bytes, kind: str) -> bool:
    if kind == "application/pdf":
        return b"%PDF-" in head
    if kind in {"image/jpeg", "image/jpg"}:
        return head.startswith(b"\xff\xd8\xff")
    if kind == "image/png":
        return head.startswith(b"\x89PNG\r\n\x1a\n")
    if kind in {"application/xml", "text/xml"} or kind.endswith("+xml"):
        return _text(head).startswith(b"<")
    return True


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _text(head: bytes) -> bytes:
    """Return the beginning of a text without the mark of its encoding and the blanks before it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()
