"""What is different between two nodes of an OpenAPI document, said as a reader of the API's documentation would."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from generator.changes.alike import likely_renames
from generator.changes.flows import flow_below, turns
from generator.changes.grammar import VALUES, holds_names, is_prose, structure
from generator.changes.rules import RULES, Rule, changed_rules, strictness
from generator.pointers import resolve
from generator.types import Pointer
from generator.values import canonical, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.changes.rules import Direction, Strictness
    from generator.types import Json

_SILENT: Final = frozenset({"content", "schema", "properties", "responses", "headers"})
"""Steps that a reader takes without noticing."""
_SETS: Final = frozenset({"enum", "required", "type", "tags"})
_LONGEST: Final = 60
RENAMED: Final = "renamed"
"""In place of a keyword: the same has another name on the wire."""


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
    keyword: str = ""
    """The keyword that changed, or the one whose names came or went, such as `properties`."""
    values: tuple[Json, Json] = (None, None)
    """What it was and is; None where there was or is none."""


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
    flow: Direction = "both"
    """Whether callers send what is described here, or receive it."""
    turned: bool = False
    """Whether this is a call that the provider makes."""
    keyword: str = ""
    """The last keyword that was gone down by."""
    ours: frozenset[str] = frozenset()
    """Extension keywords that count: those that say something to the generator, not to people."""

    def down(self, key: str, *, names: bool = False) -> Walk:
        """Go down by a key."""
        named = bool(self.names)
        return replace(
            self,
            where=self.where + self._word(key),
            names=key if names else "",
            flow=self.flow if named else flow_below(key, self.flow, turned=self.turned),
            turned=self.turned or (turns(key) and not named),
            keyword=self.names if named else key,
        )

    def change(self, rank: Rank, what: str, keyword: str = "", values: tuple[Json, Json] = (None, None)) -> Change:
        """Say what is different here."""
        return Change(rank, self.subject, self.where.removesuffix(": "), what, keyword or self.keyword, values)

    def ruled(self, strictness: Strictness, what: str, keyword: str = "") -> Change:
        """Say what is stricter or looser here: whether that may break a caller depends on the direction."""
        breaking = Rule("", strictness, None, None).breaks(self.flow)
        return self.change(Rank.CHANGED if breaking else Rank.EXTENDED, what, keyword)

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
        old, found = (old, found) if walk.names else _with_new_names(walk, old, new)
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


def _with_new_names(walk: Walk, old: dict[str, Json], new: dict[str, Json]) -> tuple[dict[str, Json], list[Change]]:
    """Call properties by their new names, where nothing but the name is another."""
    before, after, asked = old.get("properties"), new.get("properties"), old.get("required")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return old, []
    names = dict(likely_renames(list(before.items()), list(after.items()), _alike))
    if not names:
        return old, []
    renamed = {**old, "properties": {names.get(name, name): item for name, item in before.items()}}
    if isinstance(asked, list):
        renamed["required"] = [names.get(item, item) if isinstance(item, str) else item for item in asked]
    fields = walk.down("properties", names=True)
    told = [fields.down(one).change(Rank.CHANGED, f"is called {two} now", RENAMED) for one, two in names.items()]
    return renamed, told


def _alike(one: Json, two: Json) -> bool:
    """Whether two nodes say the same but for their prose, and the name that one of them carries."""
    bare = [
        {key: value for key, value in side.items() if key != "name"} if isinstance(side, dict) else side
        for side in (structure(one, None), structure(two, None))
    ]
    return same(bare[0], bare[1])


def _member(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is different in what two objects have under one key: not the same in both."""
    value = old.get(key, new.get(key))
    if key in walk.ours and not walk.names:
        return [walk.change(Rank.CHANGED, _told(key, old, new), key, (old.get(key), new.get(key)))]
    if is_prose(key, among_names=bool(walk.names)):
        return [walk.change(Rank.PROSE, key)]
    lists = isinstance(old.get(key), list) and isinstance(new.get(key), list)
    nested = lists or (isinstance(old.get(key), dict) and isinstance(new.get(key), dict))
    data = key in _SETS or key in VALUES or not isinstance(value, dict | list)
    if not walk.names and (data or (key in RULES and not nested)):
        return _keyword(walk, key, old, new)
    if holds_names(key, value, among_names=bool(walk.names)):
        return differences(walk.down(key, names=True), old.get(key, {}), new.get(key, {}))
    if key in old and key in new:
        return differences(walk.down(key), old[key], new[key])
    return [_came_or_went(walk, key, old, new)]


