"""JSON Web Tokens, signed with HS256 and a key of the mock's own."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest, digest
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADER: Final = {"alg": "HS256", "typ": "JWT"}


def sign(claims: Mapping[str, object], key: str) -> str:
    """Return a token that carries claims."""
    signed = f"{_encode(_dump(_HEADER))}.{_encode(_dump(claims))}"
    return f"{signed}.{_signature(signed, key)}"


def verify(token: str, key: str) -> Mapping[str, object] | None:
    """Return the claims of a token that this key signed, else None. Whether it has run out is for the caller to see."""
    signed, _, signature = token.rpartition(".")
    if not compare_digest(signature.encode(), _signature(signed, key).encode()):
        return None
    return cast("Mapping[str, object]", json.loads(_decode(signed.partition(".")[2])))


def _signature(signed: str, key: str) -> str:
    return _encode(digest(key.encode(), signed.encode("utf-8", "surrogateescape"), sha256))


def _dump(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
