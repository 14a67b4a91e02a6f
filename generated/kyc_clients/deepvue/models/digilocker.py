# Generated from specs/deepvue and overlays/deepvue by `make generate`. Edit those.

"""Classes of `digilocker`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.download import EncodedFile, encoded_file
from ..._runtime.epoch import epoch_ms, epoch_s
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "DigilockerInitiateSessionRequest",
    "DigilockerInitiateSessionResponse",
    "Error",
    "DigilockerExchangeCodeRequest",
    "DigilockerExchangeCodeResponse",
    "DigilockerListIssuedFilesRequest",
    "DigilockerListIssuedFilesResponse",
    "DigilockerDownloadFileRequest",
    "DigilockerDownloadFileResponse",
    "DigilockerGetEaadhaarRequest",
    "DigilockerGetEaadhaarResponse",
    "DigilockerSession",
    "DigilockerGrant",
    "DigilockerIssuedFile",
    "DigilockerEaadhaar",
    "DigilockerProofOfIdentity",
    "DigilockerProofOfAddress",
    "ValidationErrorItem",
]


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionRequest(Model):
    """What opening a session needs."""

    consent: Literal["Y"] = "Y"
    """Says that the person agreed to the check."""
    purpose: str
    """Why the documents are asked for, in a few words."""
    redirect_url: str | None = None
    """Where the browser goes once the person has consented. DigiLocker's code arrives there; no page says what
    comes back, so that is inferred.
    """
    doc_types: Sequence[Literal["aadhaar", "pan", "dl"]] | None = None
    """Documents to offer on the consent screen: Aadhaar, PAN, driving licence. All three when left out."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "string", "const": "Y"},
            "purpose": {"type": "string"},
            "redirect_url": {
                "type": "string",
                "format": "uri",
                "minLength": 1,
                "maxLength": 2083,
                "x-test-values": ["example_string"],
                "x-local-url": True,
            },
            "doc_types": {"type": "array", "items": {"type": "string", "enum": ["aadhaar", "pan", "dl"]}},
        },
        "required": ["consent", "purpose"],
    }


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionResponse(Model):
    """An open session."""

    code: int | None = None
    """Deepvue's own status code, 201 in the documented example."""
    timestamp: int | None
    """When the reply was made, in milliseconds since 1970 (UTC)."""
    transaction_id: str
    """The session's id. Later calls take it as `initial_deepvue_transaction_id`."""
    sub_code: str | None = None
    """Outcome in one word; this call usually sends none. Inferred: no page of the provider says so (from
    specs/deepvue/samples/digilocker-initiate-session--opened-under-200.json).
    """
    message: str | None = None
    """Outcome in a sentence; this call usually sends none. Inferred: no page of the provider says so (from
    specs/deepvue/samples/digilocker-initiate-session--opened-under-200.json).
    """
    data: DigilockerSession
    """Where the person goes to consent."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "sub_code": {"type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DigilockerSession"},
        },
        "required": ["timestamp", "transaction_id", "data"],
        "x-essential": ["transaction_id", "data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class Error(Model):
    """What went wrong, without the envelope of a success."""

    detail: str | list[ValidationErrorItem] | None
    """What went wrong, in a sentence, or one item for each broken rule."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "detail": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "ValidationErrorItem"}}]}
        },
        "required": ["detail"],
        "x-essential": [],
    }


