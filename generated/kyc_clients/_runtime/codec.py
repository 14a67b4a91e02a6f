"""Encodes and decodes JSON with the fastest library installed."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

if TYPE_CHECKING:
    from .schema import Json

# No look for circles, a tenth of the time: what is written here was made by walking a value to its ends.
_encode: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode
_LONG: Final = 4096
_BLANKS: Final = " \t\r\n"


def dump(value: object, *, plain: bool = False) -> bytes:
    """Return a JSON value as UTF-8. `ValueError` or `TypeError` for what JSON cannot say.

    `plain` promises that the value holds nothing but what JSON can say: then msgspec may write it where it is loaded. It writes ten
    times as fast, but also what is no JSON.
    """
    fast = _fast(0) if plain else None
    if fast is not None:
        with suppress(Exception):  # whatever it does not like is the standard library's to judge
            return cast("bytes", fast.encode(value))
    return _encode(value).encode()


def load(content: bytes) -> Json:
    """Return the value of JSON text. `ValueError` for anything that is not exactly JSON in UTF-8, `NaN` and `1e999` included."""
    fast = _fast(len(content))
    if fast is not None:
        with suppress(Exception):  # whatever it does not like is the standard library's to judge
            return cast("Json", fast.decode(content))
    text = content.decode().removeprefix("\ufeff").lstrip(_BLANKS)
    try:
        value, end = _DECODER.raw_decode(text)  # not `decode`, which looks for blanks at twice the cost
    except RecursionError:
        message = "nested too deeply"
        raise ValueError(message) from None
    if end != len(text) and text[end:].strip(_BLANKS):
        message = "more than one value"
        raise ValueError(message)
    return cast("Json", value)


def load_text(content: bytes) -> Json:
    """`load` for what people read: halves of characters, which JSON can escape and nobody can print or store, are U+FFFD."""
    value = load(content)
    if b"\\ud" not in content and b"\\uD" not in content:
        return value
    try:
        return cast("Json", _whole(value))
    except RecursionError:
        message = "nested too deeply"
        raise ValueError(message) from None


def _whole(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(name): _whole(item) for name, item in cast("dict[str, object]", value).items()}
    return [_whole(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


def _fast(length: int) -> Any:  # noqa: ANN401 - a module that may not be there
    """Return msgspec's JSON, which reads five times as fast, where it is installed and worth its import."""
    return _imported() if length > _LONG or "msgspec" in sys.modules else None


@cache
def _imported() -> Any:  # noqa: ANN401 - a module that may not be there
    try:
        return import_module("msgspec").json
    except ImportError:
        return None


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:
        message = "a number is out of range"
        raise ValueError(message)
    return number


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)
