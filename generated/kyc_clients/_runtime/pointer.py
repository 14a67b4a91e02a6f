"""JSON Pointers (RFC 6901): printing them, and looking values up by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

MISSING: Final = object()
"""What `look_up` returns where nothing stands; `None` would be a value."""


def join(token: str | int, rest: str = "") -> str:
    """Return the pointer of a child, with what follows below it."""
    return f"/{token}{rest}" if isinstance(token, int) else "/" + token.replace("~", "~0").replace("/", "~1") + rest


def look_up(document: object, pointer: str) -> object:
    """Return the value at a pointer, or `MISSING`. Never raises on a document of an unforeseen shape."""
    value = document
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(name, MISSING)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(cast("list[object]", value)):
            value = cast("list[object]", value)[int(name)]
        else:
            return MISSING
    return value


def first_text(document: object, pointers: tuple[str, ...]) -> str:
    """Return the first string or number that stands at one of the pointers, as text; empty when none does."""
    for pointer in pointers:
        value = look_up(document, pointer)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""
