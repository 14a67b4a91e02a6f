"""From the wire to Python values, compiled from the same schemas that requests are held to.

An answer is exact where the contract is broken (a required field missing, a wrong type: `Broken` says where and which rule) and
lenient where tomorrow's provider may differ. These are all the leniencies:

- Fields that the contract does not know are kept in `Model.extra`, also where it says `additionalProperties: false`.
- A value outside an `enum`, or another than a `const`, passes when it has the JSON type of the listed ones.
- Assertions about a value do not count: pattern, format, length, range, multiple, number or uniqueness of items, `not`, `if`.
- `null` in an optional field that is not nullable reads as if the field were absent.
- A number without a fraction (`1.0`) is an integer, as JSON Schema says; it is read as `int`.
- Of several alternatives (`anyOf`, `oneOf`) the first that matches strictly counts, else the first that can be read at all.
- A field that is only written (`writeOnly`) may be missing although it is required.
- The media type of an answer is not compared with the contract's, as long as its body can be read; nor is a byte order mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .errors import UnexpectedResponse
from .model import REQUIRED, schema_of, shape
from .pointer import MISSING, join
from .schema import models_of, names, nullable, part, parts
from .unset import UNSET
from .validate import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .model import Model
    from .schema import Field, Json, Resolve, Schema

    Decode = Callable[[object], object]

_SCALARS: Final[Mapping[str, type]] = {"string": str, "integer": int, "boolean": bool, "null": type(None)}
_JSON_TYPES: Final[Mapping[type, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
    dict: "object",
    list: "array",
}
_ALTERNATIVES: Final = ("anyOf", "oneOf", "allOf")


class Broken(Exception):  # noqa: N818 - a finding on its way up, made an error by the caller who knows the call
    """A value that cannot be read. Each level adds its own token on the way up, so that reading costs nothing for pointers."""

    def __init__(self, rule: str, message: str, pointer: str = "") -> None:
        """Name the rule and say what is wrong with the value, never what the value is."""
        super().__init__(rule)
        self.rule = rule
        self.message = message
        self.pointer = pointer

    def under(self, token: str | int) -> Broken:
        """Add the property or index that the value stands at."""
        self.pointer = join(token, self.pointer)
        return self

    def error(self) -> UnexpectedResponse:
        """Return the error, still without the facts of a call."""
        error = UnexpectedResponse(f"The answer breaks the contract at {self.pointer or 'its root'}: {self.message}")
        error.pointer, error.rule = self.pointer, self.rule
        return error


class _Never:
    """The exact type of no value: marks fields that need more than a look at the type."""


def decoder(schema: Schema | bool, resolve: Resolve) -> Decode:  # noqa: FBT001 - a schema may be one
    """Compile a schema into a reader of parsed JSON values."""
    if isinstance(schema, bool) or not schema:
        return _as_is
    if "$ref" in schema:
        return _reference(str(schema["$ref"]), resolve)
    if any(word in schema for word in _ALTERNATIVES):
        return _alternatives(schema, resolve)
    types = names(schema, "type") or _types_of_values(schema)
    if not types:
        return _structure(schema, resolve)
    if len(types) == 1:
        return _single(types[0], schema, resolve)
    by_type = {kind: _single(name, schema, resolve) for name in types for kind in _kinds(name)}
    return _by_type(by_type, whole="integer" in types and "number" not in types)


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
    if "properties" in schema or "required" in schema or isinstance(schema.get("additionalProperties"), dict):
        by_type[dict] = _mapping(schema, resolve)
    if "items" in schema:
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
    article = "" if name == "null" else "a "

    def decode(value: object) -> object:
        if type(value) in kinds:
            return value
        raise Broken("type", f"must be {article}{name}")

    return decode


def _integer(value: object) -> object:
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise Broken("type", "must be an integer")


def _by_type(by_type: Mapping[type, Decode], *, whole: bool) -> Decode:
    wanted = " or ".join(dict.fromkeys(_JSON_TYPES[kind] for kind in by_type))

    def decode(value: object) -> object:
        inner = by_type.get(type(value))
        if inner is not None:
            return inner(value)
        if whole and type(value) is float and value.is_integer():
            return int(value)
        raise Broken("type", f"must be {wanted}")

    return decode


def _reference(name: str, resolve: Resolve) -> Decode:
    known: list[Decode] = []

    def decode(value: object) -> object:
        if not known:
            known.append(model_decoder(resolve(name)))
        return known[0](value)

    return decode


def _list(schema: Schema, resolve: Resolve) -> Decode:
    items = cast("Schema | bool", schema.get("items", True))
    inner = decoder(items, resolve)

    def decode(value: object) -> object:
        if type(value) is not list:
            raise Broken("type", "must be an array")
        values = cast("list[object]", value)
        if inner is _as_is:
            return values
        try:
            return [inner(item) for item in values]
        except Broken:
            return [_at(index, inner, item) for index, item in enumerate(values)]  # again, to find out where

    return decode


def _at(token: str | int, inner: Decode, value: object) -> object:
    try:
        return inner(value)
    except Broken as broken:
        raise broken.under(token) from None


def _mapping(schema: Schema, resolve: Resolve) -> Decode:
    """Read an object that has no class of its own: it stays a dictionary, its values are read."""
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    known = {name: (decoder(item, resolve), nullable(item)) for name, item in properties.items()}
    required = frozenset(names(schema, "required"))
    rest = schema.get("additionalProperties", True)
    others = _as_is if isinstance(rest, bool) else decoder(cast("Schema", rest), resolve)

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise Broken("type", "must be an object")
        found = cast("dict[str, object]", value)
        for name in required:
            if name not in found:
                raise Broken("required", "is required", join(name))
        result: dict[str, object] = {}
        for name, item in found.items():
            inner, may_be_null = known.get(name, (others, True))
            if item is not None or may_be_null or name in required:
                result[name] = _at(name, inner, item)
        return result

    return decode


def _alternatives(schema: Schema, resolve: Resolve) -> Decode:
    """Read a schema with `anyOf`, `oneOf` or `allOf`."""
    word = next(word for word in _ALTERNATIVES if word in schema)
    branches = parts(schema, word)
    plain = [branch for branch in branches if branch.get("type") != "null"]
    if word != "allOf" and len(plain) == 1 < len(branches):
        return _or_null(decoder(plain[0], resolve))
    structure = validator(schema, resolve, strict=False)
    strict = [validator(branch, resolve) for branch in branches]
    readers = [decoder(branch, resolve) for branch in branches]
    own = {key: item for key, item in schema.items() if key not in _ALTERNATIVES}
    itself = decoder(own, resolve)
    tagged = _tagged(schema, branches)

    def decode(value: object) -> object:
        if broken := structure(value):
            deepest = max(broken, key=lambda item: item.pointer.count("/"))
            raise Broken(deepest.rule, deepest.message, deepest.pointer)
        if (chosen := tagged(value)) is not None:
            return readers[chosen](value)
        ordered = (
            range(len(branches))
            if word == "allOf"
            else sorted(range(len(branches)), key=lambda at: bool(strict[at](value)))
        )
        for at in ordered:
            try:
                result = readers[at](value)
            except Broken:
                continue
            if type(result) is not type(value) or word != "allOf":
                return itself(value) if result is value else result
        return itself(value)

    return decode


def _tagged(schema: Schema, branches: Sequence[Schema]) -> Callable[[object], int | None]:
    """Return what finds the branch that a `discriminator` names; None for a value that names none of them."""
    discriminator = part(schema, "discriminator")
    name, mapping = discriminator.get("propertyName"), part(discriminator, "mapping")
    targets = {branch.get("$ref"): at for at, branch in enumerate(branches)}

    def choose(value: object) -> int | None:
        tag = cast("dict[str, object]", value).get(str(name)) if type(value) is dict else None
        return targets.get(mapping.get(tag)) if isinstance(tag, str) and tag in mapping else None

    return choose if mapping else lambda _: None


def _or_null(inner: Decode) -> Decode:
    return lambda value: None if value is None else inner(value)


def model_decoder(cls: type[Model]) -> Decode:
    """Return the reader of a class, compiled once and kept on it."""
    known = cast("Decode | None", cls.__dict__.get("__model_decode__"))
    if known is None:
        known = _compile(cls, models_of(cls.__module__.rpartition(".")[0]))
        cls.__model_decode__ = known
    return known


def _compile(cls: type[Model], resolve: Resolve) -> Decode:
    table = [_row(field, cls, resolve) for field in shape(cls)]
    schema = schema_of(cls)
    composed = {word: schema[word] for word in _ALTERNATIVES if word in schema}
    structure = validator(composed, resolve, strict=False) if composed else None
    absent = frozenset(row[0] for row in table if row[4] is not REQUIRED and row[5])
    new = cls.__new__

    def decode(value: object) -> object:
        if type(value) is not dict:
            raise Broken("type", "must be an object")
        found = cast("dict[str, object]", value)
        result = new(cls)
        seen = 0
        for wire, attribute, kind, inner, default, lenient in table:
            item = found.get(wire, MISSING)
            if type(item) is kind:
                seen += 1
            elif item is MISSING:
                if default is REQUIRED:
                    raise Broken("required", "is required", join(wire))
                item = default
            else:
                seen += 1
                item = default if item is None and lenient else _at(wire, inner, item)
            setattr(result, attribute, item)
        if seen != len(found):
            wires = {row[0] for row in table}
            result.__extra__ = {name: cast("Json", item) for name, item in found.items() if name not in wires}
        if structure is not None:  # a null that reads as absent is absent for these rules too
            misfits = structure({name: item for name, item in found.items() if item is not None or name not in absent})
            if misfits:
                raise Broken(misfits[0].rule, misfits[0].message, misfits[0].pointer)
        return result

    return decode


def _row(field: Field, cls: type[Model], resolve: Resolve) -> tuple[str, str, type, Decode, object, bool]:
    """Return how one field is read: by a look at its exact type where that is enough, else by its own reader."""
    schema, types = field.schema, names(field.schema, "type")
    scalar = len(types) == 1 and not any(word in schema for word in (*_ALTERNATIVES, "$ref"))
    kind = _SCALARS.get(types[0], _Never) if scalar else _Never
    own = cls.__model_fields__.get(field.attribute, None)
    if field.required and schema.get("writeOnly") is not True:
        default: object = REQUIRED
    else:  # what only a caller says is not demanded of an answer
        default = (UNSET if field.required else None) if own is REQUIRED else own
    return (
        field.wire,
        field.attribute,
        kind,
        decoder(schema, resolve),
        default,
        not field.required and not field.nullable,
    )
