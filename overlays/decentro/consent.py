"""Decentro's side of the consent flow: a code to exchange, and documents as JSON with base64 inside.

Two suites: single sign-on (MeriPehchaan), and the classic one, where Decentro exchanges the code itself by default. The
e-Aadhaar is never read before the list of issued files has shown that the person consented: reading it too early spoils the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._runtime.documents import Aadhaar, Address, Certificate, Pan, kept, last_four, read_date, read_gender
from .._runtime.download import Download, EncodedFile, decode_base64
from .._runtime.errors import (
    ApiError,
    AuthenticationError,
    ConsentMissing,
    PermissionDenied,
    RateLimited,
    ServerError,
)
from .._runtime.flow import (
    Decision,
    FileSource,
    FoundDocument,
    Opened,
    Product,
    call,
    encoded,
    granted,
    new_reference_id,
)
from . import digilocker, digilocker_sso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.callback import CallbackResult
    from .._runtime.flow import ConsentRequest, ConsentSession, DocumentKind, Load, Steps
    from .models import EAadhaar, FileData, IssuedFile

ACCOUNT: Final = ("client_id",)
SECRETS: Final = ("client_secret",)
UNBILLED: Final[frozenset[int]] = frozenset()
"""None is documented."""

_DOCUMENTS: Final[Mapping[DocumentKind, str]] = {
    "aadhaar": "ADHAR",
    "pan": "PANCR",
    "driving_licence": "DRVLC",
    "vehicle_registration": "RVCER",
}
_CLASSIC: Final = "digilocker"
_SHORTEST: Final = 20
"""Characters that a purpose must have."""
_LABEL: Final = "Purpose of consent: "

PRODUCTS: Final = (
    Product(
        "digilocker_sso",
        _DOCUMENTS,
        options=frozenset({"signup", "pinless", "usernameless"}),
        state_is_session=True,
        purpose=(1, 50),
    ),
    Product(_CLASSIC, _DOCUMENTS, options=frozenset({"signup"}), state_is_session=True, purpose=(1, 50)),
)


def start(request: ConsentRequest, product: Product, reference: str) -> Steps[Opened]:
    """Open a session."""
    shared: dict[str, object] = {
        "consent_purpose": purpose(request.purpose),
        "reference_id": new_reference_id(reference),
        "redirect_url": request.return_url,
        "documents_for_consent": [product.documents[kind] for kind in request.documents],
        "redirect_to_signup": request.signup,
    }
    if product.name == _CLASSIC:
        opened = yield from call(digilocker.INITIATE_SESSION, **shared, abstract_access_token=True)
    else:
        shared["pinless_signup" if request.signup else "pinless_signin"] = request.pinless
        opened = yield from call(digilocker_sso.INITIATE_SESSION, **shared, usernameless_signup=request.usernameless)
    return Opened(opened.decentro_txn_id, opened.data.authorization_url)


def purpose(text: str) -> str:
    """Return a purpose as Decentro takes it, in 20 to 50 characters: a short one gets a label before it."""
    return text if len(text) >= _SHORTEST else f"{_LABEL}{text}"


def finish(session: ConsentSession, callback: CallbackResult) -> Steps[None]:
    """Exchange the code, where there is one: the classic suite brings none back."""
    if session.product.name == _CLASSIC and not callback.code:
        return
    operation = digilocker.EXCHANGE_CODE if session.product.name == _CLASSIC else digilocker_sso.EXCHANGE_CODE
    yield from call(operation, **_known(session), digilocker_code=callback.code)


def decision(session: ConsentSession) -> Steps[Decision]:
    """List what was shared. Before the exchange, or where the person refused, the list is refused: then nothing was decided yet."""
    try:
        issued = yield from _issued(session)
    except (AuthenticationError, PermissionDenied, RateLimited, ServerError):
        raise
    except ApiError:
        return Decision("pending")
    return granted(session.product.word_of(file.doctype or "") for file in issued)


def read(session: ConsentSession, kind: DocumentKind) -> Steps[FoundDocument]:
    """Read a document as JSON."""
    if kind == "aadhaar":
        operation = digilocker.GET_EAADHAAR if session.product.name == _CLASSIC else digilocker_sso.GET_EAADHAAR
        found = yield from call(operation, **_known(session), generate_xml=True, generate_pdf=True)
        return FoundDocument(_aadhaar(found.data), _files_of(found.data))
    issued = [file for file in (yield from _issued(session)) if session.product.word_of(file.doctype or "") == kind]
    if not issued:
        raise ConsentMissing(f"Decentro lists no {kind} among what the person shared")
    operation_of_data = digilocker.GET_FILE_DATA if session.product.name == _CLASSIC else digilocker_sso.GET_FILE_DATA
    data = (yield from call(operation_of_data, **_known(session), file_urn=issued[0].uri)).data
    return FoundDocument(_certificate(data, issued[0], kind), tuple(_source(session, file) for file in issued))


def files(session: ConsentSession, allowed: tuple[DocumentKind, ...]) -> Steps[tuple[FileSource, ...]]:
    """List the issued files; each is loaded by a call of its own."""
    issued = yield from _issued(session)
    return tuple(_source(session, file) for file in issued if session.product.word_of(file.doctype or "") in allowed)


def _known(session: ConsentSession) -> dict[str, object]:
    """Return what every call after the first says."""
    return {
        "initial_decentro_transaction_id": session.id,
        "consent_purpose": purpose(session.purpose),
        "reference_id": session.reference_id(),
    }


def _issued(session: ConsentSession) -> Steps[list[IssuedFile]]:
    operation = digilocker.LIST_ISSUED_FILES if session.product.name == _CLASSIC else digilocker_sso.LIST_ISSUED_FILES
    return (yield from call(operation, **_known(session))).data


def _source(session: ConsentSession, file: IssuedFile) -> FileSource:
    kind = session.product.word_of(file.doctype or "")
    announced = (file.mime or [""])[-1]
    return FileSource(_load(session, file), file.name or "", kind or "", file.issuer or "", announced)


def _load(session: ConsentSession, file: IssuedFile) -> Load:
    def load() -> Steps[Download]:
        operation = digilocker.DOWNLOAD_FILE if session.product.name == _CLASSIC else digilocker_sso.DOWNLOAD_FILE
        found = yield from call(operation, **_known(session), file_urn=file.uri)
        return EncodedFile(found.data.file).download()

    return load


def _aadhaar(found: EAadhaar) -> Aadhaar:
    from .models import ProofOfAddress

    identity, place = found.proof_of_identity, found.proof_of_address or ProofOfAddress()
    address = Address(
        care_of=place.care_of or "",
        house=place.house or "",
        street=place.street or "",
        landmark=place.landmark or "",
        locality=place.locality or "",
        place=place.vtc or "",
        post_office=place.post_office or "",
        sub_district=place.sub_district or "",
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
        last_four=last_four(found.aadhaar_uid or ""),
        photo=decode_base64(found.image) if found.image else None,
        source=kept(found, found.aadhaar_uid),
    )


def _files_of(found: EAadhaar) -> tuple[FileSource, ...]:
    texts = ((found.pdf, "application/pdf"), (found.xml, "application/xml"))
    return tuple(
        FileSource(encoded(EncodedFile(text), mime), "e-Aadhaar", "aadhaar", "UIDAI", mime)
        for text, mime in texts
        if text
    )


def _certificate(data: FileData, file: IssuedFile, kind: DocumentKind) -> Pan | Certificate:
    born = read_date(data.user_date_of_birth)
    number = data.id_number or file.uri.rpartition("-")[2]
    if kind == "pan":
        return Pan(number=number, name=data.user_name or None, birth_date=born, source=data)
    return Certificate(
        kind=file.doctype or "",
        number=number,
        name=data.user_name or "",
        birth_date=born,
        gender=read_gender(data.user_gender),
        issuer=data.document_issuer or file.issuer or "",
        status=data.document_status or "",
        source=data,
    )
