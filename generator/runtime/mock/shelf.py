"""Linked files of the mock, behind signed URLs that expire, as in an object store."""

from __future__ import annotations

from hashlib import sha256
from hmac import digest
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

from .tenants import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .clock import Clock
    from .papers import Paper

LIFETIME: Final = 3600
"""Seconds for which a link is good."""
FOLDER: Final = "_files"


class Shelved(NamedTuple):
    """What a link gives: the file, or why not."""

    status: int
    content_type: str
    content: bytes


class Shelf:
    """The files that links of this mock lead to."""

    def __init__(self, clock: Clock, key: str) -> None:
        """Sign links with a key."""
        self._clock = clock
        self._key = key.encode()
        self._papers: dict[str, Paper] = {}

    def link(self, base: str, owner: str, paper: Paper) -> str:
        """Lay a paper on the shelf and return a URL that opens it for an hour."""
        ending = paper.mime.rpartition("/")[2]
        name = f"{owner}/{paper.uri}.{ending}"
        self._papers[name] = paper
        made = str(int(self._clock.now()))
        query = {"X-Amz-Date": made, "X-Amz-Expires": str(LIFETIME), "X-Amz-Signature": self._sign(name, made)}
        return f"{base}/{FOLDER}/{quote(name)}?{urlencode(query)}"

    def open(self, name: str, query: Mapping[str, str]) -> Shelved:
        """Return what a link gives."""
        made = query.get("X-Amz-Date", "")
        if not same(query.get("X-Amz-Signature", ""), self._sign(name, made)):
            return _denied("SignatureDoesNotMatch", "The signature does not match")
        if self._clock.now() >= int(made) + LIFETIME:
            return _denied("AccessDenied", "Request has expired")
        paper = self._papers.get(name)
        return (
            _denied("NoSuchKey", "There is no such file") if paper is None else Shelved(200, paper.mime, paper.content)
        )

    def clear(self) -> None:
        """Take all files away."""
        self._papers.clear()

    def _sign(self, name: str, made: str) -> str:
        return digest(self._key, f"{name}\n{made}\n{LIFETIME}".encode("utf-8", "surrogateescape"), sha256).hex()


def _denied(code: str, message: str) -> Shelved:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Shelved(403, "application/xml", text.encode())
