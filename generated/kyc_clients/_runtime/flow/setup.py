"""What synchronous and asynchronous flows have in common besides their steps: being set up, and what they can say at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from ..deadline import checked_deadline
from ..effects import Effects
from ..errors import ConfigurationError, InvalidRequest
from .breaker import BreakerPolicy
from .core import Core
from .failover import FailoverMode
from .member import checked_key, members_of
from .provider import ConsentRequest
from .start import Attempt
from .store import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..aio import AsyncClient
    from ..download_rules import Rules
    from ..errors import KycError
    from ..sync import Client
    from .breaker import Health
    from .failover import FailoverEvent
    from .provider import DocumentKind
    from .store import AsyncConsentStore, ConsentStore


class Flow:
    """Base of `ConsentFlow` and `AsyncConsentFlow`."""

    def __init__(
        self,
        clients: Sequence[Client | AsyncClient],
        *,
        products: Mapping[str, str] | None,
        key: bytes | str | None,
        store: ConsentStore | AsyncConsentStore | None,
        failover: FailoverMode,
        deadline: float,
        prefer: Callable[[str], str | None] | None,
        on_failover: Callable[[FailoverEvent], None] | None,
        breaker: BreakerPolicy | None,
        rules: Rules | None,
        effects: Effects | None,
    ) -> None:
        """Check the settings, and put the flow together."""
        if failover not in get_args(FailoverMode):
            raise ConfigurationError(f"failover is one of {', '.join(get_args(FailoverMode))}, not {failover!r}")
        effects = effects or Effects()
        members = members_of(clients, dict(products or {}), breaker or BreakerPolicy(), effects.now)
        self._store = store if store is not None else MemoryStore()
        self._seconds = checked_deadline(deadline)
        self._core = Core(
            members, key=checked_key(key), failover=failover, prefer=prefer, on_failover=on_failover, rules=rules,
            effects=effects,
        )  # fmt: skip

    @property
    def providers(self) -> tuple[str, ...]:
        """The providers by name, in order of preference."""
        return self._core.names

    def can(self, *documents: DocumentKind) -> bool:
        """Whether one of the clients can ask for all of these documents in one session."""
        return self._core.can(documents)

    def health(self) -> dict[str, Health]:
        """Return how each provider does, as far as this flow has seen."""
        return {member.name: member.breaker.health() for member in self._core.members}

    def _deadline(self, seconds: float | None) -> float:
        return self._seconds if seconds is None else checked_deadline(seconds)

    def _attempt(
        self,
        documents: Sequence[DocumentKind],
        *,
        return_url: str,
        purpose: str,
        reference: str | None,
        signup: bool | None,
        pinless: bool | None,
        usernameless: bool | None,
        verified_mobile: str | None,
        best_effort: bool,
    ) -> Attempt:
        given: object = documents
        if isinstance(given, str):
            raise InvalidRequest(f"documents is a text: give a list, such as [{given!r}]")
        request = ConsentRequest(tuple(documents), return_url, purpose, signup, pinless, usernameless, verified_mobile)
        return Attempt(self._core, request, reference, best_effort=best_effort)

    def __repr__(self) -> str:
        """Print which providers, in which order."""
        return f"<{type(self).__name__}: {', '.join(self.providers)}>"


def store_failed(error: Exception) -> KycError:
    """Return the error of a store that failed; its own text may hold the password of a database."""
    return ConfigurationError(
        f"The flow's store failed: {type(error).__name__}; nothing is known of the session without it"
    )
