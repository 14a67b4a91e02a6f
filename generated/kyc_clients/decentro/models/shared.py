# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.download import EncodedFile, encoded_file
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "DigilockerInitiateSessionResponse",
    "Error",
    "DigilockerExchangeCodeResponse",
    "DigilockerEaadhaarResponse",
    "DigilockerListIssuedFilesResponse",
    "DigilockerDownloadFileResponse",
    "DigilockerGetFileDataResponse",
    "DigilockerSession",
    "DigilockerGrant",
    "EAadhaar",
    "ProofOfIdentity",
    "ProofOfAddress",
    "IssuedFile",
    "DownloadedFile",
    "FileData",
    "NestedError",
]


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionResponse(Model):
    """An open session."""

    decentro_txn_id: str
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: DigilockerSession
    """Where the person goes to consent."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DigilockerSession"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["decentroTxnId", "data"],
    }


@define(kw_only=True, repr=False)
class Error(Model):
    """What went wrong."""

    decentro_txn_id: str | None = None
    """This reply's id, to quote to support."""
    status: Literal["SUCCESS", "FAILURE"] | None = None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None = None
    """What went wrong, in a sentence."""
    response_key: str | None = None
    """What went wrong as a key, beginning with `error_`."""
    error: NestedError | None = None
    """What went wrong, one level down."""
    kyc_status: str | None = None
    """Outcome in one word, beside a nested error."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
            "error": {"$ref": "NestedError"},
            "kycStatus": {"x-attr": "kyc_status", "type": "string"},
        },
        "allOf": [{"anyOf": [{"required": ["message"]}, {"required": ["error"]}]}],
    }


@define(kw_only=True, repr=False)
class DigilockerExchangeCodeResponse(Model):
    """A completed authorisation."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: DigilockerGrant
    """Who consented, and for how long."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DigilockerGrant"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class DigilockerEaadhaarResponse(Model):
    """The person's e-Aadhaar."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: EAadhaar
    """What the e-Aadhaar says. Text that is not known is empty."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "EAadhaar"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class DigilockerListIssuedFilesResponse(Model):
    """The documents that the person shared."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: list[IssuedFile]
    """The documents, possibly none."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"type": "array", "items": {"$ref": "IssuedFile"}},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class DigilockerDownloadFileResponse(Model):
    """A downloaded document."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: DownloadedFile
    """The file of a document."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DownloadedFile"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class DigilockerGetFileDataResponse(Model):
    """A document's fields."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: FileData
    """What a document says. Known from PAN; other kinds may have other members."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "FileData"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class DigilockerSession(Model):
    """Where the person goes to consent."""

    authorization_url: str = _field(repr=False)
    """Page where the person signs in to DigiLocker and consents. Open it in their browser, once."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "authorizationUrl": {"x-attr": "authorization_url", "type": "string", "format": "uri", "x-sensitive": True}
        },
        "required": ["authorizationUrl"],
        "x-essential": ["authorizationUrl"],
    }


