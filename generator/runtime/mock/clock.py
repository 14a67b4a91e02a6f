"""The mock's time: it runs like any clock or stands still, and `advance` moves it."""

from __future__ import annotations

from datetime import UTC, datetime
from time import time


class Clock:
    """A clock that tests can push. It never goes back."""

    def __init__(self, at: str | None = None) -> None:
        """Run with the machine's clock, or stand still at an instant such as `2026-01-01T00:00:00Z`."""
        self._at = self._from = None if at is None else _seconds(at)
        self._ahead = 0.0

    @property
    def stopped(self) -> bool:
        """Whether only `advance` moves it."""
        return self._at is not None

    def now(self) -> float:
        """Return the seconds since the epoch, in whole milliseconds."""
        return round((time() if self._at is None else self._at) + self._ahead, 3)

    def milliseconds(self) -> int:
        """Return the milliseconds since the epoch."""
        return round(self.now() * 1000)

    def advance(self, *, seconds: float) -> None:
        """Jump ahead.

        Raises:
            ValueError: for a time that is not ahead.
        """
        if not 0 <= seconds < float("inf"):
            message = f"the clock goes ahead only, by a finite number of seconds, not by {seconds}"
            raise ValueError(message)
        self._ahead += seconds

    def stop(self) -> None:
        """Stand still from now on, until the next reset."""
        if self._at is None:
            self._at = time()

    def reset(self) -> None:
        """Forget every jump, and run again if it was stopped."""
        self._at, self._ahead = self._from, 0.0


def _seconds(at: str) -> float:
    instant = datetime.fromisoformat(at)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).timestamp()
