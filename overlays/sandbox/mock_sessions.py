"""Sandbox's consent sessions: DigiLocker and EntityLocker, each with a redirect or with the browser SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .._runtime.mock import HOUR, Person, Refusal, documents_of, documents_of_company, page_url
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, IssuedDocument, MockResponse, MockState, Session

_PERSON: Final = Person(name="Asha Rao", born="11-12-2003", gender="F", mobile="9876500000", email="asha@example.com")
_APP_USER: Final = Person(name="Meera Iyer", born="18-08-2003", gender="F", mobile="9876500000")
_OWNER: Final = Person(name="Ravi Kumar", born="28-01-2002", gender="M", mobile="9876500000")
_COMPANY: Final = "EXAMPLE TEXTILES PRIVATE LIMITED"

_AADHAAR, _PAN, _LICENCE = documents_of(_PERSON)
_MASTER, _GST, _UDYAM = documents_of_company(_COMPANY)
_DOCUMENTS: Final[Mapping[str, IssuedDocument]] = {
    "aadhaar": _AADHAAR,
    "pan": _PAN,
    "driving_license": _LICENCE,
    "company_master_details": _MASTER,
    "gstn_details": _GST,
    "udhyam_certificate": _UDYAM,
}
LOCKERS: Final[Mapping[str, str]] = dict.fromkeys(("entitylocker", "entitylocker-sdk"), "EntityLocker")
LABELS: Final[Mapping[str, str]] = {name: document.description for name, document in _DOCUMENTS.items()}
_OF_COMPANIES: Final = ("company_master_details", "gstn_details", "udhyam_certificate")
_UNKNOWN_MOBILE: Final = "9999999999"
_UNKNOWN_AADHAAR: Final = "987654321098"


class _Product(NamedTuple):
    entity: str
    """Prefix of the `@entity` of responses."""
    by_sdk: bool
    """Whether the browser SDK drives it: then its two steps on the way show in the status."""
    kept_for: int | None
    """Milliseconds after which documents are deleted, if they are."""
    person: Person
    """Who signs in."""


_PRODUCTS: Final[Mapping[str, _Product]] = {
    "digilocker": _Product("in.co.sandbox.kyc.digilocker", by_sdk=False, kept_for=None, person=_PERSON),
    "digilocker-sdk": _Product("in.co.sandbox.kyc.digilocker.sdk", by_sdk=True, kept_for=None, person=_APP_USER),
    "entitylocker": _Product("in.co.sandbox.kyc.entitylocker", by_sdk=False, kept_for=HOUR, person=_OWNER),
    "entitylocker-sdk": _Product("in.co.sandbox.kyc.entitylocker.sdk", by_sdk=True, kept_for=HOUR, person=_OWNER),
}


def landing(_: MockState, session: Session) -> Mapping[str, str]:
    """Return what comes back on the redirect: the session alone, however it ended."""
    return {"session_id": session.id}


def _product(call: Call) -> str:
    return call.operation.path.split("/")[2]


def _open(state: MockState, call: Call) -> Session:
    product = _product(call)
    return state.open_session(
        tenant=call.tenant.name,
        product=product,
        requested=tuple(dict.fromkeys(call.texts("doc_types"))) or _OF_COMPANIES,
        redirect_url=call.text("redirect_url"),
        flow=call.text("flow"),
        expires_at=call.number("consent_expiry"),
    )


def _initiate(state: MockState, call: Call) -> MockResponse:
    session = _open(state, call)
    oauth_state = f"{call.tenant.secrets['api_key'][-12:]}|{session.id}|{session.redirect_url}"
    extra = {
        "client_id": "MOCKCLIENT",
        "state": oauth_state,
        "redirect_uri": session.redirect_url,
        "dl_flow": session.flow,
    }
    if session.product == "digilocker":
        codes = ",".join(_DOCUMENTS[each].code for each in session.requested)
        extra |= {"code_verifier": session.verifier, "scope": "files.issueddocs", "req_doctype": codes}
    extra["consent_valid_till"] = str(session.expires_at // 1000)
    entity = f"{_PRODUCTS[session.product].entity}.session.response"
    url = page_url(session, call.base, extra)
    return success(state, {"@entity": entity, "authorization_url": url, "session_id": session.id})


def _create(state: MockState, call: Call) -> MockResponse:
    session = _open(state, call)
    entity = f"{_PRODUCTS[session.product].entity}.session"
    data = {"@entity": entity, "id": session.id, "status": "created", "created_at": session.created_at}
    return success(state, data)


def _find(state: MockState, call: Call) -> Session:
    session_id = call.text("session_id")
    session = state.sessions.find(session_id, tenant=call.tenant.name, product=_product(call))
    if session is None:
        raise Refusal(failure(state, 521, f"Data not found for: {session_id}"))
    return session


def _status_of(session: Session) -> str:
    on_the_way = session.status in {"initialized", "authorized"}
    return "created" if on_the_way and not _PRODUCTS[session.product].by_sdk else session.status


def _get_status(state: MockState, call: Call) -> MockResponse:
    session = _find(state, call)
    status = _status_of(session)
    data: dict[str, object] = {"id": session.id, "created_at": session.created_at}
    if status != "created":
        data["updated_at"] = session.updated_at
    data |= {"@entity": f"{_PRODUCTS[session.product].entity}.session", "status": status}
    if status == "succeeded":
        data["documents_consented"] = list(session.consented)
    return success(state, data)


def _consented(state: MockState, call: Call) -> Session:
    """Return the session if the person has consented and its data is still kept."""
    session = _find(state, call)
    if session.status != "succeeded":
        older = call.operation.id == "entitylockerSdkGetDocument"
        message = f"Invalid session status: {_status_of(session)}"
        raise Refusal(failure(state, 523, "Cannot get document due to invalid session lifecycle" if older else message))
    kept_for = _PRODUCTS[session.product].kept_for
    if kept_for is not None and state.clock.milliseconds() >= (session.updated_at or session.created_at) + kept_for:
        raise Refusal(failure(state, 521, f"Data not found for: {session.id}"))
    return session


def _get_document(state: MockState, call: Call) -> MockResponse:
    session = _consented(state, call)
    name = call.text("doc_type")
    if name not in session.consented:
        raise Refusal(failure(state, 400, f"Consent for {name} not provided"))
    document = _DOCUMENTS[name]
    metadata = {
        "ContentType": document.mime,
        "issuer_id": document.issuer_id,
        "issuer": document.issuer,
        "LastModified": "19/12/2024" if name == "company_master_details" else "09/05/2025",
        "description": document.description,
    }
    url = state.files.link(call.base, session.id, document)
    file = {"@entity": "org.quicko.drive.file", "url": url, "size": len(document.content), "metadata": metadata}
    return success(state, {"files": [file]})


def _get_profile(state: MockState, call: Call) -> MockResponse:
    session = _consented(state, call)
    of_company = session.product.startswith("entitylocker")
    person = _PRODUCTS[session.product].person
    data: dict[str, object] = {
        "id": "96b14651-a333-547d-8de9-fee0be4f941e" if of_company else "b5522c8f-2321-577b-8e73-ae1366d9c591",
        "@entity": f"in.co.sandbox.kyc.{'entitylocker' if of_company else 'digilocker'}.user.profile",
        "date_of_birth": person.born_as("/"),
        "mobile": person.mobile,
        "name": person.name,
        "gender": person.gender_word,
        "eaadhaar": True,
    }
    if not of_company:
        data["email"] = person.email
    return success(state, data)


def _get_entity(state: MockState, call: Call) -> MockResponse:
    _consented(state, call)
    data = {
        "id": "4e8455e8-27db-50a0-99e9-0b0211a4811d",
        "@entity": "in.co.sandbox.kyc.entitylocker.entity",
        "date_of_incorporation": "16/01/2023",
        "email": "accounts@example.com",
        "mobile": "9876500000",
        "name": _COMPANY,
        "verified_by": "cin",
    }
    return success(state, data)


def _verify_user(state: MockState, call: Call) -> MockResponse:
    unknown = call.text("mobile") == _UNKNOWN_MOBILE or call.text("aadhaar_number") == _UNKNOWN_AADHAAR
    entity = "in.co.sandbox.kyc.digilocker.user.verification.response"
    return success(state, {"@entity": entity, "user_exists": not unknown})


HANDLERS: Final[Mapping[str, Handler]] = {
    "digilockerVerifyUser": _verify_user,
    "digilockerInitiateSession": _initiate,
    "digilockerGetSessionStatus": _get_status,
    "digilockerGetUserProfile": _get_profile,
    "digilockerGetDocument": _get_document,
    "digilockerSdkCreateSession": _create,
    "digilockerSdkGetSessionStatus": _get_status,
    "digilockerSdkGetUserProfile": _get_profile,
    "digilockerSdkGetDocument": _get_document,
    "entitylockerInitiateSession": _initiate,
    "entitylockerGetSessionStatus": _get_status,
    "entitylockerGetUserProfile": _get_profile,
    "entitylockerGetDocument": _get_document,
    "entitylockerGetEntityDetails": _get_entity,
    "entitylockerSdkCreateSession": _create,
    "entitylockerSdkGetSessionStatus": _get_status,
    "entitylockerSdkGetDocument": _get_document,
}