@define(kw_only=True, repr=False)
class DigilockerGrant(Model):
    """Who consented, and for how long."""

    expires_in: float | None = None
    """How long Decentro may read documents, in seconds from now."""
    name: str | None = _field(default=None, repr=False)
    """The person's name."""
    dob: str | None = _field(default=None, repr=False)
    """Date of birth."""
    gender: str | None = _field(default=None, repr=False)
    """One letter, for example `F`."""
    eaadhaar: str | None = None
    """Whether an e-Aadhaar is in this DigiLocker, `Y` if so."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "expiresIn": {"x-attr": "expires_in", "type": "number"},
            "name": {"type": "string", "x-sensitive": True},
            "dob": {"type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "eaadhaar": {"type": "string"},
        },
    }


@define(kw_only=True, repr=False)
class EAadhaar(Model):
    """What the e-Aadhaar says. Text that is not known is empty."""

    aadhaar_reference_number: str | None = _field(default=None, repr=False)
    """Reference number of the e-Aadhaar; often empty."""
    aadhaar_uid: str | None = _field(repr=False)
    """The Aadhaar number with all but its last four digits masked."""
    proof_of_identity: ProofOfIdentity
    """Who the person is."""
    proof_of_address: ProofOfAddress | None
    """Where the person lives. Parts that are not known are empty."""
    image: str | None = _field(default=None, repr=False)
    """The person's photo, base64."""
    pdf: str | None = _field(default=None, repr=False)
    """The e-Aadhaar as a PDF, base64. Present only when asked for with `generate_pdf`."""
    xml: str | None = _field(default=None, repr=False)
    """The signed e-Aadhaar XML, base64. Present only when asked for with `generate_xml`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "aadhaarReferenceNumber": {"x-attr": "aadhaar_reference_number", "type": "string", "x-sensitive": True},
            "aadhaarUid": {"x-attr": "aadhaar_uid", "type": "string", "x-sensitive": True},
            "proofOfIdentity": {"x-attr": "proof_of_identity", "$ref": "ProofOfIdentity"},
            "proofOfAddress": {"x-attr": "proof_of_address", "$ref": "ProofOfAddress"},
            "image": {"type": "string", "contentEncoding": "base64", "x-sensitive": True},
            "pdf": {
                "type": "string",
                "contentEncoding": "base64",
                "contentMediaType": "application/pdf",
                "x-sensitive": True,
            },
            "xml": {
                "type": "string",
                "contentEncoding": "base64",
                "contentMediaType": "application/xml",
                "x-sensitive": True,
            },
        },
        "required": ["aadhaarUid", "proofOfIdentity", "proofOfAddress"],
        "x-essential": ["proofOfIdentity"],
    }

    @property
    def image_file(self) -> EncodedFile | None:
        """The document in `image`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.image)

    @property
    def pdf_file(self) -> EncodedFile | None:
        """The document in `pdf`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.pdf, "application/pdf")

    @property
    def xml_file(self) -> EncodedFile | None:
        """The document in `xml`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.xml, "application/xml")


@define(kw_only=True, repr=False)
class ProofOfIdentity(Model):
    """Who the person is."""

    dob: str | None = _field(repr=False)
    """Date of birth, day first (`DD-MM-YYYY`)."""
    hashed_email: str | None = _field(default=None, repr=False)
    """Hash of the e-mail address, or empty."""
    gender: str | None = _field(repr=False)
    """One letter, for example `F`."""
    hashed_mobile_number: str | None = _field(default=None, repr=False)
    """Hash of the mobile number, or empty."""
    name: str = _field(repr=False)
    """The person's name."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "dob": {"type": "string", "x-sensitive": True},
            "hashedEmail": {"x-attr": "hashed_email", "type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "hashedMobileNumber": {"x-attr": "hashed_mobile_number", "type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
        },
        "required": ["name", "dob", "gender"],
        "x-essential": ["name"],
    }


@define(kw_only=True, repr=False)
class ProofOfAddress(Model):
    """Where the person lives. Parts that are not known are empty."""

    care_of: str | None = _field(default=None, repr=False)
    """Parent, spouse or guardian."""
    country: str | None = _field(default=None, repr=False)
    """Country."""
    district: str | None = _field(default=None, repr=False)
    """District."""
    house: str | None = _field(default=None, repr=False)
    """House number or name."""
    landmark: str | None = _field(default=None, repr=False)
    """Landmark."""
    locality: str | None = _field(default=None, repr=False)
    """Locality."""
    pincode: str | None = _field(default=None, repr=False)
    """Postal code."""
    post_office: str | None = _field(default=None, repr=False)
    """Post office."""
    state: str | None = _field(default=None, repr=False)
    """State."""
    street: str | None = _field(default=None, repr=False)
    """Street."""
    sub_district: str | None = _field(default=None, repr=False)
    """Sub-district."""
    vtc: str | None = _field(default=None, repr=False)
    """Village, town or city."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "careOf": {"x-attr": "care_of", "type": "string", "x-sensitive": True},
            "country": {"type": "string", "x-sensitive": True},
            "district": {"type": "string", "x-sensitive": True},
            "house": {"type": "string", "x-sensitive": True},
            "landmark": {"type": "string", "x-sensitive": True},
            "locality": {"type": "string", "x-sensitive": True},
            "pincode": {"type": "string", "x-sensitive": True},
            "postOffice": {"x-attr": "post_office", "type": "string", "x-sensitive": True},
            "state": {"type": "string", "x-sensitive": True},
            "street": {"type": "string", "x-sensitive": True},
            "subDistrict": {"x-attr": "sub_district", "type": "string", "x-sensitive": True},
            "vtc": {"type": "string", "x-sensitive": True},
        },
    }


