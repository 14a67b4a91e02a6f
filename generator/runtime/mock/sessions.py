"""Consent sessions: what a person was asked, how far they came, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .clock import Clock

Status = Literal["created", "initialized", "authorized", "succeeded", "failed", "expired"]

MOVES: Final[Mapping[Status, frozenset[Status]]] = {
    "created": frozenset({"initialized", "failed", "expired"}),
    "initialized": frozenset({"authorized", "failed", "expired"}),
    "authorized": frozenset({"succeeded", "failed", "expired"}),
    "succeeded": frozenset(),
    "failed": frozenset(),
    "expired": frozenset(),
}
"""From each status, those that may follow. The last three are final."""


class InvalidMove(ValueError):  # noqa: N818 - says what it is
    """A session cannot get from where it is to where it was sent."""


@dataclass(slots=True, kw_only=True)
class Session:
    """One person's consent, asked for by one tenant."""

    id: str
    tenant: str
    product: str
    requested: tuple[str, ...]
    """The documents asked for, in the provider's words."""
    verifier: str
    """The PKCE secret; its challenge opens the person's page."""
    ticket: str
    """Opens the person's page; unguessable."""
    token: str
    """Comes with each form of that page, so that nobody else can send one."""
    redirect_url: str
    created_at: int
    expires_at: int
    """When the person must have decided, in milliseconds."""
    status: Status = "created"
    updated_at: int | None = None
    consented: tuple[str, ...] = ()
    flow: str = "signin"
    options: Mapping[str, bool] = field(default_factory=dict[str, bool])
    sign_ins: int = 0
    """How often the person failed to sign in."""
    code: str = ""
    """The one-time code that consent gave."""
    code_at: int = 0
    granted_at: int | None = None
    """When documents became readable: the code was exchanged, or there was no need to."""
    ended: str = ""
    """Why documents are readable no longer, in a provider's word; empty while nothing ended it."""
    extra: tuple[str, ...] = ()
    """Documents that were added after the consent."""

    @property
    def is_open(self) -> bool:
        """Whether the person can still decide."""
        return bool(MOVES[self.status])


_HIDDEN: Final = frozenset({"token", "code", "ticket", "verifier", "options"})
_SHOWN: Final = tuple(one.name for one in fields(Session) if one.name not in _HIDDEN)


class Sessions:
    """All sessions of a mock. One tenant's are not there for another."""

    def __init__(self, clock: Clock) -> None:
        """Begin with none."""
        self._clock = clock
        self._all: dict[str, Session] = {}
        self._by_ticket: dict[str, Session] = {}

    def __iter__(self) -> Iterator[Session]:
        """Walk through all of them, oldest first, each as it is now."""
        return (self._now(session) for session in tuple(self._all.values()))

    def add(self, session: Session) -> Session:
        """Keep a new session.

        Raises:
            ValueError: for an id that is taken.
        """
        if session.id in self._all:
            message = f"there is a session {session.id} already"
            raise ValueError(message)
        self._all[session.id] = self._by_ticket[session.ticket] = session
        return session

    def find(self, session_id: str, *, tenant: str, product: str) -> Session | None:
        """Return a session of this tenant and product as it is now, else None: others' might as well not exist."""
        session = self._all.get(session_id)
        if session is None or session.tenant != tenant or session.product != product:
            return None
        return self._now(session)

    def get(self, session_id: str) -> Session:
        """Return any session as it is now.

        Raises:
            KeyError: for an id that no session has.
        """
        return self._now(self._all[session_id])

    def by_ticket(self, ticket: str) -> Session | None:
        """Return the session whose page a ticket opens."""
        session = self._by_ticket.get(ticket)
        return None if session is None else self._now(session)

    def move(self, session: Session, to: Status) -> None:
        """Send a session to another status.

        Raises:
            InvalidMove: where it cannot go there.
        """
        if to not in MOVES[session.status]:
            message = f"session {session.id} is {session.status} and cannot become {to}"
            raise InvalidMove(message)
        session.status = to
        session.updated_at = self._clock.milliseconds()

    def clear(self) -> None:
        """Forget all of them."""
        self._all.clear()
        self._by_ticket.clear()

    def _now(self, session: Session) -> Session:
        if session.is_open and self._clock.milliseconds() >= session.expires_at:
            session.status = "expired"
            session.updated_at = session.expires_at
        return session


def describe(session: Session) -> dict[str, object]:
    """Return a session as JSON, without what would let others decide for the person."""
    return {name: getattr(session, name) for name in _SHOWN}
