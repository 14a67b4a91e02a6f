"""Whose locker Decentro opens, and what is in it, in Decentro's words."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from .._runtime.mock import PHOTO, TRANSPORT, Person, certificate, documents_of, pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import IssuedDocument

PERSON: Final = Person(name="Asha Example", born="19-01-1994", gender="F", mobile="9876500000")
_VEHICLE: Final = certificate(PERSON, TRANSPORT, "RVCER", "Registration of Vehicles", "MH00AA0000")
DOCUMENTS: Final[Mapping[str, IssuedDocument]] = {
    document.code: document for document in (*documents_of(PERSON), _VEHICLE)
}
LABELS: Final[Mapping[str, str]] = {code: document.description for code, document in DOCUMENTS.items()}
_MIMES: Final = ["application/json", "application/xml", "application/pdf"]


def eaadhaar(*, with_pdf: bool, with_xml: bool) -> Mapping[str, object]:
    """Return the person's e-Aadhaar, with the files that were asked for."""
    data: dict[str, object] = {
        "aadhaarReferenceNumber": "",
        "aadhaarUid": "xxxxxxxx0000",
        "proofOfIdentity": {
            "dob": PERSON.born,
            "hashedEmail": "",
            "gender": PERSON.gender,
            "hashedMobileNumber": "",
            "name": PERSON.name,
        },
        "proofOfAddress": {
            "careOf": PERSON.care_of,
            "country": "India",
            "district": "Pune",
            "house": "12",
            "landmark": "",
            "locality": "Example Colony",
            "pincode": "411001",
            "postOffice": "Example PO",
            "state": "Maharashtra",
            "street": "Example Road",
            "subDistrict": "Haveli",
            "vtc": "Pune",
        },
        "image": PHOTO,
    }
    if with_pdf:
        data["pdf"] = b64encode(pdf(("e-Aadhaar", PERSON.name))).decode()
    if with_xml:
        data["xml"] = b64encode(DOCUMENTS["ADHAR"].content).decode()
    return data


def issued(document: IssuedDocument) -> Mapping[str, object]:
    """Return a document as a row of the list of issued files."""
    return {
        "name": document.description,
        "type": "file",
        "size": "",
        "date": "12-03-2025",
        "parent": "",
        "mime": _MIMES[2:] if document.code == "ADHAR" else _MIMES,
        "uri": document.uri,
        "doctype": document.code,
        "description": document.description,
        "issuerid": document.issuer_id,
        "issuer": document.issuer,
    }


def file_data(document: IssuedDocument) -> Mapping[str, object]:
    """Return what a document says, as JSON."""
    if document.code == "DRVLC":
        return {"idNumber": document.number, "name": PERSON.name, "validTill": "11-03-2045"}
    return {
        "documentIssuer": document.issuer,
        "documentName": document.description,
        "documentType": document.code,
        "idNumber": document.number,
        "userName": PERSON.name,
        "userDateOfBirth": PERSON.born,
        "userGender": PERSON.gender_word.upper(),
        "documentVerifiedOn": "12-03-2025 18:54:22",
        "documentStatus": "Active",
    }
