"""Walks a whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.pointers import from_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json, Pointer

    Trail: TypeAlias = "tuple[Trail, str | int] | None"


def walk(root: Json) -> Iterator[tuple[dict[str, Json] | list[Json], Trail, int]]:
    """Yield every container with the keys that lead to it and its depth; `pointer_of` makes a pointer of the keys."""
    stack: list[tuple[Json, Trail, int]] = [(root, None, 0)]
    while stack:
        node, trail, depth = stack.pop()
        if not isinstance(node, dict | list):
            continue
        yield node, trail, depth
        children = node.items() if isinstance(node, dict) else enumerate(node)
        stack.extend((item, (trail, key), depth + 1) for key, item in children if isinstance(item, dict | list))


def pointer_of(trail: Trail) -> Pointer:
    """The pointer of a node met by `walk`: made only where somebody asks, because the keys may be long."""
    keys: list[str | int] = []
    while trail is not None:
        trail, key = trail
        keys.append(key)
    return from_path(reversed(keys))


def anchors(root: Json) -> dict[str, list[Pointer]]:
    """Where schemas stand that have a name of their own, by the name; those of `$recursiveAnchor` have an empty one."""
    found: dict[str, list[Pointer]] = {}
    for node, trail, _ in walk(root):
        words = node if isinstance(node, dict) else {}
        names = [words[word] for word in ("$anchor", "$dynamicAnchor") if isinstance(words.get(word), str)]
        for name in [*names, *([""] if words.get("$recursiveAnchor") is True else [])]:
            found.setdefault(str(name), []).append(pointer_of(trail))
    return found
