"""Decodes JSON values, with decoders compiled from schemas.

A response is exact where the contract is broken (a required field missing, a wrong type: `Broken` says where and which rule) and
lenient where tomorrow's provider may differ. These are all the leniencies:

- Fields that the contract does not know are kept in `Model.extra`, also where it says `additionalProperties: false`.
- A value outside an `enum`, or another than a `const`, passes when it has the JSON type of the listed ones.
- Assertions about a value do not count: pattern, format, length, range, multiple, number or uniqueness of items, `not`, `if`,
  `contains`, names of members, and which members come together.
- `null` in an optional field that is not nullable reads as if the field were absent.
- A number without a fraction (`1.0`) is an integer, as JSON Schema says; it is read as `int`.
- Of several alternatives (`anyOf`, `oneOf`) the one that the value names counts, else the one that fits best; an object of a
  kind that none of them knows is of the base class, or JSON as it came.
- A field that is only written (`writeOnly`) may be missing although it is required.
- The media type of a response is not compared with the contract's, as long as its body can be read; nor is a byte order mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .failures import Broken
from .memory import BUSY, remembered
from .pointer import join
from .schema import ALTERNATIVES, by_form, home_of, models_of, names, nullable, others, part, parts, with_article

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .schema import Decode, Resolve, Schema

_JSON_TYPES: Final[Mapping[type, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
    dict: "object",
    list: "array",
}


def decoder(schema: Schema | bool, resolve: Resolve) -> Decode:  # noqa: FBT001 - a schema may be one
    """Compile a schema into a reader of parsed JSON values."""
    if isinstance(schema, bool) or not schema:
        return _as_is
    if "$ref" in schema:
        return _reference(str(schema["$ref"]), resolve)
    if any(word in schema for word in ALTERNATIVES):
        from .alternatives import alternatives  # noqa: PLC0415 - most schemas have none

        return alternatives(schema, resolve, decoder)
    types = names(schema, "type") or _types_of_values(schema)
    if not types:
        return _structure(schema, resolve)
    if len(types) == 1:
        return _single(types[0], schema, resolve)
    by_type = {kind: _single(name, schema, resolve) for name in types for kind in _kinds(name)}
    return _by_type(by_type, types)


def _as_is(value: object) -> object:
    return value


def _kinds(name: str) -> tuple[type, ...]:
    return (int, float) if name == "number" else tuple(kind for kind, word in _JSON_TYPES.items() if word == name)


def _types_of_values(schema: Schema) -> tuple[str, ...]:
    """Return the JSON types of an enum's or a const's values, which an open set of values still has."""
    values = cast("Sequence[object]", schema.get("enum", [schema["const"]] if "const" in schema else []))
    return tuple(dict.fromkeys(_JSON_TYPES[type(value)] for value in values))


def _structure(schema: Schema, resolve: Resolve) -> Decode:
    """Read a schema without a type: what it says of objects counts for objects, what it says of arrays for arrays."""
    by_type: dict[type, Decode] = {}
    if "properties" in schema or "required" in schema or others(schema):
        by_type[dict] = _mapping(schema, resolve)
    if "items" in schema or "prefixItems" in schema:
        by_type[list] = _list(schema, resolve)
    return (lambda value: by_type.get(type(value), _as_is)(value)) if by_type else _as_is


def _single(name: str, schema: Schema, resolve: Resolve) -> Decode:
    if name == "object":
        return _mapping(schema, resolve)
    if name == "array":
        return _list(schema, resolve)
    if name == "integer":
        return _integer
    return _exact(_kinds(name), name)


def _exact(kinds: tuple[type, ...], name: str) -> Decode:
    def decode(value: object) -> object:
        if type(value) in kinds:
            return value
        raise Broken("type", f"must be {with_article(name)}")

    return decode


def _integer(value: object) -> object:
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise Broken("type", "must be an integer")


def _by_type(by_type: Mapping[type, Decode], types: tuple[str, ...]) -> Decode:
    whole = "integer" in types and "number" not in types

    def decode(value: object) -> object:
        inner = by_type.get(type(value))
        if inner is not None:
            return inner(value)
        if whole and type(value) is float and value.is_integer():
            return int(value)
        raise Broken("type", f"must be {with_article(*types)}")

    return decode


def _reference(name: str, resolve: Resolve) -> Decode:
    known: Decode | None = None
    once: Decode = _as_is

    def decode(value: object) -> object:
        nonlocal known, once
        if known is None:
            cls = resolve(name)
            made = model_decoder(cls)
            once = remembered(("decode", cls), made)
            known = made  # last, because it says to other threads that both are there
        return once(value) if BUSY else known(value)

    return decode


def _list(schema: Schema, resolve: Resolve) -> Decode:
    inner = decoder(cast("Schema | bool", schema.get("items", {})), resolve)
    first = [decoder(item, resolve) for item in parts(schema, "prefixItems")]

    def decode(value: object) -> object:
        if type(value) is not list:
            raise Broken("type", "must be an array")
        values: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        if inner is _as_is and not first:
            return values
        decoded: list[object] = []
        try:
            for one, item in zip(first, values, strict=False):
                decoded.append(one(item))
            for item in values[len(first) :]:
                decoded.append(inner(item))  # noqa: PERF401 - their number says which item is broken
        except Broken as broken:
            raise broken.under(len(decoded)) from None
        return decoded

    return decode


def _mapping(schema: Schema, resolve: Resolve) -> Decode:
    """Read an object that has no class of its own: it stays a dictionary, its values are read."""
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    known = {name: (decoder(item, resolve), nullable(item)) for name, item in properties.items()}
    required = frozenset(names(schema, "required"))
    reader = _reader_of_others(schema, resolve)

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise Broken("type", "must be an object")
        found = cast("dict[str, object]", value)
        for name in required:
            if name not in found:
                raise Broken("required", "is required", join(name))
        result: dict[str, object] = {}
        for name, item in found.items():
            inner, may_be_null = known.get(name) or (reader(name), True)
            if item is not None or may_be_null or name in required:
                try:
                    result[name] = inner(item)
                except Broken as broken:
                    raise broken.under(name) from None
        return result

    return decode


def _reader_of_others(schema: Schema, resolve: Resolve) -> Callable[[str], Decode]:
    """Return what finds the reader of a member that the schema does not name: by the form of its name, or the one for all."""
    plain = decoder(cast("Schema | bool", schema.get("additionalProperties", {})), resolve)
    if "patternProperties" not in schema:
        return lambda _: plain
    formed = by_form(schema, lambda item: decoder(item, resolve))
    return lambda name: next(iter(formed(name)), plain)


def model_decoder(cls: type) -> Decode:
    """Return the decoder of a model, compiled once and kept on the class."""
    known = cast("Decode | None", vars(cls).get("__model_decode__"))
    if known is None:
        from .instances import reader_of  # noqa: PLC0415 - most of a cold start decodes no model

        known = reader_of(cls, models_of(home_of(cls).__module__.rpartition(".")[0]), decoder)
        type.__setattr__(cls, "__model_decode__", known)
    return known
