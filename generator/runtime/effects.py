"""Side effects besides HTTP: sleeping, clocks and randomness, replaceable in tests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .record import Record
from .retry import Policy

if TYPE_CHECKING:
    from collections.abc import Callable


def jitter() -> float:
    """Return a random number from 0 to 1, by which waits are spread."""
    from random import random  # noqa: PLC0415 - not before something failed

    return random()  # noqa: S311 - no secret


def clock() -> float:
    """Return the seconds since the epoch. Looked up anew, so that tests may move the clock that everybody shares."""
    return time.time()


class Effects(Record):
    """A client's sleep, clock, random numbers and longest wait."""

    sleep: Callable[[float], object] | None = None
    """None is the real way. For asynchronous clients it may return an awaitable."""
    now: Callable[[], float] = clock
    """Seconds since the epoch."""
    random: Callable[[], float] = jitter
    """From 0 to 1."""
    policy: Policy = Policy()
    """How long to wait before a request is sent again."""

    def ticking(self) -> Callable[[], float]:
        """Return the clock by which waits are measured: one that nobody sets, unless a test has put in its own."""
        return time.monotonic if self.now is clock else self.now
