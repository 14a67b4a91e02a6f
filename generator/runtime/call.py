"""One call from arguments to value, as a conversation with a driver that does the I/O.

`call_steps` yields what it needs done (a `Wire` to send, `Sleep`, `NeedToken`) and receives the outcome, so that synchronous and
asynchronous clients share every decision: credentials, retries, renewals, errors, events.
"""

from __future__ import annotations

from math import inf
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from .failures import KycError, TransportError
from .plan import plan_of
from .prepared import prepared
from .renewal import Renewal
from .response import Reading, read, unexpected
from .retry import delay, worth_retrying
from .watch import Watch
from .wire import NeedToken, Outcome, Sleep

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from .call_options import CallOptions
    from .core import Core
    from .drift import DriftEvent
    from .login import TokenCache
    from .metering import Pace
    from .operation import Operation
    from .prepared import Prepared
    from .request_parts import RequestParts
    from .response import Response
    from .schema import Json
    from .token import Token
    from .wire import Step


def call_steps(
    core: Core,
    operation: Operation[object],
    arguments: Mapping[str, object],
    options: CallOptions,
    until: float | None = None,
) -> Generator[Step, object, Outcome]:
    """Make one call. Raises a `KycError`, never anything else of its own.

    `until` is the moment by which a login must be over that is part of another call, in `time.monotonic` seconds.
    """
    seconds = options.deadline or core.deadline
    until = min(monotonic() + seconds, until or inf)
    options = options if core.copies == options.copies else options.changed(copies=core.copies)
    request = plan_of(operation, core.spec.package, trial=core.trial).request(arguments, core.effects.now, options)
    ready = prepared(core, operation)
    token_caches = {name: core.token_cache(name) for name, _ in ready.grant.logins}
    tokens = yield from _tokens(core, ready, token_caches, until)
    secret = {**arguments, "extra_body": options.extra_body or {}, "extra_query": options.extra_query or {}}
    call = _Call(core, ready, secret, tokens, until)
    call.asked = "" if _writes_accept(core, options) else options.accept
    try:
        return (yield from _attempts(call, request, token_caches, options))
    finally:
        call.close()


def _attempts(
    call: _Call, request: RequestParts, token_caches: Mapping[str, TokenCache], options: CallOptions
) -> Generator[Step, object, Outcome]:
    """Send the request, and send it again for as long as that may help."""
    core, ready, tokens = call.core, call.ready, call.tokens
    operation = call.plan.operation
    watch = Watch(core, operation)
    while True:
        wire = ready.wire(core, request, tokens, options)
        wire.deadline, wire.until = options.deadline or core.deadline, call.until
        yield from _paced(core.pace, call.until)
        call.attempts += 1
        if watch.has_observers:
            watch.sent(wire, call.attempts)
        response: Response | None = None
        try:
            response = cast("Response", (yield wire))
            value = read(response, call)
        except KycError as error:
            failed = error
        else:
            _worked(core, operation, token_caches)
            call.worked()
            if watch.has_observers:
                watch.responded(response, None, call.attempts)
            return Outcome(value, response, core.spec.envelope, call.attempts)
        core.usage.count(operation.id, billed=operation.billed, error=failed)
        if isinstance(failed, TransportError):
            failed.method, failed.path, failed.attempts = operation.method, operation.path, call.attempts
        if watch.has_observers:
            watch.responded(response, failed, call.attempts)
        if (yield from call.renewed(failed, token_caches)):
            continue
        wait = call.patience(failed, core.retries if options.retries is None else options.retries)
        if watch.has_observers:
            watch.retrying(wait, failed, call.attempts)
        yield Sleep(wait)


def _tokens(
    core: Core,
    ready: Prepared,
    token_caches: Mapping[str, TokenCache],
    until: float,
    refused: Mapping[str, Token] = MappingProxyType({}),
) -> Generator[Step, object, dict[str, Token]]:
    """Return the session tokens that the call needs, other than those that were refused; log in where there is none."""
    tokens: dict[str, Token] = {}
    for name, scheme in ready.grant.logins:
        token_cache = token_caches[name]
        known = token_cache.usable(core.effects.now(), refused.get(name))
        tokens[name] = known or cast("Token", (yield NeedToken(name, scheme, token_cache, refused.get(name), until)))
    return tokens


def _writes_accept(core: Core, options: CallOptions) -> bool:
    """Whether the caller wrote the header that asks for a media type."""
    return any(_is_accept(name) for name in (*core.headers, *(options.headers or ())))


