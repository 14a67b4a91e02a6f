"""Deepvue: its envelope, its credentials, requests that succeed, and how it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.contracts import Call
from tests.contract.oracle import Finding
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab, That
from tests.contract.provider.promise import Expected
from tests.contract.provider.response_checks import Complaint, ResponseChecker
from tests.contract.provider.wire import Answer

ID = re.compile("[0-9a-f]{32}")
DOCUMENTS = {"aadhaar": "ADHAR", "pan": "PANCR", "dl": "DRVLC"}
OPEN, EXCHANGE, FILES, FILE, EAADHAAR = (
    "digilockerInitiateSession",
    "digilockerExchangeCode",
    "digilockerListIssuedFiles",
    "digilockerDownloadFile",
    "digilockerGetEaadhaar",
)
SESSION = "initial_deepvue_transaction_id"
NO_SESSION: Expected = (
    400,
    {"/detail": That("a sentence", lambda document: isinstance(document, str) and bool(document))},
)
"""In words that nobody documents."""
NO_CODE = NO_SESSION
NOT_GRANTED: Expected = (403, {"/detail": "Not a valid token"})
"""Also for a session that does not exist: whoever reads learns nothing of other customers' sessions."""
DOCUMENTED_ERRORS: Mapping[int, Mapping[str, str]] = {
    400: {"/detail": "Bad Request"},
    401: {"/detail": "Not authenticated"},
    403: {"/detail": "Not a valid token"},
    429: {"/detail": "Rate limit exceeded. Please retry after some time."},
    500: {"/detail": "Internal Server Error"},
    503: {"/detail": "Source Unavailable"},
}
"""The messages of its pages about errors and rate limits."""
NULL = "type_error.none.not_allowed"
MESSAGES = {
    EXCHANGE: "Access Token generated successfully from Digilocker.",
    FILES: "Issued files fetched successfully.",
    FILE: "Issued files fetched successfully.",
}


def envelope(checker: ResponseChecker, call: Call | None, answer: Answer, body: Any) -> Iterator[Complaint]:
    """Hold an answer to the envelope; refusals have none, and say in `detail` what is wrong."""
    if not isinstance(body, dict):
        yield Complaint("a JSON object", answer.shown())
    elif answer.status >= 400:
        if set(body) != {"detail"} or not body["detail"]:
            yield Complaint("a refusal that says in `detail` what is wrong, and no more", answer.shown())
    elif call is not None:
        opening = call.id == OPEN
        wanted = {"code", "timestamp", "transaction_id", "data"} | (set() if opening else {"sub_code", "message"})
        if set(body) != wanted or body["code"] != answer.status or body["code"] != (201 if opening else 200):
            yield Complaint(f"{', '.join(sorted(wanted))}, and `code` equal to the HTTP status", answer.shown())
        if not opening and (body.get("sub_code") != "SUCCESS" or not body.get("message")):
            yield Complaint("a sub_code SUCCESS and a message", answer.shown())
        if call.id in {FILES, FILE}:
            if body.get("timestamp") is not None:
                yield Complaint("a timestamp null, as documented", answer.shown())
        else:
            yield from checker.timely(body.get("timestamp"))
        if not ID.fullmatch(str(body.get("transaction_id"))):
            yield Complaint("a transaction_id of 32 hexadecimal digits", answer.shown())
        yield from checker.once("transaction_id", body.get("transaction_id"))


def headers(lab: Lab, _: Call, tenant: str = "first") -> dict[str, str]:
    """Return a customer's credentials."""
    known = lab.pulls.credentials(tenant) if lab.control else lab.given
    return {"client-id": known["client_id"], "x-api-key": known["client_secret"]}


def send(lab: Lab, operation: str, tenant: str = "first", **body: Any) -> Answer:
    """Ask an operation, with consent and purpose."""
    call = lab.call(operation)
    return lab.send(
        call, ask(call, Filling({}, {"consent": "Y", "purpose": "For KYC", **body}), headers(lab, call, tenant))
    )


def open_session(lab: Lab, **body: Any) -> str:
    """Open a session; return its id."""
    answer = send(lab, OPEN, **{"redirect_url": "https://example.com/return?kept=1", **body})
    document = lab.expect(
        answer,
        lab.call(OPEN),
        201,
        {"/transaction_id": ANY, "/data/authorization_url": ANY},
        why="a valid request opens a session",
    )
    session: str = document["transaction_id"]
    if parse_qs(urlsplit(document["data"]["authorization_url"]).query) != {"state": [session]}:
        raise lab.broken(OPEN, "an address whose state is the transaction id", answer.shown(), answer)
    return session


def consent(lab: Lab, session: str, allow: list[str] | None = None) -> str:
    """Let the person consent; return the code that comes back."""
    landed = lab.pulls.consent(session, allow)
    return parse_qs(urlsplit(landed).query).get("code", [""])[0]


