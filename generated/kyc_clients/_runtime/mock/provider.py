"""The parts of a provider's mock: its state, and functions for its behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
from urllib.parse import urlencode

from .checking import Checker
from .file_store import FileStore
from .ids import Ids, s256
from .sessions import Session, Sessions
from .tenants import Tenants

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .clock import Clock
    from .contract import Contract, Operation
    from .messages import Call, MockResponse, RefusalReason
    from .tenants import Tenant

PAGE: Final = "/public/oauth2/1/authorize"
"""Where the person signs in and consents; the ticket is the `code_challenge`."""

TENANTS: Final = ("first", "second")
"""The customers that every mock begins with."""


class MockState:
    """Everything a mock knows and forgets on reset."""

    def __init__(self, provider: Provider, *, seed: object, clock: Clock) -> None:
        """Begin empty; equal seeds lead to equal ids in equal order."""
        self.clock = clock
        self.ids = Ids(f"{seed}/{provider.name}")
        self.key = Ids(f"{seed}/{provider.name}/key").token()
        """Signs tokens and links."""
        self.sessions = Sessions(clock)
        self.files = FileStore(clock, self.key)
        self.tenants = Tenants(provider.issue, Ids(f"{seed}/{provider.name}/tenants"), TENANTS)
        self.checker = Checker(provider.contract, clock)
        self.notes: dict[str, str] = {}
        """What a provider's functions remember beside sessions."""

    def reset(self) -> None:
        """Forget everything; ids, credentials and time begin again."""
        self.clock.reset()
        self.ids.reset()
        self.sessions.clear()
        self.files.clear()
        self.tenants.reset()
        self.notes.clear()

    def open_session(
        self,
        *,
        tenant: str,
        product: str,
        requested: tuple[str, ...],
        session_id: str = "",
        redirect_url: str = "",
        flow: str = "signin",
        expires_at: int | None = None,
        options: Mapping[str, bool] | None = None,
    ) -> Session:
        """Open a session that a person can decide on for an hour, or until `expires_at` (milliseconds)."""
        now, verifier = self.clock.milliseconds(), self.ids.token()
        return self.sessions.add(
            Session(
                id=session_id or self.ids.uuid(),
                tenant=tenant,
                product=product,
                requested=requested,
                verifier=verifier,
                ticket=s256(verifier),
                token=self.ids.token(),
                redirect_url=redirect_url,
                created_at=now,
                expires_at=now + HOUR if expires_at is None else expires_at,
                flow=flow,
                options=options or {},
            )
        )


HOUR: Final = 3_600_000
"""Milliseconds in an hour."""

Handler: TypeAlias = "Callable[[MockState, Call], MockResponse]"


class AuthorizationLink(NamedTuple):
    """A link that a provider hosts itself and that leads the person on to the page."""

    path: str
    key: str
    """The template of the path, or else the query parameter, that says whose link it is."""
    enter: Callable[[MockState, str], Session | None]
    """Returns whose page it leads to, by the key; None when it leads nowhere (any more)."""


@dataclass(frozen=True, kw_only=True)
class Provider:
    """How one provider behaves."""

    name: str
    """In lower case, as in the name of its package."""
    contract: Contract
    arguments: tuple[str, ...]
    """Names of the credentials that the client is constructed with."""
    issue: Callable[[Ids], Mapping[str, str]]
    """Makes a customer's credentials, these and others."""
    identify: Callable[[MockState, Operation, Mapping[str, str]], Tenant]
    """Returns whose request this is, by its headers (names in lower case); raises `Refusal`."""
    handlers: Mapping[str, Handler]
    """By `operationId`."""
    refuse: Callable[[MockState, RefusalReason], MockResponse]
    """Returns the provider's response to a request that is wrong."""
    landing: Callable[[MockState, Session], Mapping[str, str]]
    """Returns what comes back on the redirect URL once the person has decided."""
    decided: Callable[[MockState, Session], None] = field(default=lambda _state, _session: None)
    """Called when the person has decided, whichever way."""
    authorization_links: tuple[AuthorizationLink, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    """What a person calls a document, by the provider's word for it."""
    lockers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where a product's documents lie; DigiLocker by default."""
    credentials: tuple[str, ...] = ()
    """Names of the headers and arguments that hold secrets, beside those of the contract."""
    first_call: tuple[str, str, Mapping[str, object]] | None = None
    """A call that anyone can make at once, as the index shows it: product, method, arguments; a callable one is called each time."""
    known: tuple[tuple[str, str, str], ...] = ()
    """What the mock knows by heart: what it is, its value, and what comes of it."""


def page_url(session: Session, base: str, extra: Mapping[str, str] | None = None) -> str:
    """Return the address of the person's page."""
    query = {
        "response_type": "code",
        **(extra or {}),
        "code_challenge": session.ticket,
        "code_challenge_method": "S256",
    }
    return f"{base}{PAGE}?{urlencode(query)}"


def landing_url(provider: Provider, state: MockState, session: Session) -> str:
    """Return where the browser goes after the decision: the caller's URL as it is, with more in its query; empty without one."""
    if not session.redirect_url:
        return ""
    before, mark, fragment = session.redirect_url.partition("#")
    joint = "&" if "?" in before else "?"
    return f"{before}{joint}{urlencode(provider.landing(state, session))}{mark}{fragment}"
