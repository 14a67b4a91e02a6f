"""What changed in a provider's own document: operations first, then what each of them takes and gives."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.changes.flows import flow_below, schema_flows
from generator.changes.grammar import explicit
from generator.changes.nodes import Change, Rank, Walk, differences
from generator.openapi import METHODS
from generator.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.types import Json

    Key: TypeAlias = tuple[str, str]
    """A method, and a path in which parameters have no names."""
    Operations: TypeAlias = dict[Key, tuple[str, dict[str, Json]]]

_HOLE: Final = re.compile(r"\{[^{}]*\}")
_SIGNS: Final = {Rank.CHANGED: "!", Rank.EXTENDED: "+"}
_WHOLE: Final = "the whole document"


def compare(old: Json, new: Json, ours: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """Return what changed, what matters most first: nothing only if both say the same, but for extension keywords not in `ours`.

    The order of keys, comments and the form of the text are nothing, and neither is whether a schema is written out or
    referred to, nor where a parameter that all of a path's operations have is written.
    """
    names = _new_names(old, new)
    before, after = explicit(_renamed(old, names)), explicit(new)
    walk = Walk(_WHOLE, before, after, ours=ours)
    changes = [Change(Rank.MOVED, f"schema {name}", "", f"now {target}") for name, target in names.items()]
    changes += [*_operations(walk, before, after), *_components(walk, before, after)]
    for here, there in zip(_rest(before), _rest(after), strict=True):
        changes += differences(walk, here, there)
    return tuple(sorted(changes, key=lambda change: (change.rank == Rank.PROSE, min(change.rank, Rank.CHANGED))))


def report(changes: Sequence[Change]) -> list[str]:
    """Return the lines that a person reads: what came and went, then each operation's changes, then prose."""
    lines = [f"{change.subject}: {change.what}" for change in changes if change.rank < Rank.CHANGED]
    subjects = list(dict.fromkeys(item.subject for item in changes if item.rank in _SIGNS))
    for subject in subjects:
        lines.append(subject)
        inside = [item for item in changes if item.subject == subject and item.rank in _SIGNS]
        lines += [
            f"  {_SIGNS[item.rank]} {item.where}{': ' if item.where else ''}{item.what}"
            for item in sorted(inside, key=lambda change: change.rank)
        ]
    prose = Counter(item.subject for item in changes if item.rank == Rank.PROSE)
    if prose:
        told = ", ".join(f"{subject} ({count})" for subject, count in prose.items())
        lines.append(f"texts, names for people and examples: {told}")
    return lines


def _operations(walk: Walk, old: Json, new: Json) -> Iterator[Change]:
    before, after = _listed(old), _listed(new)
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    moved = _moved({key: before[key] for key in gone}, {key: after[key] for key in come})
    for key in gone:
        if key not in moved:
            yield Change(Rank.REMOVED, _title(key, before), "", "removed")
    for key, target in moved.items():
        yield Change(Rank.MOVED, _title(key, before), "", f"now {_title(target, after)}")
    for key in come:
        if key not in moved.values():
            named = after[key][1].get("operationId")
            yield Change(Rank.NEW, _title(key, after), "", f"new{f' ({named})' if named else ''}")
    for key in before:
        target = moved.get(key, key)
        if target in after:
            yield from _operation(walk, before[key], after[target], _title(target, after))


def _operation(
    walk: Walk, old: tuple[str, dict[str, Json]], new: tuple[str, dict[str, Json]], title: str
) -> Iterator[Change]:
    inside = replace(walk, subject=title)
    names, others = _HOLE.findall(old[0]), _HOLE.findall(new[0])
    if len(names) == len(others) and names != others:
        yield inside.change(
            Rank.CHANGED, f"path parameters {', '.join(names)} → {', '.join(others)}", "path parameters"
        )
    yield from differences(inside, old[1], new[1])


