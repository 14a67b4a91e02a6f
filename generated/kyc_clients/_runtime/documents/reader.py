"""From the XML of an issuer to a model: `KycRes` for an Aadhaar, `Certificate` for everything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from ..download import decode_base64
from ..errors import DocumentError, DownloadError
from .dates import read_date
from .models import Aadhaar, Address, Certificate, Pan, read_gender
from .tree import Element, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

_PAN: Final = "PANCR"
_WHOLE_NUMBER: Final = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?(\d{4})(?!\d)", re.ASCII)
_LAST_FOUR: Final = re.compile(r"(\d{4})\s*$", re.ASCII)
_OF_UIDAI: Final[Mapping[str, str]] = {
    "care_of": "co",
    "house": "house",
    "street": "street",
    "landmark": "lm",
    "locality": "loc",
    "place": "vtc",
    "post_office": "po",
    "sub_district": "subdist",
    "district": "dist",
    "state": "state",
    "postal_code": "pc",
    "country": "country",
}
_OF_ISSUERS: Final[Mapping[str, str]] = {
    "house": "house",
    "street": "line1",
    "landmark": "landmark",
    "locality": "line2",
    "place": "locality",
    "district": "district",
    "state": "state",
    "postal_code": "pin",
    "country": "country",
}


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


def last_four(number: str) -> str:
    """Return what may be kept of an Aadhaar number, masked or whole; empty where there are no four digits at its end."""
    found = _LAST_FOUR.search(number)
    return found[1] if found else ""


def is_whole(number: str) -> bool:
    """Whether a text holds all digits of an Aadhaar number."""
    return _WHOLE_NUMBER.search(number) is not None


def kept(source: T, number: str | None) -> T | None:
    """Return what an Aadhaar was read from, unless it holds all digits of the number: then nothing of it is kept."""
    return None if is_whole(number or "") else source


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
        address=_address(place, _OF_UIDAI),
        last_four=last_four(number),
        photo=_photo(photo),
        source=kept(_text(content), number),
        content=kept(content, number),
    )


def _certificate(root: Element, content: bytes) -> Certificate:
    holder = root.one("IssuedTo", "Person") or root.one("IssuedTo", "Organization")
    issuer = root.one("IssuedBy", "Organization")
    number = root.attribute("number")
    if not number and holder is None:
        raise DocumentError("The certificate has neither a number nor a holder")
    said = (holder or Element("", {})).attribute
    return Certificate(
        kind=root.attribute("type"),
        number=number,
        name=said("name"),
        birth_date=read_date(said("dob")),
        gender=read_gender(said("gender")),
        care_of=said("swd"),
        address=_address(holder.one("Address") if holder is not None else None, _OF_ISSUERS),
        photo=_photo(holder.one("Photo") if holder is not None else None),
        issuer=issuer.attribute("name") if issuer is not None else "",
        status=root.attribute("status"),
        issued_on=read_date(root.attribute("issueDate")),
        valid_from=read_date(root.attribute("validFromDate")),
        valid_until=read_date(root.attribute("expiryDate")),
        source=_text(content),
        content=content,
    )


def _address(element: Element | None, names: Mapping[str, str]) -> Address:
    if element is None:
        return Address()
    return Address(**{field: element.attribute(name) for field, name in names.items()})


def _photo(element: Element | None) -> bytes | None:
    if element is None or not element.text.strip():
        return None
    try:
        return decode_base64(element.text)
    except DownloadError:
        raise DocumentError("The photograph is not base64") from None


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
