"""Compares keywords of an OpenAPI document whose values are data: rules, requirements, sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.changes.cursor import Rank
from generator.changes.rules import RULES, changed_rules, strictness
from generator.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.changes.cursor import Cursor, Difference
    from generator.types import Json

SETS: Final = frozenset({"enum", "required", "type", "tags"})
_LONGEST: Final = 60


def compare_keyword(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Difference]:
    """Return the differences of a keyword whose value is data."""
    if key == "required" and isinstance(old.get(key, new.get(key)), list):
        return _requirements(cursor, old, new)
    if key in SETS and key in old and key in new:
        return list(_set(cursor, key, old[key], new[key]))
    text, values = old_and_new(key, old, new), (old.get(key), new.get(key))
    if key == "required":
        return [cursor.ruled("stricter" if new.get(key) is True else "looser", text, key)]
    if key in RULES:
        return [_rule(cursor, key, old, new)]
    return [cursor.difference(Rank.EXTENDED if key == "deprecated" else Rank.CHANGED, text, key, values)]


def _rule(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> Difference:
    """Report a changed rule; it breaks nobody if it accepts the same values."""
    sides = [{key: side[key]} if key in side else {} for side in (old, new)]
    breaking = any(rule.breaks(cursor.direction) for rule in changed_rules(sides[0], sides[1]))
    return cursor.difference(Rank.CHANGED if breaking else Rank.EXTENDED, old_and_new(key, old, new), key)


def _requirements(cursor: Cursor, old: dict[str, Json], new: dict[str, Json]) -> list[Difference]:
    """Return the names that became required or optional."""
    before, after = (_texts(side.get("required")) for side in (old, new))
    fields = cursor.down("properties", names=True)
    found = [fields.down(name).ruled("stricter", "now required", "required") for name in after if name not in before]
    found += [
        fields.down(name).ruled("looser", "no longer required", "required")
        for name in before
        if name not in after
        and (has_member(new.get("properties"), name) or not has_member(old.get("properties"), name))
    ]
    return found or [cursor.difference(Rank.PROSE, "required")]


def _set(cursor: Cursor, key: str, old: Json, new: Json) -> Iterator[Difference]:
    """Compare single values or unordered lists of values."""
    before, after = (side if isinstance(side, list) else [side] for side in (old, new))
    removed, added = without(before, after), without(after, before)
    if key == "type":
        text = [", ".join(str(item) for item in side) for side in (before, after)]
        # In Python a boolean is an integer: receiving one breaks nothing.
        boolean = cursor.direction == "response" and (old, new) == ("integer", "boolean")
        kind = "stricter" if boolean else strictness("type", old, new)
        what = f"type {' → '.join(text)}"
        yield cursor.ruled(kind, what, key) if kind else cursor.difference(Rank.PROSE, what)
        return
    word = "value" if key == "enum" else key.removesuffix("s")
    harmless = key == "enum" and cursor.direction == "response"
    rank = Rank.EXTENDED if harmless else Rank.CHANGED
    yield from (cursor.difference(rank, f"{word} {shown(item)} removed", key) for item in removed)
    yield from (cursor.difference(Rank.EXTENDED, f"{word} {shown(item)} added", key) for item in added)
    if not removed and not added:
        yield cursor.difference(Rank.PROSE, key)


def without(items: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    """The items that are not among the others."""
    known = {canonical(other) for other in others}
    return [item for item in items if canonical(item) not in known]


def shown(value: Json) -> str:
    """Return a short text of a value: what a schema describes, or the value itself."""
    if isinstance(value, dict):
        inner = value.get("schema", value)
        if isinstance(inner, dict) and "$ref" in inner:
            return str(inner["$ref"]).rpartition("/")[2]
        if isinstance(inner, dict) and isinstance(inner.get("type"), str):
            items = f" of {shown(inner['items'])}" if "items" in inner else ""
            return f"{inner['type']}{items}" + (f" ({inner['format']})" if "format" in inner else "")
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def old_and_new(key: str, old: dict[str, Json], new: dict[str, Json]) -> str:
    """A keyword with its old and its new value."""
    return "{} {} → {}".format(key, *(shown(side[key]) if key in side else "none" for side in (old, new)))


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def has_member(container: Json, name: str) -> bool:
    """Whether an object has a member of this name."""
    return isinstance(container, dict) and name in container