def _came_or_went(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> Change:
    gone = key in old
    if walk.names == "responses":
        return _response(walk, key, old, new)
    if walk.names == "content":
        told = f"content {key} {'removed' if gone else 'added'}"
        return walk.change(Rank.CHANGED if gone else Rank.EXTENDED, told, "content")
    value = old.get(key, new.get(key))
    return _one_sided(walk.down(key), value, gone=gone, asked=_asked(value))


def _rule(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> Change:
    """Say that a rule is another one; one that accepts the same values as before breaks nobody."""
    sides = [{key: side[key]} if key in side else {} for side in (old, new)]
    breaking = any(rule.breaks(walk.flow) for rule in changed_rules(sides[0], sides[1]))
    return walk.change(Rank.CHANGED if breaking else Rank.EXTENDED, _told(key, old, new), key)


def _told(key: str, old: dict[str, Json], new: dict[str, Json]) -> str:
    return "{} {} → {}".format(key, *(shown(side[key]) if key in side else "none" for side in (old, new)))


def _response(walk: Walk, status: str, old: dict[str, Json], new: dict[str, Json]) -> Change:
    """Say that a status came or went: a success with other content is a new kind of result."""
    here = walk.down(status)
    values = old.get(status), new.get(status)
    known, left = ({key: item for key, item in side.items() if key.startswith("2")} for side in (old, new))
    if status in old:
        last = status in known and not known.keys() & left.keys() and not _is_among(old[status], left)
        return here.change(Rank.CHANGED if last else Rank.EXTENDED, "removed", values=values)
    other = status in left and bool(known) and not _is_among(new[status], known)
    return here.change(Rank.CHANGED if other else Rank.EXTENDED, f"added: {shown(new[status])}", values=values)


def _is_among(response: Json, others: dict[str, Json]) -> bool:
    return any(_alike(_content(item), _content(response)) for item in others.values())


def _content(response: Json) -> Json:
    return response.get("content") if isinstance(response, dict) else response


def _keyword(walk: Walk, key: str, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is different in a keyword whose value is data."""
    if key == "required" and isinstance(old.get(key, new.get(key)), list):
        return _requirements(walk, old, new)
    if key in _SETS and key in old and key in new:
        return list(_set(walk, key, old[key], new[key]))
    told, values = _told(key, old, new), (old.get(key), new.get(key))
    if key == "required":
        return [walk.ruled("stricter" if new.get(key) is True else "looser", told, key)]
    if key in RULES:
        return [_rule(walk, key, old, new)]
    return [walk.change(Rank.EXTENDED if key == "deprecated" else Rank.CHANGED, told, key, values)]


def _one_sided(walk: Walk, value: Json, *, gone: bool, asked: bool) -> Change:
    if gone:
        return walk.change(Rank.CHANGED, "removed")
    told = f"added: {shown(value)}{', required' if asked else ''}"
    return walk.change(Rank.CHANGED if asked else Rank.EXTENDED, told)


def _requirements(walk: Walk, old: dict[str, Json], new: dict[str, Json]) -> list[Change]:
    """Return what is asked for now and was not, and the other way round."""
    before, after = (_texts(side.get("required")) for side in (old, new))
    fields = walk.down("properties", names=True)
    found = [fields.down(name).ruled("stricter", "now required", "required") for name in after if name not in before]
    found += [
        fields.down(name).ruled("looser", "no longer required", "required")
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
        # To Python, a boolean is an integer: whoever receives it notices nothing.
        boolean = walk.flow == "given" and (old, new) == ("integer", "boolean")
        kind = "stricter" if boolean else strictness("type", old, new)
        what = f"type {' → '.join(told)}"
        yield walk.ruled(kind, what, key) if kind else walk.change(Rank.PROSE, what)
        return
    word = "value" if key == "enum" else key.removesuffix("s")
    harmless = key == "enum" and walk.flow == "given"
    rank = Rank.EXTENDED if harmless else Rank.CHANGED
    yield from (walk.change(rank, f"{word} {shown(item)} removed", key) for item in gone)
    yield from (walk.change(Rank.EXTENDED, f"{word} {shown(item)} added", key) for item in come)
    if not gone and not come:
        yield walk.change(Rank.PROSE, key)


def _without(items: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    known = {canonical(other) for other in others}
    return [item for item in items if canonical(item) not in known]


def _items(walk: Walk, old: list[Json], new: list[Json]) -> list[Change]:
    """Compare lists by the names of their items where all have one, by place otherwise."""
    before, after = _labelled(old), _labelled(new)
    above = f"{walk.where}: " if walk.where and not walk.where.endswith(": ") else walk.where
    names = dict(likely_renames(list(before.items()), list(after.items()), _alike)) if _named(old, new) else {}
    found = [
        replace(walk, where=f"{above}{one}: ").change(Rank.CHANGED, f"is {two} now", RENAMED)
        for one, two in names.items()
    ]
    before = {names.get(label, label): _called(item, after.get(names.get(label, ""))) for label, item in before.items()}
    for label in [*before, *(label for label in after if label not in before)]:
        below = replace(walk, where=f"{above}{label}: ", names="")
        if label in before and label in after:
            found += differences(below, before[label], after[label])
        else:
            item = before.get(label, after.get(label))
            found.append(_alternative(below, item, gone=label in before))
    return found or [walk.change(Rank.PROSE, "order")]


def _called(item: Json, other: Json) -> Json:
    """An item under the name of another one, if there is one."""
    return {**item, "name": other["name"]} if isinstance(item, dict) and isinstance(other, dict) else item


def _alternative(walk: Walk, item: Json, *, gone: bool) -> Change:
    """Say that an item of a list came or went; alternatives of a schema widen it, and parts of one narrow it."""
    if walk.keyword in {"anyOf", "oneOf", "allOf"}:
        stricter = gone is not (walk.keyword == "allOf")
        return walk.ruled("stricter" if stricter else "looser", "removed" if gone else f"added: {shown(item)}")
    return _one_sided(walk, item, gone=gone, asked=_asked(item))


def _named(*lists: list[Json]) -> bool:
    """Whether the items of lists are known by names, as parameters are."""
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


def _asked(item: Json) -> bool:
    return isinstance(item, dict) and item.get("required") is True


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _has(container: Json, name: str) -> bool:
    return isinstance(container, dict) and name in container
