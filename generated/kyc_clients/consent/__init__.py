# Generated from generator/templates by `make generate`. Edit that.

"""One consent flow over every provider.

    flow = ConsentFlow(Sandbox(...), Decentro(...))
    started = flow.start(["aadhaar", "pan"], return_url="https://example.com/kyc/return", purpose="Opening an account")
    consent = flow.finish(started.token, url_that_the_person_came_back_to)
    aadhaar = flow.aadhaar(started.token)

The state of a session is in its token: which provider and product, the session's id, what was asked and why, and when it ends; bound to the account
and authenticated, so that nobody swaps it for another's. Keep it with the person's web session. Beside it, the flow's store remembers, for as long as a
session lives, which references were seen and which sessions are finished. Nothing else is kept anywhere.

`kyc_clients.consent.provider` is what the side of another provider is made of, `kyc_clients.consent.testing` what it is tested with.
"""

from __future__ import annotations

from .._runtime.aio import AsyncClient
from .._runtime.flow import (
    AsyncConsentFlow,
    AsyncConsentStore,
    BreakerPolicy,
    Consent,
    ConsentFlow,
    ConsentStore,
    DocumentKind,
    FailoverEvent,
    FailoverMode,
    Health,
    MemoryStore,
    Started,
)
from .._runtime.sync import Client

__all__ = [
    "AsyncClient",
    "AsyncConsentFlow",
    "AsyncConsentStore",
    "BreakerPolicy",
    "Client",
    "Consent",
    "ConsentFlow",
    "ConsentStore",
    "DocumentKind",
    "FailoverEvent",
    "FailoverMode",
    "Health",
    "MemoryStore",
    "Started",
]
