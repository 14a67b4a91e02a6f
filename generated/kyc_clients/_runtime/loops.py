"""Values bound to an event loop."""

from __future__ import annotations

from asyncio import get_running_loop, timeout_at
from contextlib import asynccontextmanager
from time import monotonic
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from .failures import ConfigurationError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import AsyncGenerator


class Abandonable(Protocol):
    """Something that can be let go when its loop is closed and nobody can await its end."""

    def abandon(self) -> None:
        """Let go."""


T = TypeVar("T", bound=Abandonable)


class ByLoop(Generic[T]):
    """One thing for each event loop. What closed loops leave behind is let go at the next look."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[AbstractEventLoop, T] = {}

    def get(self) -> T | None:
        """Return the thing of the running loop."""
        return self._held.get(running())

    def set(self, thing: T) -> T:
        """Keep the thing of the running loop, and let go of those whose loop is closed."""
        self._sweep()
        self._held[running()] = thing
        return thing

    def pop(self) -> T | None:
        """Return the thing of the running loop and forget it; let go of those whose loop is closed. Without a loop there is none."""
        self._sweep()
        try:
            return self._held.pop(get_running_loop(), None)
        except RuntimeError:
            return None

    def _sweep(self) -> None:
        held = self._held
        for loop in [loop for loop in tuple(held) if loop.is_closed()]:
            gone = held.pop(loop, None)
            if gone is not None:
                gone.abandon()

    def forget(self) -> list[T]:
        """Return everything and forget it."""
        held, self._held = self._held, {}
        return list(held.values())


def running() -> AbstractEventLoop:
    """Return the running loop of asyncio."""
    try:
        return get_running_loop()
    except RuntimeError:
        message = "Asynchronous clients need a running event loop of asyncio; under trio, use the synchronous client in a thread"
        raise ConfigurationError(message) from None


def forget_socket(transport: object) -> None:
    """Let a transport of a closed loop forget its socket, which is closed by now: it would warn that nobody did."""
    if "_sock" in getattr(transport, "__dict__", {}):
        vars(transport)["_sock"] = None


class Timed(Protocol):
    """What must be over at a moment, in `time.monotonic` seconds."""

    until: float

    def late(self) -> Exception:
        """Return the error of what was not."""
        ...


@asynccontextmanager
async def until_deadline(wire: Timed) -> AsyncGenerator[None]:
    """End what is awaited inside when the call must be over."""
    left = wire.until - monotonic()
    if left <= 0:
        raise wire.late()
    try:
        async with timeout_at(running().time() + left):
            yield
    except TimeoutError:
        raise wire.late() from None
