"""The keywords of Schema Objects and their value types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.normalise.scope import Node, Scope
    from generator.types import Json

    Form = tuple[Callable[[Json], bool], str]

ANNOTATIONS: Final = frozenset(
    {
        "title", "description", "deprecated", "example", "examples", "externalDocs", "xml", "default", "$comment",
        "$schema", "$defs", "definitions", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "contentSchema",
    }
)  # fmt: skip
"""Keywords that say nothing about which values are valid."""

ASSERTIONS: Final = frozenset(
    {
        "type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
        "maxProperties", "contentEncoding", "contentMediaType", "readOnly", "writeOnly", "not",
        "propertyNames", "dependentRequired", "dependentSchemas",
    }
)  # fmt: skip
"""Keywords that the runtime checks as they stand."""

TOGETHER: Final = (("if", "then", "else"), ("contains", "minContains", "maxContains"))
"""Keywords that make one rule together; each rule begins with the word that the others need."""

STRUCTURE: Final = frozenset(
    {
        "properties", "required", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "discriminator",
        "nullable", "$ref", "$dynamicRef", "$recursiveRef", "prefixItems", "patternProperties", "unevaluatedItems", "unevaluatedProperties",
    }
)  # fmt: skip
"""Keywords that decide the type."""

_TYPES: Final = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})
UNSUPPORTED: Final = frozenset({"$id", "dependencies", "additionalItems"})
"""Keywords of JSON Schema that no client obeys. Any other key is no keyword, and says nothing."""
REBASING: Final = "$id"
"""The keyword that changes what a `$ref` means: ignoring it is never right."""
_REFERENCES: Final = ("$dynamicRef", "$recursiveRef")
"""Other words for `$ref`, which name the same where nothing is extended from outside."""


def is_number(value: Json) -> bool:
    """Whether it is a JSON number: Python's truth values are integers too."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def text_of(value: Json) -> str:
    """A text without blanks around it; empty for anything else."""
    return value.strip() if isinstance(value, str) else ""


def _is_count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_schema(value: Json) -> bool:
    return isinstance(value, dict | bool)


def _is_names(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_type(value: Json) -> bool:
    listed = value if isinstance(value, list) else [value]
    return bool(listed) and all(isinstance(item, str) and item in _TYPES for item in listed)


_COUNT: Final[Form] = (_is_count, "a whole number, 0 or more")
_NUMBER: Final[Form] = (is_number, "a number")
_BOUND: Final[Form] = (lambda value: isinstance(value, bool) or is_number(value), "a number")
_FLAG: Final[Form] = (lambda value: isinstance(value, bool), "true or false")
_TEXT: Final[Form] = (lambda value: isinstance(value, str), "a text")
_OBJECT: Final[Form] = (lambda value: isinstance(value, dict), "an object")
_SCHEMA: Final[Form] = (_is_schema, "a schema")
_SCHEMAS_BY_NAME: Final[Form] = (
    lambda value: isinstance(value, dict) and all(_is_schema(item) for item in value.values()),
    "an object of schemas",
)
_SCHEMAS: Final[Form] = (
    lambda value: isinstance(value, list) and bool(value) and all(_is_schema(item) for item in value),
    "a list of schemas",
)

FORMS: Final[dict[str, Form]] = {
    **dict.fromkeys(
        (
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains",
        ),
        _COUNT,
    ),
    **dict.fromkeys(("minimum", "maximum"), _NUMBER),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), _BOUND),
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "nullable", "deprecated"), _FLAG),
    **dict.fromkeys(
        ("title", "description", "pattern", "format", "contentEncoding", "contentMediaType", "$ref"), _TEXT
    ),
    **dict.fromkeys(("properties", "discriminator"), _OBJECT),
    **dict.fromkeys(("patternProperties", "dependentSchemas"), _SCHEMAS_BY_NAME),
    **dict.fromkeys(
        (
            "items",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
        ),
        _SCHEMA,
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _SCHEMAS),
    "dependentRequired": (
        lambda value: isinstance(value, dict) and all(_is_names(names) for names in value.values()),
        "an object of lists of names",
    ),
    "multipleOf": (lambda value: is_number(value) and value > 0, "a number above 0"),  # type: ignore[operator]  # it is one
    "enum": (lambda value: isinstance(value, list), "a list of values"),
    "required": (_is_names, "a list of names"),
    "type": (_is_type, f"one or several of {', '.join(sorted(_TYPES))}"),
}
"""What each keyword may hold, as a test and in words."""


def is_old(scope: Scope) -> bool:
    """Whether a document is of OpenAPI 3.0."""
    return str(scope.root.get("openapi")).startswith("3.0")


def as_written(scope: Scope, schema: Node) -> Node:
    """A schema by the rules of its version: in OpenAPI 3.0, what stands beside a `$ref` is ignored, but for what only describes."""
    word = next((word for word in _REFERENCES if word in schema and "$ref" not in schema), "")
    if word:
        schema = {"$ref" if key == word else key: value for key, value in schema.items()}
    if "$ref" not in schema or not is_old(scope):
        return schema
    kept = ANNOTATIONS | {"$ref", "nullable"}
    return {key: value for key, value in schema.items() if key in kept or key.startswith("x-")}
