"""The documents that are read, whichever provider handed them over: Aadhaar, certificate, PAN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..errors import DocumentError, SignatureError
from .dates import read_date
from .personal import Address, Gender, Personal, read_gender
from .reader import ISSUER_ADDRESS, UIDAI_ADDRESS, address_of, kept, last_four, photo_of, text_of
from .tree import Element, parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Self

    from .files import DocumentFile

_PAN: Final = "PANCR"


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
        content = getattr(self, "content", None)
        if not isinstance(content, bytes):
            raise SignatureError("There is no signed XML behind this document, so there is no signature to check")
        signed = verify_signature(content, certificates, allow_sha1=allow_sha1)
        return self._with_files_of(signed if isinstance(signed, type(self)) else type(self)._of(signed))  # noqa: SLF001 - own family

    @classmethod
    def _of(cls, document: object) -> Self:
        raise SignatureError(
            f"The signature covers another kind of document than what was read: {type(document).__name__}"
        )

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
    """Whose child or spouse the holder is, where the document has it."""
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


def read(content: bytes) -> Aadhaar | Certificate:
    """Read a document of an issuer from its XML. The signature is not checked: see `verify_signature`.

    Raises:
        DocumentError: for what is not such a document, or is not safe to read. Its text repeats nothing of the document.
    """
    root = parse(content)
    if root.name == "KycRes":
        return _aadhaar(root, content)
    if root.name != "Certificate":
        raise DocumentError("The document is neither a KycRes nor a Certificate")
    inner = root.one("CertificateData", "KycRes")
    return _certificate(root, content) if inner is None else _aadhaar(inner, content)


def read_aadhaar(content: bytes) -> Aadhaar:
    """Read an Aadhaar.

    Raises:
        DocumentError: for anything else.
    """
    found = read(content)
    if not isinstance(found, Aadhaar):
        raise DocumentError("The document is a Certificate where an Aadhaar belongs")
    return found


def read_certificate(content: bytes) -> Certificate:
    """Read a certificate.

    Raises:
        DocumentError: for anything else.
    """
    found = read(content)
    if not isinstance(found, Certificate):
        raise DocumentError("The document is an Aadhaar where a Certificate belongs")
    return found


def read_pan(content: bytes) -> Pan:
    """Read the certificate of a PAN.

    Raises:
        DocumentError: for anything else.
    """
    found = read_certificate(content)
    if found.kind and found.kind.upper() != _PAN:
        raise DocumentError("The document is a certificate of another kind than a PAN")
    return Pan.from_certificate(found)


def verify_signature(
    content: bytes, certificates: bytes | str | Sequence[bytes | str], *, allow_sha1: bool = False
) -> Aadhaar | Certificate:
    """Check the signature of a document, and read the part that it covers, and nothing else.

    Args:
        content: The XML as it was received, to the byte.
        certificates: The issuer's certificates in PEM, one of which must fit. Their dates and revocation are not checked.
        allow_sha1: Whether a signature made with SHA-1 counts.

    Raises:
        DocumentError: for what is no document of an issuer, or is not safe to read.
        SignatureError: where it is not signed, was changed, is signed by somebody else, or where the whole document is not what is signed.
        ConfigurationError: without the extra, or without a certificate.
    """
    from .signature import signed_part  # noqa: PLC0415 - needs an extra

    signed = signed_part(content, certificates, allow_sha1=allow_sha1)
    found, whole = read(signed), read(content)
    if found.changed(source=None, content=None) != whole.changed(source=None, content=None):
        raise SignatureError("The signature covers another part of the document than the one that counts")
    return found.changed(source=whole.source, content=whole.content)


def _aadhaar(root: Element, content: bytes) -> Aadhaar:
    if root.attribute("ret").upper() == "N":
        raise DocumentError("UIDAI refused: the document says so instead of holding an Aadhaar")
    data = root.one("UidData")
    identity = data.one("Poi") if data is not None else None
    if data is None or identity is None:
        raise DocumentError("The Aadhaar has no UidData with a Poi: it says nothing of its holder")
    place, photo = data.one("Poa"), data.one("Pht")
    number = data.attribute("uid")
    return Aadhaar(
        name=identity.attribute("name"),
        birth_date=read_date(identity.attribute("dob")),
        gender=read_gender(identity.attribute("gender")),
        address=address_of(place, UIDAI_ADDRESS),
        last_four=last_four(number),
        photo=photo_of(photo),
        source=kept(text_of(content), number),
        content=kept(content, number),
    )


def _certificate(root: Element, content: bytes) -> Certificate:
    holder = root.one("IssuedTo", "Person") or root.one("IssuedTo", "Organization")
    issuer = root.one("IssuedBy", "Organization")
    number = root.attribute("number")
    if not number and holder is None:
        raise DocumentError("The certificate has neither a number nor a holder")
    holder_attribute = (holder or Element("", {})).attribute
    return Certificate(
        kind=root.attribute("type"),
        number=number,
        name=holder_attribute("name"),
        birth_date=read_date(holder_attribute("dob")),
        gender=read_gender(holder_attribute("gender")),
        care_of=holder_attribute("swd"),
        address=address_of(holder.one("Address") if holder is not None else None, ISSUER_ADDRESS),
        photo=photo_of(holder.one("Photo") if holder is not None else None),
        issuer=issuer.attribute("name") if issuer is not None else "",
        status=root.attribute("status"),
        issued_on=read_date(root.attribute("issueDate")),
        valid_from=read_date(root.attribute("validFromDate")),
        valid_until=read_date(root.attribute("expiryDate")),
        source=text_of(content),
        content=content,
    )
