"""Tokens of the form of a JSON Web Token: read unchecked, and forged."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import digest
from typing import Any

from tests.contract.provider.broken import Broken

DAY = 86_400
_TOKEN = re.compile(r"[\w-]+\.([\w-]+)\.[\w-]*", re.ASCII)
"""RFC 7515, section 3.1."""


def part(value: object) -> str:
    """Return a part of a token."""
    return urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")


def claims(text: str) -> dict[str, Any]:
    """Return what a token says, unchecked.

    Raises:
        Broken: where it is none.
    """
    parts = _TOKEN.fullmatch(text)
    try:
        found = json.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))) if parts else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Broken(
            "a token", "three parts of base64url without padding, the second of which is JSON", "another text", ""
        )
    return found


def signed(text: str, key: bytes) -> str:
    """Return a token with a signature by another key."""
    content = text.rpartition(".")[0]
    return f"{content}.{urlsafe_b64encode(digest(key, content.encode(), sha256)).decode().rstrip('=')}"


def with_claims(text: str, **changes: object) -> str:
    """Return a token that says something else under its old signature."""
    changed = part({**claims(text), **changes})
    header, _, *rest = text.split(".")
    return ".".join([header, changed, *rest])
