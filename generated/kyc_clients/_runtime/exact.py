"""Compiled checks of whether a response matches the contract exactly, so that decoding needs no leniency."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .memory import of_class, union
from .schema import PYTHON_TYPES, by_form, home_of, names, nullable, others, part, parts, schema_of
from .variants import possible_alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .schema import Resolve, Schema
    from .variants import Choose

    Fits = Callable[[object], bool]


def essentials(schema: Schema) -> frozenset[str]:
    """Return the members of an object that callers act on: those that the contract names, or else all that it requires."""
    return frozenset(names(schema, "x-essential" if "x-essential" in schema else "required"))


def demanded(schema: Schema) -> frozenset[str]:
    """Return the members without which a response cannot be read: required ones that callers act on."""
    properties = part(schema, "properties")
    required = (name for name in names(schema, "required") if part(properties, name).get("writeOnly") is not True)
    return frozenset(required) & essentials(schema)


def is_empty(value: object, schema: Schema) -> bool:
    """Whether a value says nothing: an empty text, an object without members, or no rows where the contract says that there are some."""
    if isinstance(value, list):
        return not value and bool(schema.get("minItems"))
    return value == "" if isinstance(value, str) else value == {}


def exact(schema: Schema | bool, resolve: Resolve, *, closed: bool = True) -> Fits:  # noqa: FBT001 - a schema may be one
    """Compile a schema. With `closed`, a member that the contract does not know is a difference."""
    if isinstance(schema, bool) or not schema:
        return _any
    if "$ref" in schema:
        return _reference(str(schema["$ref"]), resolve)
    checks: list[Fits] = []
    if "type" in schema:
        checks.append(_type_check(names(schema, "type")))
    if "enum" in schema or "const" in schema:
        checks.append(_enum_check(cast("Sequence[object]", schema["enum"] if "enum" in schema else [schema["const"]])))
    if "properties" in schema or "required" in schema or others(schema):
        checks.append(_object_check(schema, resolve, closed=closed))
    if isinstance(schema.get("items"), dict) or "prefixItems" in schema:
        first = [exact(item, resolve) for item in parts(schema, "prefixItems")]
        checks.append(_array_check(first, exact(cast("Schema | bool", schema.get("items", {})), resolve)))
    checks += [
        _one_of_check(
            [exact(item, resolve, closed=closed) for item in parts(schema, word)],
            possible_alternatives(schema, word, resolve),
        )
        for word in ("anyOf", "oneOf")
        if word in schema
    ]
    checks += [exact(item, resolve, closed=False) for item in parts(schema, "allOf")]
    if len(checks) == 1:
        return checks[0]
    return lambda value: all(check(value) for check in checks)


def _any(_: object) -> bool:
    return True


def _reference(name: str, resolve: Resolve) -> Fits:
    known: list[Fits] = []

    def fits(value: object) -> bool:
        if not known:
            cls = home_of(resolve(name))
            known.append(of_class(cls, "exact", lambda: exact(schema_of(cls), resolve)))
        return known[0](value)

    return fits


def _type_check(types: tuple[str, ...]) -> Fits:
    kinds = frozenset(kind for name in types for kind in PYTHON_TYPES[name])
    whole = "integer" in types and "number" not in types

    def fits(value: object) -> bool:
        kind = type(value)
        return kind in kinds or (whole and kind is float and cast("float", value).is_integer())

    return fits


def _enum_check(values: Sequence[object]) -> Fits:
    if all(isinstance(value, str) for value in values):
        texts = frozenset(cast("Sequence[str]", values))
        return lambda value: isinstance(value, str) and value in texts
    from .assertions import same  # noqa: PLC0415 - most enumerations are of texts

    return lambda value: any(same(value, item) for item in values)


def _array_check(first: Sequence[Fits], row: Fits) -> Fits:
    def fits(value: object) -> bool:
        if type(value) is not list:
            return True
        rows = cast("list[object]", value)
        return all(map(row, rows[len(first) :])) and all(one(item) for one, item in zip(first, rows, strict=False))

    return fits


def _one_of_check(branches: list[Fits], choose: Choose) -> Fits:
    """Return whether a value fits the alternative that it names, or any of them where it names none."""

    def fits(value: object) -> bool:
        return any(branches[at](value) for at in choose(value) or range(len(branches)))

    return union(fits)


def _object_check(schema: Schema, resolve: Resolve, *, closed: bool) -> Fits:
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    essential = essentials(schema) if "x-essential" in schema else frozenset[str]()
    rows = {name: (exact(item, resolve), nullable(item), name in essential) for name, item in properties.items()}
    required = frozenset(
        name for name in names(schema, "required") if part(properties, name).get("writeOnly") is not True
    )
    formed = by_form(schema, lambda item: exact(item, resolve))
    rest = schema.get("additionalProperties")
    other = exact(cast("Schema", rest), resolve) if isinstance(rest, dict) else None
    closed = closed and other is None and rest is not True

    def fits(value: object) -> bool:
        if type(value) is not dict:
            return True  # what else it may be is for `type` to say
        found = cast("dict[str, object]", value)
        if not required <= found.keys():
            return False
        for name, item in found.items():
            row = rows.get(name)
            if row is None:
                of_form = formed(name)
                if not all(one(item) for one in of_form):
                    return False
                if not of_form and (closed or (other is not None and not other(item))):
                    return False
            elif (item is None and not row[1]) or not row[0](item) or (row[2] and is_empty(item, properties[name])):
                return False
        return True

    return fits
