# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import define, field as _field

from ..._runtime.download import FileLink, file_link
from ..._runtime.epoch import epoch_ms
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Error",
    "DocumentResponse",
    "DigilockerUserProfileResponse",
    "Document",
    "DocumentFile",
    "DocumentFileMetadata",
    "DigilockerUserProfile",
]


@define(kw_only=True, repr=False)
class Error(Model):
    """Every refusal of the API. A failure of the gateway in front of it may have a body of another shape."""

    code: int | None
    """The HTTP status once more."""
    message: str | None
    """What went wrong, in words. There is no code that a program could read."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "message": {"type": "string"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "transaction_id": {"type": "string"},
        },
        "required": ["code", "message", "timestamp", "transaction_id"],
        "x-essential": [],
    }

    @property
    def timestamp_at(self) -> datetime | None:
        """`timestamp` (Unix epoch, milliseconds) as an aware `datetime` in UTC."""
        return epoch_ms(self.timestamp)


@define(kw_only=True, repr=False)
class DocumentResponse(Model):
    """Answer with a document."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: Document
    """A document, as the files that it consists of."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "Document"},
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
class DigilockerUserProfileResponse(Model):
    """Answer with the profile of a DigiLocker user."""

    code: int | None
    """The HTTP status once more."""
    timestamp: int | None
    """When the provider answered, in milliseconds since 1970."""
    data: DigilockerUserProfile
    """The person, as DigiLocker knows them."""
    transaction_id: str | None
    """The provider's number of this call. Name it when you ask them about it."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "code": {"type": "integer"},
            "timestamp": {"type": "integer", "format": "int64", "x-epoch": "milliseconds"},
            "data": {"$ref": "DigilockerUserProfile"},
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
class Document(Model):
    """A document, as the files that it consists of."""

    files: list[DocumentFile]
    """The files, most often one."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"files": {"type": "array", "minItems": 1, "items": {"$ref": "DocumentFile"}}},
        "required": ["files"],
        "x-essential": ["files"],
    }


@define(kw_only=True, repr=False)
class DocumentFile(Model):
    """A file to download."""

    entity: str | None
    """Type of the object, in the provider's words."""
    url: str = _field(repr=False)
    """Where to download it, for one hour. Whoever has the URL has the file."""
    size: int | None
    """Bytes."""
    metadata: DocumentFileMetadata | None
    """What is known about a file."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@entity": {"x-attr": "entity", "type": "string"},
            "url": {"type": "string", "x-sensitive": True, "x-file-link": True},
            "size": {"type": "integer", "format": "int64"},
            "metadata": {"$ref": "DocumentFileMetadata"},
        },
        "required": ["@entity", "url", "size", "metadata"],
        "x-essential": ["url"],
    }

    @property
    def file(self) -> FileLink:
        """The file behind `url`: `download()` or `save_to(path)`, without our credentials."""
        return file_link(self.url)


@define(kw_only=True, repr=False)
class DocumentFileMetadata(Model):
    """What is known about a file."""

    content_type: str | None
    """Media type. `application/xml` for signed documents of a person, `application/pdf` or others for those of a
    business.
    """
    issuer_id: str | None
    """Name of the issuer in the locker, such as `in.gov.uidai`."""
    issuer: str | None
    """The issuer, in words."""
    last_modified: str | None
    """Date of the last change, `DD/MM/YYYY`."""
    description: str | None
    """What the document is, in words."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "ContentType": {"x-attr": "content_type", "type": "string"},
            "issuer_id": {"type": "string"},
            "issuer": {"type": "string"},
            "LastModified": {"x-attr": "last_modified", "type": "string"},
            "description": {"type": "string"},
        },
        "required": ["ContentType", "issuer_id", "issuer", "LastModified", "description"],
        "x-essential": [],
    }


@define(kw_only=True, repr=False)
class DigilockerUserProfile(Model):
    """The person, as DigiLocker knows them."""

    id: str | None
    """Id of the person in the locker."""
    entity: str | None
    """Type of the object, in the provider's words."""
    date_of_birth: str | int | None = _field(repr=False)
    """`DD/MM/YYYY`. Older answers give milliseconds since 1970 instead, at midnight in India."""
    mobile: str | None = _field(repr=False)
    """Mobile number, 10 digits."""
    name: str = _field(repr=False)
    """Full name."""
    gender: str | None = _field(repr=False)
    """Gender, such as `male`."""
    eaadhaar: bool | None
    """Whether the account is tied to an Aadhaar number."""
    email: str | None = _field(default=None, repr=False)
    """E-mail address. Absent or empty where there is none."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "@entity": {"x-attr": "entity", "type": "string"},
            "date_of_birth": {"type": ["string", "integer"], "x-sensitive": True},
            "mobile": {"type": "string", "x-sensitive": True},
            "name": {"type": "string", "x-sensitive": True},
            "gender": {"type": "string", "x-sensitive": True},
            "eaadhaar": {"type": "boolean"},
            "email": {"type": "string", "x-sensitive": True},
        },
        "required": ["@entity", "id", "name", "date_of_birth", "gender", "eaadhaar", "mobile"],
        "x-essential": ["name"],
    }
