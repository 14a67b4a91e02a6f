"""Patterns and formats, checked independently of the clients' code."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import TYPE_CHECKING, Final

from jsonschema import FormatChecker

from .texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Pattern

_UNRESERVED: Final = r"[A-Za-z0-9\-._~]"
_ESCAPED: Final = r"%[0-9A-Fa-f]{2}"
_SUB: Final = r"[!$&'()*+,;=]"
_PCHAR: Final = rf"(?:{_UNRESERVED}|{_ESCAPED}|{_SUB}|[:@])"
_URI: Final = re.compile(
    rf"""(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):
    (?://(?P<authority>
        (?:(?:{_UNRESERVED}|{_ESCAPED}|{_SUB}|:)*@)?
        (?P<host>\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?:{_UNRESERVED}|{_ESCAPED}|{_SUB})*)
        (?::0*(?P<port>[0-9]*))?
      )(?P<absolute>(?:/{_PCHAR}*)*)
      |(?P<rooted>/(?:{_PCHAR}+(?:/{_PCHAR}*)*)?)|(?P<rootless>{_PCHAR}+(?:/{_PCHAR}*)*))
    (?:\?(?:{_PCHAR}|[/?])*)?(?:\#(?:{_PCHAR}|[/?])*)?""",
    re.VERBOSE | re.ASCII,
)
_LARGEST_INT64: Final = 2**63 - 1
_LAST_PORT: Final = 65535
_MOST_DIGITS: Final = len(str(_LAST_PORT))

FORMATS: Final = FormatChecker(formats=())
"""The formats that the contracts use."""


def _checked(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)


for _name, _check in TEXTS.items():
    FORMATS.checks(_name)(_checked(_check))


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    """Whether a string is a URI by RFC 3986, with a host where its scheme is http or https."""
    if not isinstance(value, str):
        return True
    found = _URI.fullmatch(value)
    if found is None or not _is_port(found["port"] or "0"):
        return False
    if found["scheme"].lower() in {"http", "https"} and not found["host"]:
        return False
    return found["v6"] is None or _is_v6(found["v6"])


@FORMATS.checks("int64")
def is_int64(value: object) -> bool:
    """Whether a number fits 64 bits."""
    return not isinstance(value, int | float) or -_LARGEST_INT64 - 1 <= value <= _LARGEST_INT64


@FORMATS.checks("date")
def is_date(value: object) -> bool:
    """Whether a string is a day of the calendar, as `2026-01-31`."""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern[str]:
    r"""Compile a pattern of the contract: `$` is the very end and `\d` an ASCII digit, as in JavaScript, not in Python."""
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", text), re.ASCII)


def _is_port(digits: str) -> bool:
    """Whether there is such a port. Python refuses to read a number of thousands of digits, so their count is looked at first."""
    return len(digits) <= _MOST_DIGITS and int(digits) <= _LAST_PORT


def _is_v6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
