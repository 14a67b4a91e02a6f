"""Deepvue's DigiLocker sessions: opened, consented to, the code exchanged once, then read for an hour."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from .._runtime.mock import HOUR, PHOTO, MockResponse, Person, Refusal, documents_of, pdf, secrets_equal
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, IssuedDocument, MockState, Session

_PERSON: Final = Person(name="John Doe", born="19-01-1994", gender="M", mobile="9000000001", care_of="S/O Richard Doe")
_AADHAAR, _PAN, _LICENCE = documents_of(_PERSON)
_DOCUMENTS: Final[Mapping[str, IssuedDocument]] = {"aadhaar": _AADHAAR, "pan": _PAN, "dl": _LICENCE}
LABELS: Final[Mapping[str, str]] = {name: document.description for name, document in _DOCUMENTS.items()}
_MIMES: Final[Mapping[str, list[str]]] = {
    "aadhaar": ["application/pdf"],
    "pan": ["application/json", "application/xml", "application/pdf"],
    "dl": ["application/json", "application/xml", "application/pdf"],
}
_PRODUCT: Final = "digilocker"
_MONTH: Final = 30 * 24 * HOUR
_SESSION: Final = "initial_deepvue_transaction_id"


def landing(_: MockState, session: Session) -> Mapping[str, str]:
    """Return what comes back on the redirect: the code, or DigiLocker's error; the state either way."""
    if session.status == "succeeded":
        return {"code": session.code, "state": session.id}
    return {"error": "access_denied", "error_description": "User denied the consent", "state": session.id}


def enter(state: MockState, session_id: str) -> Session | None:
    """Lead from Deepvue's own address to the person's page, until the person has decided."""
    try:
        session = state.sessions.get(session_id)
    except KeyError:
        return None
    return session if session.is_open else None


def _initiate(state: MockState, call: Call) -> MockResponse:
    session = state.open_session(
        session_id=state.ids.hex(32),
        tenant=call.tenant.name,
        product=_PRODUCT,
        requested=tuple(dict.fromkeys(call.texts("doc_types"))) or tuple(_DOCUMENTS),
        redirect_url=call.text("redirect_url"),
    )
    url = f"{call.base}/v1/kyc/digilocker/digilocker-redirect?state={session.id}"
    body = {
        "code": 201,
        "timestamp": session.created_at,
        "transaction_id": session.id,
        "data": {"authorization_url": url},
    }
    return MockResponse(201, body)


def _find(state: MockState, call: Call) -> Session | None:
    return state.sessions.find(call.text(_SESSION), tenant=call.tenant.name, product=_PRODUCT)


def _exchange(state: MockState, call: Call) -> MockResponse:
    session, now = _find(state, call), state.clock.milliseconds()
    if session is None:
        raise Refusal(failure(400, f"Invalid {_SESSION}"))
    fits = session.status == "succeeded" and secrets_equal(call.text("digilocker_code"), session.code)
    if not fits or session.granted_at is not None or now >= session.code_at + HOUR:
        raise Refusal(failure(400, "Invalid or expired digilocker_code"))
    session.granted_at = now
    data = {
        "expires_in": HOUR // 1000,
        "consent_valid_till": str((now + _MONTH) // 1000),
        "digilockerid": "2d6275fa-3b64",
        "name": _PERSON.name,
        "dob": _PERSON.born_as(""),
        "gender": _PERSON.gender,
        "eaadhaar": "Y",
        "mobile": _PERSON.mobile,
    }
    return success(state, "Access Token generated successfully from Digilocker.", data)


def _granted(state: MockState, call: Call) -> Session:
    """Return the session if its code was exchanged within the hour. Any other is as good as unknown."""
    session = _find(state, call)
    if session is None or session.granted_at is None or state.clock.milliseconds() >= session.granted_at + HOUR:
        raise Refusal(failure(403, "Not a valid token"))
    return session


def _list_files(state: MockState, call: Call) -> MockResponse:
    session = _granted(state, call)
    data = [_issued(name) for name in session.consented]
    return success(state, "Issued files fetched successfully.", data, timed=False)


def _issued(name: str) -> Mapping[str, object]:
    document = _DOCUMENTS[name]
    return {
        "name": document.description,
        "type": "file",
        "size": "",
        "date": "12-03-2025",
        "parent": "",
        "mime": _MIMES[name],
        "uri": document.uri,
        "doctype": document.code,
        "description": document.description,
        "issuerid": document.issuer_id,
        "issuer": document.issuer,
    }


def _download(state: MockState, call: Call) -> MockResponse:
    session = _granted(state, call)
    for name in session.consented:
        if _DOCUMENTS[name].uri == call.text("uri"):
            content = b64encode(pdf((_DOCUMENTS[name].description, _PERSON.name))).decode()
            return success(state, "Issued files fetched successfully.", content, timed=False)
    raise Refusal(failure(400, "File not found for the given uri"))


def _eaadhaar(state: MockState, call: Call) -> MockResponse:
    session = _granted(state, call)
    if "aadhaar" not in session.consented:
        raise Refusal(failure(400, "Consent for Aadhaar is not given"))
    data: dict[str, object] = {
        "masked_uid": "xxxxxxxx0000",
        "proof_of_identity": {"dob": _PERSON.born, "gender": _PERSON.gender, "name": _PERSON.name},
        "proof_of_address": {
            "care_of": _PERSON.care_of,
            "district": "Pune",
            "house": "12",
            "locality": "Example Colony",
            "street": "Example Road",
            "vtc": "Pune",
            "pincode": "411001",
            "state": "Maharashtra",
            "country": "India",
        },
        "photo": PHOTO,
    }
    if call.flag("generate_pdf"):
        data["document_pdf"] = b64encode(pdf(("e-Aadhaar", _PERSON.name))).decode()
    return success(state, "e-Aadhaar fetched.", data)


HANDLERS: Final[Mapping[str, Handler]] = {
    "digilockerInitiateSession": _initiate,
    "digilockerExchangeCode": _exchange,
    "digilockerListIssuedFiles": _list_files,
    "digilockerDownloadFile": _download,
    "digilockerGetEaadhaar": _eaadhaar,
}
