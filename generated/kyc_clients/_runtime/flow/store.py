"""Stores for a flow's references and finished sessions."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from ..forks import register_forkable

if TYPE_CHECKING:
    from collections.abc import Awaitable


class ConsentStore(Protocol):
    """A few short texts with an end, as Redis or Memcached keep them. Called from any thread.

    Keys are digests. A value may hold the address that a person's browser is sent to, so keep the store as you keep sessions; it holds
    no credential and nothing else about the person.
    """

    def get(self, key: str) -> str | None:
        """Return what is kept under a key and has not ended."""
        ...

    def add(self, key: str, value: str, seconds: float) -> bool:
        """Keep a value for some seconds unless there is one, in one step; return whether it was kept (`SET key value NX EX`)."""
        ...

    def put(self, key: str, value: str, seconds: float) -> None:
        """Keep a value for some seconds, in place of what is there."""
        ...

    def remove(self, key: str) -> None:
        """Forget a key; one that is not there is fine."""
        ...


class AsyncConsentStore(Protocol):
    """A `ConsentStore` whose methods are awaited, for asynchronous flows."""

    def get(self, key: str) -> Awaitable[str | None]:
        """Return what is kept under a key and has not ended."""
        ...

    def add(self, key: str, value: str, seconds: float) -> Awaitable[bool]:
        """Keep a value for some seconds unless there is one, in one step; return whether it was kept."""
        ...

    def put(self, key: str, value: str, seconds: float) -> Awaitable[None]:
        """Keep a value for some seconds, in place of what is there."""
        ...

    def remove(self, key: str) -> Awaitable[None]:
        """Forget a key; one that is not there is fine."""
        ...


class MemoryStore:
    """A `ConsentStore` of this process, with an upper bound; the default."""

    def __init__(self, largest: int = 100_000) -> None:
        """Begin empty."""
        self._largest = largest
        self._held: dict[str, tuple[str, float]] = {}
        self.forked()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock. A child has what the parent had, and goes on alone."""
        self._lock = Lock()

    def get(self, key: str) -> str | None:
        """Return what is kept under a key."""
        with self._lock:
            return self._get(key)

    def add(self, key: str, value: str, seconds: float) -> bool:
        """Keep a value unless there is one."""
        with self._lock:
            if self._get(key) is not None:
                return False
            self._put(key, value, seconds)
            return True

    def put(self, key: str, value: str, seconds: float) -> None:
        """Keep a value."""
        with self._lock:
            self._put(key, value, seconds)

    def remove(self, key: str) -> None:
        """Forget a key."""
        with self._lock:
            self._held.pop(key, None)

    def _get(self, key: str) -> str | None:
        found = self._held.get(key)
        if found is None or found[1] <= monotonic():
            return None
        return found[0]

    def _put(self, key: str, value: str, seconds: float) -> None:
        self._held.pop(key, None)
        if len(self._held) >= self._largest:
            now = monotonic()
            self._held = {name: held for name, held in self._held.items() if held[1] > now}
        while len(self._held) >= self._largest:
            del self._held[next(iter(self._held))]
        self._held[key] = (value, monotonic() + seconds)
