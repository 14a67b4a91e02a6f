"""JSON values, and when two are the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.types import Json


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
