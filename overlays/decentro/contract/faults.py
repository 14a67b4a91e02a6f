"""Named faults of Decentro's mock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.mutants.families import (
    GONE,
    answering,
    bytes_of,
    crashes,
    drop,
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

OPEN, EXCHANGE, EAADHAAR, FILES, FILE, DATA = (
    "digilockerInitiateSession",
    "digilockerSsoExchangeCode",
    "digilockerGetEaadhaar",
    "digilockerSsoListIssuedFiles",
    "digilockerDownloadFile",
    "digilockerSsoGetFileData",
)
PULL, REVOKE, ONCE = "digilockerSsoPullFile", "digilockerSsoRevokeSession", "digilockerGetOneTimeEaadhaar"


def faults() -> Iterator[Fault]:
    """Return all of them."""
    yield from shapes(
        OPEN, ["/decentroTxnId", "/data", "/data/authorizationUrl", "/status", "/responseKey", "/message"]
    )
    yield from shapes(EAADHAAR, ["/data/proofOfIdentity/name", "/data/aadhaarUid"])
    yield from shapes(FILES, ["/data", "/data/0/uri"])
    yield from bytes_of(FILES)
    yield from statuses(OPEN, [(400, 422), (400, 200), (401, 403)])
    yield from statuses(EXCHANGE, [(404, 400), (400, 404), (401, 403)])
    yield from statuses(REVOKE, [(404, 200), (400, 404)])
    yield from opening_doors({"client_id": "client_id", "client_secret": "client_secret"})
    yield from http_faults()
    yield from crashes(
        OPEN,
        {
            "decentroTxnId": "F" * 32,
            "status": "FAILURE",
            "responseCode": "E00000",
            "message": "x",
            "responseKey": "error_decentro_error",
        },
    )
    yield from _validation()
    yield from _envelope()
    yield from _module()
    yield from _state()
    yield from _data()


def _validation() -> Iterator[Fault]:
    for member in ("consent", "consent_purpose", "reference_id"):
        good: Any = {"consent": True, "consent_purpose": "To check that a contract is kept", "reference_id": "x"}[
            member
        ]
        yield from (one for one in laxness("decentro", OPEN, member, good) if "line end" not in one.name)
    yield lax("decentro", OPEN, "false", "consent", lambda value: value is False, good=True)
    yield lax("decentro", OPEN, "as text", "consent", lambda value: isinstance(value, str), good=True)
    yield lax(
        "decentro",
        OPEN,
        "of 19 characters",
        "consent_purpose",
        lambda value: isinstance(value, str) and len(value) == 19,
        good="To check that a contract is kept",
    )
    yield lax(
        "decentro",
        OPEN,
        "of 51 characters",
        "consent_purpose",
        lambda value: isinstance(value, str) and len(value) == 51,
        good="To check that a contract is kept",
    )
    yield lax(
        "decentro",
        OPEN,
        "without a scheme",
        "redirect_url",
        lambda value: isinstance(value, str) and "://" not in value,
    )
    yield lax("decentro", OPEN, "as text", "abstract_access_token", lambda value: isinstance(value, str), good=True)
    yield lax(
        "decentro",
        OPEN,
        "with a number",
        "documents_for_consent",
        lambda value: isinstance(value, list) and any(not isinstance(one, str) for one in value),
        good=["PANCR"],
    )
    yield strict(
        OPEN,
        "a purpose of exactly 20 characters",
        lambda body: isinstance(body.get("consent_purpose"), str) and len(body["consent_purpose"]) == 20,
    )
    yield strict(
        OPEN,
        "a purpose of exactly 50 characters",
        lambda body: isinstance(body.get("consent_purpose"), str) and len(body["consent_purpose"]) == 50,
    )
    yield strict(OPEN, "bodies without documents", lambda body: "documents_for_consent" not in body)
    yield strict(OPEN, "bodies that leave the mode out", lambda body: "abstract_access_token" not in body)
    yield strict(OPEN, "unknown members", lambda body: "unforeseen" in body)
    yield strict(EAADHAAR, "bodies without generate_xml", lambda body: "generate_xml" not in body)


def _envelope() -> Iterator[Fault]:
    yield answering(EXCHANGE, "envelope", "S00000 in place of S00007", put("/responseCode", "S00000"))
    yield answering(OPEN, "envelope", "another key of success", put("/responseKey", "success_session"))
    yield answering(OPEN, "envelope", "SUCCESS over a refusal", put("/status", "SUCCESS"), good=False)
    yield answering(OPEN, "envelope", "FAILURE over a success", put("/status", "FAILURE"))
    yield answering(OPEN, "envelope", "E00009 everywhere", put("/responseCode", "E0009"), good=False)
    yield answering(OPEN, "envelope", "data beside a refusal", lambda document: {**document, "data": {}}, good=False)
    yield answering(PULL, "envelope", "data beside a pull", lambda document: {**document, "data": {}})
    yield answering(OPEN, "envelope", "the same transaction id always", put("/decentroTxnId", "F" * 32))
    yield answering(FILES, "envelope", "the same transaction id always", put("/decentroTxnId", "F" * 32))
    yield answering(FILES, "envelope", "transaction ids in small letters", put("/decentroTxnId", str.lower))
    yield answering(OPEN, "envelope", "no responseKey on refusals", put("/responseKey", GONE), good=False)
    yield answering(
        OPEN, "envelope", "malformed for everything", put("/responseKey", "error_malformed_request"), good=False
    )
    yield answering(
        OPEN,
        "envelope",
        "a duplicate is an empty reference",
        put("/responseKey", lambda key: key.replace("duplicate", "empty")),
        good=False,
    )
    yield answering(
        OPEN,
        "envelope",
        "short and long mixed up",
        put("/responseKey", lambda key: key.replace("short", "long")),
        good=False,
    )


def _module() -> Iterator[Fault]:
    def overlooking(exchange: Exchange) -> None:
        exchange.headers.pop("module_secret", None)

    def demanding(exchange: Exchange) -> None:
        if exchange.call is not None and "module_secret" not in exchange.headers:
            exchange.headers["module_secret"] = "x"

    yield Fault("authentication", "a wrong module secret is overlooked", before=overlooking)
    yield Fault("authentication", "a module secret is demanded", before=demanding)
    yield Fault("authentication", "hyphens do as well as underscores", before=_hyphens)
    yield Fault("authentication", "an id alone is enough", before=_id_alone)
    yield Fault("authentication", "tokens are not taken", before=lambda one: drop(one.headers, "authorization"))
    yield Fault("envelope", "the gateway speaks in the envelope", after=_enveloped)


def _hyphens(exchange: Exchange) -> None:
    for name in ("client_id", "client_secret"):
        if name.replace("_", "-") in exchange.headers:
            exchange.headers.setdefault(name, exchange.headers[name.replace("_", "-")])


def _id_alone(exchange: Exchange) -> None:
    for tenant in exchange.mock.state.tenants.all():
        if tenant.secrets["client_id"] == exchange.headers.get("client_id"):
            exchange.headers["client_secret"] = tenant.secrets["client_secret"]


def _enveloped(exchange: Exchange) -> None:
    if exchange.status == 401:
        exchange.document = {
            "decentroTxnId": "F" * 32,
            "status": "FAILURE",
            "responseCode": "E00001",
            "message": "Unauthorized",
            "responseKey": "error_unauthorized",
        }


def sessions_of(exchange: Exchange) -> Any:
    """Return the session that a request names."""
    named = exchange.body.get("initial_decentro_transaction_id") if isinstance(exchange.body, dict) else None
    return next((one for one in exchange.mock.state.sessions if one.id == named or one.id in exchange.path), None)


def _hooked(mock: Any, change: Any) -> None:
    find = mock.state.sessions.find

    def found(*given: Any, **named: Any) -> Any:
        session = find(*given, **named)
        if session is not None:
            change(session)
        return session

    mock.state.sessions.find = found


def _state() -> Iterator[Fault]:
    def granting(mock: Any) -> None:
        def grant(session: Any) -> None:
            if session.status == "succeeded" and session.granted_at is None:
                session.granted_at = mock.clock.milliseconds()

        _hooked(mock, grant)

    def sturdy(session: Any) -> None:
        session.ended = "" if session.ended == "spoilt" else session.ended

    def expired_but_alive(session: Any) -> None:
        session.ended = "" if session.ended == "revoked" else session.ended

    def generous(session: Any) -> None:
        session.consented = session.requested if session.status == "succeeded" else session.consented

    yield Fault("state", "a reference works twice", setup=_forgetful)
    yield Fault("state", "references are everybody's", setup=_shared)
    yield Fault("state", "references are compared in any case", before=_lower_reference)
    yield Fault("state", "an early e-Aadhaar does no harm", setup=lambda mock: _hooked(mock, sturdy))
    yield Fault("state", "a revoked session lives on", setup=lambda mock: _hooked(mock, expired_but_alive))
    yield Fault("state", "no exchange is needed", setup=granting)
    yield Fault("state", "every document is listed", setup=lambda mock: _hooked(mock, generous))
    yield Fault(
        "state",
        "a code works twice",
        setup=lambda mock: _hooked(mock, lambda session: setattr(session, "granted_at", None)),
    )
    yield Fault("state", "any code works", before=_right_code)
    yield Fault("state", "token mode is code mode", before=_always_code)
    yield Fault("state", "code mode is token mode", before=_always_token)
    yield Fault("state", "a link works twice", setup=_reopening)
    yield Fault("state", "suites share their sessions", setup=_one_suite)
    yield Fault("tenancy", "another customer's session is shown", before=_as_owner)
    yield Fault("tenancy", "another customer's session is refused with 400", after=_revealing)
    yield Fault("time", "codes never expire", setup=lambda mock: _shifting(mock, "code_at", 10**12))
    yield Fault("time", "codes last a millisecond longer", setup=lambda mock: _shifting(mock, "code_at", 1))
    yield Fault("time", "what was opened stays open", setup=lambda mock: _shifting(mock, "granted_at", 10**12))
    yield Fault(
        "time", "what was opened closes a millisecond early", setup=lambda mock: _shifting(mock, "granted_at", -1)
    )
    yield answering(EXCHANGE, "time", "a token for a day", put("/data/expiresIn", 86_400))
    yield answering(OPEN, "state", "an address elsewhere", put("/data/authorizationUrl", "https://in.decentro.tech/x"))


def _forgetful(mock: Any) -> None:
    class Notes(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            return not str(key).startswith("reference/") and super().__contains__(key)

    mock.state.notes = Notes()


def _shared(mock: Any) -> None:
    class Notes(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            return any(str(key).rpartition("/")[2] == one.rpartition("/")[2] for one in self)

    mock.state.notes = Notes()


def _reopening(mock: Any) -> None:
    class Notes(dict[str, str]):
        def __contains__(self, key: object) -> bool:
            return not str(key).startswith("followed/") and super().__contains__(key)

    mock.state.notes = Notes()


def _lower_reference(exchange: Exchange) -> None:
    body = exchange.body
    if isinstance(body, dict) and isinstance(body.get("reference_id"), str):
        exchange.body = {**body, "reference_id": body["reference_id"].casefold()}


def _right_code(exchange: Exchange) -> None:
    body, session = exchange.body, sessions_of(exchange)
    if isinstance(body, dict) and session is not None and session.code:
        exchange.body = {
            name: session.code if name in {"code", "digilocker_code"} and isinstance(value, str) and value else value
            for name, value in body.items()
        }


def _always_code(exchange: Exchange) -> None:
    if (
        exchange.call is not None
        and exchange.call.id == OPEN
        and isinstance(exchange.body, dict)
        and exchange.body.get("abstract_access_token", True) is True
    ):
        exchange.body = {**exchange.body, "abstract_access_token": False}


def _always_token(exchange: Exchange) -> None:
    if (
        exchange.call is not None
        and exchange.call.id == OPEN
        and isinstance(exchange.body, dict)
        and exchange.body.get("abstract_access_token") is False
    ):
        exchange.body = {**exchange.body, "abstract_access_token": True}


def _one_suite(mock: Any) -> None:
    sessions = mock.state.sessions
    sessions.find = lambda session_id, *, tenant, product: next(
        (one for one in sessions if one.id == session_id and one.tenant == tenant and product), None
    )


def _as_owner(exchange: Exchange) -> None:
    session = sessions_of(exchange)
    known = {one.secrets["client_id"] for one in exchange.mock.state.tenants.all()}
    if session is not None and exchange.headers.get("client_id") in known:
        secrets = exchange.mock.tenant(session.tenant).secrets
        exchange.headers |= {"client_id": secrets["client_id"], "client_secret": secrets["client_secret"]}


def _revealing(exchange: Exchange) -> None:
    session = sessions_of(exchange)
    if (
        exchange.status == 404
        and session is not None
        and exchange.mock.tenant(session.tenant).secrets["client_id"] != exchange.headers.get("client_id")
    ):
        exchange.status = 400


def _shifting(mock: Any, name: str, milliseconds: int) -> None:
    shifted: set[tuple[str, int]] = set()

    def shift(session: Any) -> None:
        at = getattr(session, name)
        if at and (session.id, at) not in shifted:
            setattr(session, name, at + milliseconds)
            shifted.add((session.id, at + milliseconds))

    _hooked(mock, shift)


def _data() -> Iterator[Fault]:
    yield answering(EAADHAAR, "data", "the whole number", put("/data/aadhaarUid", "123412341234"))
    yield answering(EAADHAAR, "data", "no PDF", put("/data/pdf", GONE))
    yield answering(
        EAADHAAR,
        "data",
        "an XML that nobody asked for",
        lambda document: document["data"].setdefault("xml", "PHgvPg==") and None,
    )
    yield answering(EAADHAAR, "data", "XML that is none", put("/data/xml", "AAAA"))
    yield answering(EAADHAAR, "data", "an image that is none", put("/data/image", "AAAA"))
    yield answering(EAADHAAR, "data", "a date in another order", put("/data/proofOfIdentity/dob", "1994-01-19"))
    yield answering(FILES, "data", "one file too few", put("/data", lambda files: files[:-1]))
    yield answering(FILES, "data", "another issuer", put("/data/0/issuerid", "in.gov"))
    yield answering(FILE, "data", "no base64", put("/data/file", "no base64!"))
    yield answering(FILE, "data", "another kind of file", put("/data/file", "AAAA"))
    yield answering(DATA, "data", "no number", put("/data/idNumber", GONE))
    yield answering(REVOKE, "data", "revoked: false", put("/data/revoked", value=False))
