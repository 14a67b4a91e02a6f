# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `digilocker`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "DigilockerVerifyUserRequest",
    "DigilockerVerifyUserResponse",
    "DigilockerInitiateSessionRequest",
    "DigilockerInitiateSessionResponse",
    "DigilockerSessionStatusResponse",
    "DigilockerUserVerification",
    "DigilockerSessionOptions",
    "DigilockerSession",
    "DigilockerSessionStatus",
]


@define(kw_only=True, repr=False)
class DigilockerVerifyUserRequest(Model):
    """Whom to look for."""

    entity: Literal["in.co.sandbox.kyc.digilocker.user.verification.request"] = (
        "in.co.sandbox.kyc.digilocker.user.verification.request"
    )
    """Type of the body. A constant."""
    aadhaar_number: str | None = _field(default=None, repr=False)
    """Aadhaar number of the person, 12 digits. Give this or `mobile`."""
    mobile: str | None = _field(default=None, repr=False)
    """Mobile number of the person, 10 digits. Give this or `aadhaar_number`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {
                "x-attr": "entity",
                "type": "string",
                "const": "in.co.sandbox.kyc.digilocker.user.verification.request",
            },
            "aadhaar_number": {
                "type": "string",
                "pattern": "^[0-9]{12}$",
                "x-sensitive": True,
                "x-test-values": ["1234567890123"],
                "x-form": "12 digits",
            },
            "mobile": {"type": "string", "pattern": "^[0-9]{10}$", "x-sensitive": True, "x-form": "10 digits"},
        },
        "required": ["@entity"],
        "allOf": [{"anyOf": [{"required": ["aadhaar_number"]}, {"required": ["mobile"]}]}],
    }


@define(kw_only=True, repr=False)
class DigilockerVerifyUserResponse(Model):
    """Answer with whether a DigiLocker account exists."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: DigilockerUserVerification
    """Whether a DigiLocker account exists."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "DigilockerUserVerification"},
            "transaction_id": {"type": "string"},
        },
        "required": ["code", "timestamp", "data", "transaction_id"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionRequest(Model):
    """A DigiLocker session to start."""

    entity: Literal["in.co.sandbox.kyc.digilocker.session.request"] = "in.co.sandbox.kyc.digilocker.session.request"
    """Type of the body. A constant."""
    flow: Literal["signin", "signup"]
    """`signin` for a person who has a DigiLocker account, `signup` to open one."""
    redirect_url: str
    """Where the browser goes when the person has consented or declined. `https://` and publicly accessible; in
    the test environment also this machine.
    """
    doc_types: Sequence[Literal["aadhaar", "pan", "driving_license"]]
    """Documents to ask for. The person may consent to some of them only."""
    options: DigilockerSessionOptions | None = None
    """How DigiLocker treats the person."""
    consent_expiry: int | None = None
    """When the request for consent lapses, in milliseconds since 1970. At least one hour ahead; one hour if left
    out.
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.digilocker.session.request"},
            "flow": {"type": "string", "enum": ["signin", "signup"]},
            "redirect_url": {
                "type": "string",
                "format": "uri",
                "pattern": "^https://",
                "x-local-url": True,
                "x-form": "https://…",
            },
            "doc_types": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "minLength": 1, "enum": ["aadhaar", "pan", "driving_license"]},
            },
            "options": {"$ref": "DigilockerSessionOptions"},
            "consent_expiry": {
                "type": "integer",
                "format": "int64",
                "minimum": 1000000000000,
                "x-epoch": "milliseconds",
                "x-ahead": 3600,
            },
        },
        "required": ["@entity", "flow", "redirect_url", "doc_types"],
        "allOf": [
            {
                "if": {"properties": {"flow": {"const": "signin"}}, "required": ["flow"]},
                "then": {
                    "properties": {
                        "options": {"properties": {"usernameless": {"const": False}, "verified_mobile": False}}
                    }
                },
            },
            {
                "if": {"properties": {"flow": {"const": "signup"}}, "required": ["flow"]},
                "then": {"properties": {"options": {"properties": {"pinless": {"const": False}}}}},
            },
        ],
    }


