"""Opening a session: with the first provider that can, the next one where that cost nothing, the same one for the same reference."""

from __future__ import annotations

import json
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from ..errors import CircuitOpen, ConfigurationError, ConsentUnavailable, InvalidRequest, KycError
from .failover import FailoverEvent, cost_of, goes_on
from .results import Started, moment
from .steps import add, perform, put, remove, stored
from .token import Claims, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .core import Core
    from .member import Member
    from .provider import ConsentRequest, Opened, Option, Product
    from .steps import Moves

_OPTIONS: Final[tuple[Option, ...]] = ("signup", "pinless", "usernameless", "verified_mobile")


class Attempt:
    """One start: the request, the order of providers, and their errors so far."""

    def __init__(self, core: Core, request: ConsentRequest, reference: str | None, *, best_effort: bool) -> None:
        """Check everything that can be checked before anything is sent.

        Raises:
            InvalidRequest: for arguments that no provider would take.
            ConfigurationError: for what none of the flow's clients can do.
        """
        self.core = core
        self.request = request
        self._best_effort = best_effort
        check(request)
        self.reference = core.reference(reference)
        self.is_new = reference is None
        self.members = self._ordered(self._able(), reference)
        self.failures: dict[str, KycError] = {}
        self.maybe_billed: list[str] = []

    def _able(self) -> list[Member]:
        wanted: list[Option] = []
        if not self._best_effort:
            wanted = [name for name in _OPTIONS if getattr(self.request, name) is not None]
        reasons = {member.name: member.refusal(self.request, wanted) for member in self.core.members}
        able = [member for member in self.core.members if not reasons[member.name]]
        if not able:
            raise ConfigurationError(f"No client of this flow can do that: {'; '.join(reasons.values())}")
        for member in able:
            _check_return_url(self.request.return_url, member)
            member.key(self.core.key)
        return able

    def _ordered(self, able: list[Member], reference: str | None) -> list[Member]:
        prefer = self.core.prefer
        if prefer is None:
            return able
        name = prefer(reference or "")
        if name is not None and name not in {member.name for member in self.core.members}:
            raise ConfigurationError(f"prefer returned {name!r}, and the flow has {', '.join(self.core.names)}")
        return sorted(able, key=lambda member: member.name != name)

    @property
    def fingerprint(self) -> str:
        """What a reference stands for: the same reference with something else is a mistake."""
        asked = (self.request.documents, self.request.return_url, self.request.purpose)
        return sha256(json.dumps(asked).encode()).hexdigest()[:16]

    def run(self, deadline: float) -> Moves[Started]:
        """Return the session of the reference, or open one."""
        key = self.core.start_key(self.reference)
        known = None if self.is_new else (yield from stored(key))
        if known is not None:
            started = self._known(known)
            if started.expires_at.timestamp() > self.core.now():
                return started
            yield from remove(key)
        until = monotonic() + deadline
        started = yield from self._open(until)
        if self.is_new:
            return started
        value = json.dumps([self.fingerprint, started.token, started.url, started.provider, started.session_id])
        seconds = max(1.0, started.expires_at.timestamp() - self.core.now())
        if not (yield from add(key, value, seconds)):
            other = yield from stored(key)
            if other is not None:  # another worker was faster: its session counts for both
                return self._known(other)
            yield from put(key, value, seconds)
        return started

    def _known(self, value: str) -> Started:
        fingerprint, token, url, provider, session_id = cast("list[str]", json.loads(value))
        if fingerprint != self.fingerprint:
            message = "This reference stands for a session that asked for something else; give each request its own"
            raise InvalidRequest(message)
        claims, _ = self.core.open(token)
        return Started(url, token, provider, session_id, moment(claims.expires_at))

    def _open(self, until: float) -> Moves[Started]:
        for position, member in enumerate(self.members):
            others = self.members[position + 1 :]
            try:
                opened, product = yield from self._try(member, until, len(others))
            except KycError as error:
                self._failed(member, error, others)
            else:
                return self._started(member, product, opened)
        raise self._unavailable()

    def _try(self, member: Member, until: float, others: int) -> Moves[tuple[Opened, Product]]:
        left = until - monotonic()
        if left <= 0:
            raise CircuitOpen(f"{member.title} was not tried: the deadline of the start passed before its turn")
        if not member.breaker.allows():
            raise CircuitOpen(
                f"{member.title} was not tried: it failed too often of late, and its circuit breaker is open"
            )
        product = cast("Product", member.product_for(self.request.documents))
        steps = member.side.start(self.request, product, self.reference)
        share = left / (others + 1) if self.core.failover == "probable" else left
        retries = 0 if others and self.core.failover != "never" else None
        opened = yield from perform(member, steps, self.core.rules(member), deadline=share, retries=retries)
        return opened, product

    def _failed(self, member: Member, error: KycError, others: Sequence[Member]) -> None:
        """Take note of a failure; raise where no other provider is to be tried."""
        cost = cost_of(error, member.side.UNBILLED)
        if not goes_on(cost, self.core.failover):
            for name, before in self.failures.items():
                error.add_note(f"{name} was tried before and failed: {type(before).__name__}")
            raise error
        self.failures[member.name] = error
        if cost == "perhaps":
            self.maybe_billed.append(member.name)
        if others and self.core.on_failover is not None:
            self.core.on_failover(FailoverEvent(member.name, others[0].name, error, cost == "perhaps"))

    def _unavailable(self) -> KycError:
        if len(self.failures) == 1:
            return next(iter(self.failures.values()))
        failures = "; ".join(f"{name}: {type(error).__name__}" for name, error in self.failures.items())
        failed = ConsentUnavailable(f"No provider could open a session ({failures}); `errors` has each one's own error")
        failed.errors = dict(self.failures)
        failed.maybe_billed = tuple(self.maybe_billed)
        return failed

    def _started(self, member: Member, product: Product, opened: Opened) -> Started:
        now = self.core.now()
        claims = Claims(
            member.spec.provider, member.account(), product.name, opened.session_id, self.request.documents,
            self.request.purpose, self.reference, now, now + product.lifetime,
        )  # fmt: skip
        token = pack(claims, member.key(self.core.key))
        return Started(
            opened.url, token, member.name, opened.session_id, moment(claims.expires_at), dict(self.failures),
            tuple(self.maybe_billed),
        )  # fmt: skip


