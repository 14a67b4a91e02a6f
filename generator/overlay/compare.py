"""Computes the overlay steps that turn one document into another.

An object is updated and loses members. A list can be mended item by item, lose items and grow at its end; where that
would say more than the list itself, it is removed and written anew, as it is when a member becomes another kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.overlay.align import align
from generator.overlay.merge import kind, size
from generator.overlay.paths import Path, indexes, item, member, members, together
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.types import Json

_MOST_NESTED: Final = 2
"""Levels of members that one update may say below its target, before a part gets an action of its own."""
_STEP_COST: Final = 4
"""What an action costs a reader, in lines."""
_FEW: Final = 2
_SOME: Final = 5
_DEEP: Final = 240
_PRUNED: Final = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One action: what is updated with what, or removed."""

    path: Path
    update: Json = None
    remove: bool = False


@dataclass(frozen=True, slots=True)
class _Value:
    """A member that an update inserts, replaces or makes longer."""

    value: Json
    height: int = 0


@dataclass(frozen=True, slots=True)
class _Replacement(_Value):
    """A member that cannot be updated into what it shall be: it is removed first."""


@dataclass(frozen=True, slots=True)
class _Merged:
    """What an update says of an object that is there already."""

    members: Mapping[str, _Value | _Merged]
    height: int


def compare(old: dict[str, Json], new: dict[str, Json]) -> list[Step]:
    """Return the steps that turn one object into the other; none if they are the same.

    Members that both have keep their order. What is new comes after them in the new object's order, and so does what
    has to be removed first because its kind changes.
    """
    if _deeper(new, _DEEP):
        half = {name: _prune(value, _PRUNED) for name, value in new.items()}
        return [*compare_at((), old, half), *compare_at((), half, new)]
    return compare_at((), old, new)


def compare_at(path: Path, old: Json, new: Json) -> list[Step]:
    """Return the steps that change one node where it stands, both of one kind."""
    return list(_steps_between(path, old, new))


def _object_steps(path: Path, old: dict[str, Json], new: dict[str, Json]) -> tuple[list[Step], _Merged]:
    """Return the steps that come first, and what is left for an update to say."""
    removed = [name for name in old if name not in new]
    steps: list[Step] = []
    updates: dict[str, _Value | _Merged] = {}
    for name, value in new.items():
        if name not in old:
            updates[name] = _Value(value)
            continue
        found, part = _member((*path, member(name)), old[name], value)
        removed += [name] if isinstance(part, _Replacement) else []
        steps += found
        if isinstance(part, _Merged) and (_is_collection(path) or part.height > _MOST_NESTED):
            steps += _update_steps((*path, member(name)), part)
        elif part is not None:
            updates[name] = part
    height = 1 + max((part.height for part in updates.values()), default=0)
    return [*_removals(path, removed), *steps], _Merged(updates, height)


def _member(path: Path, old: Json, new: Json) -> tuple[list[Step], _Value | _Merged | None]:
    """Return the same for a member that both have; nothing is left to say where it is the same, or done by steps."""
    if isinstance(old, dict) and isinstance(new, dict) and not _is_unrelated(old, new):
        steps, merged = _object_steps(path, old, new)
        return steps, merged if merged.members else None
    if isinstance(old, list) and isinstance(new, list):
        steps, added = _list(path, old, new)
        if new and _is_shorter_replaced(steps, added, new):
            return [], _Replacement(new)
        return steps, _Value(added) if added else None
    if same(old, new):
        return [], None
    primitive = kind(old) == kind(new) == "primitive"
    return [], _Value(new) if primitive else _Replacement(new)


def _list(path: Path, old: list[Json], new: list[Json]) -> tuple[list[Step], list[Json]]:
    """Return the steps that mend and take out items, and what is left to add at the end."""
    if same(old, new):
        return [], []
    origins = align(old, new)
    steps: list[Step] = []
    for position, index in enumerate(origins):
        if not same(old[index], new[position]):
            here = (*path, item(index, old, new, position) or indexes([index], len(old)))
            steps += _steps_between(here, old[index], new[position])
    stays = set(origins)
    removed = [index for index in range(len(old)) if index not in stays]
    filters = [item(index, old, new, None) for index in removed[:_SOME]]
    named = [segment for segment in filters if segment is not None]
    if removed:
        taken = together(named) if len(named) == len(removed) else indexes(removed, len(old))
        steps.append(Step((*path, taken), remove=True))
    return steps, new[len(origins) :]


def _steps_between(path: Path, old: Json, new: Json) -> Iterator[Step]:
    """Yield the steps that change an item of a list where it stands: it cannot be removed and come back there."""
    if isinstance(old, dict) and isinstance(new, dict):
        steps, merged = _object_steps(path, old, new)
        yield from steps
        yield from _update_steps(path, merged)
    elif isinstance(old, list) and isinstance(new, list):
        steps, added = _list(path, old, new)
        yield from steps
        if added:
            yield Step(path, added)
    else:
        yield Step(path, new)


def _update_steps(path: Path, merged: _Merged) -> Iterator[Step]:
    """Yield the update that says it, if there is anything to say, at the smallest node that holds all of it."""
    while len(merged.members) == 1:
        name, only = next(iter(merged.members.items()))
        if isinstance(only, _Value):
            break
        path, merged = (*path, member(name)), only
    if merged.members:
        yield Step(path, _json(merged))


def _json(part: _Value | _Merged) -> Json:
    return part.value if isinstance(part, _Value) else {name: _json(inner) for name, inner in part.members.items()}


def _removals(path: Path, names: Sequence[str]) -> list[Step]:
    if _is_collection(path):
        return [Step((*path, member(name)), remove=True) for name in names]
    return [Step((*path, members(names)), remove=True)] if names else []


def _is_unrelated(old: dict[str, Json], new: dict[str, Json]) -> bool:
    """Whether nothing of an object stays, and there was much."""
    return len(old) > _FEW and bool(new) and old.keys().isdisjoint(new)


def _is_shorter_replaced(steps: Sequence[Step], added: Sequence[Json], value: list[Json]) -> bool:
    """Whether a list says less than what mends it. Objects are mended longer: whoever reads wants to see what changed."""
    patience = 2 if any(isinstance(item, dict) for item in value) else 1
    cost = sum(_STEP_COST + (0 if step.remove else size(step.update)) for step in steps) + 1 + sum(map(size, added))
    return bool(steps) and (len(added) == len(value) or cost >= patience * (_STEP_COST + size(value)))


def _is_collection(path: Path) -> bool:
    """Whether the members here are subjects of their own: paths and their methods, the components of a kind."""
    return not path or (path[0].name in {"paths", "components"} and len(path) <= _FEW)


def _deeper(value: Json, limit: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    children = value.values() if isinstance(value, dict) else value
    return limit == 0 or any(_deeper(child, limit - 1) for child in children)


def _prune(value: Json, limit: int) -> Json:
    """The value with all containers at a depth empty: an overlay nests, and what it says may not nest too deeply."""
    if isinstance(value, dict):
        return {name: _prune(child, limit - 1) for name, child in value.items()} if limit else {}
    if isinstance(value, list):
        return [_prune(child, limit - 1) for child in value] if limit else []
    return value
