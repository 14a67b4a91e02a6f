"""Decodes JSON objects into instances of attrs classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from attrs import NOTHING, fields_dict

from .exact import demanded
from .failures import Broken
from .pointer import MISSING, join
from .schema import ALTERNATIVES, fields, names, others, schema_of
from .unset import UNSET
from .validate import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .schema import Decode, Field, Resolve, Schema

_SCALARS: Final[Mapping[str, type]] = {"string": str, "integer": int, "boolean": bool, "null": type(None)}
_REQUIRED: Final = object()
"""In the place of a default: a response without this field is broken."""
_OWN: Final = object()
"""In the place of a default: the class has one."""


class _Never:
    """The exact type of no value: marks fields that need more than a look at the type."""


_Row: TypeAlias = "tuple[str, str, type, Decode, object, bool]"
"""A field's wire name, attribute, exact type if that says all, decoder, default, and whether null reads as absent."""
_Rest: TypeAlias = "Callable[[dict[str, object]], object]"
"""Reads the members of an object that have no field."""
_Check: TypeAlias = "Callable[[dict[str, object]], None]"
"""Refuses an object that breaks what its class demands besides its fields."""


def reader_of(cls: type, resolve: Resolve, decoder: Callable[[Schema, Resolve], Decode]) -> Decode:
    """Compile the decoder of a model. `decoder` compiles the schema of each field."""
    own = fields_dict(cls)
    wanted = demanded(schema_of(cls))
    rows = [
        _row(item, own[item.attribute].default, decoder(item.schema, resolve), wanted=item.wire in wanted)
        for item in fields(schema_of(cls))
    ]
    rest = _reader_of_others(schema_of(cls), resolve, rows, decoder)
    plain, structure = _object_decoder(cls, rows, rest), _structure(schema_of(cls), resolve, rows)
    if structure is None:
        return plain

    def decode(value: object) -> object:
        result = plain(value)
        structure(cast("dict[str, object]", value))
        return result

    return decode


def _object_decoder(cls: type, rows: list[_Row], rest: _Rest) -> Decode:
    """Return what reads an object member by member. Its loop is most of what reading costs: no call that is not needed."""
    size = len(rows)

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise Broken("type", "must be an object")
        found: dict[str, object] = value  # pyright: ignore[reportUnknownVariableType]
        given: dict[str, Any] = {}
        count = size
        for wire, attribute, kind, inner, default, lenient in rows:
            item = found.get(wire, MISSING)
            if type(item) is kind:
                given[attribute] = item
            elif item is MISSING or (item is None and lenient):
                count -= item is MISSING
                if default is _REQUIRED:
                    raise Broken("required", "is required", join(wire))
                if default is not _OWN:
                    given[attribute] = default
            else:
                try:
                    given[attribute] = inner(item)
                except Broken as broken:
                    raise broken.under(wire) from None
        if count < len(found):
            given["extra"] = rest(found)
        return cls(**given)

    return decode


def _reader_of_others(
    schema: Schema, resolve: Resolve, rows: list[_Row], decoder: Callable[[Schema, Resolve], Decode]
) -> _Rest:
    """Return what reads the members that have no field."""
    known = frozenset(row[0] for row in rows)

    def unknown(found: dict[str, object]) -> dict[str, object]:
        return {name: item for name, item in found.items() if name not in known}

    declared = others(schema)
    if not declared:
        return unknown
    read = decoder({"type": "object", **declared}, resolve)
    return lambda found: read(unknown(found))


def _structure(schema: Schema, resolve: Resolve, rows: list[_Row]) -> _Check | None:
    """Return the check of what a class demands besides its fields; None where it demands nothing."""
    composed = {word: schema[word] for word in ALTERNATIVES if word in schema}
    if not composed:
        return None
    check = validator(composed, resolve, strict=False)
    absent = frozenset(row[0] for row in rows if row[5])

    def hold(found: dict[str, object]) -> None:  # a null that reads as absent is absent for these rules too
        misfits = check({name: item for name, item in found.items() if item is not None or name not in absent})
        if misfits:
            raise Broken(misfits[0].rule, misfits[0].message, misfits[0].pointer)

    return hold


def _row(field: Field, own: object, decode: Decode, *, wanted: bool) -> _Row:
    """Return how one field is read: by a look at its exact type where that is enough, else by its own decoder."""
    schema, types = field.schema, names(field.schema, "type")
    scalar = len(types) == 1 and not any(word in schema for word in (*ALTERNATIVES, "$ref"))
    kind = _SCALARS.get(types[0], _Never) if scalar else _Never
    if wanted:
        default = _REQUIRED
    elif own is not NOTHING and not field.required:
        default = _OWN
    else:  # what only a caller says is not demanded of a response
        default = UNSET if schema.get("writeOnly") is True else None
    return field.wire, field.attribute, kind, decode, default, not wanted and not field.nullable
