"""Polls the status of a consent session until it ends or times out.

Only for operations that the contract marks with `x-poll`: asking for a document before the consent can spoil a session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from . import redact
from .deadline import checked_interval, checked_wait
from .effects import jitter
from .encode import to_wire
from .errors import (
    ERROR_CLASSES,
    ApiError,
    KycError,
    RateLimited,
    Rejected,
    ServerError,
    TransportError,
    UnexpectedResponse,
    WaitCancelled,
    WaitTimeout,
)
from .pointer import first_text, look_up
from .record import Record
from .response import request_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from .operation import Operation, Poll
    from .schema import Json
    from .wire import Outcome

T = TypeVar("T")

DEFAULT_WAIT: Final = 600.0
"""Seconds: people look for their phone, wait for a code, read what they consent to."""
SHORTEST: Final = 0.1
"""Seconds that a look may take though less of the time is left."""
_TRY_LATER: Final = 408


class Pace(Record):
    """How often to ask. Waits grow from the first to the longest, and are shortened by chance so that clients spread."""

    first: float = 2.0
    longest: float = 15.0
    growth: float = 1.5


def pace_of(interval: float | None) -> Pace:
    """Return the pace of a caller's own interval, which does not grow.

    Raises:
        ConfigurationError: for an interval that is no positive number of seconds.
    """
    return Pace() if interval is None else Pace(first=checked_interval(interval), longest=interval, growth=1.0)


class Cancel(Protocol):
    """What calls the waiting off: a `threading.Event` is one."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait, and return whether it was set."""
        ...

    def is_set(self) -> bool:
        """Whether it was set."""
        ...


class _Watch:
    """Decides, after each look at a session, whether it is over and how long to wait for the next look."""

    def __init__(
        self, poll: Poll, timeout: float, pace: Pace, clock: Callable[[], float], random: Callable[[], float]
    ) -> None:
        self._poll = poll
        self._pace = pace
        self._clock = clock
        self._random = random
        self._end = clock() + checked_wait(timeout)
        self._wait = pace.first
        self._last: object = None

    def is_done(self, value: object) -> bool:
        """Return whether the session ended well; raise what its bad end means."""
        self._last = value
        document = to_wire(value)
        status = look_up(document, self._poll.status)
        if not isinstance(status, str):
            return False
        if status in self._poll.failed:
            kind = ERROR_CLASSES.get(self._poll.failed[status], Rejected)
            raise kind(f"The session ended without consent: {status}")
        return status in self._poll.done

    def next_wait(self, error: KycError | None) -> float:
        """Return the seconds to the next look; raise when the time is up, or for an error that waiting does not cure."""
        if error is not None and not _may_pass(error):
            raise error
        asked = error.retry_after if isinstance(error, ApiError) else None
        wait = max(self._wait * (0.5 + self._random() / 2), asked or 0.0)
        self._wait = min(self._wait * self._pace.growth, self._pace.longest)
        left = self._end - self._clock()
        if left <= 0:
            raise self._over("The session was still undecided when the time was up") from error
        if asked is not None and wait > left:
            raise self._over(f"The provider asks to come back in {asked:.0f} seconds, when the time is up") from error
        return min(wait, left)

    def _over(self, message: str) -> WaitTimeout:
        error = WaitTimeout(message)
        error.last = self._last
        return error


def _may_pass(error: KycError) -> bool:
    """Whether an error says nothing of the session: the next look may find it."""
    if isinstance(error, UnexpectedResponse):
        return error.rule == "truncated"
    return isinstance(error, TransportError | RateLimited | ServerError) or error.status == _TRY_LATER


class Last:
    """The last look at a session, for the error that ends a wait."""

    def __init__(self, operation: Operation[object], arguments: Mapping[str, object]) -> None:
        """Nobody has looked yet."""
        self.outcome: Outcome | None = None
        self._operation = operation
        named = (one.argument for one in operation.parameters if one.location == "path")
        session = arguments.get(next(named, ""), "")
        self._session = session if isinstance(session, str) else ""

    def annotate(self, error: KycError) -> None:
        """Put the session into an error, and into one of no response of its own also the last response and its ids."""
        error.session_id = self._session
        if error.path or self.outcome is None:
            return
        response, envelope = self.outcome.response, self.outcome.envelope
        error.method, error.path = self._operation.method, self._operation.path
        error.status, error.attempts = response.status, self.outcome.attempts
        error.body = cast("Json", to_wire(self.outcome.value))
        error.transaction_id = first_text(error.body, envelope.transaction_id)
        error.request_id = request_id(response.headers, envelope)
        error.headers = redact.headers(response.headers, envelope.request_id_headers)


def wait_for_consent(
    check: Callable[[], T],
    poll: Poll,
    *,
    timeout: float = DEFAULT_WAIT,
    pace: Pace | None = None,
    cancel: Cancel | None = None,
    sleep: Callable[[float], object] | None = None,
    clock: Callable[[], float] | None = None,
    random: Callable[[], float] = jitter,
) -> T:
    """Ask until the session is over, and return the last response.

    Raises the error that a bad end means (`ConsentDenied`, `SessionExpired`, …), `WaitTimeout`, which has the last response, when
    `timeout` seconds have passed, `WaitCancelled` when `cancel` is set. Network errors, rate limits and failures of the
    provider are waited out.
    """
    import time  # noqa: PLC0415 - only when used

    watch = _Watch(poll, timeout, pace or Pace(), clock or time.monotonic, random)
    while True:
        if cancel is not None and cancel.is_set():
            raise WaitCancelled("The waiting was called off")
        trouble: KycError | None = None
        try:
            value = check()
        except KycError as error:
            trouble = error
        else:
            if watch.is_done(value):
                return value
        wait = watch.next_wait(trouble)
        if cancel is not None and sleep is None:
            cancel.wait(wait)
        else:
            (sleep or time.sleep)(wait)


async def wait_for_consent_async(
    check: Callable[[], Awaitable[T]],
    poll: Poll,
    *,
    timeout: float = DEFAULT_WAIT,
    pace: Pace | None = None,
    sleep: Callable[[float], Awaitable[None]] | None = None,
    clock: Callable[[], float] | None = None,
    random: Callable[[], float] = jitter,
) -> T:
    """`wait_for_consent`, awaited. Cancel the task to call it off."""
    import asyncio  # noqa: PLC0415 - a loop is running, so it is imported
    import time  # noqa: PLC0415 - only when used

    watch = _Watch(poll, timeout, pace or Pace(), clock or time.monotonic, random)
    while True:
        trouble: KycError | None = None
        try:
            value = await check()
        except KycError as error:
            trouble = error
        else:
            if watch.is_done(value):
                return value
        await (sleep or asyncio.sleep)(watch.next_wait(trouble))
