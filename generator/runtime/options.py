"""The rarely needed settings of a client, together, so that constructors stay short."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, NamedTuple

from .retry import Policy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from .hooks import RequestEvent, ResponseEvent, RetryEvent
    from .http import AsyncTransport, EventHooks, Proxy, Transport


def jitter() -> float:
    """Return a random number from 0 to 1, by which waits are spread."""
    from random import random  # noqa: PLC0415 - not before something failed

    return random()  # noqa: S311 - no secret


class Options(NamedTuple):
    """Settings of a synchronous client."""

    headers: Mapping[str, str] = {}
    """Sent with every request."""
    transport: Transport | None = None
    """The transport under httpx: a mock, a cache, another HTTP library."""
    proxy: Proxy | None = None
    event_hooks: EventHooks | None = None
    """httpx's own hooks, which see everything, credentials included."""
    on_request: Callable[[RequestEvent], None] | None = None
    """Told of every request, without anything secret."""
    on_response: Callable[[ResponseEvent], None] | None = None
    on_retry: Callable[[RetryEvent], None] | None = None
    policy: Policy = Policy()
    """How long to wait before a request is sent again."""
    sleep: Callable[[float], None] | None = None
    """How to wait; None is the real way. For tests, as are the two below."""
    now: Callable[[], float] = time
    random: Callable[[], float] = jitter


class AsyncOptions(NamedTuple):
    """Settings of an asynchronous client."""

    headers: Mapping[str, str] = {}
    """Sent with every request."""
    transport: AsyncTransport | None = None
    """The transport under httpx: a mock, a cache, another HTTP library."""
    proxy: Proxy | None = None
    event_hooks: EventHooks | None = None
    """httpx's own hooks, which see everything, credentials included."""
    on_request: Callable[[RequestEvent], None] | None = None
    """Told of every request, without anything secret."""
    on_response: Callable[[ResponseEvent], None] | None = None
    on_retry: Callable[[RetryEvent], None] | None = None
    policy: Policy = Policy()
    """How long to wait before a request is sent again."""
    sleep: Callable[[float], Awaitable[None]] | None = None
    """How to wait; None is the real way. For tests, as are the two below."""
    now: Callable[[], float] = time
    random: Callable[[], float] = jitter
