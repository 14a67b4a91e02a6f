"""Counts a client's requests and limits their rate."""

from __future__ import annotations

from math import isfinite
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from .failures import ConfigurationError, ConnectionFailed
from .forks import register_forkable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .failures import KycError


class Usage:
    """How many requests a client has made, by operation id. Copies with the same credentials count together.

    Repeated requests count each time; those that never left do not. Logins count, too.
    """

    def __init__(self) -> None:
        """Begin at nothing."""
        self._calls: dict[str, int] = {}
        self._billed: dict[str, int] = {}
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock. A child goes on counting from what the parent had."""
        self._lock = Lock()

    def count(self, operation: str, *, billed: bool, error: KycError | None) -> None:
        """Count one request by how it ended. What was refused by an HTTP status below 500 is not billed, what was lost may be."""
        if isinstance(error, ConnectionFailed):
            return
        paid = billed and not (error is not None and 300 <= error.status < 500)  # noqa: PLR2004 - redirects and refusals
        with self._lock:
            self._calls[operation] = self._calls.get(operation, 0) + 1
            if paid:
                self._billed[operation] = self._billed.get(operation, 0) + 1

    @property
    def calls(self) -> Mapping[str, int]:
        """Requests that reached the provider, or may have, by operation id."""
        with self._lock:
            return MappingProxyType(dict(self._calls))

    @property
    def billed(self) -> Mapping[str, int]:
        """Those of them that may have been billed: answered or lost, and of an operation that is not known to be free."""
        with self._lock:
            return MappingProxyType(dict(self._billed))

    def __repr__(self) -> str:
        """Print the sums."""
        return f"Usage({sum(self.calls.values())} requests, {sum(self.billed.values())} of them may be billed)"


class Pace:
    """Gives each request of a client its moment, so that there are no more in a second than the caller wants."""

    def __init__(self, rate: float) -> None:
        """`rate` is requests a second."""
        self._between = 1 / rate
        self._next = 0.0
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock. Each process keeps to the rate for itself."""
        self._lock = Lock()

    def wait(self, until: float) -> float | None:
        """Take the next moment, and return the seconds to it; None, and take none, where it lies beyond `until`."""
        with self._lock:
            now = monotonic()
            moment = max(now, self._next)
            if moment >= until:
                return None
            self._next = moment + self._between
        return moment - now


def pace_of(rate: float | None) -> Pace | None:
    """Return the pace for `rate_limit=`; None is as fast as one likes."""
    given: object = rate
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not isfinite(given) or given <= 0:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        message = "rate_limit must be a positive number: the most requests a second"
        raise ConfigurationError(message)
    return Pace(float(given))
