"""JSON text: the one place that knows which library reads and writes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from .schema import Json

_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def dump(value: object) -> bytes:
    """Return a JSON value as UTF-8. `ValueError` or `TypeError` for what JSON cannot say."""
    return _encode(value).encode()


def load(content: bytes) -> Json:
    """Return the value of JSON text. `ValueError` for anything that is not exactly JSON in UTF-8, `NaN` and `1e999` included."""
    try:
        value: Json = _DECODER.decode(content.decode("utf-8-sig"))
    except RecursionError:
        message = "nested too deeply"
        raise ValueError(message) from None
    return value


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
