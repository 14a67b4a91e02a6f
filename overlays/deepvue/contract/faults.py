"""Named faults of Deepvue's mock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.mutants.families import (
    GONE,
    answering,
    bytes_of,
    crashes,
    http_faults,
    lax,
    laxness,
    opening_doors,
    put,
    shapes,
    statuses,
    strict,
)
from tests.contract.provider.mutants.tamper import Exchange, Fault

OPEN, EXCHANGE, FILES, FILE, EAADHAAR = (
    "digilockerInitiateSession",
    "digilockerExchangeCode",
    "digilockerListIssuedFiles",
    "digilockerDownloadFile",
    "digilockerGetEaadhaar",
)
SESSION = "initial_deepvue_transaction_id"


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield from shapes(OPEN, ["/transaction_id", "/data", "/data/authorization_url", "/timestamp"])
    yield from shapes(EXCHANGE, ["/data/expires_in", "/data/name", "/sub_code", "/message"])
    yield from shapes(FILES, ["/data", "/data/0/uri", "/data/0/doctype"])
    yield from shapes(EAADHAAR, ["/data/masked_uid", "/data/proof_of_identity/name", "/data/proof_of_address"])
    yield from bytes_of(FILES)
    yield from statuses(OPEN, [(422, 400), (401, 403), (401, 400)], good=201)
    yield from statuses(EXCHANGE, [(400, 404), (400, 200), (422, 400)])
    yield from statuses(FILES, [(403, 401), (403, 400)])
    yield from opening_doors({"client-id": "client_id", "x-api-key": "client_secret"})
    yield from http_faults()
    yield from crashes(OPEN, {"detail": "Internal Server Error"})
    for member in ("consent", "purpose"):
        yield from (
            one
            for one in laxness("deepvue", OPEN, member)
            if member == "consent" or ("empty" not in one.name and "line end" not in one.name)
        )
    yield from (
        one
        for one in laxness("deepvue", EXCHANGE, "digilocker_code", "x")
        if "empty" not in one.name and "line end" not in one.name
    )
    yield lax("deepvue", OPEN, "N", "consent", lambda value: isinstance(value, str) and value.upper() != "Y", good="Y")
    yield lax("deepvue", OPEN, "in small letters", "consent", lambda value: value == "y", good="Y")
    yield lax(
        "deepvue",
        OPEN,
        "with an unknown one",
        "doc_types",
        lambda value: isinstance(value, list) and "unforeseen" in value,
    )
    yield lax(
        "deepvue", OPEN, "without a scheme", "redirect_url", lambda value: isinstance(value, str) and "://" not in value
    )
    yield lax(
        "deepvue", OPEN, "that is too long", "redirect_url", lambda value: isinstance(value, str) and len(value) > 2083
    )
    yield lax("deepvue", EAADHAAR, "as text", "generate_pdf", lambda value: isinstance(value, str), good=True)
    yield strict(OPEN, "bodies without redirect_url", lambda body: "redirect_url" not in body)
    yield strict(OPEN, "no documents", lambda body: body.get("doc_types") == [])
    yield strict(OPEN, "addresses over http", lambda body: str(body.get("redirect_url")).startswith("http:"))
    yield strict(OPEN, "unknown members", lambda body: "unforeseen" in body)
    yield strict(EAADHAAR, "bodies without generate_pdf", lambda body: "generate_pdf" not in body)
    yield from _envelope()
    yield from _state()


def _envelope() -> Iterator[Fault]:
    yield answering(OPEN, "envelope", "code 200", put("/code", 200))
    yield answering(EXCHANGE, "envelope", "code 201", put("/code", 201))
    yield answering(EXCHANGE, "envelope", "a sub_code that is no success", put("/sub_code", "FAILURE"))
    yield answering(EXCHANGE, "envelope", "an empty message", put("/message", ""))
    yield answering(EXCHANGE, "envelope", "the time in seconds", put("/timestamp", lambda value: value // 1000))
    yield answering(EXCHANGE, "envelope", "the same transaction_id always", put("/transaction_id", "0" * 32))
    yield answering(EXCHANGE, "envelope", "the session's transaction_id", _own_id)
    yield answering(
        OPEN, "envelope", "message in place of detail", lambda document: {"message": document["detail"]}, good=False
    )
    yield answering(
        OPEN,
        "envelope",
        "detail as one sentence",
        put("/detail", lambda detail: detail[0]["msg"] if isinstance(detail, list) else detail),
        good=False,
    )
    yield answering(OPEN, "envelope", "detail without loc", put("/detail/0/loc", GONE), good=False)
    yield answering(OPEN, "envelope", "loc without body", put("/detail/0/loc", lambda loc: loc[1:]), good=False)
    yield answering(
        OPEN,
        "envelope",
        "the first complaint alone",
        put("/detail", lambda detail: detail[:1] if isinstance(detail, list) else detail),
        good=False,
    )
    yield answering(OPEN, "envelope", "field required in other words", put("/detail/0/msg", "is missing"), good=False)
    yield answering(OPEN, "envelope", "another type of complaint", put("/detail/0/type", "missing"), good=False)


def _own_id(document: Any) -> None:
    document["transaction_id"] = "f" * 32


def _state() -> Iterator[Fault]:
    yield Fault("state", "a code works twice", setup=lambda mock: _forgetting(mock, "granted_at"))
    yield Fault("state", "any code works", before=_right_code)
    yield Fault(
        "state",
        "a code in capitals works",
        before=lambda one: _right_code(one, lambda given, right: given.upper().startswith(right.upper())),
    )
    yield Fault(
        "state",
        "a code cut short works",
        before=lambda one: _right_code(one, lambda given, right: bool(given) and right.startswith(given)),
    )
    yield Fault("state", "documents without an exchange", setup=_granting)
    yield Fault("state", "every document is listed", setup=_generous)
    yield Fault("tenancy", "another customer's session is shown", before=_as_owner)
    yield Fault("tenancy", "another customer's session is refused with 404", after=_revealing)
    yield Fault("time", "codes never expire", setup=lambda mock: _shifting(mock, "code_at", 10**12))
    yield Fault("time", "codes last a millisecond longer", setup=lambda mock: _shifting(mock, "code_at", 1))
    yield Fault("time", "codes last a millisecond less", setup=lambda mock: _shifting(mock, "code_at", -1))
    yield Fault("time", "what was opened stays open", setup=lambda mock: _shifting(mock, "granted_at", 10**12))
    yield Fault(
        "time", "what was opened closes a millisecond early", setup=lambda mock: _shifting(mock, "granted_at", -1)
    )
    yield Fault(
        "time",
        "sessions never expire",
        setup=lambda mock: setattr(mock.state.sessions, "_now", lambda session: session),
    )
    yield answering(EXCHANGE, "time", "a token for a day", put("/data/expires_in", 86_400))
    yield answering(
        EXCHANGE,
        "time",
        "consent for a day",
        put("/data/consent_valid_till", lambda text: str(int(text) - 29 * 86_400)),
    )
    yield answering(
        EXCHANGE, "time", "consent in milliseconds", put("/data/consent_valid_till", lambda text: text + "000")
    )
    yield answering(EXCHANGE, "data", "a date with dashes", put("/data/dob", "19-01-1994"))
    yield answering(EXCHANGE, "data", "a gender in full", put("/data/gender", "MALE"))
    yield answering(
        OPEN, "state", "another session's address", put("/data/authorization_url", lambda url: url[:-4] + "0000")
    )
    yield answering(OPEN, "state", "the same session for everybody", _Same())
    yield answering(FILES, "data", "a time", put("/timestamp", 4_000_000_000_000))
    yield answering(FILES, "data", "one file too few", put("/data", lambda files: files[:-1]))
    yield answering(FILE, "data", "no base64", put("/data", "no base64!"))
    yield answering(FILE, "data", "the same bytes for nothing", put("/data", ""))
    yield answering(EAADHAAR, "data", "the whole number", put("/data/masked_uid", "123412341234"))
    yield answering(
        EAADHAAR,
        "data",
        "a PDF that nobody asked for",
        lambda document: document["data"].setdefault("document_pdf", "JVBERi0=") and None,
    )
    yield answering(EAADHAAR, "data", "no PDF", put("/data/document_pdf", GONE))
    yield answering(EAADHAAR, "data", "a photo that is none", put("/data/photo", "AAAA"))


class _Same:
    """Gives the first session to everybody."""

    def __init__(self) -> None:
        self.first: Any = None

    def __call__(self, document: Any) -> Any:
        self.first = self.first or document
        return {**document, "transaction_id": self.first["transaction_id"], "data": self.first["data"]}


def sessions_of(mock: Any, session_id: Any) -> Any:
    """Return a session by its id."""
    return next((one for one in mock.state.sessions if one.id == session_id), None)


def _hooked(mock: Any, change: Any) -> None:
    find = mock.state.sessions.find

    def found(*given: Any, **named: Any) -> Any:
        session = find(*given, **named)
        if session is not None:
            change(session)
        return session

    mock.state.sessions.find = found


def _forgetting(mock: Any, name: str) -> None:
    _hooked(mock, lambda session: setattr(session, name, None))


def _granting(mock: Any) -> None:
    def grant(session: Any) -> None:
        if session.status == "succeeded" and session.granted_at is None:
            session.granted_at = mock.clock.milliseconds()

    _hooked(mock, grant)


def _generous(mock: Any) -> None:
    def give(session: Any) -> None:
        if session.status == "succeeded":
            session.consented = session.requested

    _hooked(mock, give)


def _shifting(mock: Any, name: str, milliseconds: int) -> None:
    shifted: set[tuple[str, int]] = set()

    def shift(session: Any) -> None:
        at = getattr(session, name)
        if at and (session.id, at) not in shifted:
            setattr(session, name, at + milliseconds)
            shifted.add((session.id, at + milliseconds))

    _hooked(mock, shift)


def _right_code(exchange: Exchange, fits: Any = lambda _given, _right: True) -> None:
    body = exchange.body
    if exchange.call is not None and exchange.call.id == EXCHANGE and isinstance(body, dict):
        session = sessions_of(exchange.mock, body.get(SESSION))
        if (
            session is not None
            and session.code
            and isinstance(body.get("digilocker_code"), str)
            and fits(body["digilocker_code"], session.code)
        ):
            exchange.body = {**body, "digilocker_code": session.code}


def _as_owner(exchange: Exchange) -> None:
    body = exchange.body
    session = sessions_of(exchange.mock, body.get(SESSION)) if isinstance(body, dict) else None
    known = {one.secrets["client_id"]: one for one in exchange.mock.state.tenants.all()}
    if session is not None and exchange.headers.get("client-id") in known:
        secrets = exchange.mock.tenant(session.tenant).secrets
        exchange.headers |= {"client-id": secrets["client_id"], "x-api-key": secrets["client_secret"]}


def _revealing(exchange: Exchange) -> None:
    body = exchange.body
    session = sessions_of(exchange.mock, body.get(SESSION)) if isinstance(body, dict) else None
    if (
        session is not None
        and exchange.mock.tenant(session.tenant).secrets["client_id"] != exchange.headers.get("client-id")
        and exchange.status in {400, 403}
    ):
        exchange.status = 404
