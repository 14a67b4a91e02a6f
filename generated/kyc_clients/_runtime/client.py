"""The clients that generated packages build on; see `sync` and `aio` for what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .aio import AsyncClient, AsyncGroup
from .content import DEFAULT_MOST
from .credentials import Secret
from .deadline import DEFAULT_DEADLINE
from .effects import Effects
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .lazy import lazy
from .raw import Raw
from .retry import Policy
from .sync import Client, Group
from .timeouts import DEFAULT_TIMEOUT, Timeouts, TimeoutTypes

if TYPE_CHECKING:
    from .token import AsyncTokenStore, Token, TokenStore
else:
    __getattr__, _ = lazy(__name__, dict.fromkeys(("AsyncTokenStore", "Token", "TokenStore"), "..token"))

__all__ = [
    "DEFAULT_DEADLINE",
    "DEFAULT_MOST",
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
    "TimeoutTypes",
    "Timeouts",
    "Token",
    "TokenStore",
]
