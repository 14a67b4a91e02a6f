"""Decentro's DigiLocker sessions: the classic suite names them in the body, the single sign-on suite in the path."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from .._runtime.mock import HOUR, Refusal, pdf, s256, same
from .mock_papers import PAPERS, PERSON, eaadhaar, file_data, issued
from .mock_words import failure, success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, Paper, Reply, Session, World

_ALIASES: Final[Mapping[str, str]] = {"PAN": "PANCR"}
"""Integrators ask for a PAN under either name."""


def _suite(call: Call) -> str:
    return call.operation.path.split("/")[3]


def landing(_: World, session: Session) -> Mapping[str, str]:
    """Return what comes back on the redirect: a status where Decentro exchanges the code itself, else DigiLocker's own words."""
    agreed = session.status == "succeeded"
    if session.options.get("abstract"):
        return {"status": "SUCCESS" if agreed else "DENIED", "initiation_decentro_transaction_id": session.id}
    if agreed:
        return {"code": session.code, "state": session.id}
    return {"error": "access_denied", "error_description": "User denied the consent", "state": session.id}


def decided(world: World, session: Session) -> None:
    """Exchange the code at once where the caller left that to Decentro."""
    if session.status == "succeeded" and session.options.get("abstract"):
        session.granted_at = world.clock.milliseconds()


def enter(world: World, link: str) -> Session | None:
    """Lead from Decentro's own address to the person's page, the first time it is followed."""
    session = world.sessions.by_ticket(s256(link))
    if session is None or f"followed/{link}" in world.notes:
        return None
    world.notes[f"followed/{link}"] = session.id
    return session


def _fresh(world: World, call: Call) -> None:
    """Take note of a reference id; refuse one that was used."""
    note = f"reference/{call.tenant.name}/{call.text('reference_id')}"
    if note in world.notes:
        raise Refusal(failure(world, 400, "error_duplicate_reference_id"))
    world.notes[note] = call.operation.id


def _initiate(world: World, call: Call) -> Reply:
    _fresh(world, call)
    wanted = (_ALIASES.get(each, each) for each in call.texts("documents_for_consent"))
    session = world.open_session(
        session_id=world.ids.hex(32).upper(),
        tenant=call.tenant.name,
        product=_suite(call),
        asked=tuple(dict.fromkeys(wanted)) or tuple(PAPERS),
        redirect_url=call.text("redirect_url"),
        flow="signup" if call.flag("redirect_to_signup") else "signin",
        options={"abstract": _suite(call) == "digilocker" and call.flag("abstract_access_token", default=True)},
    )
    data = {"authorizationUrl": f"{call.base}/decentro/i/{session.verifier}"}
    return success(world, "success_initiate_session", "Session created successfully.", data, transaction=session.id)


def _find(world: World, call: Call) -> Session:
    session_id = call.text("initial_decentro_txn_id") or call.text("initial_decentro_transaction_id")
    session = world.sessions.find(session_id, tenant=call.tenant.name, product=_suite(call))
    if session is None or session.ended == "revoked":
        raise Refusal(failure(world, 404, "error_no_session"))
    return session


def _read(world: World, call: Call, document: str = "") -> Session:
    """Return a session whose documents may be read now, this one among them."""
    session = _find(world, call)
    if session.ended or session.status != "succeeded" or (document and document not in session.consented):
        raise Refusal(failure(world, 400, "error_no_consent"))
    if session.granted_at is None or world.clock.milliseconds() >= session.granted_at + HOUR:
        raise Refusal(failure(world, 400, "error_no_token"))
    return session


def _redeem(world: World, call: Call) -> Session:
    """Exchange the code: once, within an hour."""
    session, now = _find(world, call), world.clock.milliseconds()
    code = call.text("code") or call.text("digilocker_code")
    fits = session.status == "succeeded" and same(code, session.code)
    if not fits or session.granted_at is not None or now >= session.code_at + HOUR:
        raise Refusal(failure(world, 400, "error_invalid_code"))
    session.granted_at = now
    return session


def _exchange(world: World, call: Call) -> Reply:
    _fresh(world, call)
    _redeem(world, call)
    data = {
        "expiresIn": HOUR // 1000,
        "name": PERSON.name,
        "dob": PERSON.born,
        "gender": PERSON.gender,
        "eaadhaar": "Y",
    }
    message = "Access Token generated successfully from MeriPehchaan"
    return success(world, "success_access_token", message, data, code="S00007")


def _eaadhaar(world: World, call: Call) -> Reply:
    _fresh(world, call)
    session = _find(world, call)
    if session.is_open:
        # Observed by an integrator: whoever reads too early is told that there is no consent, for ever.
        session.ended = "spoilt"
    _read(world, call, "ADHAR")
    return _show_eaadhaar(world, call)


def _one_time_eaadhaar(world: World, call: Call) -> Reply:
    _fresh(world, call)
    _redeem(world, call)
    _read(world, call, "ADHAR")
    return _show_eaadhaar(world, call)


def _show_eaadhaar(world: World, call: Call) -> Reply:
    data = eaadhaar(with_pdf=call.flag("generate_pdf"), with_xml=call.flag("generate_xml"))
    message = "E-Aadhaar information received successfully from MeriPehchaan"
    return success(world, "success_eaadhaar_download", message, data)


def _shared(session: Session) -> list[Paper]:
    codes = dict.fromkeys((*session.consented, *session.extra))
    return [PAPERS[code] for code in codes if code in PAPERS]


def _list_files(world: World, call: Call) -> Reply:
    _fresh(world, call)
    data = [issued(paper) for paper in _shared(_read(world, call))]
    return success(world, "success_issued_files", "Issued files received successfully from MeriPehchaan", data)


def _file(world: World, call: Call) -> Paper:
    for paper in _shared(_read(world, call)):
        if paper.uri == call.text("file_urn"):
            return paper
    raise Refusal(failure(world, 404, "error_no_file"))


def _download(world: World, call: Call) -> Reply:
    _fresh(world, call)
    paper = _file(world, call)
    data = {"file": b64encode(pdf((paper.description, PERSON.name))).decode()}
    return success(world, "success_file_download", "File fetched successfully from MeriPehchaan", data)


def _file_data(world: World, call: Call) -> Reply:
    _fresh(world, call)
    paper = _file(world, call)
    return success(
        world, "success_file_data", "File data fetched successfully as JSON from MeriPehchaan", file_data(paper)
    )


def _pull(world: World, call: Call) -> Reply:
    _fresh(world, call)
    session = _read(world, call)
    if call.text("document_type") != "PAN":
        raise Refusal(failure(world, 400, "error_malformed_request"))
    session.extra = ("PANCR",)
    return success(world, "success_file_pull", "Document pulled successfully from Issuer")


def _revoke(world: World, call: Call) -> Reply:
    session = _find(world, call)
    if session.granted_at is None:
        raise Refusal(failure(world, 400, "error_no_token"))
    session.ended = "revoked"
    message = "Token has been revoked successfully for the session"
    return success(world, "success_revoke_token", message, {"revoked": True}, code="S00007")


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
