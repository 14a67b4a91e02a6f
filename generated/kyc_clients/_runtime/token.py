"""Session tokens: their fields, stores shared between processes, and expiry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from .pointer import look_up
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Awaitable

_EARLY: Final = 300.0
"""Seconds before its end at which a token is renewed; a tenth of the lifetime for short ones."""


class Token(Record):
    """A session token. Its text shows nothing of it."""

    value: str
    expires_at: float
    """Seconds since the epoch."""
    renew_at: float
    bound_to: str = ""
    """A fingerprint of the credentials, the scheme and the base URL that it was obtained with. A store keeps it as it is."""

    def __repr__(self) -> str:
        """Print when it ends."""
        return f"Token(<hidden>, expires_at={self.expires_at})"


class TokenStore(Protocol):
    """Where several clients or processes share one token. Called from any thread; it must not lose a token it was given.

    A token is returned as it was set, `bound_to` included: a client takes no token but those of its own credentials, scheme
    and base URL. A store that fails is logged, and the client logs in by itself.
    """

    def get(self) -> Token | None:
        """Return the token that was set last, if there is one."""

    def set(self, token: Token) -> None:
        """Keep a new token."""


class AsyncTokenStore(Protocol):
    """A `TokenStore` that waits, for asynchronous clients."""

    def get(self) -> Awaitable[Token | None]:
        """Return the token that was set last, if there is one."""
        ...

    def set(self, token: Token) -> Awaitable[None]:
        """Keep a new token."""
        ...


def token_of(value: str, lifetime: float, now: float) -> Token:
    """Return a new token with its end: by the `exp` of a JSON Web Token, else by the lifetime that the contract gives.

    The signature is the provider's business. An `exp` that has passed already means that our clock is wrong: then the lifetime counts.
    """
    claims = _claims(value)
    expires, issued = look_up(claims, "/exp"), look_up(claims, "/iat")
    end = now + lifetime
    if isinstance(expires, int | float) and expires > now:
        end = float(expires)
    elif isinstance(expires, int | float) and isinstance(issued, int | float) and expires > issued:
        end = now + float(expires) - float(issued)
    return Token(value, end, end - min(_EARLY, (end - now) / 10))


def _claims(value: str) -> object:
    from base64 import urlsafe_b64decode  # noqa: PLC0415 - only at a login

    from .codec import load  # noqa: PLC0415 - only at a login

    piece = value.split(".")[1] if value.count(".") == 2 else ""  # noqa: PLR2004 - header, claims, signature
    try:
        return load(urlsafe_b64decode(piece + "=" * (-len(piece) % 4)))
    except ValueError:
        return None
