"""Sandbox: its envelope, its credentials, requests that succeed, and how it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.contracts import Call
from tests.contract.oracle import Finding
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.promise import Expected
from tests.contract.provider.response_checks import Complaint, ResponseChecker
from tests.contract.provider.wire import Answer

from .data import answered

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOUR = 3_600_000
DAY = 86_400
DOCUMENTS = {
    "digilocker": ["aadhaar", "pan", "driving_license"],
    "digilocker-sdk": ["aadhaar", "pan", "driving_license"],
    "entitylocker": ["company_master_details", "gstn_details", "udhyam_certificate"],
    "entitylocker-sdk": ["company_master_details", "gstn_details", "udhyam_certificate"],
}
LOGIN = "authenticationAuthenticate"


def envelope(checker: ResponseChecker, call: Call | None, answer: Answer, body: Any) -> Iterator[Complaint]:
    """Hold an answer to the envelope: `code` is the HTTP status, the time is now, every answer has an id of its own."""
    if not isinstance(body, dict):
        yield Complaint("a JSON object", answer.shown())
        return
    request_id = answer.headers.get("x-amzn-requestid", "")
    if not request_id:
        yield Complaint("a header x-amzn-RequestId", repr(dict(answer.headers)))
    if call is None or (call.id == "bankVerifyIfsc" and answer.status == 200):
        if call is None and (set(body) != {"message"} or not isinstance(body["message"], str)):
            yield Complaint("the gateway's body: a message alone", answer.shown())
        yield from checker.once("x-amzn-RequestId", request_id)
        return
    if body.get("code") != answer.status:
        yield Complaint(f"`code` equal to the HTTP status {answer.status}", answer.shown())
    yield from checker.timely(body.get("timestamp"))
    transaction = body.get("transaction_id")
    if not isinstance(transaction, str) or not UUID.fullmatch(transaction):
        yield Complaint("a transaction_id that is a UUID", answer.shown())
    if transaction != request_id:
        yield Complaint("a transaction_id equal to x-amzn-RequestId", f"{transaction!r} and {request_id!r}")
    yield from checker.once("transaction_id", transaction)
    rest = "data" if answer.status == 200 else "message"
    if set(body) != {"code", "timestamp", "transaction_id", rest}:
        yield Complaint(f"code, timestamp, transaction_id and {rest}, nothing else", answer.shown())
    if rest == "message" and not (isinstance(body.get("message"), str) and body["message"].strip()):
        yield Complaint("a message for a person", answer.shown())


def keys(lab: Lab, tenant: str = "first") -> dict[str, str]:
    """Return a customer's key and secret."""
    return lab.pulls.credentials(tenant) if lab.control else dict(lab.given)


def token(lab: Lab, tenant: str = "first") -> str:
    """Return a token of a customer, from one login."""
    tokens: dict[str, str] = lab.memory.setdefault("tokens", {})
    if tenant not in tokens:
        tokens[tenant] = log_in(lab, tenant)
    return tokens[tenant]


def log_in(lab: Lab, tenant: str = "first") -> str:
    """Log in and return the token."""
    call = lab.call(LOGIN)
    answer = lab.send(call, ask(call, Filling(), headers(lab, call, tenant)))
    body = lab.expect(
        answer, call, 200, {"/data/access_token": lambda text: text.count(".") == 2}, why="a login with the right keys"
    )
    found: str = body["data"]["access_token"]
    return found


def headers(lab: Lab, call: Call, tenant: str = "first") -> dict[str, str]:
    """Return a customer's credentials for an operation."""
    known = keys(lab, tenant)
    if call.id == LOGIN:
        return {"x-api-key": known["api_key"], "x-api-secret": known["api_secret"]}
    return {"x-api-key": known["api_key"], "authorization": token(lab, tenant)}


def product(call: Call) -> str:
    """Return which of the four session products an operation is of; empty for the others."""
    name = call.path.split("/")[2] if call.path.count("/") > 1 else ""
    return name if name in DOCUMENTS else ""


def opening(lab: Lab, name: str) -> Call:
    """Return the operation that opens sessions of a product."""
    return lab.call(
        {
            "digilocker": "digilockerInitiateSession",
            "digilocker-sdk": "digilockerSdkCreateSession",
            "entitylocker": "entitylockerInitiateSession",
            "entitylocker-sdk": "entitylockerSdkCreateSession",
        }[name]
    )


