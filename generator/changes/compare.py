"""Compares two surfaces: what the change from one to the other is to users."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.changes.change import allows, breaks
from generator.changes.directions import reached
from generator.changes.hints import World, names
from generator.changes.members import compare_items, compare_methods, compare_types
from generator.changes.renames import follow_renames
from generator.changes.surface import TWIN
from generator.changes.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.changes.change import Change
    from generator.changes.rules import Direction
    from generator.changes.surface import Class, Method, Surface


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Every change, the worst first, each once. None means that the surfaces are equal."""
    renamed, changes, moved = follow_renames(old, new)
    found = [*changes, *_Comparison(renamed, new, moved).changes()]
    return tuple(sorted(dict.fromkeys(found), key=lambda change: (change.weight, change.subject)))


class _Comparison:
    """Two surfaces in which the same things have the same names."""

    def __init__(self, old: Surface, new: Surface, moved: frozenset[str]) -> None:
        self.old, self.new = old, new
        self.world = World(
            {name: found.parents for name, found in {**old.classes, **new.classes}.items()},
            {name: alias.type for name, alias in old.aliases.items()},
            {name: alias.type for name, alias in new.aliases.items()},
        )
        self.reached_before, self.reached_now = reached(old), reached(new)
        self.moved = moved | (old.classes.keys() ^ new.classes.keys())
        self.providers = frozenset(old.facts.keys() ^ new.facts.keys())

    def changes(self) -> Iterator[Change]:
        """Providers, classes, aliases, functions and places to import from."""
        yield from self._providers()
        for identity in sorted(self.old.classes.keys() | self.new.classes.keys()):
            if not self._is_whole(identity):
                yield from self._twin_or_class(identity)
        for identity in sorted(self.old.aliases.keys() | self.new.aliases.keys()):
            yield from self._alias(identity)
        for identity in sorted(self.old.functions.keys() | self.new.functions.keys()):
            before, after = self.old.functions.get(identity), self.new.functions.get(identity)
            yield from self._method(identity, before, after, implemented=False)
        for path in sorted(self.old.exports ^ self.new.exports):
            if not self._is_whole(path):
                gone = path in self.old.exports
                yield (
                    breaks(path, "can no longer be imported", section="Removed")
                    if gone
                    else allows(path, "can be imported", "Added")
                )

    def _is_whole(self, identity: str) -> bool:
        """Whether this belongs to a provider that came or went as a whole."""
        return identity.removeprefix(TWIN).partition(".")[0] in self.providers

    def _providers(self) -> Iterator[Change]:
        for name in sorted(self.old.facts.keys() | self.new.facts.keys()):
            before, after = self.old.facts.get(name), self.new.facts.get(name)
            if before is not None and after is not None:
                yield from tell((name, ""), before, after, "both", self.world)
            elif after is None:
                yield breaks(name, "this provider is gone", section="Removed")
            else:
                yield allows(name, f"a new provider, with {_listed(_groups(self.new, name))}", "Added")

    def _twin_or_class(self, identity: str) -> Iterator[Change]:
        """What an asynchronous class has in common with its twin is said once."""
        changes = list(self._class(identity))
        twin = identity.removeprefix(TWIN)
        said = set(self._class(twin)) if twin != identity and self._knows(twin) else ()
        for change in changes:
            if twin == identity:
                yield change
            elif change not in said:
                yield replace(change, text=f"{change.text} (in the asynchronous client)")

    def _knows(self, identity: str) -> bool:
        return identity in self.old.classes or identity in self.new.classes

    def _class(self, identity: str) -> Iterator[Change]:
        old, new = self.old.classes.get(identity), self.new.classes.get(identity)
        if old is not None and new is not None:
            yield from self._members(identity, old, new)
        elif old is not None:
            yield from self._gone(identity, old)
        elif new is not None:
            yield from self._came(identity, new)

    def _gone(self, identity: str, old: Class) -> Iterator[Change]:
        subject = spoken(identity, old)
        if old.kind == "group":
            yield breaks(subject, f"is gone, with {_listed(list(old.methods))}", section="Removed")
        elif identity not in self.reached_before or old.kind in {"client", "error"}:
            public = "." in identity
            yield breaks(subject, "is gone", section="Removed") if public else allows(subject, "is gone", "Removed")

    def _came(self, identity: str, new: Class) -> Iterator[Change]:
        subject = spoken(identity, new)
        if new.kind == "group":
            yield allows(subject, f"is new, with {_listed(list(new.methods))}", "Added")
        elif identity not in self.reached_now or new.kind in {"client", "error"}:
            yield allows(subject, "is new", "Added")

    def _members(self, identity: str, old: Class, new: Class) -> Iterator[Change]:
        subject = spoken(identity, new)
        if old.kind != new.kind:
            yield allows(subject, f"is a {new.kind} now, was a {old.kind}")
        if "body" in {old.kind, new.kind} and old.kind != new.kind:
            return
        yield from self._parents(subject, identity, old, new)
        flow: Direction = new.direction if new.direction == old.direction else "both"
        before, after = dict(old.items), dict(new.items)
        for name in old.items.keys() ^ new.items.keys():
            item = old.items.get(name) or new.items[name]
            if new.kind == "client" and {found for found, _ in names(item.type)} <= self.moved:
                (before if name in before else after).pop(name)
        yield from compare_items(
            subject, before, after, "given" if new.kind in {"client", "error"} else flow, self.world
        )
        implemented = new.kind == "protocol" and flow != "given"
        for name in [*old.methods, *(name for name in new.methods if name not in old.methods)]:
            path = subject if name == "__init__" else f"{subject}.{name}"
            yield from self._method(path, old.methods.get(name), new.methods.get(name), implemented=implemented)
        yield from tell((subject, ""), old.facts, new.facts, flow, self.world)

    def _parents(self, subject: str, identity: str, old: Class, new: Class) -> Iterator[Change]:
        if old.parents == new.parents:
            return
        above = set(self.world.above(identity))
        before = World({**self.world.parents, **{name: found.parents for name, found in self.old.classes.items()}})
        lost = sorted(set(before.above(identity)) - above)
        if lost:
            yield breaks(subject, f"is no longer a kind of {_listed(lost)}", typed=new.kind != "error")
        else:
            yield allows(subject, f"is a kind of {_listed(new.parents)} now")

    def _method(self, path: str, old: Method | None, new: Method | None, *, implemented: bool) -> Iterator[Change]:
        if old is not None and new is not None:
            yield from compare_methods(path, old, new, self.world, implemented=implemented)
        elif old is not None:
            yield breaks(path, f"is gone{_request(old)}{_with(self.old, old, self.new)}", section="Removed")
        elif new is not None and implemented:
            yield breaks(path, "must be implemented now")
        elif new is not None:
            yield allows(path, f"is new{_request(new)}{_with(self.new, new, self.old)}", "Added")

    def _alias(self, identity: str) -> Iterator[Change]:
        old, new = self.old.aliases.get(identity), self.new.aliases.get(identity)
        if old is not None and new is not None:
            flow: Direction = new.direction if new.direction == old.direction else "both"
            yield from compare_types((identity, ""), (old.type, new.type), flow, self.world)
        elif old is not None and identity not in self.reached_before:
            yield allows(identity, "is gone", "Removed")
        elif new is not None and identity not in self.reached_now:
            yield allows(identity, "is new", "Added")


def spoken(identity: str, found: Class) -> str:
    """What users call a class: a group by the attribute of the client that holds it."""
    plain = identity.removeprefix(TWIN)
    return plain.rpartition(".")[0] or plain if found.kind == "group" else plain


def _groups(surface: Surface, provider: str) -> list[str]:
    mine = f"{provider}."
    groups = {name: found for name, found in surface.classes.items() if found.kind == "group" and name.startswith(mine)}
    return [spoken(name, found).removeprefix(mine) for name, found in groups.items()]


def _request(method: Method) -> str:
    return f" (`{method.facts['request']}`)" if "request" in method.facts else ""


def _with(surface: Surface, method: Method, other: Surface) -> str:
    """The classes that come or go with a method."""
    classes = sorted(
        name.rpartition(".")[2]
        for name in reached(surface, method)
        if "." in name and name in surface.classes and name not in other.classes
    )
    return f", with {_listed(classes)}" if classes else ""


def _listed(found: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in found) or "nothing"
