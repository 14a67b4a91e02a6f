# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `pan`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "PanVerifyRequest",
    "PanVerifyResponse",
    "PanGetAadhaarLinkStatusRequest",
    "PanGetAadhaarLinkStatusResponse",
    "PanVerification",
    "PanAadhaarLinkStatus",
]


@define(kw_only=True, repr=False)
class PanVerifyRequest(Model):
    """A PAN with the name and the date that should go with it."""

    entity: Literal["in.co.sandbox.kyc.pan_verification.request"] = "in.co.sandbox.kyc.pan_verification.request"
    """Type of the body. A constant."""
    pan: str = _field(repr=False)
    """The PAN, 5 letters, 4 digits and a letter, upper case."""
    name_as_per_pan: str = _field(repr=False)
    """Name on the PAN card, 2 characters at least."""
    date_of_birth: str = _field(repr=False)
    """Date of birth, or of incorporation, `DD/MM/YYYY`."""
    consent: Literal["Y"] = "Y"
    """That the person consented. A constant, so call this only when they did."""
    reason: str
    """What you need to know it for, 20 characters at least."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.pan_verification.request"},
            "pan": {
                "type": "string",
                "pattern": "^[A-Z]{5}[0-9]{4}[A-Z]{1}$",
                "x-sensitive": True,
                "x-form": "5 letters, 4 digits and a letter, upper case",
            },
            "name_as_per_pan": {"type": "string", "minLength": 2, "x-sensitive": True},
            "date_of_birth": {
                "type": "string",
                "pattern": "^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/([0-9]{4})$",
                "x-sensitive": True,
                "x-form": "DD/MM/YYYY",
            },
            "consent": {"type": "string", "const": "Y"},
            "reason": {"type": "string", "minLength": 20},
        },
        "required": ["@entity", "pan", "name_as_per_pan", "date_of_birth", "consent", "reason"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class PanVerifyResponse(Model):
    """Answer to the check of a PAN."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: PanVerification
    """What the check of a PAN showed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "PanVerification"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class PanGetAadhaarLinkStatusRequest(Model):
    """A PAN and an Aadhaar number that may be linked."""

    entity: Literal["in.co.sandbox.kyc.pan_aadhaar.status"] = "in.co.sandbox.kyc.pan_aadhaar.status"
    """Type of the body. A constant."""
    pan: str = _field(repr=False)
    """PAN of an individual, 5 letters, 4 digits and a letter, upper case."""
    aadhaar_number: str = _field(repr=False)
    """Aadhaar number, 12 digits."""
    consent: Literal["y"] = "y"
    """That the person consented. A constant, so call this only when they did."""
    reason: str
    """What you need to know it for."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.pan_aadhaar.status"},
            "pan": {
                "type": "string",
                "pattern": "^[A-Z]{5}[0-9]{4}[A-Z]{1}$",
                "x-sensitive": True,
                "x-form": "5 letters, 4 digits and a letter, upper case",
            },
            "aadhaar_number": {"type": "string", "pattern": "^[0-9]{12}$", "x-sensitive": True, "x-form": "12 digits"},
            "consent": {"type": "string", "const": "y"},
            "reason": {"type": "string", "minLength": 1},
        },
        "required": ["@entity", "pan", "aadhaar_number", "consent", "reason"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class PanGetAadhaarLinkStatusResponse(Model):
    """Answer with whether a PAN and an Aadhaar number are linked."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: PanAadhaarLinkStatus
    """Whether a PAN and an Aadhaar number are linked."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "PanAadhaarLinkStatus"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class PanVerification(Model):
    """What the check of a PAN showed."""

    entity: str | None
    """Type of the object, in the provider's words."""
    pan: str | None = _field(repr=False)
    """The PAN that was asked about."""
    category: str | None
    """Kind of holder, such as `individual`, `company` or `trust`."""
    status: str
    """State of the PAN, such as `valid`."""
    remarks: str | None
    """Something to know about the holder, such as `Holder is Deceased` or `Liquidated`. Null where there is
    nothing.
    """
    name_as_per_pan_match: bool | None
    """Whether the name goes with the PAN."""
    date_of_birth_match: bool | None
    """Whether the date goes with the PAN."""
    aadhaar_seeding_status: Literal["y", "n", "na"] | None
    """Whether the PAN is linked to an Aadhaar number: `y`, `n`, or `na` where it need not be. A response may
    hold a value that is not listed.
    """

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "pan": {"type": "string", "x-sensitive": True},
            "category": {"type": "string"},
            "status": {"type": "string", "x-verdict": True},
            "remarks": {"type": ["string", "null"]},
            "name_as_per_pan_match": {"type": "boolean"},
            "date_of_birth_match": {"type": "boolean"},
            "aadhaar_seeding_status": {"type": "string", "enum": ["y", "n", "na"]},
        },
        "required": [
            "@entity",
            "pan",
            "category",
            "status",
            "remarks",
            "name_as_per_pan_match",
            "date_of_birth_match",
            "aadhaar_seeding_status",
        ],
        "x-essential": ["status"],
    }


@define(kw_only=True, repr=False)
class PanAadhaarLinkStatus(Model):
    """Whether a PAN and an Aadhaar number are linked."""

    entity: str | None
    """Type of the object, in the provider's words."""
    aadhaar_seeding_status: Literal["y", "n", "na"]
    """Whether they are linked: `y`, `n`, or `na` where they need not be. A response may hold a value that is not
    listed.
    """
    message: str | None
    """The result in words, for example that a number does not exist or is not linked."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "aadhaar_seeding_status": {"type": "string", "enum": ["y", "n", "na"], "x-verdict": True},
            "message": {"type": "string"},
        },
        "required": ["@entity", "aadhaar_seeding_status", "message"],
        "x-essential": ["aadhaar_seeding_status"],
    }
