"""One call from arguments to value, as a conversation with a driver that does the I/O.

`converse` yields what it needs done (a `Wire` to send, `Sleep`, `NeedToken`) and is handed the outcome, so that synchronous and
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
    from .response import Response
    from .schema import Json
    from .token import Token
    from .wire import Step


def converse(
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
    request = plan_of(operation, core.spec.package).request(arguments, core.effects.now, options)
    ready = prepared(core, operation)
    token_caches = {name: core.token_cache(name) for name, _ in ready.grant.logins}
    tokens = yield from _tokens(core, ready, token_caches, until)
    secret = {**arguments, "extra_body": options.extra_body or {}, "extra_query": options.extra_query or {}}
    call = _Call(core, ready, secret, tokens, until)
    watch = Watch(core, operation)
    while True:
        wire = ready.wire(core, request, tokens, options)
        wire.deadline, wire.until = seconds, until
        yield from _paced(core.pace, until)
        call.attempts += 1
        if watch.hears:
            watch.sent(wire, call.attempts)
        response: Response | None = None
        try:
            response = cast("Response", (yield wire))
            value = read(response, call)
        except KycError as error:
            failed = error
        else:
            _worked(core, operation, token_caches)
            if watch.hears:
                watch.responded(response, None, call.attempts)
            return Outcome(value, response, core.spec.envelope, call.attempts)
        core.usage.count(operation.id, billed=operation.billed, error=failed)
        if isinstance(failed, TransportError):
            failed.method, failed.path, failed.attempts = operation.method, operation.path, call.attempts
        if watch.hears:
            watch.responded(response, failed, call.attempts)
        if call.may_renew(failed, token_caches):
            tokens.update((yield from _tokens(core, ready, token_caches, until, tokens)))
            continue
        wait = call.patience(failed, core.retries if options.retries is None else options.retries)
        if watch.hears:
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

    __slots__ = ("_arguments", "_core", "_renewed", "_tokens", "_until", "_waited")

    def __init__(
        self, core: Core, ready: Prepared, arguments: Mapping[str, object], tokens: Mapping[str, Token], until: float
    ) -> None:
        super().__init__(ready.plan, ready.envelope, core.effects.now)
        self._core = core
        self._arguments = arguments
        self._tokens = tokens
        self._until = until
        self._waited = 0.0
        self._renewed = False

    def secrets(self) -> list[str]:
        """Return the credentials and sensitive arguments of this call."""
        tokens = [token.value for token in self._tokens.values()]
        return [*self._core.vault.texts(), *tokens, *self.plan.secrets(self._arguments)]

    def drifted(self, events: Mapping[DriftEvent, str], response: Response, document: Json = None) -> None:
        """Tell the log and the observer; a strict client raises the first as an error."""
        from .drift import broken_by, report  # noqa: PLC0415 - something differed

        if self._core.strict:
            raise unexpected(response, self, broken_by(*next(iter(events.items()))), document)
        report(events, self._core.hooks.on_drift)

    def may_renew(self, failed: KycError, token_caches: Mapping[str, TokenCache]) -> bool:
        """Whether new tokens may help: once in a call, and not where they lately did not."""
        if not token_caches or not _means_expiry(failed):
            return False
        operation, now = self.plan.operation.id, self._core.effects.now()
        if self._renewed:
            for token_cache in token_caches.values():
                token_cache.refusals.remember(operation, now)
            return False
        self._renewed = any(token_cache.refusals.may_be_cured(operation, now) for token_cache in token_caches.values())
        return self._renewed

    def patience(self, failed: KycError, retries: int) -> float:
        """Return how long to wait before the next try; raise the error where there must be none. A renewal is no retry."""
        tries = self.attempts - self._renewed
        wait = None
        safe = self.plan.safe and (self._core.repeat_billed or not self.plan.operation.billed)
        if tries <= retries and worth_retrying(failed, safe=safe):
            wait = delay(self._core.effects.policy, failed, tries, self._waited, self._core.effects.random)
        if wait is None or monotonic() + wait >= self._until:
            raise failed
        self._waited += wait
        return wait
