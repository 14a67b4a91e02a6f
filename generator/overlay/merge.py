"""What `update` and `copy` do to one node: merging objects, growing arrays, replacing primitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.parse.yaml_reader import clone
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.overlay.query import Path
    from generator.types import Json


class Conflict(Exception):  # noqa: N818 - a response to the input, not a fault of ours
    """Two values that cannot be merged meet. `path` leads there from the node that is updated."""

    def __init__(self, path: Path, message: str) -> None:
        """Say where and what."""
        super().__init__(message)
        self.path = path


def kind(value: Json) -> str:
    """Return the kind of a value in the standard's terms: `object`, `array` or `primitive` (null is one)."""
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "primitive"


def size(value: Json) -> int:
    """Count a value's nodes, itself included."""
    if isinstance(value, dict):
        return 1 + sum(map(size, value.values()))
    return 1 + sum(map(size, value)) if isinstance(value, list) else 1


def conflicts(target: Json, update: Json, path: Path = (), *, null_replaces: bool) -> Iterator[Conflict]:
    """Yield every place where an update cannot be merged into an object or array; nothing is changed."""
    if isinstance(target, dict) and isinstance(update, dict):
        for key, value in update.items():
            if key in target and kind(target[key]) != kind(value):
                if not (null_replaces and value is None):
                    yield Conflict((*path, key), f"{article(value)} cannot be merged into {article(target[key])}")
            elif key in target:
                yield from conflicts(target[key], value, (*path, key), null_replaces=null_replaces)


def merge_object(target: dict[str, Json], update: dict[str, Json], path: Path = ()) -> Iterator[Path]:
    """Merge an update into an object in place, cloning what is inserted; yield the path of every node that changed."""
    for key, value in update.items():
        here = (*path, key)
        old = target.get(key)
        if key in target and isinstance(old, dict) and isinstance(value, dict):
            yield from merge_object(old, value, here)
        elif key in target and isinstance(old, list) and isinstance(value, list):
            yield from append(old, value, here)
        elif key not in target or not same(old, value):
            target[key] = clone(value)
            yield here


def append(target: list[Json], items: list[Json], path: Path = ()) -> Iterator[Path]:
    """Add clones of the items to an array in place; yield the path of each."""
    for item in list(items):
        yield (*path, len(target))
        target.append(clone(item))


def article(value: Json) -> str:
    """Name a value's JSON type in a sentence: `an object`, `a number`, `null`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    return (
        f"an {kind(value)}" if isinstance(value, dict | list) else "a string" if isinstance(value, str) else "a number"
    )
