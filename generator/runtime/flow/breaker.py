"""A circuit breaker per provider."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Literal

from ..errors import (
    AuthenticationError,
    InsufficientCredits,
    PermissionDenied,
    RateLimited,
    ServerError,
    TransportError,
    UnexpectedResponse,
)
from ..forks import register_forkable
from ..record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..errors import KycError

FAILURES = (
    TransportError,
    ServerError,
    RateLimited,
    AuthenticationError,
    PermissionDenied,
    InsufficientCredits,
    UnexpectedResponse,
)
"""What counts against a provider: it did not work, for whatever reason that is not the caller's or the person's."""


class BreakerPolicy(Record):
    """When a provider is left alone, and for how long."""

    failures: int = 5
    """Failures in a row that open the breaker."""
    seconds: float = 30.0
    """How long it stays open before one request may try."""


class Health(Record):
    """How a provider does, as far as this flow has seen."""

    state: Literal["closed", "open", "half-open"]
    """`closed` lets requests through, `open` does not, `half-open` lets one try."""
    failures: int
    """Failures in a row."""
    opened_at: float | None
    """When it opened, in seconds since 1970."""
    last_error: str
    """The class of the last failure; empty before the first."""


class Breaker:
    """Counts what happens to one client's calls. Shared by threads and tasks."""

    def __init__(self, policy: BreakerPolicy, now: Callable[[], float]) -> None:
        """Begin closed."""
        self._policy = policy
        self._now = now
        self._failures = 0
        self._opened_at: float | None = None
        self._last = ""
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock, and it is the parent's request that tries. What was counted stays."""
        self._lock = Lock()
        self._probing = False

    def allows(self) -> bool:
        """Whether a request may be sent; after the pause, one that tries is let through and its outcome awaited."""
        with self._lock:
            if self._opened_at is None:
                return True
            if self._probing or self._now() < self._opened_at + self._policy.seconds:
                return False
            self._probing = True
            return True

    def record(self, error: KycError | None) -> None:
        """Take note of how a request went; None is well."""
        with self._lock:
            if isinstance(error, FAILURES):
                self._failures += 1
                self._last = type(error).__name__
                if self._probing or self._failures >= self._policy.failures:
                    self._opened_at = self._now()
            else:
                self._failures, self._opened_at = 0, None
            self._probing = False

    def abandon(self) -> None:
        """Take note that a request ended without an outcome: another may try."""
        with self._lock:
            self._probing = False

    def health(self) -> Health:
        """Return how it stands."""
        with self._lock:
            if self._opened_at is None:
                return Health("closed", self._failures, None, self._last)
            waiting = self._now() < self._opened_at + self._policy.seconds
            return Health("open" if waiting else "half-open", self._failures, self._opened_at, self._last)
