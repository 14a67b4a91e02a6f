"""Formats and patterns of JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DATE = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?"
_OFFSET = r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_PORT = r"0*(?:[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]|\d{0,4})"

_REST = r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]++|%[0-9A-Fa-f]{2})*+"
"""What may follow in a URI; possessive, because a second look would cost as much as the first."""
_INTRICATE: Final = 4096
"""Characters of a URI that are looked at with care: scheme and host, which end long before."""

_SHAPES: Final[Mapping[str, str]] = {
    "date": _DATE,
    "time": f"{_HOUR}{_OFFSET}?",  # a time of day without a zone is what most servers mean by it
    "date-time": f"{_DATE}[Tt ]{_HOUR}{_OFFSET}",
    "uuid": r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
    "email": rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*",
    "hostname": rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*",
    "ipv4": rf"{_OCTET}(?:\.{_OCTET}){{3}}",
    # http and https need a host, which a user or a port alone is not; brackets in it are around an address; ports end at 65535.
    "uri": r"(?![A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#\[\]]*(?:\]|[^/?#\[\]@]\[)|(?:[^/?#\[\]]*@)?\[(?![0-9A-Fa-f:.]+\](?::\d*)?(?:[/?#]|\Z))))"
    rf"(?![A-Za-z][A-Za-z0-9+.-]*://[^/?#]*:(?!{_PORT}(?:[/?#]|\Z))\d*(?:[/?#]|\Z))"
    r"(?![Hh][Tt][Tt][Pp][Ss]?:(?!//(?:[^/?#@]*@)?+[^/?#@:]))"
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?!\Z){_REST}",
}
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPACES: Final = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def format_check(name: str) -> Callable[[str], bool] | None:
    """Return the check of a format, or None for one that says nothing about the text (`int64`, `password`, `binary`, …)."""
    if name == "ipv6":
        return _is_ipv6
    shape = _SHAPES.get(name)
    if shape is None:
        return None
    matches = re.compile(rf"(?:{shape})\Z", re.ASCII).match
    if name == "uri":
        follows = re.compile(rf"{_REST}\Z", re.ASCII).match
        return lambda text: _is_uri(text, matches, follows)
    if name in {"date", "date-time"}:
        return lambda text: matches(text) is not None and _is_day(text)
    return lambda text: matches(text) is not None


def _is_uri(text: str, matches: Callable[[str], object], follows: Callable[[str], object]) -> bool:
    """Whether a text is a URI. Of one of megabytes only the beginning is matched with care, so that it costs milliseconds."""
    if len(text) <= _INTRICATE:
        return matches(text) is not None
    split = text.rfind("%", _INTRICATE - 2, _INTRICATE)  # not in the middle of a percent-encoded octet
    end = _INTRICATE if split < 0 else split
    head, rest = text[:end], text[end:]
    after = head.partition(":")[2]
    if after.startswith("//") and not any(mark in after[2:] for mark in "/?#"):
        return len(text) <= 4 * _INTRICATE and matches(text) is not None
    return matches(head) is not None and follows(rest) is not None


def _is_day(text: str) -> bool:
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and day <= _DAYS[month - 1] and (leap or (month, day) != (2, 29))


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address  # noqa: PLC0415 - rarely needed

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return "%" not in text


_CATEGORIES: Final = frozenset({"\\p", "\\P"})


def pattern_check(pattern: str) -> Callable[[str], object]:
    """Return the search of a JSON Schema pattern. It is found anywhere in a text, as the standard says, unless it is anchored."""
    return re.compile(to_python(pattern), re.ASCII).search


def to_python(pattern: str) -> str:
    r"""Translate the dialect of ECMA-262 where Python means another thing by the same words.

    `$` is the very end (Python's also matches before a last newline), `\s` is every Unicode space, `\d` and `\w` are ASCII
    (by `re.ASCII`), `.` stops at every line separator, `(?<name>` names a group, `\p{L}` is every letter of Unicode.
    """
    out: list[str] = []
    at, inside = 0, False
    while at < len(pattern):
        two, one = pattern[at : at + 2], pattern[at]
        if two in _CATEGORIES and (named := _category(pattern, at)) is not None:
            out.append(named[0] if inside else f"[{named[0]}]")
            at += named[1]
            continue
        if one == "\\" and at + 1 < len(pattern):
            out.append(_escape(two, inside=inside))
            at += 2
            continue
        if one == "[" and not inside:
            piece, step, inside = _class_start(pattern, at)
            out.append(piece)
            at += step
            continue
        inside = inside and one != "]"
        if inside or one not in "$.(":
            out.append("\\[" if inside and one == "[" else one)
        elif one == "(" and pattern.startswith("(?<", at) and pattern[at + 3 : at + 4] not in {"=", "!"}:
            out.append("(?P<")
            at += 2
        else:
            out.append({"$": r"\Z", ".": r"[^\n\r\u2028\u2029]", "(": "("}[one])
        at += 1
    return "".join(out)


def _category(pattern: str, at: int) -> tuple[str, int] | None:
    from .categories import category_at  # noqa: PLC0415 - rarely needed

    return category_at(pattern, at)


def _escape(two: str, *, inside: bool) -> str:
    if two == "\\s":
        return _SPACES if inside else f"[{_SPACES}]"
    if two == "\\S" and not inside:
        return f"[^{_SPACES}]"
    return {"\\/": "/", "\\-": "\\-", "\\Z": "Z", "\\A": "A", "\\a": "a"}.get(two, two)


def _class_start(pattern: str, at: int) -> tuple[str, int, bool]:
    """Return what opens a character class, how long it is in the pattern, and whether we are inside now."""
    if pattern.startswith("[^]", at):
        return r"[\s\S]", 3, False
    if pattern.startswith("[]", at):
        return "(?!)", 2, False
    return "[", 1, True
