"""Models of the vault product."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define, field

from generator.runtime.model import UNSET, Model, Schema, Unset


@define(kw_only=True, repr=False)
class Owner(Model):
    """Who a session belongs to."""

    entity: str = "fake.owner"
    """Always `fake.owner`."""
    name: str
    """Full name."""
    mobile: str | None = field(default=None, repr=False)
    """Ten digits."""
    note: str | None | Unset = UNSET
    """Free text; null takes it away."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "const": "fake.owner"},
            "name": {"type": "string", "minLength": 1},
            "mobile": {"type": "string", "pattern": "^[0-9]{10}$", "x-sensitive": True},
            "note": {"type": ["string", "null"]},
        },
        "required": ["@entity", "name"],
    }


@define(kw_only=True, repr=False)
class CreateRequest(Model):
    """A session to make."""

    entity: str = "fake.request"
    flow: Literal["signin", "signup"]
    redirect_url: str
    doc_types: list[Literal["aadhaar", "pan"]]
    consent_expiry: int | None = None
    purpose: str | None = None
    owner: Owner | None = None
    note: str | None | Unset = UNSET

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string", "enum": ["fake.request"]},
            "flow": {"type": "string", "enum": ["signin", "signup"]},
            "redirect_url": {"type": "string", "format": "uri", "pattern": "^https://"},
            "doc_types": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": ["aadhaar", "pan"]}},
            "consent_expiry": {"type": "integer", "format": "int64", "x-epoch": "milliseconds", "x-ahead": 3600},
            "purpose": {"type": "string", "minLength": 20, "maxLength": 50},
            "owner": {"$ref": "Owner"},
            "note": {"type": ["string", "null"]},
        },
        "required": ["@entity", "flow", "redirect_url", "doc_types"],
        "additionalProperties": False,
    }


@define(kw_only=True, repr=False)
class Session(Model):
    """A session."""

    id: str
    status: Literal["created", "succeeded", "failed"]
    authorization_url: str | None = field(default=None, repr=False)
    created_at: int | None = None
    owner: Owner | None = None
    documents: list[Document] | None = None
    score: float | None = None
    note: str | None | Unset = UNSET
    active: bool | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "status": {"type": "string", "enum": ["created", "succeeded", "failed"]},
            "authorization_url": {"type": "string", "x-sensitive": True},
            "created_at": {"type": "integer", "x-epoch": "milliseconds"},
            "owner": {"$ref": "Owner"},
            "documents": {"type": "array", "items": {"$ref": "Document"}},
            "score": {"type": "number"},
            "note": {"type": ["string", "null"]},
            "active": {"type": "boolean"},
        },
        "required": ["id", "status"],
    }


@define(kw_only=True, repr=False)
class Document(Model):
    """A file."""

    url: str = field(repr=False)
    size: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "url": {"type": "string", "x-file-link": True, "x-sensitive": True},
            "size": {"type": "integer", "minimum": 0},
        },
        "required": ["url"],
    }


@define(kw_only=True, repr=False)
class Envelope(Model):
    """The response of every call."""

    code: int
    timestamp: int | None = None
    transaction_id: str
    data: Session

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
            "data": {"$ref": "Session"},
        },
        "required": ["code", "transaction_id", "data"],
    }