@define(kw_only=True, repr=False)
class DigilockerExchangeCodeRequest(Model):
    """What completing the authorisation needs."""

    consent: Literal["Y"] = "Y"
    """Says that the person agreed to the check."""
    purpose: str
    """Why the documents are asked for, in a few words."""
    initial_deepvue_transaction_id: str = _field(repr=False)
    """The `transaction_id` that opening the session returned."""
    digilocker_code: str = _field(repr=False)
    """The code that DigiLocker handed to your `redirect_url`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "string", "const": "Y"},
            "purpose": {"type": "string"},
            "initial_deepvue_transaction_id": {"type": "string", "x-sensitive": True},
            "digilocker_code": {"type": "string", "x-sensitive": True},
        },
        "required": ["consent", "purpose", "initial_deepvue_transaction_id", "digilocker_code"],
    }


@define(kw_only=True, repr=False)
class DigilockerExchangeCodeResponse(Model):
    """A completed authorisation."""

    code: int | None = None
    """Deepvue's own status code."""
    timestamp: int | None
    """When the reply was made, in milliseconds since 1970 (UTC)."""
    transaction_id: str | None
    """This call's own id, not the session's."""
    sub_code: str | None
    """Outcome in one word, `SUCCESS` when it went well."""
    message: str | None
    """Outcome in a sentence."""
    data: DigilockerGrant
    """Who consented, and for how long."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "sub_code": {"type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DigilockerGrant"},
        },
        "required": ["timestamp", "transaction_id", "sub_code", "message", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerListIssuedFilesRequest(Model):
    """Whose documents to list."""

    consent: Literal["Y"] = "Y"
    """Says that the person agreed to the check."""
    purpose: str
    """Why the documents are asked for, in a few words."""
    initial_deepvue_transaction_id: str = _field(repr=False)
    """The `transaction_id` that opening the session returned."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "string", "const": "Y"},
            "purpose": {"type": "string"},
            "initial_deepvue_transaction_id": {"type": "string", "x-sensitive": True},
        },
        "required": ["consent", "purpose", "initial_deepvue_transaction_id"],
    }


@define(kw_only=True, repr=False)
class DigilockerListIssuedFilesResponse(Model):
    """The documents that the person shared."""

    code: int | None = None
    """Deepvue's own status code."""
    timestamp: int | None
    """When the reply was made, in milliseconds since 1970 (UTC)."""
    transaction_id: str | None
    """This call's own id, not the session's."""
    sub_code: str | None
    """Outcome in one word, `SUCCESS` when it went well."""
    message: str | None
    """Outcome in a sentence."""
    data: list[DigilockerIssuedFile]
    """The documents, possibly none."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": ["integer", "null"], "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "sub_code": {"type": "string"},
            "message": {"type": "string"},
            "data": {"type": "array", "items": {"$ref": "DigilockerIssuedFile"}},
        },
        "required": ["timestamp", "transaction_id", "sub_code", "message", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerDownloadFileRequest(Model):
    """Which document to download."""

    consent: Literal["Y"] = "Y"
    """Says that the person agreed to the check."""
    purpose: str
    """Why the documents are asked for, in a few words."""
    initial_deepvue_transaction_id: str = _field(repr=False)
    """The `transaction_id` that opening the session returned."""
    uri: str = _field(repr=False)
    """The `uri` of an issued document. Inferred: no page of the provider says so (from
    specs/deepvue/samples/digilocker-download-file--downloaded.json).
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "string", "const": "Y"},
            "purpose": {"type": "string"},
            "initial_deepvue_transaction_id": {"type": "string", "x-sensitive": True},
            "uri": {"type": "string", "x-sensitive": True},
        },
        "required": ["consent", "purpose", "initial_deepvue_transaction_id", "uri"],
    }


@define(kw_only=True, repr=False)
class DigilockerDownloadFileResponse(Model):
    """A downloaded document."""

    code: int | None = None
    """Deepvue's own status code."""
    timestamp: int | None
    """When the reply was made, in milliseconds since 1970 (UTC)."""
    transaction_id: str | None
    """This call's own id, not the session's."""
    sub_code: str | None
    """Outcome in one word, `SUCCESS` when it went well."""
    message: str | None
    """Outcome in a sentence."""
    data: str = _field(repr=False)
    """The document as text. Base64 is likely but not documented."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": ["integer", "null"], "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "sub_code": {"type": "string"},
            "message": {"type": "string"},
            "data": {"type": "string", "x-sensitive": True},
        },
        "required": ["timestamp", "transaction_id", "sub_code", "message", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerGetEaadhaarRequest(Model):
    """Whose e-Aadhaar to read."""

    consent: Literal["Y"] = "Y"
    """Says that the person agreed to the check."""
    purpose: str
    """Why the documents are asked for, in a few words."""
    initial_deepvue_transaction_id: str = _field(repr=False)
    """The `transaction_id` that opening the session returned."""
    generate_pdf: bool | None = None
    """Whether to return the e-Aadhaar as a PDF too. Not, when left out."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "string", "const": "Y"},
            "purpose": {"type": "string"},
            "initial_deepvue_transaction_id": {"type": "string", "x-sensitive": True},
            "generate_pdf": {"type": "boolean"},
        },
        "required": ["consent", "purpose", "initial_deepvue_transaction_id"],
    }


