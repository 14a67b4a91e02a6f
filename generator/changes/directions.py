"""Which way values flow: what users give to the client may become wider, what they get from it narrower."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.changes.hints import names
from generator.changes.surface import Class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.changes.hints import Type
    from generator.changes.rules import Direction
    from generator.changes.surface import Method, Surface


def directed(surface: Surface) -> Surface:
    """Say of each class and alias which way its values flow. One that no signature leads to is given, as in a webhook."""
    begin = [flow for method in _entries(surface) for flow in _of_method(method)]
    begin += [(name, False) for name, found in surface.classes.items() if found.kind == "error"]
    flows = _flows(surface, begin)
    bodies = {name for method in _entries(surface) for name in method.uses} - {name for name, _ in flows}
    return replace(
        surface,
        classes={
            name: Class("body", found.parents) if name in bodies else replace(found, direction=_direction(name, flows))
            for name, found in surface.classes.items()
        },
        aliases={name: replace(found, direction=_direction(name, flows)) for name, found in surface.aliases.items()},
    )


def reached(surface: Surface, *methods: Method) -> frozenset[str]:
    """Every name that these methods lead to, or all methods together; classes of bodies included."""
    entries = list(methods or _entries(surface))
    begin = [flow for method in entries for flow in _of_method(method)]
    begin += [(name, True) for method in entries for name in method.uses]
    return frozenset(name for name, _ in _flows(surface, begin))


def _flows(surface: Surface, begin: list[tuple[str, bool]]) -> set[tuple[str, bool]]:
    flows: set[tuple[str, bool]] = set()
    ahead = [*begin]
    while ahead:
        flow = ahead.pop()
        if flow not in flows:
            flows.add(flow)
            ahead += _beyond(surface, *flow)
    return flows


def _entries(surface: Surface) -> Iterator[Method]:
    """Where users begin: the methods of clients and their groups, and functions."""
    yield from surface.functions.values()
    for found in surface.classes.values():
        if found.kind in {"client", "group"}:
            yield from found.methods.values()


def _of_method(method: Method, *, taken: bool = True) -> Iterator[tuple[str, bool]]:
    for item in method.items.values():
        yield from _of_type(item.type, taken=taken)
    yield from _of_type(method.returns, taken=not taken)


def _of_type(given: Type, *, taken: bool) -> Iterator[tuple[str, bool]]:
    for name, turned in names(given):
        yield name, taken is not turned


def _beyond(surface: Surface, name: str, taken: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001 - unpacked from a pair
    """Where the members of something lead, whose values flow so."""
    if name in surface.aliases:
        yield from _of_type(surface.aliases[name].type, taken=taken)
    found = surface.classes.get(name)
    if found is None:
        return
    for item in found.items.values():
        yield from _of_type(item.type, taken=taken)
    for method in found.methods.values():
        # What users write themselves is called by us, so that its arguments are given to them.
        yield from _of_method(method, taken=not (taken and found.kind == "protocol"))
    for parent in found.parents:
        yield parent, taken


def _direction(name: str, flows: set[tuple[str, bool]]) -> Direction:
    if (name, True) in flows:
        return "both" if (name, False) in flows else "taken"
    return "given"
