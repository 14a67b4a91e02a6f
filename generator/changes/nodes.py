"""Compares two nodes of an OpenAPI document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.changes.cursor import RENAMED, Cursor, Difference, Rank
from generator.changes.grammar import VALUES, holds_names, is_prose, structure
from generator.changes.keywords import SETS, compare_keyword, old_and_new, shown
from generator.changes.renames import likely_renames
from generator.changes.rules import RULES
from generator.pointers import resolve
from generator.types import Pointer
from generator.values import same

if TYPE_CHECKING:
    from generator.types import Json


def differences(cursor: Cursor, old: Json, new: Json) -> list[Difference]:
    """Return every difference between two nodes."""
    old, new, cursor = _followed(cursor, old, new)
    if same(old, new):
        return []
    found: list[Difference] = []
    if isinstance(old, dict) and isinstance(new, dict):
        old, found = (old, found) if cursor.names else _with_new_names(cursor, old, new)
        for key in [*old, *(key for key in new if key not in old)]:
            if not (key in old and key in new and same(old[key], new[key])):
                found += _member(cursor, key, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        found += _items(cursor, old, new)
    else:
        found.append(cursor.difference(Rank.CHANGED, f"{shown(old)} → {shown(new)}"))
    return found


def _followed(cursor: Cursor, old: Json, new: Json) -> tuple[Json, Json, Cursor]:
    """Resolve a reference where the other document has the schema inline."""
    one, other = _reference(old), _reference(new)
    step = f"{one} {other}"
    if (one is None) == (other is None) or step in cursor.followed:
        return old, new, cursor
    cursor = replace(cursor, followed=cursor.followed | {step})
    try:
        if one is not None:
            return _followed(cursor, resolve(cursor.old, one), new)
        return _followed(cursor, old, resolve(cursor.new, other or Pointer("")))
    except KeyError:
        return old, new, cursor


def _reference(value: Json) -> Pointer | None:
    target = value.get("$ref") if isinstance(value, dict) else None
    return Pointer(target[1:]) if isinstance(target, str) and target.startswith("#/") else None


def _with_new_names(
    cursor: Cursor, old: dict[str, Json], new: dict[str, Json]
) -> tuple[dict[str, Json], list[Difference]]:
    """Apply new names of properties where nothing else changed."""
    before, after, required = old.get("properties"), new.get("properties"), old.get("required")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return old, []
    names = dict(likely_renames(list(before.items()), list(after.items()), _same_but_for_text))
    renamed = {**old, "properties": {names.get(name, name): item for name, item in before.items()}}
    if isinstance(required, list):
        renamed["required"] = [names.get(item, item) if isinstance(item, str) else item for item in required]
    fields = cursor.down("properties", names=True)
    text = [fields.down(one).difference(Rank.CHANGED, f"is called {two} now", RENAMED) for one, two in names.items()]
    return renamed, text


def _same_but_for_text(one: Json, two: Json) -> bool:
    """Whether two nodes are equal without prose and `name`."""
    bare = [
        {key: value for key, value in side.items() if key != "name"} if isinstance(side, dict) else side
        for side in (structure(one, None), structure(two, None))
    ]
    return same(bare[0], bare[1])


def _member(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Difference]:
    """Return the differences of one key of two objects."""
    value = old.get(key, new.get(key))
    if key in cursor.extensions and not cursor.names:
        return [cursor.difference(Rank.CHANGED, old_and_new(key, old, new), key, (old.get(key), new.get(key)))]
    if is_prose(key, among_names=bool(cursor.names)):
        return [cursor.difference(Rank.PROSE, key)]
    lists = isinstance(old.get(key), list) and isinstance(new.get(key), list)
    nested = lists or (isinstance(old.get(key), dict) and isinstance(new.get(key), dict))
    data = key in SETS or key in VALUES or not isinstance(value, dict | list)
    if not cursor.names and (data or (key in RULES and not nested)):
        return compare_keyword(cursor, key, old, new)
    if holds_names(key, value, among_names=bool(cursor.names)):
        return differences(cursor.down(key, names=True), old.get(key, {}), new.get(key, {}))
    if key in old and key in new:
        return differences(cursor.down(key), old[key], new[key])
    return [_added_or_removed(cursor, key, old, new)]


def _added_or_removed(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> Difference:
    removed = key in old
    if cursor.names == "responses":
        return _response(cursor, key, old, new)
    if cursor.names == "content":
        text = f"content {key} {'removed' if removed else 'added'}"
        return cursor.difference(Rank.CHANGED if removed else Rank.EXTENDED, text, "content")
    value = old.get(key, new.get(key))
    return _one_sided(cursor.down(key), value, removed=removed, required=_is_required(value))


def _response(cursor: Cursor, status: str, old: dict[str, Json], new: dict[str, Json]) -> Difference:
    """Report an added or removed status; a success with other content is a new result type."""
    here = cursor.down(status)
    values = old.get(status), new.get(status)
    known, left = ({key: item for key, item in side.items() if key.startswith("2")} for side in (old, new))
    if status in old:
        last = status in known and not known.keys() & left.keys() and not _is_among(old[status], left)
        return here.difference(Rank.CHANGED if last else Rank.EXTENDED, "removed", values=values)
    other = status in left and bool(known) and not _is_among(new[status], known)
    return here.difference(Rank.CHANGED if other else Rank.EXTENDED, f"added: {shown(new[status])}", values=values)


def _is_among(response: Json, others: dict[str, Json]) -> bool:
    return any(_same_but_for_text(_content(item), _content(response)) for item in others.values())


def _content(response: Json) -> Json:
    return response.get("content") if isinstance(response, dict) else response


def _one_sided(cursor: Cursor, value: Json, *, removed: bool, required: bool) -> Difference:
    if removed:
        return cursor.difference(Rank.CHANGED, "removed")
    text = f"added: {shown(value)}{', required' if required else ''}"
    return cursor.difference(Rank.CHANGED if required else Rank.EXTENDED, text)


def _items(cursor: Cursor, old: list[Json], new: list[Json]) -> list[Difference]:
    """Compare lists by the names of their items where all have one, by place otherwise."""
    before, after = _labelled(old), _labelled(new)
    above = f"{cursor.where}: " if cursor.where and not cursor.where.endswith(": ") else cursor.where
    names = (
        dict(likely_renames(list(before.items()), list(after.items()), _same_but_for_text)) if _named(old, new) else {}
    )
    found = [
        replace(cursor, where=f"{above}{one}: ").difference(Rank.CHANGED, f"is {two} now", RENAMED)
        for one, two in names.items()
    ]
    before = {names.get(label, label): _called(item, after.get(names.get(label, ""))) for label, item in before.items()}
    for label in [*before, *(label for label in after if label not in before)]:
        below = replace(cursor, where=f"{above}{label}: ", names="")
        if label in before and label in after:
            found += differences(below, before[label], after[label])
        else:
            item = before.get(label, after.get(label))
            found.append(_alternative(below, item, removed=label in before))
    return found or [cursor.difference(Rank.PROSE, "order")]


def _called(item: Json, other: Json) -> Json:
    """An item with the name of its counterpart."""
    return {**item, "name": other["name"]} if isinstance(item, dict) and isinstance(other, dict) else item


def _alternative(cursor: Cursor, item: Json, *, removed: bool) -> Difference:
    """Report an added or removed item; `anyOf` and `oneOf` widen a schema, `allOf` narrows it."""
    if cursor.keyword in {"anyOf", "oneOf", "allOf"}:
        stricter = removed is not (cursor.keyword == "allOf")
        return cursor.ruled("stricter" if stricter else "looser", "removed" if removed else f"added: {shown(item)}")
    return _one_sided(cursor, item, removed=removed, required=_is_required(item))


def _named(*lists: list[Json]) -> bool:
    """Whether all items have names, as parameters do."""
    return all(isinstance(item, dict) and "name" in item for items in lists for item in items)


def _labelled(items: list[Json]) -> dict[str, Json]:
    labels = [_label(item) for item in items]
    if not all(labels) or len(set(labels)) < len(labels):
        labels = [str(number) for number in range(1, len(items) + 1)]
    return dict(zip(labels, items, strict=True))


def _label(item: Json) -> str:
    if not isinstance(item, dict):
        return ""
    name = str(item.get("name", item.get("url", "")))
    return f"{item['in']} parameter {name}" if "in" in item else name


def _is_required(item: Json) -> bool:
    return isinstance(item, dict) and item.get("required") is True
