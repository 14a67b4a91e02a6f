"""The consent flow without I/O: generators that yield requests and receive responses."""

from __future__ import annotations

from hashlib import sha256
from hmac import new
from typing import TYPE_CHECKING, Final, TypeVar, cast

from ..deadline import checked_wait
from ..errors import (
    ApiError,
    AuthenticationError,
    CallbackMismatch,
    CallbackRejected,
    CallbackReplayed,
    ConfigurationError,
    ConsentDenied,
    ConsentMissing,
    ConsentPending,
    ConsentTokenForeign,
    ConsentTokenInvalid,
    KycError,
    PermissionDenied,
    RateLimited,
    ServerError,
    SessionExpired,
    TransportError,
    WaitTimeout,
)
from .provider import HOUR, ConsentSession
from .results import consent_of
from .steps import Pause, add, perform, put, remove, stored
from .token import is_authentic, pack, unverified_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..callback import CallbackResult
    from ..documents.models import Aadhaar, Certificate, Pan
    from ..download_rules import Rules
    from ..effects import Effects
    from .failover import FailoverEvent, FailoverMode
    from .member import Member
    from .provider import Decision, DocumentKind, FileSource
    from .results import Consent
    from .steps import Bind, Moves
    from .token import Claims

_CODE_LIFETIME: Final = 3600.0
"""Seconds for which a code is good after the decision, as the providers document."""
_FIRST_PAUSE: Final = 2.0
_LONGEST_PAUSE: Final = 15.0
_BUSY: Final = "busy"
_DENIED: Final = "denied"
_GRANTED: Final = "granted:"
_CLAIM: Final = 60.0
"""Seconds after which a worker that began to finish a session, and never ended, is taken for dead."""


