"""From JSON objects to instances of a contract's classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, cast

from .decode import ALTERNATIVES, at, decoder
from .exact import demanded
from .failures import Broken
from .model import REQUIRED, schema_of, shape
from .pointer import MISSING, join
from .schema import names
from .unset import UNSET
from .validate import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .decode import Decode
    from .model import Model
    from .schema import Field, Json, Resolve

_SCALARS: Final[Mapping[str, type]] = {"string": str, "integer": int, "boolean": bool, "null": type(None)}


class _Never:
    """The exact type of no value: marks fields that need more than a look at the type."""


_Row: TypeAlias = "tuple[str, str, type, Decode, object, bool]"
"""A field's wire name, attribute, exact type if that says all, reader, default, and whether null reads as absent."""


def reader_of(cls: type[Model], resolve: Resolve) -> Decode:
    """Compile the reader of a class."""
    essential = demanded(schema_of(cls))
    rows = [_row(field, cls, resolve, essential) for field in shape(cls)]
    size = len(rows)
    hurry, fill = _hurrier(rows), _filler(rows)
    structure = _structure(cls, resolve, rows)
    new = cls.__new__

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise Broken("type", "must be an object")
        found = cast("dict[str, object]", value)
        result = new(cls)
        result.__extra__ = None
        whole = len(found) == size
        if whole:
            try:
                hurry(result, found)
            except (KeyError, Broken):
                whole = False
        if not whole:
            fill(result, found)
        if structure is not None:
            structure(found)
        return result

    return decode


def _hurrier(rows: list[_Row]) -> Callable[[Model, dict[str, object]], None]:
    """Return the fast path, for an answer that holds each field of the contract and no other: most do.

    It is written out field by field, as attrs and dataclasses write constructors. A loop over the rows takes twice as long.
    """
    lines = ["def hurry(result, found):"]
    names: dict[str, object] = {}
    for number, (wire, attribute, kind, inner, *_) in enumerate(rows):
        names |= {f"kind{number}": kind, f"inner{number}": inner}
        lines.append(f"    item = found[{wire!r}]")
        lines.append(f"    result.{attribute} = item if type(item) is kind{number} else inner{number}(item)")
    exec("\n".join([*lines, "    return"]), names)  # noqa: S102 - wire names are quoted, attributes those of a class
    return cast("Callable[[Model, dict[str, object]], None]", names["hurry"])


def _filler(rows: list[_Row]) -> Callable[[Model, dict[str, object]], None]:
    """Return what reads each field with all its leniencies, and finds out which one is broken."""
    known = frozenset(row[0] for row in rows)

    def fill(result: Model, found: dict[str, object]) -> None:
        for wire, attribute, kind, inner, default, lenient in rows:
            item = found.get(wire, MISSING)
            if item is MISSING:
                if default is REQUIRED:
                    raise Broken("required", "is required", join(wire))
                item = default
            elif type(item) is not kind:
                item = default if item is None and lenient else at(wire, inner, item)
            setattr(result, attribute, item)
        if not found.keys() <= known:
            result.__extra__ = {name: cast("Json", item) for name, item in found.items() if name not in known}

    return fill


def _structure(cls: type[Model], resolve: Resolve, rows: list[_Row]) -> Callable[[dict[str, object]], None] | None:
    """Return the check of what a class demands besides its fields; None where it demands nothing."""
    schema = schema_of(cls)
    composed = {word: schema[word] for word in ALTERNATIVES if word in schema}
    if not composed:
        return None
    check = validator(composed, resolve, strict=False)
    absent = frozenset(row[0] for row in rows if row[4] is not REQUIRED and row[5])

    def hold(found: dict[str, object]) -> None:  # a null that reads as absent is absent for these rules too
        misfits = check({name: item for name, item in found.items() if item is not None or name not in absent})
        if misfits:
            raise Broken(misfits[0].rule, misfits[0].message, misfits[0].pointer)

    return hold


def _row(field: Field, cls: type[Model], resolve: Resolve, essential: frozenset[str]) -> _Row:
    """Return how one field is read: by a look at its exact type where that is enough, else by its own reader."""
    schema, types = field.schema, names(field.schema, "type")
    scalar = len(types) == 1 and not any(word in schema for word in (*ALTERNATIVES, "$ref"))
    kind = _SCALARS.get(types[0], _Never) if scalar else _Never
    own = cls.__model_fields__.get(field.attribute, None)
    if field.wire in essential:
        default: object = REQUIRED
    else:  # what only a caller says is not demanded of an answer
        default = (UNSET if schema.get("writeOnly") is True else None) if own is REQUIRED else own
    return (
        field.wire,
        field.attribute,
        kind,
        decoder(schema, resolve),
        default,
        field.wire not in essential and not field.nullable,
    )
