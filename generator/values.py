"""JSON values: access to members, and equality."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.types import Json


def value_at(value: Json, key: str) -> Json:
    """What an object has under a key; None where there is no object or no such key."""
    return value.get(key) if isinstance(value, dict) else None


def object_at(value: Json, key: str) -> dict[str, Json]:
    """The object under a key; an empty one where there is none."""
    found = value_at(value, key)
    return found if isinstance(found, dict) else {}


def list_at(value: Json, key: str) -> list[Json]:
    """The list under a key; an empty one where there is none."""
    found = value_at(value, key)
    return found if isinstance(found, list) else []


def pairs(value: Json) -> Iterable[tuple[str, Json]]:
    """The members of an object; nothing of any other value."""
    return value.items() if isinstance(value, dict) else ()


def listed(value: Json) -> list[Json]:
    """One value, or a list of them, as a list; None is none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def as_meant(value: Json, kinds: Collection[str]) -> Json:
    """A value as its type means it: `'5'` of an integer and `'false'` of a boolean are written as text, `1` of a text without quotes."""
    if isinstance(value, str) and "string" not in kinds:
        try:
            found: Json = json.loads(value.lower())
        except ValueError:
            return value
        return found if any(_is_of(found, kind) for kind in kinds) else value
    if isinstance(value, bool | int | float) and kinds and not any(_is_of(value, kind) for kind in kinds):
        written = getattr(value, "text", None)  # as a number of a document remembers it
        return str(written or json.dumps(value)) if "string" in kinds else value
    return value


def _is_of(value: Json, kind: str) -> bool:
    """Whether a scalar is of a JSON type."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return isinstance(value, bool) and kind == "boolean"
    return kind == "number" or (kind == "integer" and float(value).is_integer())


def same(left: Json, right: Json) -> bool:
    """Tell whether two values are equal as JSON texts would be: `1`, `1.0` and `true` are three values."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return left == right
    return type(left) is type(right) and left == right


def distinct(values: Iterable[Json]) -> list[Json]:
    """The values without repeats."""
    found: dict[str, Json] = {}
    for value in values:
        found.setdefault(canonical(value), value)
    return list(found.values())


def canonical(value: Json) -> str:
    """Return a text that is the same for values that are the same, and for no others."""
    return json.dumps(value, sort_keys=True)
