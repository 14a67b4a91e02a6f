"""RFC 6901 JSON Pointers: joining, splitting and following them. Nothing else in the project takes pointers apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.types import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.types import Json

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,17}")

ROOT: Final = Pointer("")
"""The whole document."""


def escape(key: str | int) -> str:
    """Write one key or index as a reference token: `~` is `~0`, `/` is `~1`."""
    return str(key).replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Read one reference token back."""
    return token.replace("~1", "/").replace("~0", "~")


def join(pointer: Pointer, *keys: str | int) -> Pointer:
    """Go down from a pointer by keys and indexes, which are escaped here and must not be before."""
    return Pointer(pointer + "".join(f"/{escape(key)}" for key in keys))


def from_path(path: Iterable[str | int]) -> Pointer:
    """Make the pointer that leads from the root along the keys and indexes of a path."""
    return join(ROOT, *path)


def split(pointer: Pointer) -> tuple[str, ...]:
    """Return the unescaped keys of a pointer, the root's none. Anything but `""` must start with `/`."""
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {pointer!r} does not start with '/'")
    return tuple(unescape(token) for token in pointer[1:].split("/"))


def parent(pointer: Pointer) -> Pointer:
    """Return the pointer of the container that holds the node; the root is its own parent."""
    return Pointer(pointer.rpartition("/")[0])


def child(value: Json, key: str) -> Json:
    """Return what a container holds under a key or, for an array, a decimal index; `KeyError` for nothing."""
    if isinstance(value, dict):
        return value[key]
    if isinstance(value, list) and is_index(key) and int(key) < len(value):
        return value[int(key)]
    raise KeyError(key)


def is_index(key: str) -> bool:
    """Tell whether a token is an array index as RFC 6901 writes them: ASCII digits, no leading zero."""
    return _INDEX.fullmatch(key) is not None


def resolve(value: Json, pointer: Pointer) -> Json:
    """Return the node that a pointer names; `KeyError` when there is none."""
    for key in split(pointer):
        value = child(value, key)
    return value


def exists(value: Json, pointer: Pointer) -> bool:
    """Tell whether a pointer names a node of the value."""
    try:
        resolve(value, pointer)
    except KeyError:
        return False
    return True
