"""What a tolerant reader makes of a value, in lines that a table can hold."""

from __future__ import annotations

import pytest

from kyc_clients._runtime.failures import Broken
from kyc_clients._runtime.places import Place
from kyc_clients._runtime.schema import Schema
from kyc_clients._runtime.tolerant import Tolerant

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
ROW: Schema = {"type": "object", "required": ["id"], "x-essential": ["id"], "properties": {"id": TEXT, "size": NUMBER}}
ROWS: Schema = {"type": "array", "items": ROW}
HOLDER: Schema = {"type": "object", "properties": {"rows": ROWS, "note": TEXT}}


class Row:
    """A class by that schema."""

    _schema = ROW


class Holder:
    """A class that holds a list of it."""

    _schema = HOLDER


PLACE = Place((), "", sensitive=False, essential=False)


def reader_of_rows() -> Tolerant:
    """Return a reader that knows that class."""
    return Tolerant("read", 200, {"Row": Row}.__getitem__)


def result_of(schema: Schema, value: object) -> tuple[object, list[str], dict[tuple[str | int, ...], list[object]]]:
    """Return what comes of a value, each event in a line, and the rows that were left out."""
    own = reader_of_rows()
    found = own.read(schema, value, PLACE)
    events = [f"{one.pointer} {one.rule} {one.expected} {one.found_kind} {one.found}".strip() for one in own.events]
    return found, events, own.rows


def refusal_of(schema: Schema, value: object) -> tuple[str, str, str]:
    """Return what a value is refused for: where, by which rule, in which words."""
    with pytest.raises(Broken) as caught:
        result_of(schema, value)
    return caught.value.pointer, caught.value.rule, caught.value.message
