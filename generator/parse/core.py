"""The YAML 1.2 core schema: which plain scalar is null, a boolean or a number, and which is text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_DIGITS: Final = 4000
"""Longest integer that is read: Python itself refuses decimal integers a little above."""

_INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_JSON: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_CONSTANTS: Final[Mapping[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMERIC_START: Final = frozenset("+-.0123456789")


class Float(float):
    """A number with a fraction or an exponent that remembers how it was written: `1.10` is printed as `1.10`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Self:
        """Read the number; `ValueError` if no finite double is near it."""
        self = super().__new__(cls, text)
        if not math.isfinite(self):
            raise ValueError(f"{text} is beyond what a double holds")
        self.text = text
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Copy and pickle by the source text."""
        return type(self), (self.text,)


def integer(text: str) -> int:
    """Read an integer exactly: decimal (leading zeros mean nothing), `0o` or `0x`. `ValueError` if huge."""
    if len(text) > MAX_DIGITS:
        raise ValueError(f"an integer of {len(text)} digits is too long")
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


def resolve(text: str) -> str | bool | int | float | None:
    """Give an unquoted scalar its value. `ValueError`, with the reason, where JSON has none (`.inf`, `.nan`)."""
    if text[:1] not in _NUMERIC_START:
        return _CONSTANTS.get(text, text)
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return Float(text)
    if _NOT_JSON.fullmatch(text):
        raise ValueError(f"{text} is no JSON value")
    return text
