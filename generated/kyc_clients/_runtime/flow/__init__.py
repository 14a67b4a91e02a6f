"""The consent flow over every provider, and what a provider's side of it is made of.

`provider` says what a side is; `core` and `start` decide everything without I/O; `sync` and `aio` do the waiting.
"""

from __future__ import annotations

from .aio import AsyncConsentFlow
from .breaker import BreakerPolicy, Health
from .failover import FailoverEvent, FailoverMode
from .provider import (
    HOUR,
    Ask,
    CallStep,
    ConsentProvider,
    ConsentRequest,
    ConsentSession,
    Decision,
    DocumentKind,
    FetchStep,
    FileSource,
    FoundDocument,
    Load,
    Opened,
    Option,
    Product,
    Steps,
    at_hand,
    call,
    encoded,
    fetch,
    granted,
    linked,
    new_reference_id,
)
from .results import Consent, Started
from .store import AsyncConsentStore, ConsentStore, MemoryStore
from .sync import ConsentFlow

__all__ = [
    "HOUR",
    "Ask",
    "AsyncConsentFlow",
    "AsyncConsentStore",
    "BreakerPolicy",
    "CallStep",
    "Consent",
    "ConsentFlow",
    "ConsentProvider",
    "ConsentRequest",
    "ConsentSession",
    "ConsentStore",
    "Decision",
    "DocumentKind",
    "FailoverEvent",
    "FailoverMode",
    "FetchStep",
    "FileSource",
    "FoundDocument",
    "Health",
    "Load",
    "MemoryStore",
    "Opened",
    "Option",
    "Product",
    "Started",
    "Steps",
    "at_hand",
    "call",
    "encoded",
    "fetch",
    "granted",
    "linked",
    "new_reference_id",
]
