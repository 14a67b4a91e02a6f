# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `entitylocker-sdk`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal

from attrs import define

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "EntitylockerSdkCreateSessionRequest",
    "EntitylockerSdkCreateSessionResponse",
    "EntitylockerSdkSessionStatusResponse",
    "EntitylockerSdkSession",
    "EntitylockerSdkSessionStatus",
]


@define(kw_only=True, repr=False)
class EntitylockerSdkCreateSessionRequest(Model):
    """An EntityLocker session to create for an SDK."""

    entity: Literal["in.co.sandbox.kyc.entitylocker.sdk.session.request"] = (
        "in.co.sandbox.kyc.entitylocker.sdk.session.request"
    )
    """Type of the body. A constant."""
    flow: Literal["signin", "signup"]
    """`signin` for a business that has an EntityLocker account, `signup` to open one."""
    doc_types: Sequence[Literal["company_master_details", "gstn_details", "udhyam_certificate"]]
    """Documents to ask for. The person may consent to some of them only."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {
                "x-attr": "entity",
                "type": "string",
                "const": "in.co.sandbox.kyc.entitylocker.sdk.session.request",
            },
            "flow": {"type": "string", "enum": ["signin", "signup"]},
            "doc_types": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "enum": ["company_master_details", "gstn_details", "udhyam_certificate"]},
            },
        },
        "required": ["@entity", "flow", "doc_types"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class EntitylockerSdkCreateSessionResponse(Model):
    """Answer to the creation of an EntityLocker session for an SDK."""

    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: EntitylockerSdkSession
    """A new EntityLocker session for an SDK."""
    code: int | None
    """The HTTP status once more."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "EntitylockerSdkSession"},
            "code": {"type": "integer"},
        },
        "required": ["timestamp", "transaction_id", "data", "code"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class EntitylockerSdkSessionStatusResponse(Model):
    """Answer with the state of an EntityLocker SDK session."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: EntitylockerSdkSessionStatus
    """State of an EntityLocker session that an SDK drives."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "EntitylockerSdkSessionStatus"},
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
class EntitylockerSdkSession(Model):
    """A new EntityLocker session for an SDK."""

    entity: str | None
    """Type of the object, in the provider's words."""
    id: str
    """Id of the session, for the SDK and for the other calls. Elsewhere it is called `session_id`."""
    status: Literal["created"] | None = "created"
    """State of the session. A response may hold a value that is not listed."""
    created_at: int | None
    """When the session began, in milliseconds since 1970."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "id": {"type": "string"},
            "status": {"type": "string", "enum": ["created"]},
            "created_at": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
        },
        "required": ["@entity", "id", "status", "created_at"],
        "x-essential": ["id"],
    }

    @property
    def created_at_datetime(self) -> datetime | None:
        """`created_at` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.created_at)


@define(kw_only=True, repr=False)
class EntitylockerSdkSessionStatus(Model):
    """State of an EntityLocker session that an SDK drives."""

    entity: str | None
    """Type of the object, in the provider's words."""
    id: str | None
    """Id of the session."""
    status: Literal["created", "initialized", "authorized", "succeeded", "failed", "expired"]
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
            "status": {
                "type": "string",
                "enum": ["created", "initialized", "authorized", "succeeded", "failed", "expired"],
            },
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