@define(kw_only=True, repr=False)
class IssuedFile(Model):
    """A document issued to the person. Text that is not known is empty."""

    name: str | None
    """The document's name."""
    type: str | None = None
    """Kind of entry, for example `file`."""
    size: str | None = None
    """Size as text; often empty."""
    date: str | None = None
    """When it was issued, day first (`DD-MM-YYYY`)."""
    parent: str | None = None
    """Folder id; often empty."""
    mime: list[str] | None = None
    """Media types in which the document can be had."""
    uri: str = _field(repr=False)
    """The document's name in DigiLocker; pass it as `file_urn`."""
    doctype: str | None
    """The issuer's code for the kind of document, for example `ADHAR`, `PANCR` or `RVCER`."""
    description: str | None = None
    """The kind of document in words."""
    issuerid: str | None = None
    """The issuer's id, for example `in.gov.uidai`."""
    issuer: str | None = None
    """The issuer's name."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "type": {"type": "string"},
            "size": {"type": "string"},
            "date": {"type": "string"},
            "parent": {"type": "string"},
            "mime": {"type": "array", "items": {"type": "string"}},
            "uri": {"type": "string", "x-sensitive": True},
            "doctype": {"type": "string"},
            "description": {"type": "string"},
            "issuerid": {"type": "string"},
            "issuer": {"type": "string"},
        },
        "required": ["name", "uri", "doctype"],
        "x-essential": ["uri"],
    }


@define(kw_only=True, repr=False)
class DownloadedFile(Model):
    """The file of a document."""

    file: str = _field(repr=False)
    """The file, base64."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"file": {"type": "string", "contentEncoding": "base64", "x-sensitive": True}},
        "required": ["file"],
        "x-essential": ["file"],
    }

    @property
    def file_content(self) -> EncodedFile:
        """The document in `file`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.file)


@define(kw_only=True, repr=False)
class FileData(Model):
    """What a document says. Known from PAN; other kinds may have other members."""

    document_issuer: str | None = None
    """Who issued the document."""
    document_name: str | None = None
    """The kind of document in words."""
    document_type: str | None = None
    """The issuer's code for the kind of document, for example `PANCR`."""
    id_number: str | None = _field(default=None, repr=False)
    """The document's number."""
    user_name: str | None = _field(default=None, repr=False)
    """The person's name."""
    user_date_of_birth: str | None = _field(default=None, repr=False)
    """Date of birth, day first (`DD-MM-YYYY`)."""
    user_gender: str | None = _field(default=None, repr=False)
    """Gender in words, for example `FEMALE`."""
    document_verified_on: str | None = None
    """When it was verified, day first, with the time of day; the zone is not said."""
    document_status: str | None = None
    """State of the document, for example `Active`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "documentIssuer": {"x-attr": "document_issuer", "type": "string"},
            "documentName": {"x-attr": "document_name", "type": "string"},
            "documentType": {"x-attr": "document_type", "type": "string"},
            "idNumber": {"x-attr": "id_number", "type": "string", "x-sensitive": True},
            "userName": {"x-attr": "user_name", "type": "string", "x-sensitive": True},
            "userDateOfBirth": {"x-attr": "user_date_of_birth", "type": "string", "x-sensitive": True},
            "userGender": {"x-attr": "user_gender", "type": "string", "x-sensitive": True},
            "documentVerifiedOn": {"x-attr": "document_verified_on", "type": "string"},
            "documentStatus": {"x-attr": "document_status", "type": "string"},
        },
    }


@define(kw_only=True, repr=False)
class NestedError(Model):
    """What went wrong, one level down."""

    message: str | None
    """What went wrong, in a sentence."""
    response_code: str | None = None
    """Deprecated. Outcome as a code."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"message": {"type": "string"}, "responseCode": {"x-attr": "response_code", "type": "string"}},
        "required": ["message"],
        "x-essential": [],
    }
