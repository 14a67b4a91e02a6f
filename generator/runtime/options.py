"""What a client's constructor takes besides credentials and an environment.

This is declared here alone: the generator reads this module for the constructors of clients and for their docstrings. The default
of an option is `DEFAULT_` and its name, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypedDict

from .content import DEFAULT_MAX_RESPONSE_BYTES
from .deadline import DEFAULT_DEADLINE
from .timeouts import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .drift import DriftEvent
    from .effects import Effects
    from .hooks import RequestEvent, ResponseEvent, RetryEvent
    from .http import AsyncHttpClient, AsyncTransport, EventHooks, HttpClient, Proxy, Transport
    from .timeouts import TimeoutTypes
    from .token import AsyncTokenStore, TokenStore

__all__ = [
    "DEFAULT_COPIES",
    "DEFAULT_DEADLINE",
    "DEFAULT_MAX_RESPONSE_BYTES",
    "DEFAULT_REPEAT_BILLED",
    "DEFAULT_RETRIES",
    "DEFAULT_STRICT",
    "DEFAULT_TIMEOUT",
    "AsyncClientOptions",
    "ClientOptions",
]

DEFAULT_COPIES: Final = "both"
DEFAULT_RETRIES: Final = 2
DEFAULT_REPEAT_BILLED: Final = True
DEFAULT_STRICT: Final = False


class SharedOptions(TypedDict, total=False):
    """Those of synchronous and asynchronous clients."""

    base_url: str | None
    """Another server, in place of a named one. Plain `http://` is refused except on loopback."""
    timeout: TimeoutTypes
    """Seconds for each phase of a call, or `Timeouts` for each apart."""
    deadline: float
    """Seconds for a whole call, with its repetitions, its waits and a login."""
    retries: int
    """How often a call that may be repeated is repeated."""
    repeat_billed: bool
    """Whether a call that may be billed is repeated after a lost response, where that changes nothing else."""
    rate_limit: float | None
    """The most requests a second, over all threads and tasks of this process."""
    max_response_bytes: int
    """The largest body of a response that is read, decoded; a larger one is an `UnexpectedResponse`."""
    headers: Mapping[str, str] | None
    """Sent with every call, beside those that the contract asks for."""
    proxy: Proxy | None
    """Where to send everything through."""
    event_hooks: EventHooks | None
    """`httpx` event hooks. They see requests as they are, secrets and all."""
    on_request: Callable[[RequestEvent], None] | None
    """Called before each attempt, with nothing sensitive."""
    on_response: Callable[[ResponseEvent], None] | None
    """Called after each response, with nothing sensitive."""
    on_retry: Callable[[RetryEvent], None] | None
    """Called before each repetition, with what led to it."""
    on_drift: Callable[[DriftEvent], object] | None
    """Called where a response differs from the contract and is read all the same. Nothing that it raises fails a call."""
    strict: bool
    """Whether such a response raises `UnexpectedResponse` instead."""
    copies: Literal["both", "original", "copy"]
    """Of a member that the provider's pages call by two names: whether both are sent, the one of its document (`original`), or the
    other (`copy`)."""
    effects: Effects | None
    """Clock, sleep and chance, for tests."""


class ClientOptions(SharedOptions, total=False):
    """Those of synchronous clients."""

    http_client: HttpClient | None
    """Your own `httpx` client, with whatever it is set up to do; closing it stays with you. Or a function that makes one, in
    each process; a client made before a fork is refused in the child."""
    transport: Transport | None
    """Your own `httpx` transport, or a function that makes one."""
    token_store: TokenStore | None
    """Where a fetched token is kept, to share it between processes."""


class AsyncClientOptions(SharedOptions, total=False):
    """Those of asynchronous clients."""

    http_client: AsyncHttpClient | None
    """Your own `httpx` client, with whatever it is set up to do; closing it stays with you. Or a function that makes one, in
    each process and event loop; a client made before a fork is refused in the child."""
    transport: AsyncTransport | None
    """Your own `httpx` transport, or a function that makes one, or "aiohttp", for many calls at once."""
    token_store: TokenStore | AsyncTokenStore | None
    """Where a fetched token is kept, to share it between processes."""