@define(kw_only=True, repr=False)
class DigilockerGetEaadhaarResponse(Model):
    """The person's e-Aadhaar."""

    code: int | None = None
    """Deepvue's own status code."""
    timestamp: int | None
    """When the reply was made, in milliseconds since 1970 (UTC)."""
    transaction_id: str | None
    """This call's own id, not the session's."""
    sub_code: str | None
    """Outcome in one word, `SUCCESS` when it went well."""
    message: str | None
    """Outcome in a sentence."""
    data: DigilockerEaadhaar
    """What the e-Aadhaar says."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "sub_code": {"type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "DigilockerEaadhaar"},
        },
        "required": ["timestamp", "transaction_id", "sub_code", "message", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerSession(Model):
    """Where the person goes to consent."""

    authorization_url: str = _field(repr=False)
    """Page where the person signs in to DigiLocker and consents. Open it in their browser."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"authorization_url": {"type": "string", "format": "uri", "x-sensitive": True}},
        "required": ["authorization_url"],
        "x-essential": ["authorization_url"],
    }


@define(kw_only=True, repr=False)
class DigilockerGrant(Model):
    """Who consented, and for how long."""

    expires_in: int | None
    """How long Deepvue may read documents, in seconds from now."""
    consent_valid_till: str | int | None
    """When the consent ends, in seconds since 1970 (UTC), written as text."""
    digilockerid: str | None = _field(repr=False)
    """The person's DigiLocker id."""
    name: str | None = _field(repr=False)
    """The person's name."""
    dob: str | None = _field(default=None, repr=False)
    """Date of birth as eight digits, day, month, year (`DDMMYYYY`)."""
    gender: str | None = _field(default=None, repr=False)
    """One letter, for example `M`."""
    eaadhaar: str | None = None
    """Whether an e-Aadhaar is in this DigiLocker, `Y` if so."""
    mobile: str | None = _field(default=None, repr=False)
    """The person's mobile number."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "expires_in": {"type": "integer"},
            "consent_valid_till": {"type": ["string", "integer"], "x-epoch": "seconds"},
            "digilockerid": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
            "dob": {"type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "eaadhaar": {"type": "string"},
            "mobile": {"type": "string", "x-sensitive": True},
        },
        "required": ["expires_in", "consent_valid_till", "digilockerid", "name"],
        "x-essential": [],
    }

    @property
    def consent_valid_till_at(self) -> datetime | None:
        """`consent_valid_till` (Unix epoch, seconds) as an aware `datetime` in UTC."""
        return epoch_s(self.consent_valid_till)


@define(kw_only=True, repr=False)
class DigilockerIssuedFile(Model):
    """A document issued to the person. Text that is not known is empty."""

    name: str | None
    """The document's name."""
    type: str | None = None
    """Kind of entry, for example `file`."""
    size: str | None = None
    """Size as text; often empty."""
    date: str | None = None
    """When it was issued, for example `12-03-2025`."""
    parent: str | None = None
    """Folder id; often empty."""
    mime: list[str] | None = None
    """Media types in which the document can be had."""
    uri: str = _field(repr=False)
    """The document's name in DigiLocker; pass it to download the document."""
    doctype: str | None
    """The issuer's code for the kind of document, for example `ADHAR`, `PANCR` or `DRVLC`."""
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
class DigilockerEaadhaar(Model):
    """What the e-Aadhaar says."""

    masked_uid: str | None = _field(repr=False)
    """The Aadhaar number with all but its last four digits masked."""
    proof_of_identity: DigilockerProofOfIdentity
    """Who the person is."""
    proof_of_address: DigilockerProofOfAddress | None
    """Where the person lives. Parts that are not known are empty."""
    photo: str | None = _field(default=None, repr=False)
    """The person's photo, base64."""
    document_pdf: str | None = _field(default=None, repr=False)
    """The e-Aadhaar as a PDF, base64. Present only when asked for with `generate_pdf`. Inferred: no page of the
    provider says so (from specs/deepvue/samples/digilocker-get-eaadhaar--with-pdf.json).
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "masked_uid": {"type": "string", "x-sensitive": True},
            "proof_of_identity": {"$ref": "DigilockerProofOfIdentity"},
            "proof_of_address": {"$ref": "DigilockerProofOfAddress"},
            "photo": {"type": "string", "contentEncoding": "base64", "x-sensitive": True},
            "document_pdf": {
                "type": "string",
                "contentEncoding": "base64",
                "contentMediaType": "application/pdf",
                "x-sensitive": True,
            },
        },
        "required": ["masked_uid", "proof_of_identity", "proof_of_address"],
        "x-essential": ["proof_of_identity"],
    }

    @property
    def photo_file(self) -> EncodedFile | None:
        """The document in `photo`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.photo)

    @property
    def document_pdf_file(self) -> EncodedFile | None:
        """The document in `document_pdf`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.document_pdf, "application/pdf")


@define(kw_only=True, repr=False)
class DigilockerProofOfIdentity(Model):
    """Who the person is."""

    dob: str | None = _field(repr=False)
    """Date of birth as printed; its format is not documented."""
    gender: str | None = _field(repr=False)
    """One letter, for example `M`."""
    name: str = _field(repr=False)
    """The person's name."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "dob": {"type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
        },
        "required": ["dob", "gender", "name"],
        "x-essential": ["name"],
    }


