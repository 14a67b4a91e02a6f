"""Reading schemas: plain dictionaries in JSON Schema's words, as generated classes and operations hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar, cast

from .record import Record

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
"""Any JSON value."""

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema of the wire. `$ref` holds the bare name of a class in the client's `models` package."""

Resolve: TypeAlias = Callable[[str], type]
"""Finds the model class that a `$ref` names."""

Decode: TypeAlias = Callable[[object], object]
"""Decodes a parsed JSON value, or raises `Broken`."""

Made = TypeVar("Made")

ALTERNATIVES: Final = ("anyOf", "oneOf", "allOf")
_BRANCHES = ("anyOf", "oneOf")
_ARTICLES: Final = {"integer": "an integer", "object": "an object", "array": "an array", "null": "null"}
PYTHON_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}


class Field(Record):
    """One property of an object: its name on the wire and in Python, and what the contract says of it."""

    wire: str
    attribute: str
    schema: Schema
    required: bool
    nullable: bool


def part(schema: Schema, keyword: str) -> Schema:
    """Return the schema or the mapping of schemas under a keyword; empty when there is none."""
    value = schema.get(keyword)
    return cast("Schema", value) if isinstance(value, Mapping) else {}


def parts(schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """Return the list of schemas under a keyword; empty when there is none."""
    return tuple(cast("Sequence[Schema]", schema.get(keyword, ())))


def names(schema: Schema, keyword: str) -> tuple[str, ...]:
    """Return the string, or the list of strings, under a keyword."""
    value = schema.get(keyword, ())
    return (value,) if isinstance(value, str) else tuple(cast("Sequence[str]", value))


def with_article(*types: str) -> str:
    """Return JSON types as a sentence names them: `an integer or null`."""
    return " or ".join(_ARTICLES.get(name, f"a {name}") for name in types)


def others(schema: Schema) -> Schema:
    """Return what a schema says of members that it does not name, as the schema of an object; empty where any JSON will do."""
    rest = schema.get("additionalProperties")
    found: dict[str, object] = {"additionalProperties": rest} if isinstance(rest, dict) else {}
    return {**found, "patternProperties": schema["patternProperties"]} if "patternProperties" in schema else found


def by_form(schema: Schema, make: Callable[[Schema], Made]) -> Callable[[str], list[Made]]:
    """Return what finds that which is made of the schemas for names of a form (`patternProperties`): all whose pattern matches."""
    named = cast("Mapping[str, Schema]", part(schema, "patternProperties"))
    if not named:
        return lambda _: []
    from .formats import pattern_check  # noqa: PLC0415 - rarely needed

    made = [(pattern_check(form), make(item)) for form, item in named.items()]
    return lambda name: [one for matches, one in made if matches(name)]


def inner(schema: Schema) -> tuple[Schema, ...]:
    """Return the schemas of what a list or an object may hold beside the properties that it names."""
    named = cast("Mapping[str, Schema]", part(schema, "patternProperties"))
    found = (
        part(schema, "items"),
        *parts(schema, "prefixItems"),
        part(schema, "additionalProperties"),
        *named.values(),
    )
    return tuple(item for item in found if item)


def fields(schema: Schema) -> tuple[Field, ...]:
    """Return the properties that an object schema declares, in its order."""
    required = frozenset(names(schema, "required"))
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    return tuple(
        Field(wire, str(item.get("x-attr", wire)), item, wire in required, nullable(item))
        for wire, item in properties.items()
    )


def nullable(schema: Schema) -> bool:
    """Whether `null` is a value of the schema."""
    if "const" in schema:
        return schema["const"] is None
    if "enum" in schema:
        return None in cast("Sequence[object]", schema["enum"])
    if "type" in schema:
        return "null" in names(schema, "type")
    if "$ref" in schema:
        return False
    for keyword in _BRANCHES:
        if keyword in schema:
            return any(nullable(branch) for branch in parts(schema, keyword))
    return all(nullable(branch) for branch in parts(schema, "allOf"))


def sensitive(schema: Schema) -> bool:
    """Whether a value of this schema, or a part of it that stands under the same name, must never be shown."""
    if schema.get("x-sensitive") is True:
        return True
    nested = [*inner(schema)]
    nested += [branch for keyword in ("anyOf", "oneOf", "allOf") for branch in parts(schema, keyword)]
    return any(sensitive(item) for item in nested if item)


def constants(schema: Schema) -> dict[str, object]:
    """Return the required properties that have exactly one possible value: nobody should be asked for those."""
    found: dict[str, object] = {}
    for field in fields(schema):
        options = cast("Sequence[object]", field.schema.get("enum", ()))
        if field.required and "const" in field.schema:
            found[field.wire] = field.schema["const"]
        elif field.required and len(options) == 1:
            found[field.wire] = options[0]
    return found


def home_of(model: type) -> type:
    """Return the generated class: this one, or the one that a user's own class extends."""
    return next(one for one in model.__mro__ if "_schema" in vars(one))


def schema_of(model: type) -> Schema:
    """Return the schema of a model: the object as it is on the wire."""
    return cast("Schema", vars(home_of(model))["_schema"])


def models_of(package: str) -> Resolve:
    """Return the resolver of a `models` package: it imports the package when the first name is asked for."""

    def resolve(name: str) -> type:
        from importlib import import_module  # noqa: PLC0415 - not before a name is asked for

        return cast("type", getattr(import_module(package), name))

    return resolve