def check(request: ConsentRequest) -> None:
    """Refuse what no provider would take.

    Raises:
        InvalidRequest: naming the argument.
    """
    from .provider import DOCUMENT_KINDS  # noqa: PLC0415 - a session is being opened

    if not request.documents:
        raise InvalidRequest("documents is empty: name at least one, such as 'aadhaar'")
    unknown = [kind for kind in request.documents if kind not in DOCUMENT_KINDS]
    if unknown:
        raise ConfigurationError(f"There is no document {unknown[0]!r}; there are {', '.join(DOCUMENT_KINDS)}")
    twice = [kind for kind in request.documents if request.documents.count(kind) > 1]
    if twice:
        raise InvalidRequest(f"documents names {twice[0]!r} twice; each is asked for once")
    if not request.purpose.strip():
        raise InvalidRequest("purpose is empty: the person, and the law, want to know why")


def _check_return_url(url: str, member: Member) -> None:
    """Refuse a return address with a parameter of the provider's own: which of the two came back would be a guess."""
    from urllib.parse import parse_qsl, urlsplit  # noqa: PLC0415 - a session is being opened

    callback = member.spec.callback
    taken = {name for names in (callback.state, callback.code, callback.error, callback.session) for name in names}
    clash = [name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True) if name in taken]
    if clash:
        message = (
            f"return_url has a parameter {clash[0]!r}, which {member.title} sends back, too: give yours another name"
        )
        raise InvalidRequest(message)
