"""The deadline of a call, on the monotonic clock."""

from __future__ import annotations

from math import inf
from sys import float_info
from typing import Final

from .failures import ConfigurationError

DEFAULT_DEADLINE: Final = 120.0
"""Seconds that a call may take in all, with its retries, its waits and a login, unless one says otherwise."""


class Phase(float):
    """The timeout of one phase, in seconds, which knows the moment by which the whole call must be over."""

    __slots__ = ("until",)

    until: float


def phase(seconds: float | None, until: float) -> Phase:
    """Return the timeout of a phase of a call that must be over by then, in `time.monotonic` seconds."""
    made = Phase(DEFAULT_DEADLINE if seconds is None else seconds)
    made.until = until
    return made


def checked_deadline(seconds: float) -> float:
    """Return a deadline that makes sense."""
    given: object = seconds
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= float_info.max:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise ConfigurationError("deadline must be a positive number of seconds; calls never last for ever")
    return float(given)


def checked_interval(seconds: float) -> float:
    """Return how long to wait between two looks."""
    given: object = seconds
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given <= float_info.max:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise ConfigurationError("interval must be a positive number of seconds")
    return float(given)


def checked_wait(seconds: float) -> float:
    """Return how long to wait for a person: zero or less is one look, infinity is as long as it takes."""
    given: object = seconds
    if isinstance(given, bool) or not isinstance(given, int | float) or not -inf <= given <= inf:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise ConfigurationError("timeout must be a number of seconds")
    return float(max(given, -1)) if given <= float_info.max else inf
