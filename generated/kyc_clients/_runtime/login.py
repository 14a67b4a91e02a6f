"""Logs in once per client, however many threads and tasks wait for the token."""

from __future__ import annotations

import copy
from math import inf
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from .encode import to_wire
from .failures import KycError, Timeout, UnexpectedResponse
from .forks import register_forkable
from .pointer import first_text
from .renewal import Refusals

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, MutableMapping

    from .credentials import Vault
    from .operation import ClientSpec, Login, Operation
    from .stores import BoundStore
    from .token import Token

_AGES: Final = 10.0**9
_LOGIN: Final = ("The client could not log in", "The provider's response to the login")


class _LoginInProgress:
    """A login under way in one thread, and what came of it for the threads that wait."""

    __slots__ = ("done", "error", "token", "until")

    def __init__(self, until: float) -> None:
        self.done = Event()
        self.until = until
        self.token: Token | None = None
        self.error: KycError | None = None


class TokenCache:
    """The session token of one scheme for one set of credentials. Everybody who needs it goes through here."""

    def __init__(self) -> None:
        """Hold no token yet."""
        self._token: Token | None = None
        self.refusals = Refusals()
        """Those that a new token did not cure."""
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """Join no login of a thread or task that this process does not have. The token stays good."""
        self.refusals.forked()
        self._lock = Lock()
        self._flight: _LoginInProgress | None = None
        self._tasks: MutableMapping[object, tuple[asyncio.Task[Token], float]] | None = None

    def usable(self, now: float, refused: Token | None = None) -> Token | None:
        """Return the token, unless there is none, it is about to end, or it is the one that was refused."""
        return fresh(self._token, refused, now)

    def adopt(self, token: Token) -> None:
        """Keep a token that was obtained elsewhere."""
        self._token = token

    def lives(self, now: float) -> bool:
        """Whether there is a token that has not ended."""
        return fresh_enough(self._token, None, now) is not None

    def obtain(
        self,
        refused: Token | None,
        now: Callable[[], float],
        store: BoundStore | None,
        log_in: Callable[[], Token],
        until: float = inf,
    ) -> Token:
        """Return a usable token. The first thread logs in; the others wait for it and share its token or its error.

        Nobody waits beyond `until`, in `time.monotonic` seconds.
        """
        while True:
            with self._lock:
                token = self.usable(now(), refused)
                if token is not None:
                    return token
                flight, leads = self._flight or _LoginInProgress(until), self._flight is None
                self._flight = flight
            if leads:
                return self._lead(flight, refused, now, store, log_in)
            if not flight.done.wait(None if until == inf else max(until - monotonic(), 0)):
                raise _too_long()
            if flight.error is not None and not _was_short(flight.error, flight.until, until):
                raise copy.copy(flight.error)
            if flight.token is not None:
                return flight.token

    def _lead(
        self,
        flight: _LoginInProgress,
        refused: Token | None,
        now: Callable[[], float],
        store: BoundStore | None,
        log_in: Callable[[], Token],
    ) -> Token:
        try:
            token = fresh(store.get(), refused, now()) if store is not None else None
            if token is None:
                token = log_in()
                token = store.set(token) if store is not None else token
            self._token = flight.token = token
        except KycError as error:
            still = fresh_enough(self._token, refused, now())
            if still is None:
                flight.error = error
                raise
            flight.token = token = still
        finally:
            with self._lock:
                self._flight = None
            flight.done.set()
        return token

    async def obtain_async(
        self,
        refused: Token | None,
        now: Callable[[], float],
        store: BoundStore | None,
        log_in: Callable[[], Awaitable[Token]],
        until: float = inf,
    ) -> Token:
        """Return a usable token. In each event loop the first task logs in; a cancelled task does not stop it for the others."""
        import asyncio  # noqa: PLC0415 - a loop is running, so it is imported
        from weakref import WeakKeyDictionary  # noqa: PLC0415 - with the first asynchronous login

        from .loops import running  # noqa: PLC0415 - imports asyncio

        loop = running()
        while True:
            token = self.usable(now(), refused)
            if token is not None:
                return token
            if self._tasks is None:
                self._tasks = WeakKeyDictionary()
            task, allowed = self._tasks.get(loop) or (None, until)
            if task is None:
                task = asyncio.ensure_future(self._renew(refused, now, store, log_in))
                self._tasks[loop] = (task, until)
                task.add_done_callback(self._landed)
            try:
                async with asyncio.timeout(None if until == inf else until - monotonic()):
                    return await asyncio.shield(task)
            except TimeoutError:
                raise _too_long() from None
            except KycError as error:
                if not _was_short(error, allowed, until):
                    raise copy.copy(error) from None

    def _landed(self, task: asyncio.Task[Token]) -> None:
        """Forget the login of this loop; look at its error, so that nobody warns when all who waited are gone."""
        if self._tasks is not None:
            self._tasks.pop(task.get_loop(), None)
        if not task.cancelled():
            task.exception()

    async def _renew(
        self,
        refused: Token | None,
        now: Callable[[], float],
        store: BoundStore | None,
        log_in: Callable[[], Awaitable[Token]],
    ) -> Token:
        try:
            token = fresh(await store.get_async(), refused, now()) if store is not None else None
            if token is None:
                token = await log_in()
                token = await store.set_async(token) if store is not None else token
        except KycError:
            token = fresh_enough(self._token, refused, now())
            if token is None:
                raise
        self._token = token
        return token


