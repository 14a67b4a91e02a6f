"""Compares what classes consist of: parameters, attributes, results, methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.changes.change import allows, breaks, shifts
from generator.changes.hints import Atom, erased, fits, literals, text
from generator.changes.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.change import Change
    from generator.changes.hints import Type, World
    from generator.changes.rules import Direction
    from generator.changes.surface import Item, Method

_LEFT_OUT: Final = frozenset({Atom("None"), Atom("Unset")})
"""What an argument that may be left out takes besides its values."""
RESULT: Final = "the result"
_UNSET: Final = "Unset.UNSET"
"""The default of what may be null, as the runtime spells it."""
_TURNED: Final[Mapping[Direction, Direction]] = {"taken": "given", "given": "taken", "both": "both"}


def compare_types(about: tuple[str, str], types: tuple[Type, Type], flow: Direction, world: World) -> Iterator[Change]:
    """What users give may become wider, what they get narrower; anything else breaks. `about` is a subject, and a name in it."""
    subject, name = about
    old, new = types
    if old == new:
        return
    before, after = world.expanded(old, new)
    wider, narrower = fits(before, after, world), fits(after, before, world)
    open_set = flow == "given" and erased(before) == erased(after)  # a response may hold values that are not listed
    fine = (wider or flow == "given") and (narrower or flow == "taken" or open_set)
    said = _said(old, new, flow)
    yield allows(subject, said, name=name) if fine else breaks(subject, said, name=name)


def _said(old: Type, new: Type, flow: Direction) -> str:
    more, less = ("now also takes", "no longer takes") if flow == "taken" else ("may now be", "is no longer")
    if erased(old) == erased(new):
        added, gone = sorted(literals(new) - literals(old)), sorted(literals(old) - literals(new))
        parts = [f"{more} {_either(added)}"] if added else []
        parts += [f"{less} {_either(gone)}"] if gone else []
        if parts:
            return ", and ".join(parts)
    for before, after, verb in ((old, new, more), (new, old, less)):
        if before < after and after - before <= _LEFT_OUT:
            if flow != "taken" and before is new:
                return "is never None now"
            return f"{verb} {'None' if Atom('None') in after - before else 'UNSET'}"
    return f"{'takes' if flow == 'taken' else 'is'} `{text(new)}` now, was `{text(old)}`"


def _either(values: list[str]) -> str:
    """A list in words, which stays bearable where hundreds of values come or go."""
    shown = values if len(values) <= 8 else [*values[:7], f"{len(values) - 7} others"]  # noqa: PLR2004 - what a line holds
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def compare_items(
    subject: str, old: Mapping[str, Item], new: Mapping[str, Item], flow: Direction, world: World
) -> Iterator[Change]:
    """Compare parameters (`flow` is `taken`) or attributes."""
    for name, item in old.items():
        if name in new:
            yield from _compare_item(subject, name, (item, new[name]), flow, world)
        elif item.place in {"attribute", "property"}:
            yield breaks(subject, "is gone", name=name, section="Removed")
        else:
            yield breaks(subject, f"no longer takes `{name}`", section="Removed")
    for name, item in new.items():
        if name not in old:
            yield _added(subject, name, item, flow)


def _added(subject: str, name: str, item: Item, flow: Direction) -> Change:
    if flow != "given" and item.default is None and item.place != "property":
        return breaks(subject, f"needs `{name}`, {text(item.type)}")
    if item.place in {"attribute", "property"}:
        return allows(subject, f"is new, `{text(item.type)}`", "Added", name=name)
    return allows(subject, f"also takes `{name}`, `{text(item.type)}`", "Added")


def _compare_item(subject: str, name: str, items: tuple[Item, Item], flow: Direction, world: World) -> Iterator[Change]:
    old, new = items
    flow = "given" if new.place == "property" else flow
    types = (old.type, new.type)
    gained, lost = old.default is None is not new.default, new.default is None is not old.default
    if flow == "taken" and (gained or lost):
        # Whether something may be left out says also whether its type has a value for that.
        types = (types[0] - _LEFT_OUT or types[0], types[1] - _LEFT_OUT or types[1])
    found = list(compare_types((subject, name), types, flow, world))
    if flow != "given" and lost:
        found.append(breaks(subject, "must be given now", name=name))
    elif flow != "given" and gained:
        found.append(allows(subject, "may be left out now", name=name))
    elif old.default != new.default and (flow != "given" or not found):
        found.append(shifts(subject, _by_default(old, new), name=name))
    yield from found
    if old.place != new.place:
        yield from _placed(subject, name, old, new)
    yield from tell((subject, name), old.facts, new.facts, flow, world)


def _by_default(old: Item, new: Item) -> str:
    if {old.default, new.default} == {"None", _UNSET}:
        return "takes None to send null now" if new.default == _UNSET else "takes None to send nothing now"
    return f"is {new.default or 'nothing'} by default now, was {old.default or 'nothing'}"


def _placed(subject: str, name: str, old: Item, new: Item) -> Iterator[Change]:
    if old.place == "positional":
        yield breaks(subject, "is given by name alone now", name=name)
    elif new.place == "positional":
        yield allows(subject, "may be given by position now", name=name)
    elif new.place == "property":
        yield allows(subject, "is worked out now", name=name)
    else:
        yield shifts(subject, f"is of the kind {new.place} now, was {old.place}", name=name)


def compare_methods(
    subject: str, old: Method, new: Method, world: World, *, implemented: bool = False
) -> Iterator[Change]:
    """Compare two states of a method. `implemented` by users, its values flow the other way."""
    flow: Direction = "given" if implemented else "taken"
    yield from compare_items(subject, old.items, new.items, flow, world)
    yield from _compare_order(subject, old.items, new.items, world)
    if old.awaited != new.awaited:
        yield breaks(subject, "is awaited now" if new.awaited else "is no longer awaited")
    if old.returns == frozenset({Atom("None")}) != new.returns and not implemented:
        yield allows(subject, f"returns `{text(new.returns)}` now, was nothing")
    else:
        yield from compare_types((subject, RESULT), (old.returns, new.returns), _TURNED[flow], world)
    yield from tell((subject, ""), old.facts, new.facts, flow, world)


def _compare_order(subject: str, old: Mapping[str, Item], new: Mapping[str, Item], world: World) -> Iterator[Change]:
    """Arguments by position must keep their places."""
    common = [name for name in old if _by_position(old, name) and _by_position(new, name)]
    now = [name for name in new if _by_position(new, name)]
    if now[: len(common)] == common:
        return
    typed = any(
        not fits(*world.expanded(old[before].type, new[after].type), world)
        for before, after in zip(common, now, strict=False)
    )
    yield breaks(
        subject, f"arguments by position are {', '.join(f'`{name}`' for name in now)} in this order now", typed=typed
    )


def _by_position(items: Mapping[str, Item], name: str) -> bool:
    return name in items and items[name].place == "positional"
