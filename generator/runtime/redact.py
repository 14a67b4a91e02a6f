"""Removes secrets and personal data from messages, excerpts and headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HIDDEN: Final = "<hidden>"

# Texts, not compiled: that would cost every script a millisecond, and most have nothing to redact.
_REVEALING: Final = (
    r"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*"  # a JSON Web Token
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"  # an e-mail address
    r"|(?<![0-9A-Za-z])\+?[0-9](?:[ -]?[0-9]){8,}(?![0-9A-Za-z])"  # a mobile, an Aadhaar, an account number
    r"|\b[A-Za-z]{5}[0-9]{4}[A-Za-z]\b"  # a PAN
    r"|(?<=\?)[^\s\"'<>]{16,}"  # the query of a URL: codes, states, signatures
)
_JSON: Final = r'("(?:[^"\\]|\\.)*"\s*:)|"(?:[^"\\]|\\.)*(?:"|\Z)|(?<![\w"])-?\d[\d.eE+-]{3,}'
_WORD_LIKE_A_KEY: Final = r"(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{16,}"
_SHORTEST_SECRET: Final = 4
_LONGEST_TEXT: Final = 500

_SHOWN_HEADERS: Final = frozenset(
    {
        "cache-control", "content-encoding", "content-length", "content-type", "date", "retry-after", "server", "user-agent",
        "accept", "via", "x-amz-apigw-id", "x-amzn-requestid", "x-amzn-trace-id", "x-cache", "x-api-version", "x-request-id",
        "x-correlation-id", "cf-ray", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-accept-cache", "x-source",
    }
)  # fmt: skip


def text(message: str, secrets: Iterable[str] = ()) -> str:
    """Return a message without the given secrets and without anything that looks like a token, a person's number or an address."""
    message = re.sub(_REVEALING, HIDDEN, without(message, secrets)[: _LONGEST_TEXT * 4])
    return message if len(message) <= _LONGEST_TEXT else message[:_LONGEST_TEXT] + "…"


def without(message: str, secrets: Iterable[str]) -> str:
    """Return a message with the given secrets, and nothing else, taken out."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            message = message.replace(secret, HIDDEN)
    return message


def excerpt(body: str, secrets: Iterable[str] = (), longest: int = 200) -> str:
    """Return the beginning of a body: names and punctuation of JSON stay, what stands in quotes and long numbers are masked.

    Secrets go first, while they are whole; then what looks like one. Of a body that begins neither as JSON nor as markup,
    which may be the middle of somebody's record, nothing is shown.
    """
    whole = body.lstrip("\ufeff \t\r\n")
    if whole[:1] not in {"{", "[", "<"}:
        return ""
    start = text(whole, secrets)
    start = re.sub(_JSON, lambda found: found[1] or "…", start)
    return " ".join(re.sub(_WORD_LIKE_A_KEY, HIDDEN, start).split())[:longest]


def headers(given: Mapping[str, str], also: Iterable[str] = ()) -> dict[str, str]:
    """Return the headers that may be shown: those of a list, never those that are merely not known to be secret."""
    shown = _SHOWN_HEADERS.union(name.lower() for name in also)
    return {name.lower(): value for name, value in given.items() if name.lower() in shown}