def _was_short(error: KycError, allowed: float, until: float) -> bool:
    """Whether a login failed because the call that it was made for had less time than this one."""
    return isinstance(error, Timeout) and allowed < until and monotonic() < until


def _too_long() -> KycError:
    """Return the error of a call that ended while somebody else's login went on."""
    return Timeout("The deadline of the call passed while a login was under way; the call itself was not sent")


def fresh(token: Token | None, refused: Token | None, now: float) -> Token | None:
    """Return a token if it is worth using: not about to end, and not the one that was refused."""
    return token if token is not None and now < token.renew_at and not _is(token, refused) else None


def fresh_enough(token: Token | None, refused: Token | None, now: float) -> Token | None:
    """Return a token that should be renewed but still lives: better than failing because the renewal did."""
    return token if token is not None and now < token.expires_at and not _is(token, refused) else None


def _is(token: Token, refused: Token | None) -> bool:
    return refused is not None and token.value == refused.value


def operation_of(login: Login, spec: ClientSpec) -> Operation[object]:
    """Return the operation of a login."""
    if not isinstance(login.operation, str):
        return login.operation
    from importlib import import_module  # noqa: PLC0415 - not before the first login

    module, _, name = login.operation.rpartition(".")
    return cast("Operation[object]", getattr(import_module(f"{spec.package}.{module}"), name))


def token_in(value: object, login: Login, operation: Operation[object], now: float) -> Token:
    """Return the token that a login's response holds."""
    document = to_wire(value)
    found = first_text(document, login.token)
    if not found:
        raise _unexpected(login, operation, "required", "no token")
    from .token import token_of  # noqa: PLC0415 - not before the first login
    from .unwritable import header_safe  # noqa: PLC0415 - the same

    if not header_safe(found):
        raise _unexpected(login, operation, "header", "a token that no header can carry")

    lifetime = first_text(document, (login.expires,)) if login.expires else ""
    seconds = float(lifetime) if lifetime.replace(".", "", 1).isdecimal() else 0.0
    return token_of(found, seconds if 0 < seconds < _AGES else login.lifetime, now)


def _unexpected(login: Login, operation: Operation[object], rule: str, what: str) -> UnexpectedResponse:
    error = UnexpectedResponse(f"{_LOGIN[1]} holds {what} at {' or '.join(login.token)}")
    error.pointer, error.rule = login.token[0], rule
    error.method, error.path = operation.method, operation.path
    return error


def given_to(login: Login, vault: Vault) -> dict[str, str]:
    """Return the arguments of a login's operation: the credentials that are there."""
    return {argument: vault.get(credential) for argument, credential in login.given if credential in vault}


def explained(error: KycError) -> KycError:
    """Return the error to raise for a login that failed: refused credentials get a class of their own, the rest stays."""
    from .errors import ApiError, AuthenticationError, LoginFailed, PermissionDenied  # noqa: PLC0415 - something failed

    refused = isinstance(error, AuthenticationError) or type(error) is PermissionDenied
    if not refused or not isinstance(error, ApiError):
        return error
    failed = LoginFailed(f"{_LOGIN[0]}: {error.message}")
    vars(failed).update({name: value for name, value in vars(error).items() if name != "message"})
    return failed
