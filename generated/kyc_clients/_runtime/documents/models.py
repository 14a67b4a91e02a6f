"""What a document says, whoever handed it over. Nothing of a person is ever printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ..errors import SignatureError
from ..record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Self

    from .files import DocumentFile

Gender: TypeAlias = Literal["male", "female", "transgender"]
"""Gender in words of one kind; the provider's own word is in `source`."""

_GENDERS: dict[str, Gender] = {
    "m": "male",
    "male": "male",
    "f": "female",
    "female": "female",
    "t": "transgender",
    "transgender": "transgender",
    "third gender": "transgender",
    "other": "transgender",
    "others": "transgender",
    "o": "transgender",
}


def read_gender(text: str | None) -> Gender | None:
    """Return what a provider's word means: `M`, `MALE` and `Male` are one. None for a word that nobody documents."""
    return _GENDERS.get((text or "").strip().lower())


class Personal(Record):
    """A value about a person: its text says which fields are there, never what they hold."""

    def __repr__(self) -> str:
        """Print which fields are there."""
        held: dict[str, object] = vars(self)
        there = [name for name in self.__record_fields__ if not _is_empty(held[name])]
        return f"{type(self).__name__}(<hidden: {', '.join(there)}>)"


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | tuple) and not value)


class Address(Personal):
    """An address in its parts, as UIDAI has them; what is not said is empty."""

    care_of: str = ""
    house: str = ""
    street: str = ""
    landmark: str = ""
    locality: str = ""
    place: str = ""
    """Village, town or city."""
    post_office: str = ""
    sub_district: str = ""
    district: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def text(self) -> str:
        """The address on one line, in the order of an envelope; a part that repeats the one before is said once."""
        found: list[str] = []
        for part in self._values():
            if part and (not found or found[-1] != part):
                found.append(str(part))
        return ", ".join(found)


class _Document(Personal):
    """What documents have in common."""

    def verify(self, certificates: bytes | str | Sequence[bytes | str], *, allow_sha1: bool = False) -> Self:
        """Check the issuer's XML signature, and return what is read from the signed part alone.

        Args:
            certificates: The issuer's certificates in PEM, one of which must fit: only who holds them knows whom they trust. Their
                dates and revocation are not checked.
            allow_sha1: Whether a signature made with SHA-1 counts. Which algorithms DigiLocker's issuers use is stated nowhere.

        Raises:
            SignatureError: where the document is not signed XML, was changed, is signed by somebody else, or where the signature
                covers something other than what was read.
            ConfigurationError: without the extra `kyc-clients[signature]`.
        """
        from .signature import verify_signature  # noqa: PLC0415 - needs an extra

        content = getattr(self, "content", None)
        if not isinstance(content, bytes):
            raise SignatureError("There is no signed XML behind this document, so there is no signature to check")
        signed = verify_signature(content, certificates, allow_sha1=allow_sha1)
        return self._with_files_of(signed if isinstance(signed, type(self)) else type(self)._of(signed))  # noqa: SLF001 - own family

    @classmethod
    def _of(cls, document: object) -> Self:
        raise SignatureError(f"The signature covers a {type(document).__name__}, which is not what was read")

    def _with_files_of(self, found: Self) -> Self:
        mine, theirs = (one.changed(files=(), source=None) for one in (self, found))
        if mine != theirs:
            raise SignatureError("The signature covers another part of the document than what was read")
        return found.changed(files=getattr(self, "files", ()))


class Aadhaar(_Document):
    """What an Aadhaar says about its holder. Of the number, the last four digits are all that is ever kept."""

    name: str = ""
    birth_date: date | None = None
    """None where the document says less than a day."""
    gender: Gender | None = None
    address: Address = Address()
    last_four: str = ""
    photo: bytes | None = None
    """The photograph, as a JPEG where the issuer sent one."""
    files: tuple[DocumentFile, ...] = ()
    source: object = None
    """What it was read from: the provider's own model, or the text of the XML."""
    content: bytes | None = None
    """The signed XML, where that is what was read."""


class Certificate(_Document):
    """A document in the form that issuers share: licence, vehicle registration, PAN, registrations of a business."""

    kind: str = ""
    """The issuer's code, such as `DRVLC`."""
    number: str = ""
    name: str = ""
    """The holder."""
    birth_date: date | None = None
    gender: Gender | None = None
    care_of: str = ""
    """Whose child or spouse the holder is, where that is said."""
    address: Address = Address()
    photo: bytes | None = None
    issuer: str = ""
    status: str = ""
    """As the issuer writes it; `A` is active."""
    issued_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    files: tuple[DocumentFile, ...] = ()
    source: object = None
    """What it was read from: the provider's own model, or the text of the XML."""
    content: bytes | None = None
    """The signed XML, where that is what was read."""


class Pan(_Document):
    """A permanent account number and whose it is."""

    number: str = ""
    name: str | None = None
    """None where the provider hands over a picture alone."""
    birth_date: date | None = None
    files: tuple[DocumentFile, ...] = ()
    source: object = None
    """What it was read from: the provider's own model, or the text of the XML."""
    content: bytes | None = None
    """The signed XML, where that is what was read."""

    @classmethod
    def _of(cls, document: object) -> Self:
        return cls.from_certificate(document) if isinstance(document, Certificate) else super()._of(document)

    @classmethod
    def from_certificate(cls, found: Certificate) -> Self:
        """Return what a certificate of the tax department says."""
        return cls(found.number, found.name or None, found.birth_date, found.files, found.source, found.content)
