"""JSON text: the one place that knows which library reads and writes it. That decides how fast it is, and nothing else."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

if TYPE_CHECKING:
    from .schema import Json

_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_LONG: Final = 4096


def dump(value: object) -> bytes:
    """Return a JSON value as UTF-8. `ValueError` or `TypeError` for what JSON cannot say."""
    return _encode(value).encode()


def load(content: bytes) -> Json:
    """Return the value of JSON text. `ValueError` for anything that is not exactly JSON in UTF-8, `NaN` and `1e999` included."""
    fast = _fast(len(content))
    if fast is not None:
        with suppress(Exception):  # whatever it does not like is the standard library's to judge
            return cast("Json", fast.decode(content))
    try:
        value: Json = _DECODER.decode(content.decode("utf-8-sig"))
    except RecursionError:
        message = "nested too deeply"
        raise ValueError(message) from None
    return value


def _fast(length: int) -> Any:  # noqa: ANN401 - a module that may not be there
    """Return msgspec's JSON, which reads five times as fast, where it is installed and worth its import. It would write what is no JSON."""
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
