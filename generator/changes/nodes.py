"""What is different between two nodes of an OpenAPI document, said as a reader of the API's documentation would."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from generator.changes.grammar import VALUES, holds_names, is_prose
from generator.pointers import resolve
from generator.types import Pointer
from generator.values import canonical, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.types import Json

_SILENT: Final = frozenset({"content", "schema", "properties", "responses", "headers"})
"""Steps that a reader takes without noticing."""
_SETS: Final = frozenset({"enum", "required", "type", "tags"})
_LONGEST: Final = 60


class Rank(IntEnum):
    """How much a change matters to whoever calls the API."""

    REMOVED = 0
    MOVED = 1
    NEW = 2
    CHANGED = 3
    EXTENDED = 4
    PROSE = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `subject` is an operation, a shared part, or the whole document."""

    rank: Rank
    subject: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one is in two documents, which are at hand to follow references."""

    subject: str
    old: Json
    new: Json
    where: str = ""
    names: str = ""
    """The keyword whose names are the keys here, such as `properties`."""
    followed: frozenset[str] = frozenset()

    def down(self, key: str, *, names: bool = False) -> Walk:
        """Go down by a key."""
        return replace(self, where=self.where + self._word(key), names=key if names else "")

    def change(self, rank: Rank, what: str) -> Change:
        """Say what is different here."""
        return Change(rank, self.subject, self.where.removesuffix(": "), what)

    def _word(self, key: str) -> str:
        if self.names in {"responses", "headers"}:
            return f"{'reply' if self.names == 'responses' else 'header'} {key}: "
        if self.names == "content":
            return "" if key == "application/json" else f"{key}: "
        if not self.names and key in _SILENT:
            return ""
        if not self.names and key in {"requestBody", "parameters"}:
            return "body: " if key == "requestBody" else ""
        if not self.names and key == "items":
            return "[]"
        return f".{key}" if self.where and not self.where.endswith(": ") else key


def differences(walk: Walk, old: Json, new: Json) -> list[Change]:
    """Return every difference between two nodes: none only if they say the same."""
    old, new, walk = _followed(walk, old, new)
    if same(old, new):
        return []
    found: list[Change] = []
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if not (key in old and key in new and same(old[key], new[key])):
                found += _member(walk, key, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        found += _items(walk, old, new)
    else:
        found.append(walk.change(Rank.CHANGED, f"{shown(old)} → {shown(new)}"))
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


def _followed(walk: Walk, old: Json, new: Json) -> tuple[Json, Json, Walk]:
    """Go on with what a reference means where the other document writes that out."""
    one, other = _reference(old), _reference(new)
    step = f"{one} {other}"
    if (one is None) == (other is None) or step in walk.followed:
        return old, new, walk
    walk = replace(walk, followed=walk.followed | {step})
    try:
        if one is not None:
            return _followed(walk, resolve(walk.old, one), new)
        return _followed(walk, old, resolve(walk.new, other or Pointer("")))
    except KeyError:
        return old, new, walk


def _reference(value: Json) -> Pointer | None:
    target = value.get("$ref") if isinstance(value, dict) else None
    return Pointer(target[1:]) if isinstance(target, str) and target.startswith("#/") else None


def _member(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is different in what two objects have under one key: not the same in both."""
    value = old.get(key, new.get(key))
    if is_prose(key, among_names=bool(walk.names)):
        return [walk.change(Rank.PROSE, key)]
    if not walk.names and (key in _SETS or key in VALUES or not isinstance(value, dict | list)):
        return _keyword(walk, key, old, new)
    if holds_names(key, value, among_names=bool(walk.names)):
        return differences(walk.down(key, names=True), old.get(key, {}), new.get(key, {}))
    if key in old and key in new:
        return differences(walk.down(key), old[key], new[key])
    return [_one_sided(walk.down(key), value, gone=key in old, asked=_asked(value))]


def _keyword(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is different in a keyword whose value is data."""
    if key == "required" and isinstance(old.get(key, new.get(key)), list):
        return _requirements(walk, old, new)
    if key in _SETS and key in old and key in new:
        return list(_set(walk, key, old[key], new[key]))
    before, after = (shown(side[key]) if key in side else "none" for side in (old, new))
    return [walk.change(Rank.CHANGED, f"{key} {before} → {after}")]


def _one_sided(walk: Walk, value: Json, *, gone: bool, asked: bool) -> Change:
    if gone:
        return walk.change(Rank.CHANGED, "removed")
    told = f"added: {shown(value)}{', required' if asked else ''}"
    return walk.change(Rank.CHANGED if asked else Rank.EXTENDED, told)


def _requirements(walk: Walk, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is asked for now and was not, and the other way round."""
    before, after = (_texts(side.get("required")) for side in (old, new))
    fields = walk.down("properties", names=True)
    found = [fields.down(name).change(Rank.CHANGED, "now required") for name in after if name not in before]
    found += [
        fields.down(name).change(Rank.CHANGED, "no longer required")
        for name in before
        if name not in after and (_has(new.get("properties"), name) or not _has(old.get("properties"), name))
    ]
    return found or [walk.change(Rank.PROSE, "required")]


def _set(walk: Walk, key: str, old: Json, new: Json) -> Iterator[Change]:
    """Compare what may be one value or a list of them, in any order."""
    before, after = (side if isinstance(side, list) else [side] for side in (old, new))
    gone, come = _without(before, after), _without(after, before)
    if key == "type":
        told = [", ".join(str(item) for item in side) for side in (before, after)]
        yield walk.change(Rank.CHANGED if gone else Rank.EXTENDED, f"type {' → '.join(told)}")
        return
    word = "value" if key == "enum" else key.removesuffix("s")
    yield from (walk.change(Rank.CHANGED, f"{word} {shown(item)} removed") for item in gone)
    yield from (walk.change(Rank.EXTENDED, f"{word} {shown(item)} added") for item in come)
    if not gone and not come:
        yield walk.change(Rank.PROSE, key)


def _without(items: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    known = {canonical(other) for other in others}
    return [item for item in items if canonical(item) not in known]


def _items(walk: Walk, old: list[Json], new: list[Json]) -> list[Change]:
    """Compare lists by the names of their items where all have one, by place otherwise."""
    before, after = _labelled(old), _labelled(new)
    above = f"{walk.where}: " if walk.where and not walk.where.endswith(": ") else walk.where
    found: list[Change] = []
    for label in [*before, *(label for label in after if label not in before)]:
        below = replace(walk, where=f"{above}{label}: ", names="")
        if label in before and label in after:
            found += differences(below, before[label], after[label])
        else:
            item = before.get(label, after.get(label))
            found.append(_one_sided(below, item, gone=label in before, asked=_asked(item)))
    return found or [walk.change(Rank.PROSE, "order")]


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


def _asked(item: Json) -> bool:
    return isinstance(item, dict) and item.get("required") is True


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _has(container: Json, name: str) -> bool:
    return isinstance(container, dict) and name in container
