"""The token of a flow: session and provider, authenticated with a MAC."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest, new
from typing import TYPE_CHECKING, Final, cast

from ..codec import dump, load
from ..errors import ConsentTokenInvalid
from ..record import Record

if TYPE_CHECKING:
    from .provider import DocumentKind

_VERSION: Final = "1"
_LONGEST: Final = 4096
_PARTS: Final = 3


class Claims(Record):
    """What a token carries. Nothing of it is secret, nothing about the person."""

    provider: str
    account: str
    """A digest of who the account is."""
    product: str
    session_id: str
    documents: tuple[DocumentKind, ...]
    purpose: str
    reference: str
    """Derived from the caller's reference."""
    started_at: float
    expires_at: float
    """When the person must have decided, in seconds since 1970."""
    finished_at: float = 0.0
    granted: tuple[DocumentKind, ...] = ()


def pack(claims: Claims, key: bytes) -> str:
    """Return the token: three parts of URL-safe text."""
    held: dict[str, object] = vars(claims)
    ordered = map(held.get, Claims.__record_fields__)
    values = [list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value for value in ordered]
    body = f"{_VERSION}.{_encode(dump(values))}"
    return f"{body}.{_encode(_mac(body, key))}"


def unverified_claims(token: str) -> Claims:
    """Return the claims of a token before its signature is checked: they name the key to check it with.

    Raises:
        ConsentTokenInvalid: for a text that is no token.
    """
    given = cast("object", token)
    parts = given.split(".") if isinstance(given, str) and len(given) <= _LONGEST else []
    if len(parts) != _PARTS or parts[0] != _VERSION:
        raise ConsentTokenInvalid("This is no token of a consent flow, or it was cut short")
    try:
        values = load(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        values = None
    claims = _claims(values)
    if claims is None:
        raise ConsentTokenInvalid("This is no token of a consent flow: its content cannot be read")
    return claims


def _claims(values: object) -> Claims | None:
    """Return the claims if every value has its type."""
    names = Claims.__record_fields__
    if not isinstance(values, list) or len(cast("list[object]", values)) != len(names):
        return None
    given = dict(zip(names, cast("list[object]", values), strict=True))
    for name in ("provider", "account", "product", "session_id", "purpose", "reference"):
        if not isinstance(given[name], str):
            return None
    for name in ("started_at", "expires_at", "finished_at"):
        if isinstance(given[name], bool) or not isinstance(given[name], int | float):
            return None
    for name in ("documents", "granted"):
        listed = given[name]
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in cast("list[object]", listed)):
            return None
        given[name] = tuple(cast("list[str]", listed))
    return Claims(**given)  # type: ignore[arg-type]  # each was checked above


def is_authentic(token: str, key: bytes) -> bool:
    """Whether a token was made with a key, compared in constant time."""
    body, _, mac = token.rpartition(".")
    return compare_digest(_encode(_mac(body, key)).encode(), mac.encode("ascii", "replace"))


def _mac(body: str, key: bytes) -> bytes:
    return new(key, body.encode("utf-8", "replace"), sha256).digest()


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
