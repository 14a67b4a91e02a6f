"""Compares what two packages offer in Python: griffe finds what is gone or asked for, and, the other way round, what is new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import griffe

from generator.changes.alike import likely_renames
from generator.changes.change import allows, breaks, shifts
from generator.changes.identities import follow, request_of, spoken, synchronous
from generator.changes.surface import identity_of, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.change import Change
    from generator.changes.surface import Surface

Node: TypeAlias = "griffe.Object | griffe.Alias"
RESULT: Final = "the result"
_TREE: Final = "surface"
_SPECIAL: Final = frozenset({"__call__", "__iter__", "__len__", "__enter__", "__aenter__", "__getitem__"})
"""Methods with underscores that users call, though not by name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A type that is written otherwise now. Whether that breaks anybody, the contract knows."""

    subject: str
    name: str
    old: str
    new: str
    taken: bool
    """Whether users give such values."""

    def widens(self) -> bool:
        """Whether users may give whatever they might before."""
        return self.taken and _alternatives(self.old) <= _alternatives(self.new)


def compare_python(old: Surface, new: Surface) -> tuple[list[Change], list[Typed]]:
    """What users can no longer write, and what they can write now; and every type that is written otherwise."""
    renames = follow(old, new)
    found = _Comparison(old, new, renames)
    changes = [breaks(found.spoken(one), f"is `{found.spoken(two)}` now") for one, two in renames.items()]
    changes += [*found.renamed(), *found.gone(), *found.come()]
    for path in sorted(old.exports ^ new.exports):
        lost = path in old.exports
        told = breaks(path, "can no longer be imported", section="Removed")
        changes.append(told if lost else allows(path, "can be imported", "Added"))
    return changes, list(found.types())


class _Comparison:
    """Two surfaces, and what has another name now."""

    def __init__(self, old: Surface, new: Surface, renames: Mapping[str, str]) -> None:
        self.old, self.new, self.renames = old, new, renames
        self.words = {one.rpartition(".")[2]: two.rpartition(".")[2] for one, two in renames.items()}
        self.pairs = {identity: pair for identity, *pair in self._pairs()}
        self.names = {identity: self._names(*pair) for identity, pair in self.pairs.items()}

    def spoken(self, identity: str) -> str:
        """How users call something."""
        return spoken(identity, self.old, self.new)

    def renamed(self) -> Iterator[Change]:
        """Arguments and attributes that have another name now, and nothing else."""
        for identity, pairs in self.names.items():
            for one, two in pairs.items():
                if not self._is_product(f"{identity.rpartition('.')[0]}.{one}"):
                    yield breaks(self.spoken(identity), f"is called `{two}` now", name=one)

    def gone(self) -> Iterator[Change]:
        """What is no longer there, and what is asked for now."""
        for found in griffe.find_breaking_changes(self._tree(self.old), self._tree(self.new)):
            identity = self._identity(found.obj)
            if isinstance(found, griffe.ObjectRemovedBreakage):
                yield from self._object(identity, found.obj, gone=True)
            else:
                yield from self._breakage(identity, found)

    def come(self) -> Iterator[Change]:
        """What users may do now: whatever would break them the other way round."""
        for found in griffe.find_breaking_changes(self._tree(self.new), self._tree(self.old)):
            identity = self._identity(found.obj)
            subject, item = self.spoken(identity), found.old_value
            if isinstance(found, griffe.ObjectRemovedBreakage):
                yield from self._object(identity, found.obj, gone=False)
            elif isinstance(found, griffe.ParameterRemovedBreakage):
                if not item.required and item.name not in self.names.get(identity, {}).values():
                    yield allows(subject, f"also takes `{item.name}`, `{spelled(item.annotation)}`", "Added")
            elif isinstance(found, griffe.ParameterChangedRequiredBreakage):
                yield allows(subject, "may be left out now", name=item.name)

    def types(self) -> Iterator[Typed]:
        """Every annotation that is another one, but for new names of classes."""
        for identity, (one, two) in self.pairs.items():
            before, after, subject = _members(one), _members(two), self.spoken(identity)
            names = self.names[identity]
            for name, text in before.items():
                now = after.get(names.get(name, name))
                if now is not None and _alternatives(self._now(text)) != _alternatives(now):
                    yield Typed(subject, name, text, now, taken=one.is_function and name != RESULT)

    def _pairs(self) -> Iterator[tuple[str, Node, Node]]:
        """Classes and functions that both have, by what they are called now."""
        for before, after in ((self.old.classes, self.new.classes), (self.old.functions, self.new.functions)):
            for identity, one in before.items():
                now = self.renames.get(identity, identity)
                if now in after:
                    yield now, one, after[now]
        for identity, one in self.old.classes.items():
            for name, member in one.members.items():
                now = self.renames.get(f"{identity}.{name}", f"{self.renames.get(identity, identity)}.{name}")
                home, _, called = now.rpartition(".")
                other = self.new.classes[home].members.get(called) if home in self.new.classes else None
                if isinstance(member, griffe.Function) and isinstance(other, griffe.Function):
                    yield now, member, other

    def _names(self, one: Node, two: Node) -> dict[str, str]:
        before = [(name, self._now(text)) for name, text in _members(one).items()]
        return dict(likely_renames(before, list(_members(two).items()), lambda old, new: old == new))

    def _now(self, text: str) -> str:
        """A type with the new names of classes."""
        return re.sub(r"\w+", lambda word: self.words.get(word[0], word[0]), text)

    def _tree(self, surface: Surface) -> griffe.Module:
        """All that users can reach as one flat module; what has another name now stands there under the new one."""
        tree = griffe.Module(_TREE)
        for identity, found in [*surface.classes.items(), *surface.functions.items()]:
            name = self.renames.get(identity, identity) if surface is self.old else identity
            tree.set_member((name,), griffe.Alias(name, found))
        return tree

    def _identity(self, found: Node) -> str:
        """What something is called now."""
        if found.is_alias and not found.inherited and found.path.startswith(f"{_TREE}."):
            return found.path.removeprefix(f"{_TREE}.")
        home, _, name = identity_of(found).rpartition(".")
        return self.renames.get(f"{home}.{name}", f"{self.renames.get(home, home)}.{name}")

    def _object(self, identity: str, found: Node, *, gone: bool) -> Iterator[Change]:
        home, _, name = identity.rpartition(".")
        names = self.names.get(home, {})
        special = name.startswith("_") and name not in _SPECIAL
        if special or identity in self.renames.values() or name in (names if gone else names.values()):
            return
        surface, make = (self.old, _gone) if gone else (self.new, _come)
        if found.is_attribute and home in self.pairs:
            if not self._is_product(f"{home.rpartition('.')[0]}.{name}"):
                yield make(
                    self.spoken(home), "" if gone else f", `{spelled(getattr(found, 'annotation', None))}`", name
                )
        elif surface.is_group(identity):
            methods = ", ".join(f"`{one}`" for one in found.members if not one.startswith("_"))
            yield make(self.spoken(identity), f", with {methods or 'nothing'}", "")
        else:
            owner = surface.classes.get(synchronous(home))
            request = request_of(owner.members[name]) if owner and name in owner.members else ""
            yield make(self.spoken(identity), f" (`{request}`)" if request else "", "")

    def _is_product(self, attribute: str) -> bool:
        """Whether this is the attribute of a client for a group of methods, of which more is said than that."""
        return any(
            surface.is_group(one) and self.spoken(one) == attribute
            for surface in (self.old, self.new)
            for one in surface.classes
        )

    def _breakage(self, identity: str, found: griffe.Breakage) -> Iterator[Change]:
        subject, names = self.spoken(identity), self.names.get(identity, {})
        old, new = found.old_value, found.new_value
        match found:
            case griffe.ParameterRemovedBreakage() if old.name not in names:
                yield breaks(subject, f"no longer takes `{old.name}`", section="Removed")
            case griffe.ParameterAddedRequiredBreakage() if new.name not in names.values():
                yield breaks(subject, f"needs `{new.name}`, `{spelled(new.annotation)}`")
            case griffe.ParameterChangedRequiredBreakage():
                yield breaks(subject, "must be given now", name=old.name)
            case griffe.ParameterChangedDefaultBreakage():
                yield shifts(subject, f"is {new.default} by default now, was {old.default}", name=old.name)
            case griffe.ParameterMovedBreakage():
                yield breaks(subject, "is at another position among the arguments now", name=old.name)
            case griffe.ParameterChangedKindBreakage():
                yield breaks(subject, f"is a {new.kind.value} argument now, was {old.kind.value}", name=old.name)
            case griffe.ClassRemovedBaseBreakage():
                yield breaks(
                    subject, f"is no longer a kind of {', '.join(f'`{base}`' for base in set(old) - set(new))}"
                )
            case griffe.ObjectChangedKindBreakage():
                yield breaks(subject, f"is a {new.value} now, was a {old.value}")
            case _:
                pass


def _alternatives(text: str) -> set[str]:
    """The members of a union; those of one inside brackets are no alternatives."""
    return set(re.split(r" \| (?![^\[]*\])", text))


def _gone(subject: str, told: str, name: str) -> Change:
    return breaks(subject, f"is gone{told}", name=name, section="Removed")


def _come(subject: str, told: str, name: str) -> Change:
    return allows(subject, f"is new{told}", "Added", name=name)


def _members(found: Node) -> dict[str, str]:
    """Types by name: of the arguments and the result of a function, of the public attributes of a class."""
    if isinstance(found, griffe.Function):
        types = {item.name: spelled(item.annotation) for item in found.parameters if item.annotation is not None}
        return types if found.name == "__init__" else {**types, RESULT: spelled(found.returns)}
    return {
        name: spelled(member.annotation)
        for name, member in found.members.items()
        if isinstance(member, griffe.Attribute) and not name.startswith("_")
    }
