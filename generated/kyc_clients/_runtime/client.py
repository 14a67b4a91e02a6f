"""The clients that generated packages build on; see `sync` and `aio` for what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .aio import AsyncClient, AsyncGroup
from .credentials import Secret
from .drift import DriftEvent
from .effects import Effects
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .lazy import lazy
from .raw import Raw
from .retry import Policy
from .sync import Client, Group
from .timeouts import Timeouts, TimeoutTypes

if TYPE_CHECKING:
    from .http import AsyncHttpClient, AsyncTransport, EventHooks, HttpClient, Proxy, Transport
    from .token import AsyncTokenStore, Token, TokenStore
else:
    __getattr__, _ = lazy(__name__, dict.fromkeys(("AsyncTokenStore", "Token", "TokenStore"), "..token"))
    # Stand-ins, so that the annotations of constructors resolve without importing httpx.
    AsyncHttpClient = AsyncTransport = EventHooks = HttpClient = Proxy = Transport = object

__all__ = [
    "AsyncClient",
    "AsyncGroup",
    "AsyncHttpClient",
    "AsyncTokenStore",
    "AsyncTransport",
    "Client",
    "DriftEvent",
    "Effects",
    "EventHooks",
    "Group",
    "HttpClient",
    "Policy",
    "Proxy",
    "Raw",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "Secret",
    "TimeoutTypes",
    "Timeouts",
    "Token",
    "TokenStore",
    "Transport",
]
