# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Classes of `digilocker-sso`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "DigilockerSsoInitiateSessionRequest",
    "DigilockerSsoExchangeCodeRequest",
    "DigilockerSsoGetEaadhaarRequest",
    "DigilockerSsoListIssuedFilesRequest",
    "DigilockerSsoDownloadFileRequest",
    "DigilockerSsoGetFileDataRequest",
    "DigilockerSsoPullFileRequest",
    "DigilockerPullFileResponse",
    "DigilockerRevokeSessionResponse",
    "PullFileParameters",
    "Revocation",
]


@define(kw_only=True, repr=False)
class DigilockerSsoInitiateSessionRequest(Model):
    """What opening a session needs."""

    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""
    redirect_url: str
    """Where the browser goes afterwards. What comes back is added to its query."""
    redirect_to_signup: bool | None = None
    """Whether to begin with sign-up and login by Aadhaar. Login by mobile number, when left out."""
    pinless_signin: bool | None = None
    """Whether the person may sign in without the DigiLocker PIN."""
    pinless_signup: bool | None = None
    """Whether the person may sign up without setting a PIN."""
    usernameless_signup: bool | None = None
    """Whether the person may sign up without choosing a user name."""
    clear_cookies: bool | None = None
    """Whether to begin with a clean browser session at DigiLocker. Observed in public code; no page of the
    provider says so.
    """
    documents_for_consent: Sequence[str] | None = None
    """Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or `PANCR`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "redirect_url": {
                "type": "string",
                "format": "uri",
                "x-test-values": ["<Redirect URL for DigiLocker>"],
                "x-local-url": True,
            },
            "redirect_to_signup": {"type": "boolean"},
            "pinless_signin": {"type": "boolean"},
            "pinless_signup": {"type": "boolean"},
            "usernameless_signup": {"type": "boolean"},
            "clear_cookies": {"type": "boolean"},
            "documents_for_consent": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["consent", "purpose", "reference_id", "redirect_url"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoExchangeCodeRequest(Model):
    """What completing the authorisation needs."""

    code: str = _field(repr=False)
    """The code that DigiLocker handed to your `redirect_url`. Good for one hour."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "string", "minLength": 1, "x-sensitive": True},
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
        },
        "required": ["consent", "purpose", "reference_id", "code"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoGetEaadhaarRequest(Model):
    """What to read beside the e-Aadhaar itself."""

    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""
    generate_xml: bool | None = None
    """Whether to return the signed XML too."""
    generate_pdf: bool | None = None
    """Whether to return the PDF too."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "generate_xml": {"type": "boolean"},
            "generate_pdf": {"type": "boolean"},
        },
        "required": ["consent", "purpose", "reference_id"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoListIssuedFilesRequest(Model):
    """What listing the documents needs."""

    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
        },
        "required": ["consent", "purpose", "reference_id"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoDownloadFileRequest(Model):
    """Which document to download."""

    file_urn: str = _field(repr=False)
    """The `uri` of an issued document."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "file_urn": {"type": "string", "x-sensitive": True},
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
        },
        "required": ["consent", "purpose", "reference_id", "file_urn"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoGetFileDataRequest(Model):
    """Which document to read."""

    file_urn: str = _field(repr=False)
    """The `uri` of an issued document."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "file_urn": {"type": "string", "x-sensitive": True},
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
        },
        "required": ["consent", "purpose", "reference_id", "file_urn"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerSsoPullFileRequest(Model):
    """Which document to have linked."""

    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    purpose: str
    """Why the documents are asked for, in 20 to 50 characters. Sent as `purpose`, as the document says, and as
    `consent_purpose`, as the guide says; the client's option `copies` sends one of them. Inferred: no page of
    the provider says so (from https://docs.decentro.tech/docs/kyc-digilocker).
    """
    reference_id: str
    """An id of your own for this request, never used before."""
    document_type: str
    """Kind of document. `PAN` is the only one so far."""
    document_type_related_parameters: PullFileParameters
    """What the issuer needs to find the document."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "consent": {"type": "boolean", "const": True},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "document_type": {"type": "string"},
            "document_type_related_parameters": {"$ref": "PullFileParameters"},
        },
        "required": ["consent", "purpose", "reference_id", "document_type", "document_type_related_parameters"],
        "x-copy-of": {"consent_purpose": "purpose"},
    }


@define(kw_only=True, repr=False)
class DigilockerPullFileResponse(Model):
    """A document that is now linked."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"]
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"], "x-verdict": True},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey"],
        "x-essential": ["status"],
    }


@define(kw_only=True, repr=False)
class DigilockerRevokeSessionResponse(Model):
    """A session that is now ended."""

    decentro_txn_id: str | None
    """This reply's id; that of the reply which opened the session names the session from then on."""
    status: Literal["SUCCESS", "FAILURE"] | None
    """Outcome in one word. A response may hold a value that is not listed."""
    response_code: str | None = None
    """Outcome as a code. Deprecated by the provider; look at `responseKey`."""
    message: str | None
    """Outcome in a sentence."""
    data: Revocation
    """What became of the token."""
    response_key: str | None
    """Outcome as a key, beginning with `success_`, `error_` or `event_`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "decentroTxnId": {"x-attr": "decentro_txn_id", "type": "string"},
            "status": {"type": "string", "enum": ["SUCCESS", "FAILURE"]},
            "responseCode": {"x-attr": "response_code", "type": "string"},
            "message": {"type": "string"},
            "data": {"$ref": "Revocation"},
            "responseKey": {"x-attr": "response_key", "type": "string"},
        },
        "required": ["decentroTxnId", "status", "message", "responseKey", "data"],
        "x-essential": ["data"],
    }


@define(kw_only=True, repr=False)
class PullFileParameters(Model):
    """What the issuer needs to find the document."""

    id_number: str = _field(repr=False)
    """The document's number, for example the PAN."""
    full_name: str = _field(repr=False)
    """The person's name as the issuer knows it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id_number": {"type": "string", "x-sensitive": True},
            "full_name": {"type": "string", "x-sensitive": True},
        },
        "required": ["id_number", "full_name"],
    }


@define(kw_only=True, repr=False)
class Revocation(Model):
    """What became of the token."""

    revoked: bool
    """Whether the token is revoked."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"revoked": {"type": "boolean", "x-verdict": True}},
        "required": ["revoked"],
        "x-essential": ["revoked"],
    }