@define(kw_only=True, repr=False)
class DigilockerInitiateSessionResponse(Model):
    """Answer to the start of a DigiLocker session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: DigilockerSession
    """A new DigiLocker session."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "DigilockerSession"},
            "transaction_id": {"type": "string"},
        },
        "required": ["code", "timestamp", "data", "transaction_id"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerSessionStatusResponse(Model):
    """Answer with the state of a DigiLocker session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: DigilockerSessionStatus
    """State of a DigiLocker session."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "DigilockerSessionStatus"},
            "transaction_id": {"type": "string"},
        },
        "required": ["code", "timestamp", "data", "transaction_id"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DigilockerUserVerification(Model):
    """Whether a DigiLocker account exists."""

    entity: str | None
    """Type of the object, in the provider's words."""
    user_exists: bool
    """Whether there is such an account."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "user_exists": {"type": "boolean", "x-verdict": True},
        },
        "required": ["@entity", "user_exists"],
        "x-essential": ["user_exists"],
    }


@define(kw_only=True, repr=False)
class DigilockerSessionOptions(Model):
    """How DigiLocker treats the person."""

    verification_method: (
        Sequence[Literal["aadhaar", "pan", "driving_license", "email", "username", "mobile", "other"]] | None
    ) = None
    """Ways in which a new user may prove who they are. For `signup`."""
    pinless: bool | None = None
    """Let the person in by OTP, without their DigiLocker PIN. For `signin`."""
    usernameless: bool | None = None
    """Do not ask a new user to pick a user name. For `signup`."""
    verified_mobile: str | None = _field(default=None, repr=False)
    """A mobile number that you have verified, 10 digits. DigiLocker then sends no OTP to it. For `signup`."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "verification_method": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "string",
                    "enum": ["aadhaar", "pan", "driving_license", "email", "username", "mobile", "other"],
                },
            },
            "pinless": {"type": "boolean"},
            "usernameless": {"type": "boolean"},
            "verified_mobile": {
                "type": "string",
                "pattern": "^[6-9][0-9]{9}$",
                "x-sensitive": True,
                "x-form": "10 digits, the first of them 6 to 9",
            },
        },
    }


@define(kw_only=True, repr=False)
class DigilockerSession(Model):
    """A new DigiLocker session."""

    entity: str | None
    """Type of the object, in the provider's words."""
    authorization_url: str = _field(repr=False)
    """Where to send the person. Keep it secret, it can carry the key to the session."""
    session_id: str
    """Id of the session, for the other calls."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "authorization_url": {"type": "string", "x-sensitive": True},
            "session_id": {"type": "string"},
        },
        "required": ["@entity", "authorization_url", "session_id"],
        "x-essential": ["authorization_url", "session_id"],
    }


@define(kw_only=True, repr=False)
class DigilockerSessionStatus(Model):
    """State of a DigiLocker session."""

    id: str | None
    """Id of the session."""
    created_at: int | None
    """When the session began, in milliseconds since 1970."""
    entity: str | None
    """Type of the object, in the provider's words."""
    status: Literal["created", "succeeded", "failed", "expired"]
    """`created` until the person has decided (with an SDK, `initialized` and `authorized` on the way), then
    `succeeded` (they consented), `failed` (they did not, or could not prove who they are) or `expired` (too
    late). A response may hold a value that is not listed.
    """
    documents_consented: list[Literal["aadhaar", "pan", "driving_license"]] | None = None
    """Documents for which the person consented, perhaps fewer than asked for. Once succeeded. A response may
    hold a value that is not listed.
    """
    updated_at: int | None = None
    """When its state last changed, in milliseconds since 1970. Absent until it has."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "created_at": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "@entity": {"x-attr": "entity", "type": "string"},
            "status": {"type": "string", "enum": ["created", "succeeded", "failed", "expired"]},
            "documents_consented": {
                "type": "array",
                "items": {"type": "string", "enum": ["aadhaar", "pan", "driving_license"]},
            },
            "updated_at": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
        },
        "required": ["id", "created_at", "@entity", "status"],
        "x-essential": ["status"],
    }

    @property
    def created_at_datetime(self) -> datetime | None:
        """`created_at` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.created_at)

    @property
    def updated_at_datetime(self) -> datetime | None:
        """`updated_at` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.updated_at)
