"""Fixes that remove the faulty node, for findings without a better fix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.pointers import join, parent, resolve, split

if TYPE_CHECKING:
    from generator.types import Json, Pointer

    Node = dict[str, Json]
    Mended = tuple[Pointer, Json]
    """A node, and what it should be instead."""

UNDESCRIBED: Final = "Not described."
_MEANINGLESS: Final = re.compile(r"'([^']+)' has no meaning here")
_NOBODY: Final = re.compile(r"security names '([^']*)',")


def removed(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """The object or list that holds a node, without it."""
    if not pointer:
        return None
    holder, key = parent(pointer), split(pointer)[-1]
    value = resolve(root, holder)
    if isinstance(value, list):
        return holder, [item for index, item in enumerate(value) if str(index) != key]
    return holder, {name: item for name, item in value.items() if name != key} if isinstance(value, dict) else None


def parameter_removed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """Only where it is declared for the operation itself, and not in its path: others may refer to a shared one."""
    node = resolve(root, pointer)
    own = isinstance(resolve(root, parent(pointer)), list)
    free = isinstance(node, dict) and node.get("in") != "path"
    return removed(root, pointer, message) if own and free else None


def malformed_removed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """What is malformed below a schema or an operation, and what the standard has no name for."""
    node = resolve(root, pointer)
    unknown = _MEANINGLESS.match(message)
    if unknown and isinstance(node, dict) and unknown[1] in node:
        return removed(root, join(pointer, unknown[1]), message)
    return removed(root, pointer, message) if " must be " in message else None


def media_removed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """One of several media types; the only one is for a person to say."""
    holder = resolve(root, parent(pointer))
    several = isinstance(holder, dict) and len(holder) > 1 and split(pointer)[-2:-1] == ("content",)
    return removed(root, pointer, message) if several else None


def alternative_removed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """The ways of signing in without those that name a scheme that is not there."""
    listed, unknown = resolve(root, pointer), _NOBODY.match(message)
    if not isinstance(listed, list) or unknown is None:
        return None
    kept = [item for item in listed if not isinstance(item, dict) or unknown[1] not in item]
    return (pointer, kept) if kept else None


def server_removed(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """The servers without the one whose address it is."""
    return removed(root, parent(pointer), message)


def any_of(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """A schema whose `oneOf` is an `anyOf`."""
    holder = parent(pointer)
    node = resolve(root, holder)
    if not isinstance(node, dict) or "anyOf" in node:
        return None
    return holder, {"anyOf" if key == "oneOf" else key: value for key, value in node.items()}
