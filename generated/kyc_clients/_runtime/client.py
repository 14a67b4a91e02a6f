"""The clients that generated packages build on; see `sync` and `aio` for what they do."""

from __future__ import annotations

from .aio import AsyncClient, AsyncGroup
from .credentials import Secret
from .effects import Effects
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .raw import Raw
from .retry import Policy
from .sync import Client, Group
from .timeouts import DEFAULT_TIMEOUT, Timeout, Timeouts
from .token import AsyncTokenStore, Token, TokenStore

__all__ = [
    "DEFAULT_TIMEOUT",
    "AsyncClient",
    "AsyncGroup",
    "AsyncTokenStore",
    "Client",
    "Effects",
    "Group",
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
