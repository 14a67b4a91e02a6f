"""Deepvue's side of the consent flow: a code to exchange, an e-Aadhaar as JSON, and every other document as a file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._runtime.documents import (
    Aadhaar,
    Address,
    Certificate,
    Pan,
    kept,
    last_four,
    read as read_xml,
    read_date,
    read_gender,
)
from .._runtime.download import Download, EncodedFile, decode_base64
from .._runtime.errors import AuthenticationError, ConsentMissing, DocumentError, SessionExpired
from .._runtime.flow import Decision, FileSource, FoundDocument, Opened, Product, at_hand, call, encoded, granted
from . import digilocker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.callback import CallbackResult
    from .._runtime.flow import ConsentRequest, ConsentSession, DocumentKind, Load, Steps
    from .models import DigilockerEaadhaar, DigilockerIssuedFile

ACCOUNT: Final = ("client_id",)
SECRETS: Final = ("client_secret",)
UNBILLED: Final[frozenset[int]] = frozenset()
"""None is documented."""

_DOCUMENTS: Final[Mapping[DocumentKind, str]] = {"aadhaar": "aadhaar", "pan": "pan", "driving_licence": "dl"}
_CODES: Final[Mapping[str, DocumentKind]] = {"ADHAR": "aadhaar", "PANCR": "pan", "DRVLC": "driving_licence"}
"""What the list of issued files calls them (inferred: Deepvue shows placeholders alone)."""
_FORBIDDEN: Final = 403

PRODUCTS: Final = (Product("digilocker", _DOCUMENTS, state_is_session=True),)


def start(request: ConsentRequest, product: Product, reference: str) -> Steps[Opened]:
    """Open a session. Its id is the transaction's."""
    del reference  # Deepvue knows none
    opened = yield from call(
        digilocker.INITIATE_SESSION,
        purpose=request.purpose,
        redirect_url=request.return_url,
        doc_types=[product.documents[kind] for kind in request.documents],
    )
    return Opened(opened.transaction_id, opened.data.authorization_url)


def finish(session: ConsentSession, callback: CallbackResult) -> Steps[None]:
    """Exchange the code, once."""
    yield from call(digilocker.EXCHANGE_CODE, **_known(session), digilocker_code=callback.code)


def decision(session: ConsentSession) -> Steps[Decision]:
    """List what was shared. Before the exchange the session counts as no valid token, so nothing was decided yet."""
    try:
        issued = yield from _issued(session)
    except AuthenticationError as error:
        if error.status != _FORBIDDEN:
            raise
        return Decision("pending")
    return granted(_kind(file) for file in issued)


def read(session: ConsentSession, kind: DocumentKind) -> Steps[FoundDocument]:
    """Read the e-Aadhaar as JSON; of another document read its file where that is XML, else what its name says."""
    try:
        return (yield from _read(session, kind))
    except AuthenticationError as error:
        if error.status != _FORBIDDEN:
            raise
        raise SessionExpired("Deepvue lets nobody read this session any longer: start a new one") from error


def _read(session: ConsentSession, kind: DocumentKind) -> Steps[FoundDocument]:
    if kind == "aadhaar":
        found = yield from call(digilocker.GET_EAADHAAR, **_known(session), generate_pdf=True)
        return FoundDocument(_aadhaar(found.data), _pdf_of(found.data))
    issued = [file for file in (yield from _issued(session)) if _kind(file) == kind]
    if not issued:
        raise ConsentMissing(f"Deepvue lists no {kind} among what the person shared")
    download = yield from _load(session, issued[0])()
    files = (_source(issued[0], at_hand(download)), *(_source(file, _load(session, file)) for file in issued[1:]))
    try:
        document = read_xml(download.content)
    except DocumentError:
        document = _named(issued[0])
    if kind == "pan" and isinstance(document, Certificate):
        return FoundDocument(Pan.from_certificate(document).changed(source=issued[0]), files)
    return FoundDocument(document.changed(source=issued[0]), files)


def files(session: ConsentSession, allowed: tuple[DocumentKind, ...]) -> Steps[tuple[FileSource, ...]]:
    """List the issued files; each is loaded by a call of its own."""
    issued = yield from _issued(session)
    return tuple(_source(file, _load(session, file)) for file in issued if _kind(file) in allowed)


def _known(session: ConsentSession) -> dict[str, object]:
    """Return what every call after the first says."""
    return {"purpose": session.purpose, "initial_deepvue_transaction_id": session.id}


def _issued(session: ConsentSession) -> Steps[list[DigilockerIssuedFile]]:
    return (yield from call(digilocker.LIST_ISSUED_FILES, **_known(session))).data


def _load(session: ConsentSession, file: DigilockerIssuedFile) -> Load:
    def load() -> Steps[Download]:
        found = yield from call(digilocker.DOWNLOAD_FILE, **_known(session), uri=file.uri)
        return EncodedFile(found.data).download()

    return load


def _kind(file: DigilockerIssuedFile) -> DocumentKind | None:
    return _CODES.get(file.doctype or "")


def _source(file: DigilockerIssuedFile, load: Load) -> FileSource:
    announced = (file.mime or [""])[-1]
    return FileSource(load, file.name or "", _kind(file) or "", file.issuer or "", announced)


def _named(file: DigilockerIssuedFile) -> Certificate:
    """Return what the name of a document in DigiLocker says: issuer, kind and number."""
    return Certificate(kind=file.doctype or "", number=file.uri.rpartition("-")[2], issuer=file.issuer or "")


def _aadhaar(found: DigilockerEaadhaar) -> Aadhaar:
    from .models import DigilockerProofOfAddress

    identity, place = found.proof_of_identity, found.proof_of_address or DigilockerProofOfAddress()
    address = Address(
        care_of=place.care_of or "",
        house=place.house or "",
        street=place.street or "",
        locality=place.locality or "",
        place=place.vtc or "",
        district=place.district or "",
        state=place.state or "",
        postal_code=place.pincode or "",
        country=place.country or "",
    )
    return Aadhaar(
        name=identity.name,
        birth_date=read_date(identity.dob),
        gender=read_gender(identity.gender),
        address=address,
        last_four=last_four(found.masked_uid or ""),
        photo=decode_base64(found.photo) if found.photo else None,
        source=kept(found, found.masked_uid),
    )


def _pdf_of(found: DigilockerEaadhaar) -> tuple[FileSource, ...]:
    if not found.document_pdf:
        return ()
    mime = "application/pdf"
    return (FileSource(encoded(EncodedFile(found.document_pdf), mime), "e-Aadhaar", "aadhaar", "UIDAI", mime),)
