# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `aadhaar`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "AadhaarGenerateOtpRequest",
    "AadhaarGenerateOtpResponse",
    "AadhaarVerifyOtpRequest",
    "AadhaarVerifyOtpResponse",
    "AadhaarOtp",
    "AadhaarRecord",
    "AadhaarAddress",
]


@define(kw_only=True, repr=False)
class AadhaarGenerateOtpRequest(Model):
    """Whom to send an OTP."""

    entity: Literal["in.co.sandbox.kyc.aadhaar.okyc.otp.request"] = "in.co.sandbox.kyc.aadhaar.okyc.otp.request"
    """Type of the body. A constant."""
    aadhaar_number: str = _field(repr=False)
    """Aadhaar number, 12 digits."""
    consent: Literal["y"] = "y"
    """That the person consented. A constant, so call this only when they did."""
    reason: str
    """What you need the record for."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.aadhaar.okyc.otp.request"},
            "aadhaar_number": {
                "type": "string",
                "minLength": 12,
                "maxLength": 12,
                "pattern": "^[0-9]{12}$",
                "x-sensitive": True,
                "x-form": "12 digits",
            },
            "consent": {"type": "string", "const": "y"},
            "reason": {"type": "string"},
        },
        "required": ["@entity", "aadhaar_number", "consent", "reason"],
    }


@define(kw_only=True, repr=False)
class AadhaarGenerateOtpResponse(Model):
    """Answer to the request for an OTP."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: AadhaarOtp
    """An OTP on its way."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "AadhaarOtp"},
        },
        "required": ["data", "transaction_id", "timestamp", "code"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class AadhaarVerifyOtpRequest(Model):
    """An OTP as the person gave it."""

    entity: Literal["in.co.sandbox.kyc.aadhaar.okyc.request"] = "in.co.sandbox.kyc.aadhaar.okyc.request"
    """Type of the body. A constant."""
    reference_id: str
    """The `reference_id` of the OTP, as text."""
    otp: str = _field(repr=False)
    """The OTP, 6 digits."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.aadhaar.okyc.request"},
            "reference_id": {"type": "string", "x-digits": True},
            "otp": {
                "type": "string",
                "pattern": "^[0-9]{6}$",
                "minLength": 6,
                "maxLength": 6,
                "x-sensitive": True,
                "x-form": "6 digits",
            },
        },
        "required": ["@entity", "reference_id", "otp"],
    }


@define(kw_only=True, repr=False)
class AadhaarVerifyOtpResponse(Model):
    """Answer to an OTP."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: AadhaarRecord
    """The record of an Aadhaar holder. Its fields are there when `status` is."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "AadhaarRecord"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class AadhaarOtp(Model):
    """An OTP on its way."""

    entity: str | None
    """Type of the object, in the provider's words."""
    reference_id: int
    """Number of this OTP. Give it back as text, with the OTP."""
    message: str | None
    """That the OTP is on its way."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "reference_id": {"type": "integer"},
            "message": {"type": "string"},
        },
        "required": ["@entity", "reference_id", "message"],
        "x-essential": ["reference_id"],
    }


@define(kw_only=True, repr=False)
class AadhaarRecord(Model):
    """The record of an Aadhaar holder. Its fields are there when `status` is."""

    entity: str | None
    """Type of the object, in the provider's words."""
    reference_id: int | None = None
    """Number of the OTP."""
    status: str | None = None
    """`VALID` for a record."""
    message: str | None
    """What came out of it, in words."""
    care_of: str | None = _field(default=None, repr=False)
    """Relation and name, such as `S/O` and the father's name."""
    full_address: str | None = _field(default=None, repr=False)
    """The address in one line."""
    date_of_birth: str | None = _field(default=None, repr=False)
    """Date of birth, `DD-MM-YYYY`."""
    email_hash: str | None = _field(default=None, repr=False)
    """Hash of the registered e-mail address."""
    gender: str | None = _field(default=None, repr=False)
    """`M`, `F` or `T`."""
    name: str | None = _field(default=None, repr=False)
    """Full name."""
    address: AadhaarAddress | None = _field(default=None, repr=False)
    """An address in parts. Parts that do not apply are empty strings."""
    year_of_birth: str | None = _field(default=None, repr=False)
    """Year of birth, `YYYY`."""
    mobile_hash: str | None = _field(default=None, repr=False)
    """Hash of the registered mobile number."""
    photo: str | None = _field(default=None, repr=False)
    """Photograph, as a `data:` URL."""
    share_code: str | None = _field(default=None, repr=False)
    """Code that opens the offline e-KYC file, 4 digits."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "reference_id": {"type": "integer"},
            "status": {"type": "string", "x-verdict": True},
            "message": {"type": "string"},
            "care_of": {"type": "string", "x-sensitive": True},
            "full_address": {"type": "string", "x-sensitive": True},
            "date_of_birth": {"type": "string", "x-sensitive": True},
            "email_hash": {"type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
            "address": {"$ref": "AadhaarAddress", "x-sensitive": True},
            "year_of_birth": {"type": "string", "x-sensitive": True},
            "mobile_hash": {"type": "string", "x-sensitive": True},
            "photo": {"type": "string", "x-sensitive": True},
            "share_code": {"type": "string", "x-sensitive": True},
        },
        "required": ["@entity", "message"],
        "x-essential": ["status"],
    }


@define(kw_only=True, repr=False)
class AadhaarAddress(Model):
    """An address in parts. Parts that do not apply are empty strings."""

    entity: str | None
    """Type of the object, in the provider's words."""
    country: str | None = _field(repr=False)
    """Country."""
    district: str | None = _field(repr=False)
    """District."""
    house: str | None = _field(repr=False)
    """House."""
    landmark: str | None = _field(repr=False)
    """Something near by."""
    pincode: str | None = _field(repr=False)
    """Postal code, 6 digits."""
    post_office: str | None = _field(repr=False)
    """Post office."""
    state: str | None = _field(repr=False)
    """State or union territory."""
    street: str | None = _field(repr=False)
    """Street."""
    subdistrict: str | None = _field(repr=False)
    """Part of the district."""
    vtc: str | None = _field(repr=False)
    """Village, town or city."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "country": {"type": "string", "x-sensitive": True},
            "district": {"type": "string", "x-sensitive": True},
            "house": {"type": "string", "x-sensitive": True},
            "landmark": {"type": "string", "x-sensitive": True},
            "pincode": {"type": "string", "x-sensitive": True},
            "post_office": {"type": "string", "x-sensitive": True},
            "state": {"type": "string", "x-sensitive": True},
            "street": {"type": "string", "x-sensitive": True},
            "subdistrict": {"type": "string", "x-sensitive": True},
            "vtc": {"type": "string", "x-sensitive": True},
        },
        "required": [
            "@entity",
            "country",
            "district",
            "house",
            "landmark",
            "pincode",
            "post_office",
            "state",
            "street",
            "subdistrict",
            "vtc",
        ],
        "x-essential": [],
    }
