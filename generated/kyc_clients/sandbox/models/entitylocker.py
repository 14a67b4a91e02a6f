# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `entitylocker`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "EntitylockerInitiateSessionRequest",
    "EntitylockerInitiateSessionResponse",
    "EntitylockerSessionStatusResponse",
    "EntitylockerEntityDetailsResponse",
    "EntitylockerUserProfileResponse",
    "EntitylockerSession",
    "EntitylockerSessionStatus",
    "EntitylockerEntityDetails",
    "EntitylockerUserProfile",
]


@define(kw_only=True, repr=False)
class EntitylockerInitiateSessionRequest(Model):
    """An EntityLocker session to start."""

    entity: Literal["in.co.sandbox.kyc.entitylocker.session.request"] = "in.co.sandbox.kyc.entitylocker.session.request"
    """Type of the body. A constant."""
    flow: Literal["signin", "signup"]
    """`signin` for a business that has an EntityLocker account, `signup` to open one."""
    redirect_url: str
    """Where the browser goes when the person has consented or declined. `https://` and publicly accessible; in
    the test environment also this machine.
    """
    consent_expiry: int | None = None
    """When the request for consent lapses, in milliseconds since 1970. At least one hour ahead; one hour if left
    out, as with DigiLocker (inferred).
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {
                "x-attr": "entity",
                "type": "string",
                "const": "in.co.sandbox.kyc.entitylocker.session.request",
            },
            "flow": {"type": "string", "enum": ["signin", "signup"]},
            "redirect_url": {
                "type": "string",
                "format": "uri",
                "pattern": "^https://",
                "x-local-url": True,
                "x-form": "https://…",
            },
            "consent_expiry": {
                "type": "integer",
                "minimum": 1000000000000,
                "format": "int64",
                "x-epoch": "milliseconds",
                "x-ahead": 3600,
                "x-test-values": [1765887697411],
            },
        },
        "required": ["@entity", "flow", "redirect_url"],
    }


@define(kw_only=True, repr=False)
class EntitylockerInitiateSessionResponse(Model):
    """Answer to the start of an EntityLocker session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: EntitylockerSession
    """A new EntityLocker session."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "EntitylockerSession"},
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
class EntitylockerSessionStatusResponse(Model):
    """Answer with the state of an EntityLocker session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: EntitylockerSessionStatus
    """State of an EntityLocker session."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "EntitylockerSessionStatus"},
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
class EntitylockerEntityDetailsResponse(Model):
    """Answer with the business behind a session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: EntitylockerEntityDetails
    """The business, as EntityLocker knows it."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "EntitylockerEntityDetails"},
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
class EntitylockerUserProfileResponse(Model):
    """Answer with the profile of an EntityLocker user."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: EntitylockerUserProfile
    """The person who acts for the business, as EntityLocker knows them."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "EntitylockerUserProfile"},
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
class EntitylockerSession(Model):
    """A new EntityLocker session."""

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
class EntitylockerSessionStatus(Model):
    """State of an EntityLocker session."""

    entity: str | None
    """Type of the object, in the provider's words."""
    id: str | None
    """Id of the session."""
    status: Literal["created", "succeeded", "failed", "expired"]
    """`created` until the person has decided (with an SDK, `initialized` and `authorized` on the way), then
    `succeeded` (they consented), `failed` (they did not, or could not prove who they are) or `expired` (too
    late). A response may hold a value that is not listed.
    """
    documents_consented: list[Literal["company_master_details", "gstn_details", "udhyam_certificate"]] | None = None
    """Documents for which the person consented, perhaps fewer than asked for. Once succeeded. A response may
    hold a value that is not listed.
    """
    created_at: int | None
    """When the session began, in milliseconds since 1970."""
    updated_at: int | None = None
    """When its state last changed, in milliseconds since 1970. Absent until it has."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "id": {"type": "string"},
            "status": {"type": "string", "enum": ["created", "succeeded", "failed", "expired"]},
            "documents_consented": {
                "type": "array",
                "items": {"type": "string", "enum": ["company_master_details", "gstn_details", "udhyam_certificate"]},
            },
            "created_at": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "updated_at": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
        },
        "required": ["@entity", "id", "status", "created_at"],
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


@define(kw_only=True, repr=False)
class EntitylockerEntityDetails(Model):
    """The business, as EntityLocker knows it."""

    id: str | None
    """Id of the business in the locker."""
    entity: str | None
    """Type of the object, in the provider's words."""
    date_of_incorporation: str | None
    """Date of incorporation, `DD/MM/YYYY`."""
    email: str | None = _field(repr=False)
    """E-mail address of the business."""
    mobile: str | None = _field(repr=False)
    """Mobile number of the business, 10 digits."""
    name: str = _field(repr=False)
    """Registered name."""
    verified_by: Literal["pan", "ud", "cin"] | None
    """By what the business proved itself: its `pan`, its Udyam registration (`ud`) or its `cin`. A response may
    hold a value that is not listed.
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "@entity": {"x-attr": "entity", "type": "string"},
            "date_of_incorporation": {"type": "string", "pattern": "^\\d{2}\\/\\d{2}\\/\\d{4}$"},
            "email": {"type": "string", "x-sensitive": True},
            "mobile": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
            "verified_by": {"type": "string", "enum": ["pan", "ud", "cin"]},
        },
        "required": ["id", "@entity", "date_of_incorporation", "email", "mobile", "name", "verified_by"],
        "x-essential": ["name"],
    }


@define(kw_only=True, repr=False)
class EntitylockerUserProfile(Model):
    """The person who acts for the business, as EntityLocker knows them."""

    id: str | None
    """Id of the person in the locker."""
    entity: str | None
    """Type of the object, in the provider's words."""
    date_of_birth: str | None = _field(repr=False)
    """Date of birth, `DD/MM/YYYY`."""
    mobile: str | None = _field(repr=False)
    """Mobile number, 10 digits."""
    eaadhaar: bool | None
    """Whether the account is tied to an Aadhaar number."""
    gender: str | None = _field(repr=False)
    """Gender, such as `male`."""
    name: str = _field(repr=False)
    """Full name."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "@entity": {"x-attr": "entity", "type": "string"},
            "date_of_birth": {"type": "string", "x-sensitive": True},
            "mobile": {"type": "string", "x-sensitive": True},
            "eaadhaar": {"type": "boolean"},
            "gender": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
        },
        "required": ["id", "@entity", "date_of_birth", "mobile", "eaadhaar", "gender", "name"],
        "x-essential": ["name"],
    }