def open_session(lab: Lab, name: str, tenant: str = "first", **changes: Any) -> str:
    """Open a session of a product and return its id."""
    call = opening(lab, name)
    filling = valid(lab, call).but(**changes)
    return id_of(
        lab.expect(
            lab.send(call, ask(call, filling, headers(lab, call, tenant))),
            call,
            200,
            why="a valid request opens a session",
        )
    )


def id_of(body: Any) -> str:
    """Return the session id in the answer of an opening."""
    found: str = body["data"].get("session_id") or body["data"]["id"]
    return found


def consented(lab: Lab, name: str, tenant: str = "first") -> str:
    """Return a session of a product to which the person consented in full, opened once."""
    sessions: dict[tuple[str, str], str] = lab.memory.setdefault("sessions", {})
    if (name, tenant) not in sessions:
        sessions[name, tenant] = session_id = open_session(lab, name, tenant)
        lab.pulls.consent(session_id)
    return sessions[name, tenant]


def valid(lab: Lab, call: Call) -> Filling:
    """Return a request with everything in it, which will succeed."""
    name = product(call)
    if call.id == "digilockerVerifyUser":
        return Filling(
            {},
            {
                "@entity": f"{ENTITY}digilocker.user.verification.request",
                "aadhaar_number": "123412341234",
                "mobile": "9687205427",
            },
        )
    if name and call.method == "POST":
        return Filling({"x-api-version": "1.0"}, _session_body(lab, name))
    if name:
        session = consented(lab, name) if lab.control else "00000000-0000-4000-8000-000000000000"
        parameters: dict[str, str | list[str]] = {"session_id": session, "x-api-version": "1.0"}
        return Filling(parameters | ({"doc_type": DOCUMENTS[name][0]} if "{doc_type}" in call.path else {}))
    if call.id == LOGIN:
        return Filling({"x-api-version": "1.0"})
    return VALID[call.id]


ENTITY = "in.co.sandbox.kyc."
REASON = "To check that a contract is kept"
_BANK = {
    "ifsc": "HDFC0001234",
    "account_number": "20000000000",
    "name": "John Doe",
    "mobile": "9876543210",
    "x-accept-cache": "true",
    "x-api-version": "1.0",
}
VALID: Mapping[str, Filling] = {
    "aadhaarGenerateOtp": Filling(
        {"x-api-version": "1.0"},
        {
            "@entity": f"{ENTITY}aadhaar.okyc.otp.request",
            "aadhaar_number": "123456789012",
            "consent": "y",
            "reason": REASON,
        },
    ),
    "aadhaarVerifyOtp": Filling(
        {"x-api-version": "1.0"},
        {"@entity": f"{ENTITY}aadhaar.okyc.request", "reference_id": "1234567", "otp": "121212"},
    ),
    "bankVerifyIfsc": Filling({"ifsc": "HDFC0001234", "x-api-version": "1.0"}),
    "bankVerifyAccountPennyDrop": Filling(_BANK),
    "bankVerifyAccountPennyless": Filling(_BANK),
    "panVerify": Filling(
        {"x-accept-cache": "false", "x-api-version": "1.0"},
        {
            "@entity": f"{ENTITY}pan_verification.request",
            "pan": "XXXPX1234A",
            "name_as_per_pan": "John Ronald Doe",
            "date_of_birth": "11/11/2001",
            "consent": "Y",
            "reason": REASON,
        },
    ),
    "panGetAadhaarLinkStatus": Filling(
        {"x-api-version": "1.0"},
        {
            "@entity": f"{ENTITY}pan_aadhaar.status",
            "pan": "XXXPX1234A",
            "aadhaar_number": "123456789012",
            "consent": "y",
            "reason": REASON,
        },
    ),
    "mcaGetCompanyMasterData": Filling(
        {"x-accept-cache": "true", "x-source": "primary", "x-api-version": "1.0"}, {"cin": "U34300GJ2017PTC097818"}
    ),
    "mcaSearchCompanies": Filling(
        {"company_name": "MAC", "limit": "2", "offset": "1", "x-accept-cache": "true", "x-api-version": "1.0"}
    ),
    "mcaGetDirectorMasterData": Filling(
        {"x-api-version": "1.0"},
        {"@entity": f"{ENTITY}mca.master_data.request", "id": "99999999", "consent": "y", "reason": REASON},
    ),
}


