"""Linked files of the mock, behind signed URLs that expire, as in an object store."""

from __future__ import annotations

from hashlib import sha256
from hmac import digest
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

from .tenants import secrets_equal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .clock import Clock
    from .issued import IssuedDocument

LIFETIME: Final = 3600
"""Seconds for which a link is good."""
FOLDER: Final = "_files"


class LinkedFile(NamedTuple):
    """What a link gives: the file, or why not."""

    status: int
    content_type: str
    content: bytes


class FileStore:
    """The files that links of this mock lead to."""

    def __init__(self, clock: Clock, key: str) -> None:
        """Sign links with a key."""
        self._clock = clock
        self._key = key.encode()
        self._documents: dict[str, IssuedDocument] = {}

    def link(self, base: str, owner: str, document: IssuedDocument) -> str:
        """Store a document and return a URL that opens it for an hour."""
        ending = document.mime.rpartition("/")[2]
        name = f"{owner}/{document.uri}.{ending}"
        self._documents[name] = document
        made = str(int(self._clock.now()))
        query = {"X-Amz-Date": made, "X-Amz-Expires": str(LIFETIME), "X-Amz-Signature": self._sign(name, made)}
        return f"{base}/{FOLDER}/{quote(name)}?{urlencode(query)}"

    def open(self, name: str, query: Mapping[str, str]) -> LinkedFile:
        """Return what a link gives."""
        made = query.get("X-Amz-Date", "")
        if not secrets_equal(query.get("X-Amz-Signature", ""), self._sign(name, made)):
            return _denied("SignatureDoesNotMatch", "The signature does not match")
        if self._clock.now() >= int(made) + LIFETIME:
            return _denied("AccessDenied", "Request has expired")
        document = self._documents.get(name)
        return (
            _denied("NoSuchKey", "There is no such file")
            if document is None
            else LinkedFile(200, document.mime, document.content)
        )

    def clear(self) -> None:
        """Take all files away."""
        self._documents.clear()

    def _sign(self, name: str, made: str) -> str:
        return digest(self._key, f"{name}\n{made}\n{LIFETIME}".encode("utf-8", "surrogateescape"), sha256).hex()


def _denied(code: str, message: str) -> LinkedFile:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return LinkedFile(403, "application/xml", text.encode())
