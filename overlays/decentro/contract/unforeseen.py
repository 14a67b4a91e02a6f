"""Twenty faults of Decentro's mock, from its contract and its facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.mutants.families import answering, lax, put
from tests.contract.provider.mutants.tamper import Exchange, Fault
from tests.contract.provider.mutants.unforeseen import (
    algorithm_of,
    claims_of,
    method_taken,
    of_operations,
    ports,
    urls,
)

from .faults import EAADHAAR, OPEN, PULL, REVOKE, sessions_of

_PURPOSE = "To check that a contract is kept"


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield from urls()
    yield ports("a port past the last one is taken")
    yield method_taken("POST revokes as DELETE does", "POST", "DELETE", path="/sso/digilocker/session/")
    yield Fault("first sight", "one reference id at the same moment is taken twice", before=_same_reference)
    yield Fault("first sight", "a link that is followed twice at the same moment opens twice", before=_same_link)
    yield Fault("first sight", "a token that is not signed is taken", before=_unsigned)
    yield Fault("first sight", "a token after any other word than Bearer is taken", before=_any_word)
    yield Fault("first sight", "a token is good for a second longer", before=_late)
    yield Fault("first sight", "references are used up by operation", setup=_by_operation)
    yield Fault("first sight", "references are forgotten after a day", setup=_by_day)
    yield Fault(
        "first sight", "a document pulled in one session is in all", setup=of_operations({PULL}, _pull_all, after=True)
    )
    yield Fault(
        "first sight", "to revoke one session is to revoke all", setup=of_operations({REVOKE}, _revoke_all, after=True)
    )
    yield lax(
        "decentro",
        OPEN,
        "whose bytes are many enough",
        "consent_purpose",
        lambda value: isinstance(value, str) and len(value) < 20 <= len(value.encode()),
        good=_PURPOSE,
    )
    yield Fault("first sight", "a caller's own state is replaced", setup=_replacing)
    yield Fault("first sight", "the id of a later answer names the session as well", before=_later_id, after=_note_id)
    yield answering(
        EAADHAAR,
        "first sight",
        "the PDF is declared as XML",
        lambda document: _swap(document["data"]) if "data" in document else None,
    )
    yield answering(
        OPEN,
        "first sight",
        "a duplicate has the code of other mistakes",
        lambda document: (
            put("/responseCode", "E00009")(document)
            if document.get("responseKey") == "error_duplicate_reference_id"
            else None
        ),
        good=False,
    )


def _same_reference(exchange: Exchange) -> None:
    body = exchange.body
    if exchange.beside and isinstance(body, dict) and isinstance(body.get("reference_id"), str):
        exchange.body = {**body, "reference_id": f"{body['reference_id']}, the second time"}


def _same_link(exchange: Exchange) -> None:
    if exchange.beside and exchange.path.startswith("/decentro/i/"):
        exchange.mock.state.notes.pop(f"followed/{exchange.path.rpartition('/')[2]}", None)


def _as_customer(exchange: Exchange, client_id: Any) -> None:
    for tenant in exchange.mock.state.tenants.all():
        if tenant.secrets["client_id"] == client_id:
            del exchange.headers["authorization"]
            exchange.headers |= {name: tenant.secrets[name] for name in ("client_id", "client_secret")}
            return


def _bearer(exchange: Exchange) -> tuple[str, str]:
    word, _, token = exchange.headers.get("authorization", "").partition(" ")
    return word, token


def _unsigned(exchange: Exchange) -> None:
    word, token = _bearer(exchange)
    if word.lower() == "bearer" and algorithm_of(token).lower() == "none":
        _as_customer(exchange, claims_of(token).get("client_id"))


def _any_word(exchange: Exchange) -> None:
    word, token = _bearer(exchange)
    if word and word.lower() != "bearer" and token.count(".") == 2:
        exchange.headers["authorization"] = f"Bearer {token}"


def _late(exchange: Exchange) -> None:
    _, token = _bearer(exchange)
    claims = claims_of(token)
    if isinstance(claims.get("exp"), int) and 0 <= exchange.mock.clock.now() - claims["exp"] < 1:
        _as_customer(exchange, claims.get("client_id"))


def _by_operation(mock: Any) -> None:
    class Notes(dict[str, str]):
        now = ""

        def __contains__(self, key: object) -> bool:
            if not str(key).startswith("reference/"):
                return super().__contains__(key)
            return self.now in str(self.get(str(key), "")).split(",")

        def __setitem__(self, key: str, value: str) -> None:
            super().__setitem__(
                key, f"{self[key]},{value}" if key.startswith("reference/") and key in self.keys() else value
            )

    notes = mock.state.notes = Notes()

    def note(_: Any, call: Any, __: Any) -> None:
        notes.now = call.operation.id

    of_operations(set(mock.provider.handlers), note)(mock)


def _by_day(mock: Any) -> None:
    class Notes(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            at = times.get(str(key))
            fresh = at is None or mock.clock.now() < at + 86_400
            return super().__contains__(key) and fresh

        def __setitem__(self, key: str, value: str) -> None:
            super().__setitem__(key, value)
            if key.startswith("reference/"):
                times[key] = mock.clock.now()

    times: dict[str, float] = {}
    mock.state.notes = Notes()


def _pull_all(state: Any, call: Any, _: Any) -> None:
    for session in state.sessions:
        if session.tenant == call.tenant.name:
            session.extra = ("PANCR",)


def _revoke_all(state: Any, call: Any, _: Any) -> None:
    for session in state.sessions:
        if session.tenant == call.tenant.name and session.granted_at is not None:
            session.ended = "revoked"


def _replacing(mock: Any) -> None:
    add = mock.state.sessions.add

    def added(session: Any) -> Any:
        url, mark, query = session.redirect_url.partition("?")
        kept = [pair for pair in query.split("&") if not pair.startswith("state=")]
        session.redirect_url = url + (mark + "&".join(kept) if kept else "")
        return add(session)

    mock.state.sessions.add = added


def _note_id(exchange: Exchange) -> None:
    session = sessions_of(exchange)
    if exchange.good and session is not None and isinstance(exchange.document, dict):
        exchange.memory[str(exchange.document.get("decentroTxnId"))] = session.id


def _later_id(exchange: Exchange) -> None:
    body, name = exchange.body, "initial_decentro_transaction_id"
    if isinstance(body, dict) and isinstance(body.get(name), str) and body[name] in exchange.memory:
        exchange.body = {**body, name: exchange.memory[body[name]]}


def _swap(data: Any) -> None:
    held = {name: data.pop(name) for name in ("pdf", "xml") if name in data}
    data.update({{"pdf": "xml", "xml": "pdf"}[name]: value for name, value in held.items()})
