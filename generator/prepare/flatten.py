"""One schema made plain: references followed, OpenAPI 3.0 spellings rewritten, `allOf` merged.

The engine loses siblings of a single-`$ref` `allOf` silently, and `nullable`, and more; nothing of the kind reaches it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from generator.pointers import join

if TYPE_CHECKING:
    from generator.prepare.scope import Node, Scope
    from generator.types import Json, Pointer

ANNOTATIONS = frozenset(
    {
        "title",
        "description",
        "deprecated",
        "example",
        "examples",
        "externalDocs",
        "xml",
        "default",
        "$comment",
        "$schema",
        "$defs",
    }
)
"""Keywords that say nothing about which values are valid."""

ASSERTIONS = frozenset(
    {
        "type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
        "maxProperties", "contentEncoding", "contentMediaType", "readOnly", "writeOnly", "not",
    }
)  # fmt: skip
"""Keywords that the runtime checks as they stand."""

STRUCTURE = frozenset(
    {
        "properties",
        "required",
        "items",
        "additionalProperties",
        "allOf",
        "anyOf",
        "oneOf",
        "discriminator",
        "nullable",
        "$ref",
    }
)

_TIGHTEN = {
    **dict.fromkeys(("minLength", "minItems", "minimum", "exclusiveMinimum", "minProperties"), max),
    **dict.fromkeys(("maxLength", "maxItems", "maximum", "exclusiveMaximum", "maxProperties"), min),
}

Members: TypeAlias = "list[tuple[Json, Pointer]]"
"""Schemas with the places where they were written."""


@dataclass(slots=True)
class Flat:
    """A schema without references or `allOf` at its top. Children keep the pointers at which they were written."""

    pointer: Pointer
    keywords: Node = field(default_factory=dict[str, "Json"])
    annotations: Node = field(default_factory=dict[str, "Json"])
    extensions: Node = field(default_factory=dict[str, "Json"])
    properties: dict[str, Members] = field(default_factory=dict[str, "Members"])
    required: list[str] = field(default_factory=list[str])
    items: tuple[Json, Pointer] | None = None
    additional: tuple[Json, Pointer] | None = None
    unions: list[tuple[str, Members]] = field(default_factory=list[tuple[str, "Members"]])
    discriminator: Node | None = None
    extra: list[Node] = field(default_factory=list[dict[str, "Json"]])
    """Assertions that could not be merged into one keyword: all of them must hold."""

    @property
    def types(self) -> list[str]:
        """The JSON types allowed, in the order written; empty when nothing is said."""
        declared = self.keywords.get("type")
        if isinstance(declared, str):
            return [declared]
        return [str(item) for item in declared] if isinstance(declared, list) else []


def flatten(scope: Scope, schema: Json, pointer: Pointer, path: tuple[Pointer, ...] = ()) -> Flat:
    """Make a schema plain. Reports what cannot be; always returns something to go on with."""
    flat = Flat(pointer)
    if schema is True:
        return flat
    if not isinstance(schema, dict):
        scope.refuse(
            "unsupported-schema",
            pointer,
            f"`{schema}` is no schema that a client can be made of",
            "Describe the value.",
        )
        return flat
    if pointer in path:
        scope.refuse(
            "schema-cycle", pointer, "this schema contains itself with nothing between", "Break the circle by overlay."
        )
        return flat
    _take_own(scope, flat, schema, pointer)
    target = scope.target(str(schema["$ref"]), pointer) if "$ref" in schema else None
    if target is not None:
        _merge(scope, flat, flatten(scope, *target, (*path, pointer)))
    members = schema.get("allOf")
    for index, member in enumerate(members if isinstance(members, list) else []):
        _merge(scope, flat, flatten(scope, member, join(pointer, "allOf", str(index)), (*path, pointer)))
    return flat


def _take_own(scope: Scope, flat: Flat, schema: Node, pointer: Pointer) -> None:
    for key, value in schema.items():
        if key in ANNOTATIONS:
            flat.annotations[key] = value
        elif key in ASSERTIONS:
            flat.keywords[key] = value
        elif key.startswith("x-"):
            flat.extensions[key] = value
        elif key not in STRUCTURE:
            advice = "Say it in other words by overlay, or waive it in provider.toml: the client then ignores it."
            scope.refuse("unsupported-keyword", join(pointer, key), f"`{key}` is not supported in a schema", advice)
    _rewrite_old_spellings(flat, schema)
    _take_structure(flat, schema, pointer)


def _take_structure(flat: Flat, schema: Node, pointer: Pointer) -> None:
    properties = schema.get("properties")
    for name, value in (properties if isinstance(properties, dict) else {}).items():
        flat.properties[name] = [(value, join(pointer, "properties", name))]
    required = schema.get("required")
    flat.required = [str(name) for name in required] if isinstance(required, list) else []
    if "items" in schema:
        flat.items = (schema["items"], join(pointer, "items"))
    if "additionalProperties" in schema:
        flat.additional = (schema["additionalProperties"], join(pointer, "additionalProperties"))
    for word in ("anyOf", "oneOf"):
        members = schema.get(word)
        if isinstance(members, list) and members:
            flat.unions.append((word, [(item, join(pointer, word, str(index))) for index, item in enumerate(members)]))
    discriminator = schema.get("discriminator")
    flat.discriminator = discriminator if isinstance(discriminator, dict) else None


def _rewrite_old_spellings(flat: Flat, schema: Node) -> None:
    """OpenAPI 3.0 wrote `nullable: true`, boolean `exclusiveMinimum` and `format: byte`."""
    if schema.get("nullable") is True and flat.types:
        flat.keywords["type"] = [*flat.types, *([] if "null" in flat.types else ["null"])]
        enum = flat.keywords.get("enum")
        if isinstance(enum, list) and None not in enum:
            flat.keywords["enum"] = [*enum, None]
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        value = flat.keywords.get(exclusive)
        if isinstance(value, bool):
            del flat.keywords[exclusive]
            if value and plain in flat.keywords:
                flat.keywords[exclusive] = flat.keywords.pop(plain)
    if flat.keywords.get("format") == "byte":
        del flat.keywords["format"]
        flat.keywords["contentEncoding"] = "base64"


def _merge(scope: Scope, into: Flat, part: Flat) -> None:
    for key, value in part.keywords.items():
        _merge_keyword(scope, into, key, value)
    for key, value in part.annotations.items():
        into.annotations.setdefault(key, value)
    for key, value in part.extensions.items():
        into.extensions.setdefault(key, value)
    for name, places in part.properties.items():
        known = into.properties.setdefault(name, [])
        known += [place for place in places if all(place[0] != other[0] for other in known)]
    into.required += [name for name in part.required if name not in into.required]
    if part.items is not None:
        if into.items is not None and into.items[0] != part.items[0]:
            scope.refuse(
                "unsupported-merge", part.items[1], "two different `items` meet in one allOf", "Merge them by overlay."
            )
        into.items = into.items or part.items
    if part.additional is not None and (into.additional is None or into.additional[0] is True):
        into.additional = part.additional
    into.unions += part.unions
    into.discriminator = into.discriminator or part.discriminator
    into.extra += part.extra


def _merge_keyword(scope: Scope, into: Flat, key: str, value: Json) -> None:
    known = into.keywords.get(key)
    if key not in into.keywords or known == value:
        into.keywords[key] = value
    elif key == "type":
        _merge_types(scope, into, value)
    elif key == "enum" and isinstance(known, list) and isinstance(value, list):
        into.keywords[key] = [item for item in known if item in value]
    elif key in _TIGHTEN and isinstance(known, int | float) and isinstance(value, int | float):
        into.keywords[key] = _TIGHTEN[key](known, value)
    else:
        into.extra.append({key: value})


def _merge_types(scope: Scope, into: Flat, value: Json) -> None:
    theirs = value if isinstance(value, list) else [value]
    common: list[Json] = [item for item in into.types if item in theirs or (item == "integer" and "number" in theirs)]
    common += ["integer"] if "integer" in theirs and "number" in into.types and "integer" not in common else []
    if not common:
        scope.refuse(
            "unsatisfiable",
            into.pointer,
            "no value has all the types that this allOf asks for",
            "Correct one of the types.",
        )
    into.keywords["type"] = common[0] if len(common) == 1 else common


def flatten_all(scope: Scope, places: list[tuple[Json, Pointer]]) -> Flat:
    """One flat schema for a property that several members of an `allOf` describe."""
    flat = flatten(scope, *places[0])
    for schema, pointer in places[1:]:
        _merge(scope, flat, flatten(scope, schema, pointer))
    return flat
