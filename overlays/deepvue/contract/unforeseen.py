"""Twenty faults of Deepvue's mock, from its contract and its facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.contract.provider.mutants.families import answering, put
from tests.contract.provider.mutants.tamper import Exchange, Fault
from tests.contract.provider.mutants.unforeseen import landing, method_taken, of_operations, ports, urls

from .faults import EAADHAAR, EXCHANGE, FILE, FILES, OPEN, SESSION, sessions_of

_HOUR = 3_600_000


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield Fault("first sight", "two exchanges of a code at the same moment both succeed", before=_both)
    yield answering_beside("two sessions opened at the same moment have one id")
    yield from urls()
    yield ports("a port past the last one is taken")
    yield method_taken("GET is taken for POST", "GET", "POST")
    yield Fault("first sight", "a bearer token does as well as the key", before=_bearer)
    yield Fault("first sight", "the first half of the secret is enough", before=_half)
    yield Fault(
        "first sight", "an exchange opens all sessions of a customer", setup=of_operations({EXCHANGE}, _all, after=True)
    )
    yield Fault("first sight", "an e-Aadhaar is read once", setup=of_operations({EAADHAAR}, _close, after=True))
    yield Fault("first sight", "a code works again once its token ran out", setup=of_operations({EXCHANGE}, _again))
    yield Fault("first sight", "a wrong code uses the right one up", before=_burn)
    yield Fault("first sight", "files that nobody consented to can be read by their names", setup=_any_file)
    yield Fault("first sight", "a session's id is read in any case", before=_lower)
    yield Fault("first sight", "a session's id is read with blanks around it", before=_strip)
    yield Fault("first sight", "a refusal by the person brings a code all the same", setup=landing(_code_anyway))
    yield Fault("first sight", "a refused opening leaves a session behind", after=_leave)
    yield answering(FILES, "first sight", "the session's transaction_id is repeated", _Again())
    yield answering(
        EXCHANGE, "first sight", "the time of day in India", put("/timestamp", lambda value: value + 19_800_000)
    )


def answering_beside(name: str) -> Fault:
    """Give the later of two that come at once the earlier one's answer."""

    def after(exchange: Exchange) -> None:
        if exchange.call is not None and exchange.call.id == OPEN and exchange.good:
            if exchange.beside and "answer" in exchange.memory:
                exchange.answer = exchange.memory["answer"]
            exchange.memory["answer"] = exchange.answer

    return Fault("first sight", name, after=after)


def _session(exchange: Exchange) -> Any:
    body = exchange.body
    return sessions_of(exchange.mock, body.get(SESSION)) if isinstance(body, dict) else None


def _both(exchange: Exchange) -> None:
    if exchange.beside and exchange.call is not None and exchange.call.id == EXCHANGE:
        session = _session(exchange)
        if session is not None:
            session.granted_at = None


def _bearer(exchange: Exchange) -> None:
    kind, _, token = exchange.headers.get("authorization", "").partition(" ")
    if "x-api-key" not in exchange.headers and kind.lower() == "bearer":
        exchange.headers["x-api-key"] = token


def _half(exchange: Exchange) -> None:
    for tenant in exchange.mock.state.tenants.all():
        secret = tenant.secrets["client_secret"]
        if exchange.headers.get("x-api-key", "").startswith(secret[:16]):
            exchange.headers["x-api-key"] = secret


def _all(state: Any, call: Any, _: Any) -> None:
    for session in state.sessions:
        if session.tenant == call.tenant.name and session.status == "succeeded" and session.granted_at is None:
            session.granted_at = state.clock.milliseconds()


def _close(state: Any, call: Any, _: Any) -> None:
    state.sessions.get(call.text(SESSION)).granted_at = 1


def _again(state: Any, call: Any, _: Any) -> None:
    session = state.sessions.find(call.text(SESSION), tenant=call.tenant.name, product="digilocker")
    now = state.clock.milliseconds()
    if session is not None and session.granted_at is not None and now >= session.granted_at + _HOUR:
        session.granted_at, session.code_at = None, now


def _burn(exchange: Exchange) -> None:
    session = _session(exchange)
    if exchange.call is None or exchange.call.id != EXCHANGE or session is None:
        return
    if session.code and exchange.body.get("digilocker_code") != session.code:
        session.code_at = 0


def _any_file(mock: Any) -> None:
    inner = mock.provider.handlers[FILE]

    def handler(state: Any, call: Any) -> Any:
        session = state.sessions.find(call.text(SESSION), tenant=call.tenant.name, product="digilocker")
        if session is None:
            return inner(state, call)
        consented, session.consented = session.consented, ("aadhaar", "pan", "dl")
        try:
            return inner(state, call)
        finally:
            session.consented = consented

    mock.provider = replace(mock.provider, handlers={**mock.provider.handlers, FILE: handler})


def _lower(exchange: Exchange) -> None:
    body = exchange.body
    if isinstance(body, dict) and isinstance(body.get(SESSION), str) and body[SESSION] != body[SESSION].lower():
        exchange.body = {**body, SESSION: body[SESSION].lower()}


def _strip(exchange: Exchange) -> None:
    body = exchange.body
    if isinstance(body, dict) and isinstance(body.get(SESSION), str) and body[SESSION] != body[SESSION].strip():
        exchange.body = {**body, SESSION: body[SESSION].strip()}


def _code_anyway(session: Any, pairs: dict[str, str]) -> dict[str, str]:
    return pairs if "code" in pairs else {**pairs, "code": session.id[::-1]}


def _leave(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == OPEN and exchange.status == 422:
        state = exchange.mock.state
        state.open_session(session_id=state.ids.hex(32), tenant="first", product="digilocker", requested=("pan",))


class _Again:
    """Returns one transaction id in two responses running."""

    def __init__(self) -> None:
        self.last: Any = None

    def __call__(self, document: Any) -> Any:
        before, self.last = self.last, document["transaction_id"]
        return {**document, "transaction_id": before or self.last}