def granted(lab: Lab, allow: list[str] | None = None) -> str:
    """Return a session whose code was exchanged."""
    session = open_session(lab)
    answer = send(lab, EXCHANGE, **{SESSION: session, "digilocker_code": consent(lab, session, allow)})
    lab.expect(answer, lab.call(EXCHANGE), 200, {"/message": MESSAGES[EXCHANGE]}, why="the code exchanged")
    return session


def files(lab: Lab, session: str) -> dict[str, str]:
    """Return the names of the documents of a session by kind."""
    answer = send(lab, FILES, **{SESSION: session})
    body = lab.expect(
        answer,
        lab.call(FILES),
        200,
        {"/data": ANY, "/message": MESSAGES[FILES]},
        why="the documents of a session whose code was exchanged",
    )
    return {one["doctype"]: one["uri"] for one in body["data"]}


def valid(lab: Lab, call: Call) -> Filling:
    """Return a request with everything in it, which will succeed. A code works once, so each request has its own."""
    lab.memory["fresh"] = True
    body: dict[str, Any] = {"consent": "Y", "purpose": "For KYC"}
    if call.id == OPEN:
        return Filling({}, {**body, "redirect_url": "https://example.com/return?kept=1", "doc_types": list(DOCUMENTS)})
    if lab.control is None:
        more: dict[str, dict[str, Any]] = {
            FILE: {"uri": "unforeseen"},
            EAADHAAR: {"generate_pdf": True},
            EXCHANGE: {"digilocker_code": "unforeseen"},
        }
        return Filling({}, {**body, SESSION: "0" * 32, **more.get(call.id, {})})
    if call.id == EXCHANGE:
        session = open_session(lab)
        code = consent(lab, session)
        lab.memory.setdefault("codes", {})[session] = code
        return Filling({}, {**body, SESSION: session, "digilocker_code": code})
    if "granted" not in lab.memory:
        session = granted(lab)
        lab.memory["granted"] = session, files(lab, session)
    session, names = lab.memory["granted"]
    wish: dict[str, Any] = {FILES: {}, FILE: {"uri": names.get("PANCR", "")}, EAADHAAR: {"generate_pdf": True}}[call.id]
    return Filling({}, {**body, SESSION: session, **wish})


def accepted(lab: Lab, call: Call, filling: Filling) -> Expected:
    """Return the answer to a request that keeps the contract."""
    body = filling.body
    if call.id == OPEN:
        return 201, {
            "/data/authorization_url": That("on this server", lambda url: bool(url.startswith(lab.transport.base)))
        }
    if call.id == EXCHANGE:
        codes = lab.memory["codes"]
        if body[SESSION] not in codes:
            return NO_SESSION
        return (200, {"/data/expires_in": 3600}) if codes[body[SESSION]] == body["digilocker_code"] else NO_CODE
    session, names = lab.memory["granted"]
    return _read(call, body, names) if body[SESSION] == session else NOT_GRANTED


def _read(call: Call, body: Mapping[str, Any], names: Mapping[str, str]) -> Expected:
    """Return the answer about a session that can be read."""
    if call.id == FILE:
        return (200, {"/data": ANY}) if body["uri"] in names.values() else (400, {"/detail": ANY})
    if call.id == EAADHAAR:
        return 200, {"/data/document_pdf": ANY if body.get("generate_pdf") else None, "/data/masked_uid": ANY}
    return 200, {"/data/2": ANY, "/data/3": None}


def refused(_: Call, broken: list[Finding]) -> Expected:
    """Return the answer to a request that breaks these rules: one item for each place, in the contract's order."""
    wanted = list(dict.fromkeys(("body", *finding.pointer.split("/")[1:]) for finding in broken))
    missing = {("body", *finding.pointer.split("/")[1:]) for finding in broken if finding.rule == "required"}
    null = {("body", *one.pointer.split("/")[1:]) for one in broken if one.rule == "type" and one.value is None}

    def fits(detail: Any) -> bool:
        if not isinstance(detail, list):
            return False
        places = {tuple(map(str, item["loc"])): item for item in detail}
        document = all(
            places[place]["type"] == "value_error.missing" and places[place]["msg"] == "field required"
            for place in missing
            if place in places
        )
        none = {tuple(map(str, item["loc"])) for item in detail if item["type"] == NULL}
        return (
            document
            and none == null
            and list(places) == wanted
            and all(item["msg"] and item["type"] for item in detail)
        )

    places = " and ".join("/".join(place) for place in wanted)
    return 422, {"/detail": That(f"one problem each for {places}, with `loc`, `msg` and `type`", fits)}


UNREAD: Expected = (
    422,
    {"/detail": That("a problem of the body", lambda detail: bool(detail[0]["loc"][0] == "body"))},
)


def strangers(_: Lab, call: Call, __: Filling) -> Expected | None:
    """Return how a session that is not one's own is answered: as one that does not exist."""
    return None if call.id == OPEN else unknown(call.id)


def unknown(operation: str) -> Expected:
    """Return the answer about a session that does not exist."""
    return NO_SESSION if operation == EXCHANGE else NOT_GRANTED
