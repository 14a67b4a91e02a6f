"""Timeouts of each phase of a request."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from .failures import ConfigurationError
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Timeouts(Record):
    """Seconds for making a connection, waiting for data, sending data, and waiting for a free connection."""

    connect: float = 5.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 120.0
    """Unless one says otherwise, a call waits for a connection until its deadline."""

    def as_dict(self) -> dict[str, float | None]:
        """Return the phases by name."""
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}


class Phases(Protocol):
    """Something that knows the four phases, as an `httpx.Timeout` does."""

    def as_dict(self) -> Mapping[str, float | None]:
        """As `httpx.Timeout` does."""
        ...


TimeoutTypes: TypeAlias = float | Timeouts | Phases
"""One number for every phase, the four phases, or an `httpx.Timeout`."""

DEFAULT_TIMEOUT: Final = Timeouts()


def timeouts_of(given: TimeoutTypes) -> Timeouts:
    """Return the phases; `ConfigurationError` for anything that would wait for ever or not at all."""
    value: object = given
    if isinstance(value, bool) or not (isinstance(value, int | float) or hasattr(value, "as_dict")):
        message = f"A timeout is a number of seconds, `Timeouts` or an `httpx.Timeout`, not {value!r}"
        raise ConfigurationError(message)
    if isinstance(given, int | float):
        found = Timeouts(given, given, given, given)
    else:
        found = Timeouts(**cast("dict[str, float]", dict(given.as_dict())))
    for name, seconds in found.as_dict().items():
        if seconds is None or not isfinite(seconds) or seconds <= 0:
            message = f"The {name} timeout must be a positive number of seconds; calls never wait for ever"
            raise ConfigurationError(message)
    return found
