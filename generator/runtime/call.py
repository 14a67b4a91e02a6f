"""One call from arguments to value, as a conversation with a driver that does the I/O.

`converse` yields what it needs done (`Send`, `Sleep`, `NeedToken`) and is handed the outcome, so that synchronous and asynchronous
clients share every decision: credentials, retries, renewals, errors, events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from . import redact
from .answer import Answer, Reading, read, request_id
from .credentials import applied
from .errors import AuthenticationError, ConfigurationError, KycError, PermissionDenied, TransportError
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .operation import HttpBasic
from .parameters import quoted
from .plan import header_safe, plan_of
from .retry import delay, worth_retrying
from .wire import CallOptions, NeedToken, Outcome, Send, Sleep, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from .core import Core
    from .credentials import Grant
    from .operation import Operation
    from .plan import Draft, Plan
    from .token import Token
    from .wire import Step


def converse(
    core: Core, operation: Operation[object], arguments: Mapping[str, object], options: CallOptions
) -> Generator[Step, object, Outcome]:
    """Make one call. Raises a `KycError`, never anything else of its own."""
    plan = plan_of(operation, core.spec.package)
    draft = plan.draft(arguments)
    grant = core.grant(operation.security)
    retries = core.retries if options.retries is None else options.retries
    tokens: dict[str, Token] = {}
    attempts, waited, renewed = 0, 0.0, False
    while True:
        for name, scheme in grant.logins:
            if name not in tokens:
                known = core.keepers[name].usable(core.effects.now())
                tokens[name] = known or cast("Token", (yield NeedToken(name, scheme, None)))
        wire = _wire(core, plan, draft, grant, tokens, options)
        attempts += 1
        watch = _Watch(core, plan, attempts)
        watch.sent(wire)
        secrets = _secrets(core, plan, arguments, tokens)
        reading = Reading(plan, core.spec.envelope, attempts, secrets, core.effects.now)
        try:
            answer = cast("Answer", (yield Send(wire)))
            value = _read(answer, reading, watch)
        except TransportError as error:
            watch.answered(None, error)
            error.method, error.path, error.attempts = operation.method, operation.path, attempts
            failed: KycError = error
        except KycError as error:
            failed = error
        else:
            return Outcome(value, answer, request_id(answer.headers, core.spec.envelope), attempts)
        if tokens and not renewed and _means_expiry(failed):
            renewed = True
            for name, scheme in grant.logins:
                tokens[name] = cast("Token", (yield NeedToken(name, scheme, tokens[name])))
            continue
        wait = None
        if attempts - renewed <= retries and worth_retrying(failed, safe=plan.safe):
            wait = delay(core.effects.policy, failed, attempts - renewed, waited, core.effects.random)
        if wait is None:
            raise failed
        waited += wait
        watch.retrying(wait, failed)
        yield Sleep(wait)


def _read(answer: Answer, reading: Reading, watch: _Watch) -> object:
    try:
        value = read(answer, reading)
    except KycError as error:
        watch.answered(answer, error)
        raise
    watch.answered(answer, None)
    return value


def _means_expiry(error: KycError) -> bool:
    """Whether a new token may help: a refusal of the credentials, or a 403 of which the contract says nothing more exact."""
    return isinstance(error, AuthenticationError) or (type(error) is PermissionDenied and not error.refined)


def _secrets(
    core: Core, plan: Plan, arguments: Mapping[str, object], tokens: Mapping[str, Token]
) -> Callable[[], list[str]]:
    return lambda: [*core.vault.texts(), *(token.value for token in tokens.values()), *plan.secrets(arguments)]


def _wire(
    core: Core, plan: Plan, draft: Draft, grant: Grant, tokens: Mapping[str, Token], options: CallOptions
) -> Wire:
    """Put the host and the credentials to a draft."""
    headers = dict(draft.headers)
    headers["user-agent"] = user_agent(core)
    query: list[str] = []
    placed = [
        applied(scheme, core.vault.get(scheme.username), core.vault.get(scheme.password))
        if isinstance(scheme, HttpBasic)
        else applied(scheme, core.vault.get(scheme.argument))
        for scheme in grant.ready
    ]
    placed += [applied(scheme, tokens[name].value) for name, scheme in grant.logins]
    for location, name, value in placed:
        if location == "query":
            query.append(f"{quoted(name)}={quoted(value)}")
        elif location == "cookie":
            headers["cookie"] = "; ".join(filter(None, (headers.get("cookie"), f"{name}={quoted(value)}")))
        else:
            headers[name.lower()] = value
    for given in (core.headers, options.headers or {}):
        for name, value in given.items():
            if not header_safe(name) or not header_safe(value):
                message = f"The header {name!r} must be printable ASCII without blanks at its ends"
                raise ConfigurationError(message)
            headers[name.lower()] = value
    target = draft.target + ("&" if "?" in draft.target else "?") + "&".join(query) if query else draft.target
    return Wire(
        plan.operation.method,
        core.base_url + target,
        draft.fixed and not query,
        tuple(headers.items()),
        draft.content,
        options.timeouts or core.timeouts,
        core.base_url + plan.template,
    )


def user_agent(core: Core) -> str:
    """Return who is calling: this library, the client, the interpreter, the transport."""
    import sys  # noqa: PLC0415 - always imported

    from . import __version__  # noqa: PLC0415 - the package is complete by now
    from .http import VERSION  # noqa: PLC0415 - a call is being made

    python = ".".join(str(number) for number in sys.version_info[:3])
    return f"kyc-clients/{__version__} ({core.spec.provider}) python/{python} {VERSION}"


class _Watch:
    """Tells observers and the log of one try."""

    def __init__(self, core: Core, plan: Plan, attempt: int) -> None:
        import logging  # noqa: PLC0415 - a call is being made

        self._hooks = core.hooks
        self._envelope = core.spec.envelope
        self._facts = (core.spec.provider, plan.operation.id, plan.operation.method, plan.operation.path, attempt)
        self._log = logging.getLogger(f"kyc_clients.{core.spec.provider}")
        self._debug = self._log.isEnabledFor(logging.DEBUG)

    def sent(self, wire: Wire) -> None:
        """A request is about to leave."""
        if not self._debug and self._hooks.on_request is None:
            return
        event = RequestEvent(*self._facts, headers=redact.headers(dict(wire.headers)))
        if self._debug:
            self._log.debug(
                "request %s %s attempt %d headers %s", event.method, event.path, event.attempt, event.headers
            )
        if self._hooks.on_request is not None:
            self._hooks.on_request(event)

    def answered(self, answer: Answer | None, error: KycError | None) -> None:
        """An answer is here and has been read, or there is none."""
        if not self._debug and self._hooks.on_response is None:
            return
        status, elapsed, found, shown = 0, 0.0, "", dict[str, str]()
        if answer is not None:
            status, elapsed, found = answer.status, answer.elapsed, request_id(answer.headers, self._envelope)
            shown = redact.headers(answer.headers, self._envelope.request_id_headers)
        kind = type(error).__name__ if error is not None else ""
        event = ResponseEvent(*self._facts, status=status, elapsed=elapsed, request_id=found, headers=shown, error=kind)
        if self._debug:
            texts = (
                event.method,
                event.path,
                event.attempt,
                event.status,
                event.error or "ok",
                event.elapsed,
                event.headers,
            )
            self._log.debug("response %s %s attempt %d status %d %s in %.3f s headers %s", *texts)
        if self._hooks.on_response is not None:
            self._hooks.on_response(event)

    def retrying(self, wait: float, error: KycError) -> None:
        """The same request will be sent again."""
        event = RetryEvent(*self._facts, delay=wait, error=type(error).__name__)
        self._log.debug("retry %s %s attempt %d failed (%s), next in %.2f s", *self._facts[2:], event.error, wait)
        if self._hooks.on_retry is not None:
            self._hooks.on_retry(event)
