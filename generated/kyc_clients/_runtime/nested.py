"""Comparing and copying values level by level, however deeply they are nested: Python's own ways do it by recursion."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, cast

from attrs import fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import AttrsInstance


def same(one: object, other: object) -> bool:
    """Whether two values of JSON and models are equal, as `==` says of those that it can compare."""
    waiting = [(one, other)]
    while waiting:
        left, right = waiting.pop()
        if left is right:
            continue
        parts = _parts(left, right)
        if parts is None:
            if left != right:
                return False
        else:
            waiting += parts
    return True


def _parts(left: object, right: object) -> list[tuple[object, object]] | None:
    """Return what must be equal for two values to be equal; None for values without parts."""
    if type(left) is not type(right):
        return None
    if hasattr(type(left), "__model_rows__"):
        return [(getattr(left, name), getattr(right, name)) for name in _names(type(left))]
    if isinstance(left, list):
        ours, theirs = cast("list[object]", left), cast("list[object]", right)
        return [*zip(ours, theirs, strict=True)] if len(ours) == len(theirs) else [(True, False)]
    if isinstance(left, dict):
        known, given = cast("dict[object, object]", left), cast("dict[object, object]", right)
        return [(item, given[key]) for key, item in known.items()] if known.keys() == given.keys() else [(True, False)]
    return None


def _names(kind: type) -> list[str]:
    return [item.name for item in fields(cast("type[AttrsInstance]", kind))]


def copied(model: object, memo: dict[int, object]) -> object:
    """Return a deep copy of a model: what it holds is copied, things that are one stay one."""
    found: list[object] = [None]
    waiting: list[tuple[Callable[[object], None], object]] = [(lambda made: found.__setitem__(0, made), model)]
    while waiting:
        put, value = waiting.pop()
        known = memo.get(id(value))
        put(_begun(value, memo, waiting) if known is None else known)
    return found[0]


def _begun(value: object, memo: dict[int, object], waiting: list[tuple[Callable[[object], None], object]]) -> object:
    """Return the copy of a value, whose parts are still to come."""
    kind = type(value)
    if hasattr(kind, "__model_rows__"):
        made: object = object.__new__(kind)
        names = dict.fromkeys([*_names(kind), *cast("dict[str, object]", getattr(value, "__dict__", {}))])
        waiting += [(_attribute(made, name), getattr(value, name)) for name in names]
    elif kind is list:
        listed = cast("list[object]", value)
        made = rows = cast("list[object]", [None] * len(listed))
        waiting += [(_item(rows, at), item) for at, item in enumerate(listed)]
    elif kind is dict:
        known = cast("dict[object, object]", value)
        made = pairs = dict.fromkeys(known)
        waiting += [(_item(pairs, key), item) for key, item in known.items()]
    else:
        return copy.deepcopy(value, memo)
    memo[id(value)] = made
    return made


def _attribute(made: object, name: str) -> Callable[[object], None]:
    return lambda item: object.__setattr__(made, name, item)


def _item(made: object, key: object) -> Callable[[object], None]:
    holder = cast("dict[object, object]", made)

    def put(item: object) -> None:
        holder[key] = item

    return put
