"""The JSON types: of a value, of what a schema takes, and what turns from one into another without a loss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from .schema import PYTHON_TYPES, names, parts, schema_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .schema import Resolve, Schema

_DIGITS: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")


def kind_of(value: object) -> str:
    """Return the JSON type of a value."""
    return next((name for name, kinds in PYTHON_TYPES.items() if type(value) in kinds), "unknown")


def expected(schema: Schema, resolve: Resolve) -> str:
    """Return the JSON types that a schema takes, as text."""
    if "$ref" in schema:
        return expected(schema_of(resolve(str(schema["$ref"]))), resolve)
    found = list(names(schema, "type"))
    found += [expected(branch, resolve) for word in ("anyOf", "oneOf") for branch in parts(schema, word)]
    if not found and ("enum" in schema or "const" in schema):
        values = cast("Sequence[object]", schema["enum"] if "enum" in schema else [schema["const"]])
        found = [kind_of(value) for value in values]
    return " or ".join(dict.fromkeys(word for text in found for word in text.split(" or ") if word not in {"", "null"}))


def coerced(value: object, types: Sequence[str]) -> object:
    """Return the value as one of the types, if that loses nothing; else None."""
    if type(value) is int and "string" in types:
        return str(value)
    if type(value) is not str:
        return None
    if ("integer" in types or "number" in types) and _DIGITS.fullmatch(value):
        return int(value)
    return value == "true" if "boolean" in types and value in {"true", "false"} else None


def is_whole(value: object, types: Sequence[str]) -> bool:
    """Whether a value is a float without a fraction where an integer is asked."""
    return "integer" in types and type(value) is float and value.is_integer()
