"""Compares two revisions of an OpenAPI document: operations first, then their requests and responses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.changes.cursor import Cursor, Difference, Rank
from generator.changes.directions import direction_below, schema_directions
from generator.changes.grammar import explicit
from generator.changes.nodes import differences
from generator.openapi import METHODS
from generator.values import canonical, object_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.types import Json

    Key: TypeAlias = tuple[str, str]
    """A method, and a path in which parameters have no names."""
    Operations: TypeAlias = dict[Key, tuple[str, dict[str, Json]]]

_PATH_PARAMETER: Final = re.compile(r"\{[^{}]*\}")
_SIGNS: Final = {Rank.CHANGED: "!", Rank.EXTENDED: "+"}
_WHOLE: Final = "the whole document"
_SINGULAR: Final[Mapping[str, str]] = {"requestBodies": "requestBody"}
"""Kinds of shared parts whose one is called otherwise than without the `s`."""


def compare(old: Json, new: Json, extensions: frozenset[str] = frozenset()) -> tuple[Difference, ...]:
    """Return the differences, the most important first; extension keywords count if they are in `extensions`.

    The order of keys, comments and the form of the text are nothing, and neither is whether a schema is written out or
    referred to, nor where a parameter that all of a path's operations have is written.
    """
    names = _new_names(old, new)
    before, after = explicit(_renamed(old, names)), explicit(new)
    cursor = Cursor(_WHOLE, before, after, extensions=extensions)
    changes = [Difference(Rank.MOVED, f"schema {name}", "", f"now {target}") for name, target in names.items()]
    changes += [*_operations(cursor, before, after), *_components(cursor, before, after)]
    for here, there in zip(_rest(before), _rest(after), strict=True):
        changes += differences(cursor, here, there)
    return tuple(
        sorted(changes, key=lambda difference: (difference.rank == Rank.PROSE, min(difference.rank, Rank.CHANGED)))
    )


def report(changes: Sequence[Difference]) -> list[str]:
    """Return the lines of a report: added and removed operations, then changes by operation, then prose."""
    lines = [f"{difference.subject}: {difference.what}" for difference in changes if difference.rank < Rank.CHANGED]
    subjects = list(dict.fromkeys(item.subject for item in changes if item.rank in _SIGNS))
    for subject in subjects:
        lines.append(subject)
        inside = [item for item in changes if item.subject == subject and item.rank in _SIGNS]
        lines += [
            f"  {_SIGNS[item.rank]} {item.where}{': ' if item.where else ''}{item.what}"
            for item in sorted(inside, key=lambda difference: difference.rank)
        ]
    prose = Counter(item.subject for item in changes if item.rank == Rank.PROSE)
    if prose:
        text = ", ".join(f"{subject} ({count})" for subject, count in prose.items())
        lines.append(f"texts, names for people and examples: {text}")
    return lines


def _operations(cursor: Cursor, old: Json, new: Json) -> Iterator[Difference]:
    before, after = _listed(old), _listed(new)
    removed = [key for key in before if key not in after]
    added = [key for key in after if key not in before]
    moved = _moved({key: before[key] for key in removed}, {key: after[key] for key in added})
    for key in removed:
        if key not in moved:
            yield Difference(Rank.REMOVED, _title(key, before), "", "removed")
    for key, target in moved.items():
        yield Difference(Rank.MOVED, _title(key, before), "", f"now {_title(target, after)}")
    for key in added:
        if key not in moved.values():
            named = after[key][1].get("operationId")
            yield Difference(Rank.NEW, _title(key, after), "", f"new{f' ({named})' if named else ''}")
    for key in before:
        target = moved.get(key, key)
        if target in after:
            yield from _operation(cursor, before[key], after[target], _title(target, after))


def _operation(
    cursor: Cursor, old: tuple[str, dict[str, Json]], new: tuple[str, dict[str, Json]], title: str
) -> Iterator[Difference]:
    inside = replace(cursor, subject=title)
    names, others = _PATH_PARAMETER.findall(old[0]), _PATH_PARAMETER.findall(new[0])
    if len(names) == len(others) and names != others:
        yield inside.difference(
            Rank.CHANGED, f"path parameters {', '.join(names)} → {', '.join(others)}", "path parameters"
        )
    yield from differences(inside, old[1], new[1])


def _components(cursor: Cursor, old: Json, new: Json) -> Iterator[Difference]:
    before, after = object_at(old, "components"), object_at(new, "components")
    directions = schema_directions(old, new)
    for kind in [*before, *(kind for kind in after if kind not in before)]:
        ones, others = before.get(kind), after.get(kind)
        if not isinstance(ones or {}, dict) or not isinstance(others or {}, dict):
            yield from differences(cursor.down("components").down(kind), ones, others)
            continue
        here, there = object_at(before, kind), object_at(after, kind)
        for name in [*here, *(name for name in there if name not in here)]:
            inside = replace(
                cursor,
                subject=f"{_SINGULAR.get(kind, kind.removesuffix('s'))} {name}",
                direction=direction_below(kind, "both", inverted=False),
                keyword=kind,
            )
            if kind == "schemas":
                inside = replace(inside, direction=directions.get(name, "both"))
            if name not in there or name not in here:
                difference = (Rank.CHANGED, "removed") if name in here else (Rank.EXTENDED, "new")
                yield inside.difference(*difference)
            else:
                yield from differences(inside, here[name], there[name])


def _listed(document: Json) -> Operations:
    """List the operations, each merged with the fields of its path item."""
    found: Operations = {}
    for path, item in object_at(document, "paths").items():
        if not isinstance(item, dict):
            continue
        common = {key: value for key, value in item.items() if key not in METHODS}
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                found[method.upper(), _PATH_PARAMETER.sub("{}", path)] = (path, _with(common, operation))
    return found


def _with(common: Mapping[str, Json], operation: dict[str, Json]) -> dict[str, Json]:
    """Add the fields of a path item to an operation that does not override them."""
    extensions, theirs = operation.get("parameters"), common.get("parameters")
    if not isinstance(theirs, list):
        return {**common, **operation}
    own = extensions if isinstance(extensions, list) else []
    names = {_place(item) for item in own}
    return {**common, **operation, "parameters": [*own, *(item for item in theirs if _place(item) not in names)]}


def _place(parameter: Json) -> str:
    fields = parameter if isinstance(parameter, dict) else {}
    return canonical([fields.get("in"), fields.get("name"), fields.get("$ref")])


def _moved(removed: Operations, added: Operations) -> dict[Key, Key]:
    """Pair removed operations with added ones of the same `operationId` or the same content."""
    named = {canonical(item["operationId"]): key for key, (_, item) in reversed(added.items()) if "operationId" in item}
    equal = {canonical(item): key for key, (_, item) in reversed(added.items())}
    moved: dict[Key, Key] = {}
    for key, (_, operation) in removed.items():
        target = named.get(canonical(operation.get("operationId"))) or equal.get(canonical(operation))
        if target is not None and target not in moved.values():
            moved[key] = target
    return moved


def _new_names(old: Json, new: Json) -> dict[str, str]:
    """Return renamed schemas: those whose content is unchanged."""
    before, after = (object_at(object_at(side, "components"), "schemas") for side in (old, new))
    added = {canonical(value): name for name, value in after.items() if name not in before}
    removed = {canonical(value): name for name, value in before.items() if name not in after}
    return {name: added[text] for text, name in removed.items() if text in added}


def _renamed(value: Json, names: Mapping[str, str], *, schemas: bool = False) -> Json:
    """Return a document with schemas renamed."""
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if isinstance(value, str):
        prefix, _, name = value.rpartition("/")
        return f"{prefix}/{names[name]}" if prefix == "#/components/schemas" and name in names else value
    if not isinstance(value, dict) or not names:
        return value
    return {
        names.get(key, key) if schemas else key: _renamed(item, names, schemas=key == "schemas" and not schemas)
        for key, item in value.items()
    }


def _title(key: Key, operations: Operations) -> str:
    return f"{key[0]} {operations[key][0]}"


def _rest(document: Json) -> tuple[Json, Json]:
    """Return a document without operations and components, and the path items without operations."""
    if not isinstance(document, dict):
        return document, None
    rest: dict[str, Json] = {
        key: item for key, item in document.items() if key not in {"paths", "components"} or not isinstance(item, dict)
    }
    outside: dict[str, Json] = {}
    for path, item in object_at(document, "paths").items():
        left = _outside_operations(item)
        if left is not None:
            outside[path] = left
    return rest, outside


def _outside_operations(item: Json) -> Json:
    """Return the fields of a path item that belong to no operation; None if there are none."""
    if not isinstance(item, dict):
        return [item]
    invalid: dict[str, Json] = {
        method: item[method] for method in METHODS if method in item and not isinstance(item[method], dict)
    }
    return invalid or (item if not any(method in item for method in METHODS) else None)
