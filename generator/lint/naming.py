"""Proposes names where they are missing or collide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator import names
from generator.engine import naming
from generator.openapi import METHODS
from generator.pointers import is_index, parent, resolve, split

if TYPE_CHECKING:
    from generator.lint.losses import Mended, Node
    from generator.types import Pointer

_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_OPERATION: Final = 3
_NESTED: Final = 2
_MOST_WORDS: Final = 4
_STRUCTURE: Final = {
    "schemas", "properties", "items", "schema", "content", "allOf", "anyOf", "oneOf", "additionalProperties",
    "requestBody", "responses", "parameters",
}  # fmt: skip
_TAGS: Final = re.compile(r"the tags '([^']*)' and '([^']*)' both become")
_TITLE: Final = re.compile(r"two different schemas are called (\w+);")
_SERVER: Final = re.compile(r".* are both called `(\w+)`", re.DOTALL)


def with_name(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """Give a name to whatever is found: an operation, its tag, a server, a schema or a property."""
    keys = split(pointer)
    if keys[:1] == ("servers",):
        return _environment(root, pointer, message)
    if keys[:1] == ("paths",) and len(keys) == _OPERATION and not message.startswith("two arguments"):
        return operation_id(root, pointer, message)
    if keys[:1] == ("paths",) and len(keys) == _OPERATION + 1 and keys[-1] == "tags":
        return _tag(root, pointer, message)
    if len(keys) < _NESTED:
        return None
    return _titled(root, pointer, message) or _argument(root, pointer, message)


def operation_id(root: Node, pointer: Pointer, _: str) -> Mended | None:
    """A name made of the method and the path, which no other operation has."""
    node, keys = resolve(root, pointer), split(pointer)
    if not isinstance(node, dict) or len(keys) != _OPERATION or keys[0] != "paths":
        return None
    paths = root.get("paths")
    listed = [item for item in (paths.values() if isinstance(paths, dict) else ()) if isinstance(item, dict)]
    others = [item[method] for item in listed for method in METHODS if isinstance(item.get(method), dict)]
    taken = {str(other.get("operationId")) for other in others if isinstance(other, dict)}
    words = naming.pascal(_HOLE.sub(r"by \1", keys[1])) or "Root"
    name, number = f"{keys[2]}{words}", 1
    while name in taken:
        number += 1
        name = f"{keys[2]}{words}{number}"
    return pointer, {**node, "operationId": name}


def _tag(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """Of two tags that are alike the first, and of none that could be a name the path's first word."""
    tags, alike = resolve(root, pointer), _TAGS.match(message)
    if not isinstance(tags, list) or not tags:
        return None
    if alike:
        return pointer, [alike[1] if tag == alike[2] else tag for tag in tags]
    word = next((one for one in split(pointer)[1].split("/") if one and "{" not in one), "")
    return pointer, [naming.pascal(word) or "Others", *tags[1:]]


def _environment(root: Node, pointer: Pointer, message: str) -> Mended | None:
    node, named = resolve(root, pointer), _SERVER.match(message)
    servers = resolve(root, parent(pointer))
    listed = servers if isinstance(servers, list) else []
    taken = {str(server.get("x-environment")) for server in listed if isinstance(server, dict)}
    if not isinstance(node, dict) or named is None:
        return None
    return pointer, {**node, "x-environment": names.numbered(named[1], taken)}


def _titled(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """A title that names where the schema stands, which makes it unique."""
    node, named = resolve(root, pointer), _TITLE.match(message)
    if not isinstance(node, dict) or named is None:
        return None
    distinctive = [key for key in split(pointer)[1:] if key not in _STRUCTURE and not is_index(key)]
    title = naming.pascal(" ".join(distinctive[-_MOST_WORDS:]))
    return pointer, {**node, "title": f"{title}2" if title in {named[1], ""} else title}


def _argument(root: Node, pointer: Pointer, message: str) -> Mended | None:
    """A name in Python for a property or a parameter whose own has no letter that Python knows."""
    node, holder, keys = resolve(root, pointer), resolve(root, parent(pointer)), split(pointer)
    if not isinstance(node, dict) or "holds no letter" not in message or keys[-2] not in {"properties", "parameters"}:
        return None
    number = list(holder).index(keys[-1]) if isinstance(holder, dict) else int(keys[-1])
    return pointer, {**node, "x-argument": f"value_{number + 1}"}