@define(kw_only=True, repr=False)
class DigilockerProofOfAddress(Model):
    """Where the person lives. Parts that are not known are empty."""

    care_of: str | None = _field(default=None, repr=False)
    """Parent, spouse or guardian."""
    district: str | None = _field(default=None, repr=False)
    """District."""
    house: str | None = _field(default=None, repr=False)
    """House number or name."""
    locality: str | None = _field(default=None, repr=False)
    """Locality."""
    street: str | None = _field(default=None, repr=False)
    """Street."""
    vtc: str | None = _field(default=None, repr=False)
    """Village, town or city."""
    pincode: str | None = _field(default=None, repr=False)
    """Postal code."""
    state: str | None = _field(default=None, repr=False)
    """State."""
    country: str | None = _field(default=None, repr=False)
    """Country."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "care_of": {"type": "string", "x-sensitive": True},
            "district": {"type": "string", "x-sensitive": True},
            "house": {"type": "string", "x-sensitive": True},
            "locality": {"type": "string", "x-sensitive": True},
            "street": {"type": "string", "x-sensitive": True},
            "vtc": {"type": "string", "x-sensitive": True},
            "pincode": {"type": "string", "x-sensitive": True},
            "state": {"type": "string", "x-sensitive": True},
            "country": {"type": "string", "x-sensitive": True},
        },
    }


@define(kw_only=True, repr=False)
class ValidationErrorItem(Model):
    """One broken rule. More members may come with it."""

    loc: list[str | int] | None
    """Where, from the outside in, for example `body`, `consent`."""
    msg: str | None
    """What is wrong."""
    type: str | None
    """The rule's name, for example `value_error.missing`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "loc": {"type": "array", "items": {"type": ["string", "integer"]}},
            "msg": {"type": "string"},
            "type": {"type": "string"},
        },
        "required": ["loc", "msg", "type"],
        "x-essential": [],
    }
