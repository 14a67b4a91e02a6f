"""Twenty faults of Sandbox's mock, from its contract and its facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from tests.contract.provider.mutants.families import answering, lax, put
from tests.contract.provider.mutants.tamper import Exchange, Fault
from tests.contract.provider.mutants.unforeseen import (
    algorithm_of,
    claims_of,
    handled,
    method_taken,
    of_operations,
    ports,
    urls,
)

from .faults import DOCUMENT, INIT, LOGIN, STATUS


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield from urls()
    yield ports("a port past the last one is taken")
    yield method_taken("HEAD is answered as GET is, in place of 405", "HEAD", "GET")
    yield Fault("first sight", "two sessions opened at the same moment have one id", after=_duplicates)
    yield Fault("first sight", "a token that is not signed is taken", before=_letting(_unsigned), after=_learn)
    yield Fault("first sight", "a token that another key signed is taken", before=_letting(_forged), after=_learn)
    yield Fault("first sight", "a token lasts for a day after its last use", before=_sliding, after=_learn)
    yield Fault("first sight", "a new login ends the token of the one before", before=_latest, after=_learn)
    yield Fault(
        "first sight", "who reads a document ends the session", setup=of_operations({DOCUMENT}, _end, after=True)
    )
    yield Fault("first sight", "one person's consent is everybody's", setup=_spreading)
    yield Fault("first sight", "a session that succeeded expires", setup=_expiring)
    yield answering(STATUS, "first sight", "updated_at moves on with every look", put("/data/updated_at", _More()))
    yield lax(
        "sandbox",
        "panVerify",
        "whose bytes are many enough",
        "reason",
        lambda value: isinstance(value, str) and len(value) < 20 <= len(value.encode()),
        good="To check that a contract is kept",
    )
    yield Fault("first sight", "a page past the last one is the last one again", setup=_last_page)
    yield Fault("first sight", "there is more when a page ends with the last result", setup=_more)
    yield Fault("first sight", "a link opens any file", setup=_any_link)
    yield Fault("first sight", "who takes a cached answer gets somebody else's", after=_cached)


def _duplicates(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == INIT and exchange.good:
        if exchange.beside and "answer" in exchange.memory:
            exchange.answer = exchange.memory["answer"]
        exchange.memory["answer"] = exchange.answer


def _learn(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == LOGIN and exchange.good:
        exchange.memory[exchange.headers.get("x-api-key", "")] = exchange.document["data"]["access_token"]


def _letting(forgives: Any) -> Any:
    def before(exchange: Exchange) -> None:
        given, right = exchange.headers.get("authorization"), exchange.memory.get(exchange.headers.get("x-api-key", ""))
        if exchange.call is not None and exchange.call.id != LOGIN and given and right and given != right:
            claims = claims_of(given)
            if claims.get("api_key") == exchange.headers.get("x-api-key") and forgives(given, claims, exchange):
                exchange.headers["authorization"] = right

    return before


def _unsigned(given: str, _: Any, __: Exchange) -> bool:
    return algorithm_of(given).lower() == "none"


def _forged(given: str, claims: Any, exchange: Exchange) -> bool:
    return algorithm_of(given) == "HS256" and claims.get("exp", 0) > exchange.mock.clock.now()


def _sliding(exchange: Exchange) -> None:
    given, now = exchange.headers.get("authorization"), exchange.mock.clock.now()
    if exchange.call is None or exchange.call.id == LOGIN or not given:
        return
    known = exchange.memory.setdefault("used", {})
    if given in known and now < known[given] + 86_400:
        issued = claims_of(given).get("iat", now)
        if now >= issued + 86_400:
            key = exchange.mock.state.key
            signing = import_module("kyc_clients._runtime.mock.jwt")
            exchange.headers["authorization"] = signing.sign({**claims_of(given), "iat": int(now)}, key)
        known[given] = now
    elif given in exchange.memory.values():
        known[given] = now


def _latest(exchange: Exchange) -> None:
    given, right = exchange.headers.get("authorization"), exchange.memory.get(exchange.headers.get("x-api-key", ""))
    if exchange.call is not None and exchange.call.id != LOGIN and given and right and given != right:
        exchange.headers["authorization"] = "superseded"


def _end(state: Any, call: Any, _: Any) -> None:
    state.sessions.get(call.text("session_id")).status = "expired"


def _spreading(mock: Any) -> None:
    inner = mock.provider.decided

    def decided(state: Any, session: Any) -> None:
        inner(state, session)
        for other in state.sessions:
            if other.tenant == session.tenant and other.product == session.product and other.status == "created":
                other.status, other.consented, other.updated_at = session.status, other.requested, session.updated_at

    mock.provider = replace(mock.provider, decided=decided)


def _expiring(mock: Any) -> None:
    find = mock.state.sessions.find

    def found(*given: Any, **named: Any) -> Any:
        session = find(*given, **named)
        if session is not None and session.status == "succeeded" and mock.clock.milliseconds() >= session.expires_at:
            session.status = "expired"
        return session

    mock.state.sessions.find = found


class _More:
    """Gives a little more every time."""

    def __init__(self) -> None:
        self.count = -1

    def __call__(self, value: int) -> int:
        self.count += 1
        return value + self.count


def _last_page(mock: Any) -> None:
    def wrap(handler: Any, state: Any, call: Any) -> Any:
        if call.operation.id == "mcaSearchCompanies" and (call.number("offset") or 0) > 5:
            call = replace(call, arguments={**call.arguments, "offset": 5})
        return handler(state, call)

    handled(mock, wrap)


def _more(mock: Any) -> None:
    def wrap(handler: Any, state: Any, call: Any) -> Any:
        response = handler(state, call)
        if (
            call.operation.id == "mcaSearchCompanies"
            and response.body["data"]["count"] == response.body["data"]["limit"]
        ):
            response.body["data"]["has_more"] = True
        return response

    handled(mock, wrap)


def _any_link(mock: Any) -> None:
    files = mock.state.files
    inner = files._sign
    files._sign = lambda name, made: inner("", made) if name else ""


def _cached(exchange: Exchange) -> None:
    if exchange.call is not None and exchange.call.id == "panVerify" and exchange.good:
        if exchange.headers.get("x-accept-cache") == "true" and "pan" in exchange.memory:
            exchange.answer = exchange.memory["pan"]
        exchange.memory["pan"] = exchange.answer
