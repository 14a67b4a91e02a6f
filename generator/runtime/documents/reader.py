"""Reads values from the XML of issuers: addresses, photographs, and what may be kept of an Aadhaar number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from ..download import decode_base64
from ..errors import DocumentError, DownloadError
from .personal import Address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .tree import Element

T = TypeVar("T")

_WHOLE_NUMBER: Final = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?(\d{4})(?!\d)", re.ASCII)
_LAST_FOUR: Final = re.compile(r"(\d{4})\s*$", re.ASCII)
UIDAI_ADDRESS: Final[Mapping[str, str]] = {
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
ISSUER_ADDRESS: Final[Mapping[str, str]] = {
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


def address_of(element: Element | None, names: Mapping[str, str]) -> Address:
    """Read an address; `names` maps its parts to attributes of the XML."""
    if element is None:
        return Address()
    return Address(**{field: element.attribute(name) for field, name in names.items()})


def photo_of(element: Element | None) -> bytes | None:
    """Decode a photograph.

    Raises:
        DocumentError: if it is not base64.
    """
    if element is None or not element.text.strip():
        return None
    try:
        return decode_base64(element.text)
    except DownloadError:
        raise DocumentError("The photograph is not base64") from None


def text_of(content: bytes) -> str:
    """The XML as text."""
    return content.decode("utf-8", "replace")
