"""Defaults of arguments: validated against their schemas, documented or used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.normalise.json_schema import schema_validator
from generator.pointers import join
from generator.values import as_meant

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.scope import Scope
    from generator.normalise.wire_schema import WireSchema
    from generator.types import Json

_CHECKED: Final = ("type", "enum", "const", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
_LONGEST: Final = 80


def usable(scope: Scope, flat: FlatSchema, shape: WireSchema, *, required: bool) -> tuple[Json] | None:
    """The default of a schema in a tuple; None if there is none, or after a report.

    One that is sent keeps the schema's own plain rules. One of what may be left out is a word on what the provider does, not sent.
    """
    if "default" not in flat.annotations:
        return None
    value = flat.annotations["default"]
    schema: dict[str, Json] = {key: flat.keywords[key] for key in _CHECKED if key in flat.keywords}
    kinds = flat.types or (["object"] if flat.properties else [])
    schema |= {"type": [*kinds]} if kinds else {}
    if value is None:
        return (value,) if shape.nullable else None
    value = as_meant(value, kinds)
    if not required:
        return (value,)
    for error in schema_validator(schema).iter_errors(value):
        message = f"the default breaks its own schema: {error.message[:200]}"
        advice = "Correct or remove it by overlay, or waive it."
        scope.refuse("bad-default", join(flat.pointer, "default"), message, advice)
        return None
    return (value,)


def documented(description: str, default: tuple[Json] | None, *, required: bool) -> str:
    """A description that says what the provider takes where an argument is left out: defaults are not sent."""
    if default is None or required:
        return description
    text = json.dumps(default[0], ensure_ascii=False)
    lowered = description.lower()
    if len(text) > _LONGEST or text.lower() in lowered or any(word in lowered for word in ("default", "left out")):
        return description
    separator = " " if not description or description.endswith((".", "!", "?")) else ". "
    return f"{description}{separator}Without it: `{text}`.".strip()
