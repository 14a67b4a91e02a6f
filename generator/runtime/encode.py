"""From Python values to the wire: models, mappings and sequences become plain JSON values; constants are filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, Final, cast

from .model import Model, schema_of, shape
from .schema import constants, part, parts
from .unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable

    from .schema import Json, Resolve, Schema

_BYTES: Final = (bytes, bytearray, memoryview)
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


def model_to_wire(value: Model) -> dict[str, Json]:
    """Return the JSON object of a model: absent fields left out, unknown ones appended."""
    wire: dict[str, object] = {}
    for name, attribute, keeps_none in value.__model_rows__ or _rows(type(value)):
        item: object = getattr(value, attribute)
        if type(item) in _PLAIN:
            if item is not None or keeps_none:
                wire[name] = item
        elif item is not UNSET:
            wire[name] = to_wire(item)
    wire.update(value.extra)
    return cast("dict[str, Json]", wire)


def _rows(cls: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """Return, once for each class, what writing needs of every field; None is written only where it is a value."""
    rows = tuple((field.wire, field.attribute, field.required or field.nullable) for field in shape(cls))
    cls.__model_rows__ = rows
    return rows


def to_wire(value: object) -> object:
    """Return a value as JSON types. What JSON cannot say is returned as it is, for the validator to name."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Model):
        return model_to_wire(value)
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return {_name(key): to_wire(item) for key, item in items if item is not UNSET}
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, Sequence | Set) and not isinstance(value, _BYTES):
        return [to_wire(item) for item in cast("Sequence[object]", value)]
    return value


def _name(key: object) -> object:
    return str.__str__(key) if isinstance(key, str) else key


def filler(schema: Schema, resolve: Resolve, above: tuple[int, ...] = ()) -> Callable[[object], None] | None:
    """Return what fills the required constants of nested objects in, or None where the schema has none.

    Only what is missing is filled: a wrong constant given by the caller stays, and the validator names it.
    """
    if "$ref" in schema:
        schema = schema_of(resolve(str(schema["$ref"])))
    if id(schema) in above:
        return None
    above = (*above, id(schema))
    fixed = constants(schema)
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    nested = {name: one for name, item in properties.items() if (one := filler(item, resolve, above)) is not None}
    items = filler(part(schema, "items"), resolve, above) if "items" in schema else None
    alternatives = [one for item in parts(schema, "allOf") if (one := filler(item, resolve, above)) is not None]
    if not fixed and not nested and items is None and not alternatives:
        return None

    def fill(value: object) -> None:
        if isinstance(value, dict):
            known = cast("dict[str, object]", value)
            for name, constant in fixed.items():
                known.setdefault(name, constant)
            for name, inner in nested.items():
                if name in known:
                    inner(known[name])
        elif isinstance(value, list) and items is not None:
            for item in cast("list[object]", value):
                items(item)
        for inner in alternatives:
            inner(value)

    return fill
