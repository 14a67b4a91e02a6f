"""Decentro's DigiLocker sessions: the classic suite names them in the body, the single sign-on suite in the path."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from .._runtime.mock import HOUR, Refusal, pdf, s256, secrets_equal
from .mock_documents import DOCUMENTS, PERSON, eaadhaar, file_data, issued
from .mock_responses import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, IssuedDocument, MockResponse, MockState, Session

_ALIASES: Final[Mapping[str, str]] = {"PAN": "PANCR"}
"""Integrators ask for a PAN under either name."""


def _suite(call: Call) -> str:
    return call.operation.path.split("/")[3]


def landing(_: MockState, session: Session) -> Mapping[str, str]:
    """Return what comes back on the redirect: a status where Decentro exchanges the code itself, else DigiLocker's own words."""
    agreed = session.status == "succeeded"
    if session.options.get("abstract"):
        return {"status": "SUCCESS" if agreed else "DENIED", "initiation_decentro_transaction_id": session.id}
    if agreed:
        return {"code": session.code, "state": session.id}
    return {"error": "access_denied", "error_description": "User denied the consent", "state": session.id}


def decided(state: MockState, session: Session) -> None:
    """Exchange the code at once where the caller left that to Decentro."""
    if session.status == "succeeded" and session.options.get("abstract"):
        session.granted_at = state.clock.milliseconds()


def enter(state: MockState, link: str) -> Session | None:
    """Lead from Decentro's own address to the person's page, the first time it is followed."""
    session = state.sessions.by_ticket(s256(link))
    if session is None or f"followed/{link}" in state.notes:
        return None
    state.notes[f"followed/{link}"] = session.id
    return session


def _fresh(state: MockState, call: Call) -> None:
    """Take note of a reference id; refuse one that was used."""
    note = f"reference/{call.tenant.name}/{call.text('reference_id')}"
    if note in state.notes:
        raise Refusal(failure(state, 400, "error_duplicate_reference_id"))
    state.notes[note] = call.operation.id


def _initiate(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    wanted = (_ALIASES.get(each, each) for each in call.texts("documents_for_consent"))
    session = state.open_session(
        session_id=state.ids.hex(32).upper(),
        tenant=call.tenant.name,
        product=_suite(call),
        requested=tuple(dict.fromkeys(wanted)) or tuple(DOCUMENTS),
        redirect_url=call.text("redirect_url"),
        flow="signup" if call.flag("redirect_to_signup") else "signin",
        options={"abstract": _suite(call) == "digilocker" and call.flag("abstract_access_token", default=True)},
    )
    data = {"authorizationUrl": f"{call.base}/decentro/i/{session.verifier}"}
    return success(state, "success_initiate_session", "Session created successfully.", data, transaction=session.id)


def _find(state: MockState, call: Call) -> Session:
    session_id = call.text("initial_decentro_txn_id") or call.text("initial_decentro_transaction_id")
    session = state.sessions.find(session_id, tenant=call.tenant.name, product=_suite(call))
    if session is None or session.ended == "revoked":
        raise Refusal(failure(state, 404, "error_no_session"))
    return session


def _read(state: MockState, call: Call, document: str = "") -> Session:
    """Return a session whose documents may be read now, this one among them."""
    session = _find(state, call)
    if session.ended or session.status != "succeeded" or (document and document not in session.consented):
        raise Refusal(failure(state, 400, "error_no_consent"))
    if session.granted_at is None or state.clock.milliseconds() >= session.granted_at + HOUR:
        raise Refusal(failure(state, 400, "error_no_token"))
    return session


def _redeem(state: MockState, call: Call) -> Session:
    """Exchange the code: once, within an hour."""
    session, now = _find(state, call), state.clock.milliseconds()
    code = call.text("code") or call.text("digilocker_code")
    fits = session.status == "succeeded" and secrets_equal(code, session.code)
    if not fits or session.granted_at is not None or now >= session.code_at + HOUR:
        raise Refusal(failure(state, 400, "error_invalid_code"))
    session.granted_at = now
    return session


def _exchange(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    _redeem(state, call)
    data = {
        "expiresIn": HOUR // 1000,
        "name": PERSON.name,
        "dob": PERSON.born,
        "gender": PERSON.gender,
        "eaadhaar": "Y",
    }
    message = "Access Token generated successfully from MeriPehchaan"
    return success(state, "success_access_token", message, data, code="S00007")


def _eaadhaar(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    session = _find(state, call)
    if session.is_open:
        # Observed by an integrator: a read before the decision gives "no consent" for ever.
        session.ended = "spoilt"
    _read(state, call, "ADHAR")
    return _show_eaadhaar(state, call)


def _one_time_eaadhaar(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    _redeem(state, call)
    _read(state, call, "ADHAR")
    return _show_eaadhaar(state, call)


def _show_eaadhaar(state: MockState, call: Call) -> MockResponse:
    data = eaadhaar(with_pdf=call.flag("generate_pdf"), with_xml=call.flag("generate_xml"))
    message = "E-Aadhaar information received successfully from MeriPehchaan"
    return success(state, "success_eaadhaar_download", message, data)


def _shared(session: Session) -> list[IssuedDocument]:
    codes = dict.fromkeys((*session.consented, *session.extra))
    return [DOCUMENTS[code] for code in codes if code in DOCUMENTS]


def _list_files(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    data = [issued(document) for document in _shared(_read(state, call))]
    return success(state, "success_issued_files", "Issued files received successfully from MeriPehchaan", data)


def _file(state: MockState, call: Call) -> IssuedDocument:
    for document in _shared(_read(state, call)):
        if document.uri == call.text("file_urn"):
            return document
    raise Refusal(failure(state, 404, "error_no_file"))


def _download(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    document = _file(state, call)
    data = {"file": b64encode(pdf((document.description, PERSON.name))).decode()}
    return success(state, "success_file_download", "File fetched successfully from MeriPehchaan", data)


def _file_data(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    document = _file(state, call)
    return success(
        state, "success_file_data", "File data fetched successfully as JSON from MeriPehchaan", file_data(document)
    )


def _pull(state: MockState, call: Call) -> MockResponse:
    _fresh(state, call)
    session = _read(state, call)
    if call.text("document_type") != "PAN":
        raise Refusal(failure(state, 400, "error_malformed_request"))
    session.extra = ("PANCR",)
    return success(state, "success_file_pull", "Document pulled successfully from Issuer")


def _revoke(state: MockState, call: Call) -> MockResponse:
    session = _find(state, call)
    if session.granted_at is None:
        raise Refusal(failure(state, 400, "error_no_token"))
    session.ended = "revoked"
    message = "Token has been revoked successfully for the session"
    return success(state, "success_revoke_token", message, {"revoked": True}, code="S00007")


HANDLERS: Final[Mapping[str, Handler]] = {
    "digilockerInitiateSession": _initiate,
    "digilockerExchangeCode": _exchange,
    "digilockerGetEaadhaar": _eaadhaar,
    "digilockerListIssuedFiles": _list_files,
    "digilockerDownloadFile": _download,
    "digilockerGetFileData": _file_data,
    "digilockerGetOneTimeEaadhaar": _one_time_eaadhaar,
    "digilockerSsoInitiateSession": _initiate,
    "digilockerSsoExchangeCode": _exchange,
    "digilockerSsoGetEaadhaar": _eaadhaar,
    "digilockerSsoListIssuedFiles": _list_files,
    "digilockerSsoDownloadFile": _download,
    "digilockerSsoGetFileData": _file_data,
    "digilockerSsoPullFile": _pull,
    "digilockerSsoRevokeSession": _revoke,
}