def _session_body(lab: Lab, name: str) -> dict[str, Any]:
    body: dict[str, Any] = {"@entity": f"{ENTITY}{name.replace('-', '.')}.session.request", "flow": "signin"}
    if name != "entitylocker":
        body["doc_types"] = list(DOCUMENTS[name])
    if not name.endswith("-sdk"):
        body["redirect_url"] = "https://example.com/return?kept=1"
        body["consent_expiry"] = lab.now() + 2 * HOUR
    if name == "digilocker":
        body["options"] = {
            "verification_method": ["aadhaar", "mobile"],
            "pinless": True,
            "usernameless": False,
        }
    return body


SIGNUP_OPTIONS = {"pinless": False, "usernameless": True, "verified_mobile": "9876500000"}
"""Options of a flow that signs a person up; those of `_session_body` are for signing in."""

SHAPES = {"pattern", "minLength", "maxLength"}
UNSHAPELY: Mapping[tuple[str, str], Expected] = {
    ("aadhaarGenerateOtp", "aadhaar_number"): (422, {"/message": "Invalid Aadhaar number pattern"}),
    ("panVerify", "pan"): (422, {"/message": "Invalid Pan pattern"}),
    ("panGetAadhaarLinkStatus", "pan"): (422, {"/message": "Invalid PAN pattern"}),
    ("panGetAadhaarLinkStatus", "aadhaar_number"): (422, {"/message": "Invalid Aadhaar number pattern"}),
    ("panGetAadhaarLinkStatus", "reason"): (422, {"/message": "Reason cannot be empty"}),
    ("bankVerifyIfsc", "ifsc"): (422, {"/message": ANY}),
    ("bankVerifyAccountPennyDrop", "ifsc"): (422, {"/message": ANY}),
    ("bankVerifyAccountPennyless", "ifsc"): (422, {"/message": ANY}),
    ("mcaSearchCompanies", "company_name"): (400, {"/message": "company_name must be at least 3 characters long"}),
    ("mcaGetDirectorMasterData", "id"): (
        422,
        {"/message": "DIN Entered does not match MCA records, Please enter a valid DIN."},
    ),
}
"""How a text of the wrong shape is refused, where the provider documents it; everything else is a 400."""


def refused(call: Call, broken: list[Finding]) -> Expected:
    """Return the answer to a request that breaks these rules."""
    name = broken[0].pointer.split("/")[1] if "/" in broken[0].pointer else ""
    if (
        call.id == "aadhaarVerifyOtp"
        and name == "otp"
        and (broken[0].rule == "required" or broken[0].value in ("", None))
    ):
        return 422, {"/message": "OTP missing in request"}
    if call.id == "panGetAadhaarLinkStatus" and name == "consent" and isinstance(broken[0].value, str):
        return 422, {"/message": "invalid parameter: Consent is required."}
    rules = {finding.rule for finding in broken if finding.pointer.split("/")[1:2] == [name]}
    if rules <= SHAPES and (call.id, name) in UNSHAPELY:
        return UNSHAPELY[call.id, name]
    in_parameters = any(one.name == name for one in call.parameters)
    return 400, {"/message": ANY if in_parameters else "Invalid request body"}


def accepted(lab: Lab, call: Call, filling: Filling) -> Expected:
    """Return the answer to a request that keeps the contract."""
    name = product(call)
    if not name or call.id == "digilockerVerifyUser":
        return answered(call, filling)
    if call.method == "GET":
        session = str(filling.parameters["session_id"])
        known = lab.control is not None and session == consented(lab, name)
        return (200, {"/data": ANY}) if known else (521, {"/message": f"Data not found for: {session}"})
    if name.endswith("-sdk"):
        entity = f"{ENTITY}{name.replace('-', '.')}.session"
        return 200, {
            "/data/@entity": entity,
            "/data/id": UUID.fullmatch,
            "/data/status": "created",
            "/data/created_at": lab.now(),
        }
    entity = f"{ENTITY}{name}.session.response"
    return 200, {
        "/data/@entity": entity,
        "/data/session_id": UUID.fullmatch,
        "/data/authorization_url": lambda text: text.startswith("http"),
    }


def strangers(_: Lab, call: Call, filling: Filling) -> Expected | None:
    """Return how a session that is not one's own is answered: as one that does not exist."""
    if "{session_id}" not in call.path:
        return None
    return 521, {"/message": f"Data not found for: {filling.parameters['session_id']}"}
