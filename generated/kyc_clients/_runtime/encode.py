"""Encodes models, mappings and sequences as JSON values, and adds constants."""

from __future__ import annotations

from collections import UserString
from collections.abc import Mapping, Sequence, Set as AbstractSet
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias, cast

from .exact import demanded
from .schema import constants, fields, part, parts, schema_of
from .unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable

    from .schema import Json, Resolve, Schema

_SEVERAL: Final = (list, dict, Mapping, Sequence, AbstractSet)
_TEXTS: Final = (str, UserString, bytes, bytearray, memoryview)
_PLAIN: Final = frozenset({str, int, bool, type(None)})

Several: TypeAlias = "Mapping[object, object] | Sequence[object] | AbstractSet[object]"
Unencodable: TypeAlias = "list[object] | None"
"""Takes what JSON cannot say: not a finite number, or of a type that it does not have."""


Row: TypeAlias = tuple[str, str, bool]
"""A field's wire name, its attribute, and whether its None is written."""


class _Model(Protocol):
    """What encoding needs of a model."""

    extra: Mapping[str, Json]
    __model_rows__: ClassVar[tuple[Row, ...]]


def model_to_wire(value: _Model, unencodable: Unencodable = None) -> dict[str, object]:
    """Return the JSON object of a model: absent fields left out, unknown ones appended."""
    wire: dict[str, object] = {}
    for name, attribute, keeps_none in value.__model_rows__ or _rows(type(value)):
        item: object = getattr(value, attribute)
        if type(item) is str or type(item) is int:  # most are
            wire[name] = item
        elif item is None:
            if keeps_none:
                wire[name] = None
        elif item is not UNSET:
            wire[name] = to_wire(item, unencodable)
    if value.extra:
        extra = cast("dict[str, object]", to_wire(value.extra, unencodable))
        for name, item in extra.items():  # rows that could not be read stand under the name of their list
            known = wire.get(name)
            both = isinstance(known, list) and isinstance(item, list)
            wire[name] = [*cast("list[object]", known), *cast("list[object]", item)] if both else item
    return wire


def _rows(cls: type[_Model]) -> tuple[Row, ...]:
    """Return, once for each class, what writing needs of every field; None is written only where it is a value."""
    schema = schema_of(cls)
    wanted = demanded(schema)
    rows = tuple((field.wire, field.attribute, field.wire in wanted or field.nullable) for field in fields(schema))
    cls.__model_rows__ = rows
    return rows


def to_wire(value: object, unencodable: Unencodable = None) -> object:
    """Return a value as JSON types. What JSON cannot say is returned as it is, for the validator to name."""
    if type(value) in _PLAIN:
        return value
    if hasattr(type(value), "__model_rows__"):
        return model_to_wire(cast("_Model", value), unencodable)
    if _is_several(value):
        return _several(cast("Several", value), unencodable)
    return str.__str__(value) if isinstance(value, str) else _number(value, unencodable)


def _is_several(value: object) -> bool:
    return isinstance(value, _SEVERAL) and not isinstance(value, _TEXTS)


def _several(value: Several, unencodable: Unencodable) -> object:
    if isinstance(value, Mapping):
        items = value.items()
        return {_name(key, unencodable): to_wire(item, unencodable) for key, item in items if item is not UNSET}
    return [to_wire(item, unencodable) for item in value]


def _number(value: object, unencodable: Unencodable) -> object:
    """Return a number of a subclass (an `IntEnum`, say) as the plain number it is."""
    if isinstance(value, int):
        return int(value)
    if not isinstance(value, float):
        return _noted(value, unencodable)
    number = float(value)
    return number if number - number == 0 else _noted(number, unencodable)


def _name(key: object, unencodable: Unencodable) -> object:
    return str.__str__(key) if isinstance(key, str) else _noted(key, unencodable)


def _noted(value: object, unencodable: Unencodable) -> object:
    if unencodable is not None:
        unencodable.append(value)
    return value


WriteConstants: TypeAlias = "Callable[[object], None]"


def constants_writer(
    schema: Schema, resolve: Resolve, known: dict[int, list[WriteConstants]] | None = None
) -> WriteConstants | None:
    """Return what fills the required constants of nested objects in and takes read-only members out; None where there are none.

    Only what is missing is filled: a wrong constant given by the caller stays, and the validator names it.
    """
    known = {} if known is None else known
    if "$ref" in schema:
        schema = schema_of(resolve(str(schema["$ref"])))
    if id(schema) in known:  # a schema within itself: what fills it will be there when a value is
        made = known[id(schema)]
        return lambda value: made[0](value)  # noqa: PLW0108 - looked up when there is a value, not now
    known[id(schema)] = [_nothing]
    nested = _nested(schema, resolve, known)
    items = constants_writer(part(schema, "items"), resolve, known) if "items" in schema else None
    branches = [one for item in parts(schema, "allOf") if (one := constants_writer(item, resolve, known)) is not None]
    fixed = constants(schema)
    filled_in = [item.wire for item in fields(schema) if item.schema.get("readOnly") is True]
    if not fixed and not filled_in and not nested and items is None and not branches:
        return None

    def write_constants(value: object) -> None:
        for branch in branches:
            branch(value)
        if type(value) is dict:
            found = cast("dict[str, object]", value)
            for name in filled_in:  # by the provider; it came with what was read
                found.pop(name, None)
            _write_constants(found, fixed, nested)
        elif type(value) is list and items is not None:
            for item in cast("list[object]", value):
                items(item)

    known[id(schema)][0] = write_constants
    return write_constants


def _nothing(_: object) -> None:
    """Fill nothing in."""


def _nested(schema: Schema, resolve: Resolve, known: dict[int, list[WriteConstants]]) -> dict[str, WriteConstants]:
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    return {
        name: one for name, item in properties.items() if (one := constants_writer(item, resolve, known)) is not None
    }


def _write_constants(
    value: dict[str, object], fixed: Mapping[str, object], nested: Mapping[str, WriteConstants]
) -> None:
    for name, constant in fixed.items():
        value.setdefault(name, constant)
    for name, inner in nested.items():
        if name in value:
            inner(value[name])
