"""Formats of texts that a contract may ask for, checked without the clients' own code."""

from __future__ import annotations

import re
from datetime import datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TIME: Final = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.[0-9]+)?(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NAME: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LONGEST: Final = 253
_LAST_SECOND: Final = 60
"""A leap second is one."""


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID, in either case."""
    return _UUID.fullmatch(text) is not None


def is_time(text: str) -> bool:
    """Whether a text is a time of day, with a zone or without."""
    found = _TIME.fullmatch(text)
    if found is None or int(found["second"]) > _LAST_SECOND:
        return False
    zone = found["zone"] or "Z"
    return _is_clock(f"{found['hour']}:{found['minute']}") and (zone in "Zz" or _is_clock(zone[1:]))


def _is_clock(text: str) -> bool:
    hour, minute = map(int, text.split(":"))
    return hour in range(24) and minute in range(60)


def is_moment(text: str) -> bool:
    """Whether a text is a moment as RFC 3339 writes it: a day, a time and a zone."""
    day, time = text[:10], text[11:]
    zoned = time[-1:] in {"Z", "z"} or time[-6:-5] in {"+", "-"}
    return text[10:11] in {"T", "t", " "} and _is_day(day) and zoned and is_time(time)


def _is_day(text: str) -> bool:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date().isoformat() == text  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return False


def is_hostname(text: str) -> bool:
    """Whether a text is the name of a host, in letters of ASCII."""
    return len(text) <= _LONGEST and all(_LABEL.fullmatch(label) for label in text.split("."))


def is_email(text: str) -> bool:
    """Whether a text is an address of a mailbox, in letters of ASCII."""
    name, _, host = text.rpartition("@")
    return _NAME.fullmatch(name) is not None and all(_LABEL.fullmatch(label) for label in host.split("."))


def _is_address(version: int) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            return ip_address(text).version == version and "%" not in text
        except ValueError:
            return False

    return check


TEXTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "uuid": is_uuid,
    "time": is_time,
    "date-time": is_moment,
    "hostname": is_hostname,
    "email": is_email,
    "ipv4": _is_address(4),
    "ipv6": _is_address(6),
}
"""By the name of the format."""
