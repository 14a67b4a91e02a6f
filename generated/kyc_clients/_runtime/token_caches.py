"""Token caches by credentials, security scheme and base URL."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from .credentials import login_of
from .failures import ConfigurationError
from .forks import register_forkable
from .login import TokenCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from .credentials import Vault
    from .operation import ClientSpec

_MOST: Final = 256
"""Accounts whose tokens are kept at a time, for credentials that change from call to call."""


def fingerprint(spec: ClientSpec, scheme: str, base_url: str, vault: Vault) -> str:
    """Return a text that is the same for the same credentials, scheme and base URL alone, and reveals none of them.

    It is an HMAC (SHA-256) keyed with the credentials, so a store that leaks gives nobody a way to find them.
    """
    from hashlib import sha256  # noqa: PLC0415 - only beside a login
    from hmac import new  # noqa: PLC0415 - the same

    names = sorted(vault.names())
    key = _joined([vault.get(name) for name in names])
    return new(key, _joined([spec.provider, scheme, base_url, *names]), sha256).hexdigest()


def _joined(texts: list[str]) -> bytes:
    """Return texts as one: each with its length, so that no two lists give the same."""
    return b"".join(b"%d:%b" % (len(data), data) for data in (text.encode() for text in texts))


class TokenCaches:
    """The session tokens of one client, each kept for the credentials that it was obtained with."""

    def __init__(self, spec: ClientSpec) -> None:
        """Make a place for the token of every scheme that logs in."""
        self._spec = spec
        self._steady = {name: TokenCache() for name, scheme in spec.schemes.items() if login_of(scheme) is not None}
        self._changing: dict[tuple[str, str], tuple[Vault, TokenCache]] = {}
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock."""
        self._lock = Lock()

    def of(self, scheme: str, base_url: str, vault: Vault, now: Callable[[], float]) -> TokenCache:
        """Return the place for the token of a scheme and of the credentials as they are at this moment.

        Credentials that are texts never change within a client. A callable may return another account's with every call, so
        those have a place for each account. One that fails leaves the token usable that was obtained with the others.
        """
        if vault.is_steady:
            return self._steady[scheme]
        try:
            mark = fingerprint(self._spec, scheme, base_url, vault)
        except ConfigurationError:
            known = self._last(scheme, vault, now)
            if known is None:
                raise
            return known
        with self._lock:
            held = self._changing.pop((scheme, mark), None) or (vault, TokenCache())
            self._changing[scheme, mark] = held  # the last in order is the last used
            if len(self._changing) > _MOST:
                del self._changing[next(iter(self._changing))]
        return held[1]

    def _last(self, scheme: str, vault: Vault, now: Callable[[], float]) -> TokenCache | None:
        """Return where a good token is for the credentials that can be read, of which there must be one."""
        with self._lock:
            held = [
                (known, token_cache)
                for (name, _), (known, token_cache) in reversed(self._changing.items())
                if name == scheme
            ]
        return next(
            (token_cache for known, token_cache in held if vault.agrees(known) and token_cache.lives(now())), None
        )