class Core:
    """Everything that synchronous and asynchronous flows share."""

    def __init__(
        self,
        members: tuple[Member, ...],
        *,
        key: bytes | None,
        failover: FailoverMode,
        prefer: Callable[[str], str | None] | None,
        on_failover: Callable[[FailoverEvent], None] | None,
        rules: Rules | None,
        effects: Effects,
    ) -> None:
        """Keep the settings, checked."""
        self.members = members
        self.key = key
        self.failover: FailoverMode = failover
        self.prefer = prefer
        self.on_failover = on_failover
        self._rules = rules
        self.effects = effects
        if key is None:
            for member in members:
                member.key(None)

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in order of preference."""
        return tuple(member.name for member in self.members)

    def now(self) -> float:
        """Return the time, in seconds since 1970."""
        return self.effects.now()

    def rules(self, member: Member) -> Rules:
        """Return what downloads must keep to: the caller's rules, or the usual ones; a server on loopback serves its files there."""
        from ..download_rules import Rules  # noqa: PLC0415 - a session is under way

        return self._rules or Rules(allow_private=member.is_local)

    def can(self, documents: tuple[DocumentKind, ...]) -> bool:
        """Whether one client can ask for all of these documents in one session."""
        return bool(documents) and any(member.product_for(documents) is not None for member in self.members)

    def reference(self, reference: str | None) -> str:
        """Return what stands for a caller's reference everywhere else: a digest, or chance where there is none."""
        if reference is None:
            from secrets import token_hex  # noqa: PLC0415 - a session is being opened

            return token_hex(10)
        first = min(self.members, key=lambda member: member.name)
        return new(first.key(self.key), reference.encode("utf-8", "replace"), sha256).hexdigest()[:20]

    @staticmethod
    def start_key(reference: str) -> str:
        """Return where the session of a reference is remembered."""
        return f"kyc-consent:start:{reference}"

    def open(self, token: str) -> tuple[Claims, Member]:
        """Return what a token says, and whose it is.

        Raises:
            ConsentTokenInvalid: for a text that is no token, was changed, or was made with another key.
            ConsentTokenForeign: for a token of a provider or an account that this flow has no client of.
        """
        claims = unverified_claims(token)
        ours = [member for member in self.members if member.spec.provider == claims.provider]
        if not ours:
            raise ConsentTokenForeign(f"The token is of another provider than this flow's: {', '.join(self.names)}")
        member = next((one for one in ours if one.account() == claims.account), None)
        if member is None:
            authentic = any(is_authentic(token, one.key(self.key)) for one in ours)
            known = "The token" if authentic else "The token, if it is genuine,"
            raise ConsentTokenForeign(f"{known} belongs to another account or server of {ours[0].title}")
        if not is_authentic(token, member.key(self.key)):
            message = (
                "The token was changed on its way, or made with another key (a rotated secret changes a derived key)"
            )
            raise ConsentTokenInvalid(message)
        return claims, member

    def _session(self, token: str, *, after: float) -> tuple[Claims, Member, ConsentSession]:
        claims, member = self.open(token)
        product = member.product(claims.product)
        if product is None:
            raise ConsentTokenForeign(f"The token is of a product that {member.title} has no longer: {claims.product}")
        session = ConsentSession(product, claims.session_id, claims.purpose, claims.documents, claims.reference)
        decided = claims.finished_at or claims.expires_at
        if self.now() >= decided + after:
            raise with_session(SessionExpired("The session is over: start a new one"), session)
        return claims, member, session

    def finish(self, token: str, callback: str | bytes | Mapping[str, object] | None) -> Moves[Consent]:
        """Finish a session with what the person's browser brought back."""
        claims, member, session = self._session(token, after=_CODE_LIFETIME)
        back = member.client.parse_callback(callback or "")
        _check_callback(back, session, member)
        mark = _end_key(session)
        if not (yield from add(mark, _BUSY, _CLAIM)):
            raise (yield from self._why_not(mark, session))
        try:
            if back.denied:
                back.raise_if_denied()
            yield from self._exchange(member, session, back)
            decision = yield from self._decision(claims, member, session)
        except ConsentDenied as error:
            yield from self._denied(session)
            raise with_session(error, session) from None
        except KycError:
            yield from remove(mark)
            raise
        return (yield from self._granted(claims, member, session, decision))

    def _exchange(self, member: Member, session: ConsentSession, back: CallbackResult) -> Moves[None]:
        """Let the side finish. A refusal means that the code was used, or was never good: the provider knows which."""
        try:
            yield from perform(member, member.side.finish(session, back), self.rules(member))
        except (AuthenticationError, PermissionDenied, RateLimited, ServerError, ConsentDenied, SessionExpired):
            raise
        except ApiError as error:
            decision = yield from perform(member, member.side.decision(session), self.rules(member))
            if decision.state == "granted":
                yield from self._remember(session, decision)
                raise with_session(
                    CallbackReplayed("The code was exchanged before: by another worker, or by a reload"), session
                ) from error
            message = f"{member.title} did not accept what the person's browser brought back: {type(error).__name__}"
            raise with_session(CallbackRejected(message), session) from error

    def _decision(self, claims: Claims, member: Member, session: ConsentSession) -> Moves[Decision]:
        """Return a decision in favour; raise what any other means."""
        try:
            decision = yield from perform(member, member.side.decision(session), self.rules(member))
        except ApiError as error:
            raise with_session(error, session) from None
        late = self.now() >= claims.expires_at + _CODE_LIFETIME
        if decision.state == "pending" and not late:
            raise with_session(ConsentPending("The person has not decided yet"), session)
        if decision.state in {"pending", "expired"}:
            raise with_session(SessionExpired("The session ended before the person decided: start a new one"), session)
        granted = tuple(kind for kind in claims.documents if kind in decision.granted)
        if not granted:
            raise with_session(ConsentDenied("The person did not consent to any document"), session)
        return decision.changed(granted=granted)

    def _why_not(self, mark: str, session: ConsentSession) -> Moves[KycError]:
        """Return why a session cannot be finished: somebody did, or does."""
        found = (yield from stored(mark)) or _BUSY
        if found == _DENIED:
            return with_session(ConsentDenied("The person did not consent, by an earlier callback"), session)
        again = "was finished before" if found.startswith(_GRANTED) else "is being finished by another worker"
        return with_session(
            CallbackReplayed(f"This session {again}: go on with its token, and read the documents"), session
        )

    def _denied(self, session: ConsentSession) -> Moves[None]:
        """Remember that consent was denied; the same reference may then start anew."""
        yield from put(_end_key(session), _DENIED, _CODE_LIFETIME)
        yield from remove(self.start_key(session.reference))

    def _remember(self, session: ConsentSession, decision: Decision) -> Moves[None]:
        yield from put(_end_key(session), _GRANTED + ",".join(decision.granted), session.product.readable)

    def _granted(self, claims: Claims, member: Member, session: ConsentSession, decision: Decision) -> Moves[Consent]:
        yield from self._remember(session, decision)
        done = claims.changed(finished_at=claims.finished_at or self.now(), granted=decision.granted)
        return consent_of(done, pack(done, member.key(self.key)))

    def check(self, token: str) -> Moves[Consent]:
        """Ask once what the person decided."""
        claims, member, session = self._session(token, after=_CODE_LIFETIME)
        try:
            decision = yield from self._decision(claims, member, session)
        except (ConsentDenied, SessionExpired) as error:
            yield from self._denied(session)
            raise with_session(error, session) from None
        return (yield from self._granted(claims, member, session, decision))

    def wait(self, token: str, timeout: float) -> Moves[Consent]:
        """Ask until the person has decided; outages and rate limits are waited out."""
        _, member, session = self._session(token, after=_CODE_LIFETIME)
        if not session.product.polled:
            message = f"{member.title} cannot be asked for the state of a session: finish() takes what the browser brings back"
            raise ConfigurationError(message)
        end, pause = self.now() + checked_wait(timeout), _FIRST_PAUSE
        while True:
            try:
                return (yield from self.check(token))
            except (ConsentPending, TransportError, RateLimited, ServerError) as error:
                asked = error.retry_after if isinstance(error, ApiError) else None
                left = end - self.now()
                if left <= 0:
                    raise with_session(
                        WaitTimeout("The person had not decided when the time was up"), session
                    ) from error
            spread = pause * (0.5 + self.effects.random() / 2)
            yield Pause(min(max(spread, asked or 0.0), left))
            pause = min(pause * 1.5, _LONGEST_PAUSE)

    def _reading(
        self, token: str, kind: DocumentKind | None
    ) -> Moves[tuple[Member, ConsentSession, tuple[DocumentKind, ...]]]:
        """Return whose documents may be read; nothing is read before the person has consented, since that can spoil a session."""
        claims, member, session = self._session(token, after=_CODE_LIFETIME + HOUR)
        if kind is not None and kind not in claims.documents:
            raise with_session(ConsentMissing(f"The person was not asked for {kind}"), session)
        granted = claims.granted
        if not granted:
            found = yield from stored(_end_key(session))
            if found == _DENIED:
                raise with_session(ConsentDenied("The person did not consent"), session)
            if found is not None and found.startswith(_GRANTED):
                granted = cast("tuple[DocumentKind, ...]", tuple(found.removeprefix(_GRANTED).split(",")))
            else:
                decision = yield from self._decision(claims, member, session)
                yield from self._remember(session, decision)
                granted = decision.granted
        if kind is not None and kind not in granted:
            raise with_session(ConsentMissing(f"The person did not consent to {kind}"), session)
        return member, session, granted

    def read(self, token: str, kind: DocumentKind, bind: Bind) -> Moves[Aadhaar | Pan | Certificate]:
        """Read one document."""
        member, session, _ = yield from self._reading(token, kind)
        try:
            found = yield from perform(member, member.side.read(session, kind), self.rules(member))
        except ApiError as error:
            raise with_session(error, session) from None
        return found.document.changed(files=tuple(bind(member, file) for file in found.files))

    def files(self, token: str) -> Moves[tuple[tuple[Member, FileSource], ...]]:
        """List the files of what was granted."""
        member, session, granted = yield from self._reading(token, None)
        try:
            found = yield from perform(member, member.side.files(session, granted), self.rules(member))
        except ApiError as error:
            raise with_session(error, session) from None
        return tuple((member, file) for file in found)


E = TypeVar("E", bound=KycError)


def with_session(error: E, session: ConsentSession) -> E:
    """Return the error with its session's id as `transaction_id`, which a provider's support needs."""
    error.transaction_id = error.transaction_id or session.id
    return error


def _end_key(session: ConsentSession) -> str:
    """Return where a session's end is remembered."""
    return f"kyc-consent:end:{sha256(f'{session.product.name} {session.id}'.encode()).hexdigest()[:32]}"


def _check_callback(back: CallbackResult, session: ConsentSession, member: Member) -> None:
    """Refuse a redirect of another session, and one that names a session twice. One that names none is the provider's to judge."""
    callback = member.spec.callback
    named = {name for names in (callback.session, callback.state, callback.code, callback.error) for name in names}
    if not named.isdisjoint(back.repeated):
        raise with_session(CallbackMismatch("The address that the person came back to contradicts itself"), session)
    given = {back.session_id, back.state if session.product.state_is_session else ""} - {""}
    if given and given != {session.id}:
        raise with_session(CallbackMismatch("The address that the person came back to is of another session"), session)
