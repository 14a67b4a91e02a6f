"""Token renewal after refusals: one call tries a new token, and the others use its outcome.

Without that, a crowd of calls under a lasting refusal would be sent twice: each with the token that was refused, and each again
with the new one.
"""

from __future__ import annotations

import copy
from math import inf
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, Final

from .record import Record

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future
    from collections.abc import Callable, Generator

    from .failures import KycError


_LASTING: Final = 300.0
"""Seconds for which a refusal is remembered that a new token did not cure."""


class Trial:
    """One call's attempt with a new token, and what came of it for the calls that wait."""

    __slots__ = ("_done", "_lock", "_waiting", "error", "is_open")

    def __init__(self) -> None:
        """Begin."""
        self._done = Event()
        self._lock = Lock()
        self._waiting: list[tuple[AbstractEventLoop, Future[None]]] = []
        self.error: KycError | None = None
        """Why there is no new token, where the login failed."""
        self.is_open = False
        """Whether the attempt met something else than a refusal, so that nobody needs to wait for another."""

    def wait(self, until: float) -> None:
        """Wait for its end, but not beyond `until`, in `time.monotonic` seconds."""
        self._done.wait(None if until == inf else max(until - monotonic(), 0))

    async def wait_async(self, until: float) -> None:
        """Wait for its end in a task."""
        from asyncio import timeout  # noqa: PLC0415 - a loop is running, so it is imported
        from contextlib import suppress  # noqa: PLC0415 - asyncio has imported it

        from .loops import running  # noqa: PLC0415 - imports asyncio

        loop = running()
        future: Future[None] = loop.create_future()
        with self._lock:
            if self._done.is_set():
                return
            self._waiting.append((loop, future))
        with suppress(TimeoutError):
            async with timeout(None if until == inf else until - monotonic()):
                await future

    def end(self) -> None:
        """Let those go on who wait."""
        with self._lock:
            self._done.set()
            waiting, self._waiting = self._waiting, []
        for loop, future in waiting:
            try:
                loop.call_soon_threadsafe(_finish, future)
            except RuntimeError:  # that loop is closed, and nobody waits there any more
                continue

    def raise_again(self) -> None:
        """Raise the error of the login that it needed, if that failed."""
        if self.error is not None:
            raise copy.copy(self.error)


def _finish(future: Future[None]) -> None:
    if not future.done():
        future.set_result(None)


class AwaitTrial(Record):
    """Wait until another call has tried a new token."""

    trial: Trial
    until: float
    """The moment by which the waiting call must be over, in `time.monotonic` seconds."""


class Refusals:
    """Refused operations for which a new token was no help: for some minutes, another is not tried."""

    __slots__ = ("_has_worked", "_helpful_tokens", "_lock", "_since", "_trial")

    def __init__(self) -> None:
        """Know of none."""
        self._since: dict[str, float] = {}
        self._helpful_tokens: dict[str, str] = {}
        self._has_worked = False
        self.forked()

    def forked(self) -> None:
        """Wait for no call of a thread that this process does not have."""
        self._lock = Lock()
        self._trial: Trial | None = None

    def new_token_may_help(self, operation: str, now: float) -> bool:
        """Whether a new token may help: not where it did not lately, nor for a token that was refused and never worked."""
        lasting = {name for name, since in tuple(self._since.items()) if 0 <= now - since < _LASTING}
        return not lasting or (operation not in lasting and self._has_worked)

    def decide(self, operation: str, refused: str, now: float) -> tuple[Trial | None, bool]:
        """Return the trial under way, if one is needed, and whether the asking call goes on: with a trial, it must `end` that.

        `refused` is the token that it was refused with.
        """
        with self._lock:
            if not self.new_token_may_help(operation, now):
                return None, False
            if self._helpful_tokens.get(operation, refused) != refused:
                return None, True
            known, self._trial = self._trial, self._trial or Trial()
            return self._trial, known is None

    def end(self, trial: Trial) -> None:
        """End a trial of one's own."""
        with self._lock:
            if self._trial is trial:
                self._trial = None
        trial.end()

    def remember(self, operation: str, now: float) -> None:
        """A new token was refused like the one before it."""
        self._since[operation] = now
        self._has_worked = False

    def record_helpful_token(self, operation: str, token: str) -> None:
        """Remember a new token that was not refused."""
        self._helpful_tokens[operation] = token

    def forget(self, operation: str) -> None:
        """The operation was not refused."""
        if self._since:
            self._since.pop(operation, None)
            self._has_worked = True


class Renewal:
    """One refused call's part in it: it tries a new token itself, or waits for the call that does."""

    __slots__ = ("_operation", "_refusals", "_trial", "is_under_way")

    def __init__(self, operation: str, refusals: Refusals) -> None:
        """Begin with a call that was refused."""
        self._operation = operation
        self._refusals = refusals
        self._trial: Trial | None = None
        self.is_under_way = False
        """Whether the call was sent again, which it is once."""

    def may_help(self, refused: str, now: Callable[[], float], until: float) -> Generator[AwaitTrial, object, bool]:
        """Whether to send the call again with another token than the refused one. The first to ask tries; the others wait."""
        while monotonic() < until:
            trial, goes_on = self._refusals.decide(self._operation, refused, now())
            if trial is not None and not goes_on:
                yield AwaitTrial(trial, until)
                trial.raise_again()
                goes_on = trial.is_open
            elif goes_on:
                self._trial = trial
            if goes_on or trial is None:
                self.is_under_way = goes_on
                return goes_on
        return False

    def failed_to_log_in(self, error: KycError) -> None:
        """Tell those who wait that there is no new token."""
        if self._trial is not None:
            self._trial.error = error
        self.end()

    def worked(self, token: str) -> None:
        """Tell those who wait that the new token was not refused."""
        self._refusals.record_helpful_token(self._operation, token)
        self.end()

    def was_refused(self, now: float) -> None:
        """Tell those who wait that the new token was no help."""
        self._refusals.remember(self._operation, now)
        self.end()

    def met_something_else(self) -> None:
        """Tell those who wait to try for themselves."""
        if self._trial is not None:
            self._trial.is_open = True
        self.end()

    def end(self) -> None:
        """Let those go on who wait; where nothing was found out, one of them tries."""
        trial, self._trial = self._trial, None
        if trial is not None:
            self._refusals.end(trial)
