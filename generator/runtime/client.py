"""The clients that generated packages build on; see `sync` and `aio` for what they do."""

from __future__ import annotations

from .aio import AsyncClient, AsyncGroup
from .credentials import Secret
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .options import AsyncOptions, Options
from .raw import Raw
from .retry import Policy
from .sync import Client, Group
from .timeouts import DEFAULT_TIMEOUT, Timeout, Timeouts
from .token import AsyncTokenStore, Token, TokenStore

__all__ = [
    "DEFAULT_TIMEOUT",
    "AsyncClient",
    "AsyncGroup",
    "AsyncOptions",
    "AsyncTokenStore",
    "Client",
    "Group",
    "Options",
    "Policy",
    "Raw",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "Secret",
    "Timeout",
    "Timeouts",
    "Token",
    "TokenStore",
]
