"""The keywords of Schema Objects and their value types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.normalise.patterns import check_pattern
from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

    Form = tuple[Callable[[Json], bool], str]

ANNOTATIONS: Final = frozenset(
    {
        "title", "description", "deprecated", "example", "examples", "externalDocs", "xml", "default", "$comment",
        "$schema", "$defs", "$anchor",
    }
)  # fmt: skip
"""Keywords that say nothing about which values are valid."""

ASSERTIONS: Final = frozenset(
    {
        "type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
        "maxProperties", "contentEncoding", "contentMediaType", "readOnly", "writeOnly", "not",
    }
)  # fmt: skip
"""Keywords that the runtime checks as they stand."""

CONDITION: Final = ("if", "then", "else")
"""Keywords that make one rule together."""

STRUCTURE: Final = frozenset(
    {
        "properties", "required", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "discriminator",
        "nullable", "$ref",
    }
)  # fmt: skip
"""Keywords that decide the type."""

_TYPES: Final = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})
_REBASING: Final = "$id"
"""The keyword that changes what a `$ref` means: ignoring it is never right."""


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
_SCHEMAS: Final[Form] = (
    lambda value: isinstance(value, list) and bool(value) and all(_is_schema(item) for item in value),
    "a list of schemas",
)

FORMS: Final[dict[str, Form]] = {
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), _COUNT),
    **dict.fromkeys(("minimum", "maximum"), _NUMBER),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), _BOUND),
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "nullable", "deprecated"), _FLAG),
    **dict.fromkeys(
        ("title", "description", "pattern", "format", "contentEncoding", "contentMediaType", "$ref"), _TEXT
    ),
    **dict.fromkeys(("properties", "discriminator"), _OBJECT),
    **dict.fromkeys(("items", "additionalProperties", "not"), _SCHEMA),
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), _SCHEMAS),
    "multipleOf": (lambda value: is_number(value) and value > 0, "a number above 0"),  # type: ignore[operator]  # it is one
    "enum": (lambda value: isinstance(value, list) and bool(value), "a list of at least one value"),
    "required": (_is_names, "a list of names"),
    "type": (_is_type, f"one or several of {', '.join(sorted(_TYPES))}"),
}
"""What each keyword may hold, as a test and in words."""


def sound(scope: Scope, schema: Node, pointer: Pointer) -> Node:
    """The keywords of a schema that mean something to a client. Reports the others."""
    kept: Node = {}
    for key, value in schema.items():
        place = join(pointer, key)
        if key.startswith("x-") or key in ANNOTATIONS - FORMS.keys():
            kept[key] = value
        elif key not in ANNOTATIONS | ASSERTIONS | STRUCTURE and key not in CONDITION:
            advice = "Say it in other words by overlay, or waive it in provider.toml: the client then ignores it."
            message = f"`{key}` is not supported in a schema"
            scope.refuse("unsupported-keyword", place, message, advice, fatal=key == _REBASING)
        elif key in FORMS and not FORMS[key][0](value):
            scope.refuse("openapi-invalid", place, f"`{key}` must be {FORMS[key][1]}", "Correct it by overlay.")
        elif (
            (key == "pattern" and not check_pattern(scope, str(value), place))
            or (key == "not" and not _check_exclusion(scope, value, place))
            or (key in CONDITION and not _check_condition(scope, key, value, place))
        ):
            continue
        else:
            kept[key] = value
    return kept


def _check_exclusion(scope: Scope, value: Json, pointer: Pointer) -> bool:
    if excludes_plainly(value):
        return True
    advice = "Say what is allowed by overlay, or waive it in provider.toml: the client then ignores it."
    scope.refuse("unsupported-keyword", pointer, "`not` is supported with plain assertions only", advice)
    return False


def _check_condition(scope: Scope, key: str, value: Json, pointer: Pointer) -> bool:
    if _is_plain_rule(value):
        return True
    advice = "Say what is allowed by overlay, or waive it in provider.toml: the client then ignores it."
    message = f"`{key}` is supported with `properties` and plain assertions only"
    scope.refuse("unsupported-keyword", pointer, message, advice)
    return False


def _is_plain_rule(value: Json) -> bool:
    """Whether the runtime can check a part of a condition as it stands."""
    if not isinstance(value, dict):
        return isinstance(value, bool)
    properties = value.get("properties", {})
    inner = list(properties.values()) if isinstance(properties, dict) else [None]
    rest = {key: item for key, item in value.items() if key != "properties"}
    return excludes_plainly(rest) and all(_is_plain_rule(item) for item in inner)


def excludes_plainly(value: Json) -> bool:
    """Whether the runtime can check what stands in a `not` as it stands: nothing in it needs a class."""
    if not isinstance(value, dict):
        return isinstance(value, bool)
    plain = (ASSERTIONS | {"required", "title", "description"}) - {"not", "pattern"}
    return all(key in plain and (key not in FORMS or FORMS[key][0](item)) for key, item in value.items())
