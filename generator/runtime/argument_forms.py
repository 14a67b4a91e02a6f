"""Values that a caller may give in Python's own types where the wire wants a text: dates in the form of the provider, numbers as digits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .schema import Schema

DATES: Final[Mapping[str, str]] = {
    "DD/MM/YYYY": "{0.day:02}/{0.month:02}/{0.year:04}",
    "DD-MM-YYYY": "{0.day:02}-{0.month:02}-{0.year:04}",
    "DDMMYYYY": "{0.day:02}{0.month:02}{0.year:04}",
    "YYYY-MM-DD": "{0.year:04}-{0.month:02}-{0.day:02}",
}
"""How the dates of a form (`x-form`) are written."""


def converter_of(schema: Schema) -> Callable[[object], object] | None:
    """Return what converts a value that a caller gives to text; None where the schema needs none."""
    form = DATES.get(str(schema.get("x-form")))
    if form is not None:
        return lambda value: form.format(value) if isinstance(value, date) else value
    return _digits if schema.get("x-digits") is True else None


def _digits(value: object) -> object:
    return str(value) if type(value) is int and value >= 0 else value
