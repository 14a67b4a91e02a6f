"""What a class made of an object, kept while the outermost union that holds the object is read or checked.

Without it, every level of a union that holds itself would be looked at once for each variant of each level above.
"""

from __future__ import annotations

from threading import get_ident, local
from typing import TYPE_CHECKING, Final, TypeVar, cast

from .failures import Broken

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class _Memory(local):
    """Of one thread: what was made of each object, by class and purpose; the object stays, so that its id does. None outside unions."""

    kept: dict[tuple[Hashable, int], tuple[object, object, Broken | None]] | None = None


_MEMORY: Final = _Memory()
BUSY: Final[set[int]] = set()
"""The threads that are inside a union. While there is none, nobody need ask what is remembered, which costs more than reading a field."""


def union(run: Callable[[object], T]) -> Callable[[object], T]:
    """Return a function of a union's values that remembers what classes make of them until the outermost returns."""

    def outermost(value: object) -> T:
        if _MEMORY.kept is not None:
            return run(value)
        thread = get_ident()
        _MEMORY.kept = {}
        BUSY.add(thread)
        try:
            return run(value)
        finally:
            _MEMORY.kept = None
            BUSY.discard(thread)

    return outermost


def remembered(purpose: Hashable, run: Callable[[object], T]) -> Callable[[object], T]:
    """Return a function of a class's values that, inside a union, is run once for each object. What is `Broken` stays so."""

    def once(value: object) -> T:
        kept = _MEMORY.kept if BUSY else None
        if kept is None or not isinstance(value, dict):
            return run(value)
        value = cast("object", value)
        key = (purpose, id(value))
        known = kept.get(key)
        if known is None:
            try:
                known = (value, run(value), None)
            except Broken as broken:
                known = (value, None, Broken(broken.rule, broken.message, broken.pointer))
            kept[key] = known
        if known[2] is not None:
            raise Broken(known[2].rule, known[2].message, known[2].pointer)
        return cast("T", known[1])

    return once


def of_class(cls: type, purpose: Hashable, make: Callable[[], Callable[[object], T]]) -> Callable[[object], T]:
    """Return what is compiled for a class, once for each purpose, with a memory of what it made."""
    made = cast("dict[Hashable, Callable[[object], T]] | None", vars(cls).get("__model_compiled__"))
    if made is None:
        made = {}
        type.__setattr__(cls, "__model_compiled__", made)
    if purpose not in made:
        made[purpose] = remembered((purpose, cls), make())
    return made[purpose]