def _components(walk: Walk, old: Json, new: Json) -> Iterator[Change]:
    before, after = _member(old, "components"), _member(new, "components")
    flows = schema_flows(old, new)
    for kind in [*before, *(kind for kind in after if kind not in before)]:
        ones, others = before.get(kind), after.get(kind)
        if not isinstance(ones or {}, dict) or not isinstance(others or {}, dict):
            yield from differences(walk.down("components").down(kind), ones, others)
            continue
        here, there = _member(before, kind), _member(after, kind)
        for name in [*here, *(name for name in there if name not in here)]:
            inside = replace(
                walk,
                subject=f"{kind.removesuffix('s')} {name}",
                flow=flow_below(kind, "both", turned=False),
                keyword=kind,
            )
            if kind == "schemas":
                inside = replace(inside, flow=flows.get(name, "both"))
            if name not in there or name not in here:
                change = (Rank.CHANGED, "removed") if name in here else (Rank.EXTENDED, "new")
                yield inside.change(*change)
            else:
                yield from differences(inside, here[name], there[name])


def _listed(document: Json) -> Operations:
    """List the operations, each with what its path says for all of them."""
    found: Operations = {}
    for path, item in _member(document, "paths").items():
        if not isinstance(item, dict):
            continue
        common = {key: value for key, value in item.items() if key not in METHODS}
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                found[method.upper(), _HOLE.sub("{}", path)] = (path, _with(common, operation))
    return found


def _with(common: Mapping[str, Json], operation: dict[str, Json]) -> dict[str, Json]:
    """Add to an operation what its path says, where it does not say so itself."""
    ours, theirs = operation.get("parameters"), common.get("parameters")
    if not isinstance(theirs, list):
        return {**common, **operation}
    own = ours if isinstance(ours, list) else []
    names = {_place(item) for item in own}
    return {**common, **operation, "parameters": [*own, *(item for item in theirs if _place(item) not in names)]}


def _place(parameter: Json) -> str:
    fields = parameter if isinstance(parameter, dict) else {}
    return canonical([fields.get("in"), fields.get("name"), fields.get("$ref")])


def _moved(gone: Operations, come: Operations) -> dict[Key, Key]:
    """Pair what went with what came under its `operationId`, or with its very content."""
    named = {canonical(item["operationId"]): key for key, (_, item) in reversed(come.items()) if "operationId" in item}
    alike = {canonical(item): key for key, (_, item) in reversed(come.items())}
    moved: dict[Key, Key] = {}
    for key, (_, operation) in gone.items():
        target = named.get(canonical(operation.get("operationId"))) or alike.get(canonical(operation))
        if target is not None and target not in moved.values():
            moved[key] = target
    return moved


def _new_names(old: Json, new: Json) -> dict[str, str]:
    """Return the schemas that have another name and are otherwise what they were."""
    before, after = (_member(_member(side, "components"), "schemas") for side in (old, new))
    come = {canonical(value): name for name, value in after.items() if name not in before}
    gone = {canonical(value): name for name, value in before.items() if name not in after}
    return {name: come[text] for text, name in gone.items() if text in come}


def _renamed(value: Json, names: Mapping[str, str], *, schemas: bool = False) -> Json:
    """Return a document in which schemas have their new names."""
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
    """Return a document without its operations and shared parts, and what stands idle among the paths."""
    if not isinstance(document, dict):
        return document, None
    rest: dict[str, Json] = {
        key: item for key, item in document.items() if key not in {"paths", "components"} or not isinstance(item, dict)
    }
    idle: dict[str, Json] = {}
    for path, item in _member(document, "paths").items():
        left = _idle(item)
        if left is not None:
            idle[path] = left
    return rest, idle


def _idle(item: Json) -> Json:
    """Return what a path holds that no operation of it takes part in; None if there is nothing."""
    if not isinstance(item, dict):
        return [item]
    odd: dict[str, Json] = {
        method: item[method] for method in METHODS if method in item and not isinstance(item[method], dict)
    }
    return odd or (item if not any(method in item for method in METHODS) else None)


def _member(value: Json, key: str) -> dict[str, Json]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
