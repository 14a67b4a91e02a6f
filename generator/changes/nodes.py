"""Compares two nodes of an OpenAPI document."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from generator.changes.directions import direction_below, inverts
from generator.changes.grammar import VALUES, holds_names, is_prose, structure
from generator.changes.renames import likely_renames
from generator.changes.rules import RULES, Rule, changed_rules, strictness
from generator.pointers import resolve
from generator.types import Pointer
from generator.values import canonical, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.changes.rules import Direction, Strictness
    from generator.types import Json

_SILENT: Final = frozenset({"content", "schema", "properties", "responses", "headers"})
"""Keys left out of a displayed place."""
_SETS: Final = frozenset({"enum", "required", "type", "tags"})
_LONGEST: Final = 60
RENAMED: Final = "renamed"
"""Stands for a keyword where a property or parameter has another name on the wire."""


class Rank(IntEnum):
    """How much a change matters to whoever calls the API."""

    REMOVED = 0
    MOVED = 1
    NEW = 2
    CHANGED = 3
    EXTENDED = 4
    PROSE = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `subject` is an operation, a shared part, or the whole document."""

    rank: Rank
    subject: str
    where: str
    what: str
    keyword: str = ""
    """The keyword that changed, or the one whose names were added or removed, such as `properties`."""
    values: tuple[Json, Json] = (None, None)
    """The old and the new value; None for an absent one."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in two documents, with both documents to resolve references."""

    subject: str
    old: Json
    new: Json
    where: str = ""
    names: str = ""
    """The keyword whose names are the keys here, such as `properties`."""
    followed: frozenset[str] = frozenset()
    direction: Direction = "both"
    """Whether callers send what is described here, or receive it."""
    inverted: bool = False
    """Whether this is a call that the provider makes."""
    keyword: str = ""
    """The last keyword descended by."""
    extensions: frozenset[str] = frozenset()
    """Extension keywords that are compared: those the generator reads."""

    def down(self, key: str, *, names: bool = False) -> Cursor:
        """Go down by a key."""
        named = bool(self.names)
        return replace(
            self,
            where=self.where + self._word(key),
            names=key if names else "",
            direction=self.direction if named else direction_below(key, self.direction, inverted=self.inverted),
            inverted=self.inverted or (inverts(key) and not named),
            keyword=self.names if named else key,
        )

    def difference(
        self, rank: Rank, what: str, keyword: str = "", values: tuple[Json, Json] = (None, None)
    ) -> Difference:
        """Make the difference of this place."""
        return Difference(rank, self.subject, self.where.removesuffix(": "), what, keyword or self.keyword, values)

    def ruled(self, strictness: Strictness, what: str, keyword: str = "") -> Difference:
        """Make a stricter or looser difference; the direction decides whether it may break a caller."""
        breaking = Rule("", strictness, None, None).breaks(self.direction)
        return self.difference(Rank.CHANGED if breaking else Rank.EXTENDED, what, keyword)

    def _word(self, key: str) -> str:
        if self.names in {"responses", "headers"}:
            return f"{'response' if self.names == 'responses' else 'header'} {key}: "
        if self.names == "content":
            return "" if key == "application/json" else f"{key}: "
        if not self.names and key in _SILENT:
            return ""
        if not self.names and key in {"requestBody", "parameters"}:
            return "body: " if key == "requestBody" else ""
        if not self.names and key == "items":
            return "[]"
        return f".{key}" if self.where and not self.where.endswith(": ") else key


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
    if not names:
        return old, []
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
        return [cursor.difference(Rank.CHANGED, _old_and_new(key, old, new), key, (old.get(key), new.get(key)))]
    if is_prose(key, among_names=bool(cursor.names)):
        return [cursor.difference(Rank.PROSE, key)]
    lists = isinstance(old.get(key), list) and isinstance(new.get(key), list)
    nested = lists or (isinstance(old.get(key), dict) and isinstance(new.get(key), dict))
    data = key in _SETS or key in VALUES or not isinstance(value, dict | list)
    if not cursor.names and (data or (key in RULES and not nested)):
        return _keyword(cursor, key, old, new)
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


def _rule(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> Difference:
    """Report a changed rule; it breaks nobody if it accepts the same values."""
    sides = [{key: side[key]} if key in side else {} for side in (old, new)]
    breaking = any(rule.breaks(cursor.direction) for rule in changed_rules(sides[0], sides[1]))
    return cursor.difference(Rank.CHANGED if breaking else Rank.EXTENDED, _old_and_new(key, old, new), key)


def _old_and_new(key: str, old: dict[str, Json], new: dict[str, Json]) -> str:
    return "{} {} → {}".format(key, *(shown(side[key]) if key in side else "none" for side in (old, new)))


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


def _keyword(cursor: Cursor, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Difference]:
    """Return the differences of a keyword whose value is data."""
    if key == "required" and isinstance(old.get(key, new.get(key)), list):
        return _requirements(cursor, old, new)
    if key in _SETS and key in old and key in new:
        return list(_set(cursor, key, old[key], new[key]))
    text, values = _old_and_new(key, old, new), (old.get(key), new.get(key))
    if key == "required":
        return [cursor.ruled("stricter" if new.get(key) is True else "looser", text, key)]
    if key in RULES:
        return [_rule(cursor, key, old, new)]
    return [cursor.difference(Rank.EXTENDED if key == "deprecated" else Rank.CHANGED, text, key, values)]


def _one_sided(cursor: Cursor, value: Json, *, removed: bool, required: bool) -> Difference:
    if removed:
        return cursor.difference(Rank.CHANGED, "removed")
    text = f"added: {shown(value)}{', required' if required else ''}"
    return cursor.difference(Rank.CHANGED if required else Rank.EXTENDED, text)


def _requirements(cursor: Cursor, old: dict[str, Json], new: dict[str, Json]) -> list[Difference]:
    """Return the names that became required or optional."""
    before, after = (_texts(side.get("required")) for side in (old, new))
    fields = cursor.down("properties", names=True)
    found = [fields.down(name).ruled("stricter", "now required", "required") for name in after if name not in before]
    found += [
        fields.down(name).ruled("looser", "no longer required", "required")
        for name in before
        if name not in after and (_has(new.get("properties"), name) or not _has(old.get("properties"), name))
    ]
    return found or [cursor.difference(Rank.PROSE, "required")]


def _set(cursor: Cursor, key: str, old: Json, new: Json) -> Iterator[Difference]:
    """Compare single values or unordered lists of values."""
    before, after = (side if isinstance(side, list) else [side] for side in (old, new))
    removed, added = _without(before, after), _without(after, before)
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


def _without(items: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    known = {canonical(other) for other in others}
    return [item for item in items if canonical(item) not in known]


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


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _has(container: Json, name: str) -> bool:
    return isinstance(container, dict) and name in container
