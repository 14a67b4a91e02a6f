# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes of `mca`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from attrs import define, field as _field

from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "McaGetCompanyMasterDataRequest",
    "McaGetCompanyMasterDataResponse",
    "McaSearchCompaniesResponse",
    "McaGetDirectorMasterDataRequest",
    "McaGetDirectorMasterDataResponse",
    "McaCompany",
    "McaCompanySearchResults",
    "McaDirectorMasterData",
    "McaCompanySearchResult",
    "McaDirector",
    "McaLlpDirectorship",
    "McaCompanyDirectorship",
]


@define(kw_only=True, repr=False)
class McaGetCompanyMasterDataRequest(Model):
    """Which company or LLP to look up."""

    cin: str
    """CIN of a company (21 characters) or LLPIN of an LLP (`AAA-1234`)."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "cin": {
                "type": "string",
                "pattern": "^([LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}|[A-Z]{3}-[0-9]{4})$",
                "minLength": 8,
                "maxLength": 21,
                "x-form": "a CIN of 21 characters, or an LLPIN such as AAA-1234",
            }
        },
        "required": ["cin"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class McaGetCompanyMasterDataResponse(Model):
    """Answer with a register entry."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: list[McaCompany]
    """Entries with this number, most often one."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"type": "array", "minItems": 1, "items": {"$ref": "McaCompany"}},
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
class McaSearchCompaniesResponse(Model):
    """Answer to a search."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: McaCompanySearchResults
    """One page of results."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "McaCompanySearchResults"},
        },
        "required": ["code", "timestamp", "data", "transaction_id"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class McaGetDirectorMasterDataRequest(Model):
    """Which director to look up."""

    entity: Literal["in.co.sandbox.kyc.mca.master_data.request"] = "in.co.sandbox.kyc.mca.master_data.request"
    """Type of the body. A constant."""
    id: str
    """DIN of the director, 8 digits."""
    consent: Literal["y"] = "y"
    """That the person consented. A constant, so call this only when they did."""
    reason: str
    """What you need to know it for, 20 characters at least."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "const": "in.co.sandbox.kyc.mca.master_data.request"},
            "id": {
                "type": "string",
                "pattern": "^[0-9]{8}$",
                "x-test-values": ["9999999", "9999991"],
                "x-form": "8 digits",
            },
            "consent": {"type": "string", "const": "y"},
            "reason": {"type": "string", "minLength": 20, "x-test-values": ["For Director KYC"]},
        },
        "required": ["@entity", "id", "consent", "reason"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class McaGetDirectorMasterDataResponse(Model):
    """Answer with a director."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""
    data: McaDirectorMasterData
    """A director with the companies and LLPs they direct."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "McaDirectorMasterData"},
        },
        "required": ["code", "timestamp", "transaction_id", "data"],
        "x-essential": ["data"],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class McaCompany(Model):
    """A company or LLP in the register."""

    entity: str | None
    """Type of the object, in the provider's words."""
    cin: str
    """CIN of a company or LLPIN of an LLP."""
    company_name: str | None = None
    """Registered name."""
    company_roc_code: str | None = None
    """The registrar in charge."""
    company_category: str | None = None
    """By whom and how far it is liable, such as `Company limited by shares`."""
    company_sub_category: str | None = None
    """Whether the government has a part in it."""
    company_class: str | None = None
    """`Private`, `Public` and the like."""
    authorized_capital: float | None = None
    """Capital that it may raise, in rupees."""
    paidup_capital: float | None = None
    """Capital that is paid in, in rupees."""
    company_registration_date: str | None = None
    """Date of registration, `YYYY-MM-DD`."""
    registered_office_address: str | None = None
    """Address of the registered office."""
    listing_status: str | None = None
    """Whether it is listed on an exchange."""
    company_status: str | None = None
    """State in the register, such as `Active` or `Strike Off`."""
    company_state_code: str | None = None
    """State of the registered office, in lower case."""
    company_origin: str | None = None
    """Country of origin."""
    nic_code: str | None = None
    """Industry by the national classification, 5 digits."""
    company_industrial_classification: str | None = None
    """The industry in words."""
    updated_at: str | None = None
    """When the register last changed the entry."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "cin": {"type": "string"},
            "company_name": {"type": "string"},
            "company_roc_code": {"type": "string"},
            "company_category": {"type": "string"},
            "company_sub_category": {"type": "string"},
            "company_class": {"type": "string"},
            "authorized_capital": {"type": "number"},
            "paidup_capital": {"type": "number"},
            "company_registration_date": {"type": "string", "format": "date"},
            "registered_office_address": {"type": "string"},
            "listing_status": {"type": "string"},
            "company_status": {"type": "string"},
            "company_state_code": {"type": "string"},
            "company_origin": {"type": "string"},
            "nic_code": {"type": "string"},
            "company_industrial_classification": {"type": "string"},
            "updated_at": {"type": "string"},
        },
        "required": ["@entity", "cin"],
        "x-essential": ["cin"],
    }


@define(kw_only=True, repr=False)
class McaCompanySearchResults(Model):
    """One page of results."""

    entity: str | None
    """Type of the object, in the provider's words."""
    records: list[McaCompanySearchResult]
    """What was found."""
    limit: int | None
    """Most results in this answer."""
    offset: int | None
    """How many results were passed over."""
    count: int | None
    """How many results this answer has."""
    has_more: bool | None
    """Whether there are more after these."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "records": {"type": "array", "items": {"$ref": "McaCompanySearchResult"}},
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
            "count": {"type": "integer"},
            "has_more": {"type": "boolean"},
        },
        "required": ["@entity", "records", "limit", "offset", "count", "has_more"],
        "x-essential": ["records"],
    }


@define(kw_only=True, repr=False)
class McaDirectorMasterData(Model):
    """A director with the companies and LLPs they direct."""

    entity: str | None = None
    """Type of the object, in the provider's words."""
    director_data: McaDirector
    """A director."""
    llp_data: list[McaLlpDirectorship] | None = None
    """Seats in LLPs."""
    company_data: list[McaCompanyDirectorship] | None = None
    """Seats in companies."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "director_data": {"$ref": "McaDirector"},
            "llp_data": {"type": "array", "items": {"$ref": "McaLlpDirectorship"}},
            "company_data": {"type": "array", "items": {"$ref": "McaCompanyDirectorship"}},
        },
        "required": ["director_data"],
        "x-essential": ["director_data"],
    }


@define(kw_only=True, repr=False)
class McaCompanySearchResult(Model):
    """A company or LLP that was found."""

    entity: str | None
    """Type of the object, in the provider's words."""
    cin: str
    """CIN of a company or LLPIN of an LLP."""
    company_name: str | None
    """Registered name."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "cin": {"type": "string"},
            "company_name": {"type": "string"},
        },
        "required": ["@entity", "cin", "company_name"],
        "x-essential": ["cin"],
    }


@define(kw_only=True, repr=False)
class McaDirector(Model):
    """A director."""

    entity: str | None = None
    """Type of the object, in the provider's words."""
    din: str
    """DIN, 8 digits."""
    name: str | None = _field(repr=False)
    """Name of the director."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "din": {"type": "string"},
            "name": {"type": "string", "x-sensitive": True},
        },
        "required": ["din", "name"],
        "x-essential": ["din"],
    }


@define(kw_only=True, repr=False)
class McaLlpDirectorship(Model):
    """A seat in an LLP."""

    entity: str | None = None
    """Type of the object, in the provider's words."""
    llp_name: str | None = None
    """Name of the LLP."""
    llpin_fllpin: str | None = None
    """LLPIN, or FLLPIN of a foreign LLP."""
    designation: str | None = None
    """What they are there, such as `Director`."""
    begin_date: str | None = None
    """First day, `DD/MM/YYYY`."""
    end_date: str | None = None
    """Last day, `DD/MM/YYYY`, or `-` while they sit."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "llp_name": {"type": "string"},
            "llpin/fllpin": {"x-attr": "llpin_fllpin", "type": "string"},
            "designation": {"type": "string"},
            "begin_date": {"type": "string"},
            "end_date": {"type": "string"},
        },
    }


@define(kw_only=True, repr=False)
class McaCompanyDirectorship(Model):
    """A seat in a company."""

    entity: str | None = None
    """Type of the object, in the provider's words."""
    company_name: str | None = None
    """Name of the company."""
    cin_fcrn: str | None = None
    """CIN, or FCRN of a foreign company."""
    designation: str | None = None
    """What they are there, such as `Director`."""
    begin_date: str | None = None
    """First day, `DD/MM/YYYY`."""
    end_date: str | None = None
    """Last day, `DD/MM/YYYY`, or `-` while they sit."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "company_name": {"type": "string"},
            "cin/fcrn": {"x-attr": "cin_fcrn", "type": "string"},
            "designation": {"type": "string"},
            "begin_date": {"type": "string"},
            "end_date": {"type": "string"},
        },
    }
