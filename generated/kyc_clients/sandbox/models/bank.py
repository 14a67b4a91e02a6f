# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `bank`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "BankBranch",
    "BankVerifyAccountPennyDropResponse",
    "BankVerifyAccountPennylessResponse",
    "BankPennyDropVerification",
    "BankPennylessVerification",
]


@define(kw_only=True, repr=False)
class BankBranch(Model):
    """A branch of a bank. This answer alone has no envelope."""

    micr: str | None
    """Code on cheques, 9 digits."""
    branch: str | None
    """Name of the branch."""
    address: str | None
    """Address of the branch."""
    state: str | None
    """State."""
    contact: str | None
    """Telephone of the branch."""
    upi: bool | None
    """Whether it takes part in UPI."""
    rtgs: bool | None
    """Whether it takes part in RTGS."""
    city: str | None
    """City."""
    centre: str | None
    """Banking centre."""
    district: str | None
    """District."""
    neft: bool | None
    """Whether it takes part in NEFT."""
    imps: bool | None
    """Whether it takes part in IMPS."""
    swift: str | None
    """SWIFT code. Null where the branch has none."""
    iso3166: str | None
    """Code of the state, such as `IN-RJ`."""
    bank: str
    """Name of the bank."""
    bankcode: str | None
    """Code of the bank, the first four letters of the IFSC."""
    ifsc: str
    """IFSC of the branch."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "MICR": {"x-attr": "micr", "type": "string"},
            "BRANCH": {"x-attr": "branch", "type": "string"},
            "ADDRESS": {"x-attr": "address", "type": "string"},
            "STATE": {"x-attr": "state", "type": "string"},
            "CONTACT": {"x-attr": "contact", "type": "string"},
            "UPI": {"x-attr": "upi", "type": "boolean"},
            "RTGS": {"x-attr": "rtgs", "type": "boolean"},
            "CITY": {"x-attr": "city", "type": "string"},
            "CENTRE": {"x-attr": "centre", "type": "string"},
            "DISTRICT": {"x-attr": "district", "type": "string"},
            "NEFT": {"x-attr": "neft", "type": "boolean"},
            "IMPS": {"x-attr": "imps", "type": "boolean"},
            "SWIFT": {"x-attr": "swift", "type": ["string", "null"]},
            "ISO3166": {"x-attr": "iso3166", "type": "string"},
            "BANK": {"x-attr": "bank", "type": "string"},
            "BANKCODE": {"x-attr": "bankcode", "type": "string"},
            "IFSC": {"x-attr": "ifsc", "type": "string"},
        },
        "required": [
            "MICR",
            "BRANCH",
            "ADDRESS",
            "STATE",
            "CONTACT",
            "UPI",
            "RTGS",
            "CITY",
            "CENTRE",
            "DISTRICT",
            "NEFT",
            "IMPS",
            "SWIFT",
            "ISO3166",
            "BANK",
            "BANKCODE",
            "IFSC",
        ],
        "x-essential": ["BANK", "IFSC"],
    }


@define(kw_only=True, repr=False)
class BankVerifyAccountPennyDropResponse(Model):
    """Answer to a deposit into an account."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: BankPennyDropVerification
    """What a deposit into an account showed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "BankPennyDropVerification"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class BankVerifyAccountPennylessResponse(Model):
    """Answer to the look-up of an account."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: BankPennylessVerification
    """What the look-up of an account showed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "BankPennylessVerification"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class BankPennyDropVerification(Model):
    """What a deposit into an account showed."""

    entity: str | None
    """Type of the object, in the provider's words."""
    message: str | None
    """The result in words, for example that an account is blocked or belongs to a non-resident."""
    account_exists: bool | None = None
    """Whether there is such an account."""
    name_at_bank: str | None = _field(default=None, repr=False)
    """Name of the holder, as the bank has it. With a successful deposit."""
    utr: str | None = None
    """Reference of the deposit. With a successful one."""
    amount_deposited: str | None = None
    """What was paid in, in rupees, as text. With a successful deposit."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "message": {"type": "string"},
            "account_exists": {"type": "boolean", "x-verdict": True},
            "name_at_bank": {"type": "string", "x-sensitive": True},
            "utr": {"type": "string"},
            "amount_deposited": {"type": "string"},
        },
        "required": ["@entity", "message"],
        "x-essential": ["account_exists"],
    }


@define(kw_only=True, repr=False)
class BankPennylessVerification(Model):
    """What the look-up of an account showed."""

    entity: str | None
    """Type of the object, in the provider's words."""
    account_exists: bool | None = None
    """Whether there is such an account."""
    name_at_bank: str | None = _field(default=None, repr=False)
    """Name of the holder, as the bank has it. Where the account is good."""
    message: str | None = None
    """What is wrong with the account, in words. Absent where nothing is."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "account_exists": {"type": "boolean", "x-verdict": True},
            "name_at_bank": {"type": "string", "x-sensitive": True},
            "message": {"type": "string"},
        },
        "required": ["@entity"],
        "x-essential": ["account_exists"],
    }