def _is_accept(name: object) -> bool:
    """Whether a header has this name; one that is no text is refused later, with its place."""
    return isinstance(name, str) and name.lower() == "accept"


def _paced(pace: Pace | None, until: float) -> Generator[Step, object, None]:
    """Wait for the moment of the next request."""
    wait = pace.wait(until) if pace is not None else 0.0
    if wait is None:
        from .errors import RateLimited  # noqa: PLC0415 - something failed

        raise RateLimited(
            "The client's own rate_limit leaves no time within the deadline of the call; nothing was sent"
        )
    if wait > 0:
        yield Sleep(wait)


def _worked(core: Core, operation: Operation[object], token_caches: Mapping[str, TokenCache]) -> None:
    """Count a request that went well, and tell those who keep the tokens of the call that it was not refused."""
    core.usage.count(operation.id, billed=operation.billed, error=None)
    for token_cache in token_caches.values():
        token_cache.refusals.forget(operation.id)


def _means_expiry(error: KycError) -> bool:
    """Whether a new token may help: the credentials were refused, or it is a 403 whose body says nothing more exact."""
    from .errors import AuthenticationError, PermissionDenied  # noqa: PLC0415 - something failed

    return isinstance(error, AuthenticationError) or (type(error) is PermissionDenied and not error.refined)


class _Call(Reading):
    """One call's own state: how often it was tried, how long it has waited, what it must not repeat in a message."""

    __slots__ = ("_arguments", "_renewal", "_waited", "core", "ready", "tokens", "until")

    def __init__(
        self, core: Core, ready: Prepared, arguments: Mapping[str, object], tokens: dict[str, Token], until: float
    ) -> None:
        super().__init__(ready.plan, ready.envelope, core.effects.now)
        self.core = core
        self.ready = ready
        self.tokens = tokens
        self.until = until
        self._arguments = arguments
        self._waited = 0.0
        self._renewal: Renewal | None = None

    def secrets(self) -> list[str]:
        """Return the credentials and sensitive arguments of this call."""
        tokens = [token.value for token in self.tokens.values()]
        return [*self.core.vault.texts(), *tokens, *self.plan.secrets(self._arguments)]

    def drifted(self, events: Mapping[DriftEvent, str], response: Response, document: Json = None) -> None:
        """Tell the log and the observer; a strict client raises the first as an error."""
        from .drift import broken_by, report  # noqa: PLC0415 - something differed

        if self.core.strict:
            raise unexpected(response, self, broken_by(*next(iter(events.items()))), document)
        report(events, self.core.hooks.on_drift)

    def renewed(self, failed: KycError, token_caches: Mapping[str, TokenCache]) -> Generator[Step, object, bool]:
        """Take other tokens where they may help: once in a call, and not where they lately did not."""
        renewal, now = self._renewal, self.core.effects.now
        if renewal is not None and renewal.is_under_way:
            if _means_expiry(failed):
                renewal.was_refused(now())
            else:
                renewal.met_something_else()
            return False
        if not token_caches or not _means_expiry(failed):
            return False
        name = next(iter(token_caches))
        self._renewal = renewal = Renewal(self.plan.operation.id, token_caches[name].refusals)
        if not (yield from renewal.may_help(self.tokens[name].value, now, self.until)):
            return False
        try:
            self.tokens.update((yield from _tokens(self.core, self.ready, token_caches, self.until, self.tokens)))
        except KycError as error:
            renewal.failed_to_log_in(error)
            raise
        return True

    def worked(self) -> None:
        """The last attempt went well."""
        if self._renewal is not None and self._renewal.is_under_way:
            self._renewal.worked(next(iter(self.tokens.values())).value)

    def close(self) -> None:
        """Leave nobody waiting, however the call ends."""
        if self._renewal is not None:
            self._renewal.end()

    def patience(self, failed: KycError, retries: int) -> float:
        """Return how long to wait before the next try; raise the error where there must be none. A renewal is no retry."""
        tries = self.attempts - (self._renewal is not None and self._renewal.is_under_way)
        wait = None
        safe = self.plan.safe and (self.core.repeat_billed or not self.plan.operation.billed)
        if tries <= retries and worth_retrying(failed, safe=safe):
            wait = delay(self.core.effects.policy, failed, tries, self._waited, self.core.effects.random)
        if wait is None or monotonic() + wait >= self.until:
            raise failed
        self._waited += wait
        return wait
