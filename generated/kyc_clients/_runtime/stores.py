"""A token store of the caller's as a client sees it: its tokens are believed only where they are this client's own.

A store may be shared by clients of different customers, and it may fail. Neither may send one customer's token beside another's
key, nor stop a call for which there is a token.
"""

from __future__ import annotations

from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, cast

from .failures import ConfigurationError
from .token import Token
from .unwritable import header_safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger

    from .token import AsyncTokenStore, TokenStore


class BoundStore:
    """A store, seen by one client. A store that fails is as good as an empty one, and the log says so."""

    def __init__(self, store: TokenStore | AsyncTokenStore, mark: Callable[[], str], log: Logger) -> None:
        """Look at a store. `mark` returns the fingerprint of the client's credentials."""
        self._store = store
        self._mark = mark
        self._log = log

    def get(self) -> Token | None:
        """Return the token that is there, if it was obtained with the same credentials, for the same scheme and base URL."""
        try:
            found: object = self._store.get()
        except Exception as error:  # noqa: BLE001 - whatever a store does, the call goes on
            self._failed("get", error)
            return None
        if _is_awaitable(found):
            message = "token_store is asynchronous and the client is not: give a store whose get and set return at once"
            raise ConfigurationError(message)
        return self._own_token(found)

    def set(self, token: Token) -> Token:
        """Keep a new token, and return it as it was kept: bound to this client's credentials."""
        bound = token.changed(bound_to=self._mark())
        try:
            result: object = self._store.set(bound)
        except Exception as error:  # noqa: BLE001 - the same
            self._failed("set", error)
        else:
            if _is_awaitable(result):
                self._log.warning(
                    "the token store's set is asynchronous and the client is not; the token was not stored"
                )
        return bound

    async def get_async(self) -> Token | None:
        """`get`, awaited where the store's must be."""
        try:
            found: object = self._store.get()
            found = await found if isawaitable(found) else found
        except Exception as error:  # noqa: BLE001 - the same
            self._failed("get", error)
            return None
        return self._own_token(found)

    async def set_async(self, token: Token) -> Token:
        """`set`, awaited where the store's must be."""
        bound = token.changed(bound_to=self._mark())
        try:
            result: object = self._store.set(bound)
            if isawaitable(result):
                await result
        except Exception as error:  # noqa: BLE001 - the same
            self._failed("set", error)
        return bound

    def _own_token(self, found: object) -> Token | None:
        if found is None:
            return None
        if not isinstance(found, Token) or not _is_whole(found):
            self._log.warning("the token store gave what is no Token; it is ignored")
            return None
        return found if found.bound_to == self._mark() else None

    def _failed(self, method: str, error: Exception) -> None:
        """Log a failure by its class: its text may hold the address or the password of a database."""
        self._log.warning("the token store failed (%s in %s); going on without it", type(error).__name__, method)


def _is_awaitable(given: object) -> bool:
    """Whether a store gave what must be awaited; it is closed, so that nobody warns that it never was."""
    if iscoroutine(given):
        given.close()
    return isawaitable(given)


def _is_whole(token: Token) -> bool:
    """Whether a token that came from outside has what a token has."""
    held = cast("dict[str, object]", vars(token))
    value, ends = held.get("value"), (held.get("expires_at"), held.get("renew_at"))
    is_text = isinstance(value, str) and bool(value) and header_safe(value)
    return is_text and all(isinstance(end, int | float) for end in ends)
