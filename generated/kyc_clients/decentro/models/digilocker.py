# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""Classes of `digilocker`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "DigilockerInitiateSessionRequest",
    "DigilockerExchangeCodeRequest",
    "DigilockerGetEaadhaarRequest",
    "DigilockerListIssuedFilesRequest",
    "DigilockerDownloadFileRequest",
    "DigilockerGetFileDataRequest",
    "DigilockerGetOneTimeEaadhaarRequest",
]


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionRequest(Model):
    """What opening a session needs."""

    reference_id: str
    """An id of your own for this request, never used before."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    redirect_url: str
    """Where the browser goes afterwards. What comes back is added to its query."""
    redirect_to_signup: bool | None = None
    """Whether to begin with sign-up and login by Aadhaar. Login by mobile number, when left out."""
    abstract_access_token: bool | None = None
    """Whether Decentro exchanges DigiLocker's code by itself, so that you need not. It does, when left out.
    Inferred: no page of the provider says so (from
    specs/decentro/samples/digilocker-initiate-session--code-mode.json).
    """
    documents_for_consent: Sequence[str] | None = None
    """Kinds of document to ask for, by the issuers' codes, for example `ADHAR` or `PANCR`. Observed in public
    code; no page of the provider says so (from
    specs/decentro/samples/digilocker-initiate-session--documents-chosen.json).
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "reference_id": {"type": "string", "minLength": 1},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "redirect_url": {
                "type": "string",
                "format": "uri",
                "x-test-values": ["<Redirect URL for DigiLocker>"],
                "x-local-url": True,
            },
            "redirect_to_signup": {"type": "boolean"},
            "abstract_access_token": {"type": "boolean"},
            "documents_for_consent": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["reference_id", "consent", "consent_purpose", "redirect_url"],
    }


@define(kw_only=True, repr=False)
class DigilockerExchangeCodeRequest(Model):
    """What completing the authorisation needs."""

    reference_id: str
    """An id of your own for this request, never used before."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    digilocker_code: str = _field(repr=False)
    """The code that DigiLocker handed to your `redirect_url`. Good for one hour."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "reference_id": {"type": "string", "minLength": 1},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "digilocker_code": {"type": "string", "minLength": 1, "x-sensitive": True},
        },
        "required": [
            "initial_decentro_transaction_id",
            "consent",
            "consent_purpose",
            "reference_id",
            "digilocker_code",
        ],
    }


@define(kw_only=True, repr=False)
class DigilockerGetEaadhaarRequest(Model):
    """Whose e-Aadhaar to read."""

    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    reference_id: str
    """An id of your own for this request, never used before."""
    generate_xml: bool | None = None
    """Whether to return the signed XML too."""
    generate_pdf: bool | None = None
    """Whether to return the PDF too."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "generate_xml": {"type": "boolean"},
            "generate_pdf": {"type": "boolean"},
        },
        "required": ["initial_decentro_transaction_id", "consent", "consent_purpose", "reference_id"],
    }


@define(kw_only=True, repr=False)
class DigilockerListIssuedFilesRequest(Model):
    """Whose documents to list."""

    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    reference_id: str
    """An id of your own for this request, never used before."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
        },
        "required": ["initial_decentro_transaction_id", "consent", "consent_purpose", "reference_id"],
    }


@define(kw_only=True, repr=False)
class DigilockerDownloadFileRequest(Model):
    """Which document to download."""

    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    reference_id: str
    """An id of your own for this request, never used before."""
    file_urn: str = _field(repr=False)
    """The `uri` of an issued document."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "file_urn": {"type": "string", "x-sensitive": True},
        },
        "required": ["initial_decentro_transaction_id", "consent", "consent_purpose", "reference_id", "file_urn"],
    }


@define(kw_only=True, repr=False)
class DigilockerGetFileDataRequest(Model):
    """Which document to read."""

    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    reference_id: str
    """An id of your own for this request, never used before."""
    file_urn: str = _field(repr=False)
    """The `uri` of an issued document."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "file_urn": {"type": "string", "x-sensitive": True},
        },
        "required": ["initial_decentro_transaction_id", "consent", "consent_purpose", "reference_id", "file_urn"],
    }


@define(kw_only=True, repr=False)
class DigilockerGetOneTimeEaadhaarRequest(Model):
    """What reading the e-Aadhaar in one call needs."""

    initial_decentro_transaction_id: str = _field(repr=False)
    """The `decentroTxnId` that opening the session returned; no later reply's id will do."""
    digilocker_code: str = _field(repr=False)
    """The code that DigiLocker handed to your `redirect_url`. Good for one hour."""
    consent: Literal[True] = True
    """Says that the person agreed to the check. A false one is refused."""
    consent_purpose: str
    """Why the documents are asked for, in 20 to 50 characters."""
    reference_id: str
    """An id of your own for this request, never used before."""
    generate_xml: bool | None = None
    """Whether to return the signed XML too."""
    generate_pdf: bool | None = None
    """Whether to return the PDF too."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "initial_decentro_transaction_id": {"type": "string", "x-sensitive": True, "x-positional": True},
            "digilocker_code": {"type": "string", "minLength": 1, "x-sensitive": True},
            "consent": {"type": "boolean", "const": True},
            "consent_purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "reference_id": {"type": "string", "minLength": 1},
            "generate_xml": {"type": "boolean"},
            "generate_pdf": {"type": "boolean"},
        },
        "required": [
            "initial_decentro_transaction_id",
            "consent",
            "consent_purpose",
            "reference_id",
            "digilocker_code",
        ],
    }
