"""Sandbox's side of the consent flow: sessions whose state can be asked for, and files behind links.

Four products, of two lockers: DigiLocker for a person, EntityLocker for a business, each with an address for the browser or with the
provider's SDK. Documents are the issuers' own XML, or a PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._runtime.documents import Aadhaar, Certificate, Pan, read_aadhaar, read_certificate, read_date, read_pan
from .._runtime.errors import DocumentError
from .._runtime.flow import (
    HOUR,
    Decision,
    FileSource,
    FoundDocument,
    Opened,
    Product,
    at_hand,
    call,
    fetch,
    granted,
    linked,
)
from . import digilocker, digilocker_sdk, entitylocker, entitylocker_sdk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .._runtime.callback import CallbackResult
    from .._runtime.flow import ConsentRequest, ConsentSession, DocumentKind, Load, Steps
    from .._runtime.operation import Operation
    from .models import DocumentFile, DocumentResponse

ACCOUNT: Final = ("api_key",)
SECRETS: Final = ("api_secret",)
UNBILLED: Final[frozenset[int]] = frozenset()
"""None is documented."""

_OF_PERSONS: Final[Mapping[DocumentKind, str]] = {
    "aadhaar": "aadhaar",
    "pan": "pan",
    "driving_licence": "driving_license",
}
_OF_BUSINESSES: Final[Mapping[DocumentKind, str]] = {
    "company": "company_master_details",
    "gstin": "gstn_details",
    "udyam": "udhyam_certificate",
}
_READERS: Final[Mapping[str, Callable[[bytes], Aadhaar | Pan | Certificate]]] = {
    "aadhaar": read_aadhaar,
    "pan": read_pan,
}
_MONTH: Final = 30 * 24 * HOUR
"""How long a DigiLocker session's documents can be read is stated nowhere; the provider ends it when it does."""

PRODUCTS: Final = (
    Product(
        "digilocker",
        _OF_PERSONS,
        options=frozenset({"signup", "pinless", "usernameless", "verified_mobile"}),
        polled=True,
        readable=_MONTH,
    ),
    Product("digilocker_sdk", _OF_PERSONS, options=frozenset({"signup"}), polled=True, page=False, readable=_MONTH),
    Product("entitylocker", _OF_BUSINESSES, options=frozenset({"signup"}), polled=True),
    Product("entitylocker_sdk", _OF_BUSINESSES, options=frozenset({"signup"}), polled=True, page=False),
)


def start(request: ConsentRequest, product: Product, reference: str) -> Steps[Opened]:
    """Open a session. EntityLocker's has no list of documents: the business chooses."""
    del reference  # Sandbox knows none
    shared: dict[str, object] = {"flow": "signup" if request.signup else "signin"}
    if product.name != "entitylocker":
        shared["doc_types"] = [product.documents[kind] for kind in request.documents]
    if not product.page:
        if product.name == "digilocker_sdk":
            return Opened((yield from call(digilocker_sdk.CREATE_SESSION, **shared)).data.id)
        return Opened((yield from call(entitylocker_sdk.CREATE_SESSION, **shared)).data.id)
    shared["redirect_url"] = request.return_url
    if product.name == "entitylocker":
        business = (yield from call(entitylocker.INITIATE_SESSION, **shared)).data
        return Opened(business.session_id, business.authorization_url)
    wanted = (
        ("usernameless", "verified_mobile") if request.signup else ("pinless",)
    )  # in the other flow each is refused
    given = {name: getattr(request, name) for name in wanted}
    options = {name: value for name, value in given.items() if value is not None}
    if options:
        from .models import DigilockerSessionOptions

        shared["options"] = DigilockerSessionOptions(**options)
    session = (yield from call(digilocker.INITIATE_SESSION, **shared)).data
    return Opened(session.session_id, session.authorization_url)


def finish(session: ConsentSession, callback: CallbackResult) -> Steps[None]:
    """Nothing is to be done: the state of the session says everything."""
    del session, callback
    yield from ()


def decision(session: ConsentSession) -> Steps[Decision]:
    """Ask for the state, which costs nothing."""
    if session.product.name.startswith("entitylocker"):
        operation = entitylocker if session.product.page else entitylocker_sdk
        of_business = (yield from call(operation.GET_SESSION_STATUS, session_id=session.id)).data
        return _decision(session, of_business.status, of_business.documents_consented)
    if session.product.page:
        state = (yield from call(digilocker.GET_SESSION_STATUS, session_id=session.id)).data
        return _decision(session, state.status, state.documents_consented)
    by_sdk = (yield from call(digilocker_sdk.GET_SESSION_STATUS, session_id=session.id)).data
    return _decision(session, by_sdk.status, by_sdk.documents_consented)


def _decision(session: ConsentSession, status: str, consented: Sequence[str] | None) -> Decision:
    if status == "succeeded":
        return granted(session.product.word_of(word) for word in consented or [])
    return Decision("denied" if status == "failed" else "expired" if status == "expired" else "pending")


def read(session: ConsentSession, kind: DocumentKind) -> Steps[FoundDocument]:
    """Get the document's links, and read the issuer's XML behind the first that is XML."""
    found = yield from _document(session, kind)
    files: list[FileSource] = []
    content: bytes | None = None
    for file in found.data.files:
        load = linked(file.file)
        if content is None and "xml" in _announced(file):
            download = yield from fetch(file.file)
            content, load = download.content, at_hand(download)
        files.append(_source(file, kind, load))
    if content is not None:
        return FoundDocument(_READERS.get(kind, read_certificate)(content).changed(source=found), tuple(files))
    if kind != "company":
        raise DocumentError(f"Sandbox handed over no XML of {kind}; its files can be had with files()")
    return FoundDocument((yield from _company(session, found)), tuple(files))


def files(session: ConsentSession, allowed: tuple[DocumentKind, ...]) -> Steps[tuple[FileSource, ...]]:
    """Get the links of every document; each costs a call."""
    found: list[FileSource] = []
    for kind in allowed:
        document = yield from _document(session, kind)
        found += [_source(file, kind, linked(file.file)) for file in document.data.files]
    return tuple(found)


def _document(session: ConsentSession, kind: DocumentKind) -> Steps[DocumentResponse]:
    operations: Mapping[str, Operation[DocumentResponse]] = {
        "digilocker": digilocker.GET_DOCUMENT,
        "digilocker_sdk": digilocker_sdk.GET_DOCUMENT,
        "entitylocker": entitylocker.GET_DOCUMENT,
        "entitylocker_sdk": entitylocker_sdk.GET_DOCUMENT,
    }
    operation = operations[session.product.name]
    return (yield from call(operation, session_id=session.id, doc_type=session.product.documents[kind]))


def _company(session: ConsentSession, found: DocumentResponse) -> Steps[Certificate]:
    """Return a company's data beside its PDF; the SDK product has none."""
    if not session.product.page:
        return Certificate(source=found)
    company = (yield from call(entitylocker.GET_ENTITY_DETAILS, session_id=session.id)).data
    return Certificate(name=company.name, issued_on=read_date(company.date_of_incorporation), source=found)


def _source(file: DocumentFile, kind: DocumentKind, load: Load) -> FileSource:
    about = file.metadata
    if about is None:
        return FileSource(load, "", kind, "", "")
    return FileSource(load, about.description or "", kind, about.issuer or "", _announced(file))


def _announced(file: DocumentFile) -> str:
    """Return the media type that the provider says; empty where it says none."""
    return (file.metadata.content_type if file.metadata is not None else None) or ""
