"""Compares the public Python of two packages with griffe: forwards for removals, backwards for additions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import griffe

from generator.changes.change import behaviour_change, breaking_change, compatible_change
from generator.changes.identities import display_name, find_renames, request_of, synchronous
from generator.changes.renames import likely_renames
from generator.changes.surface import annotation_text, identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.change import Change
    from generator.changes.surface import Surface

Node: TypeAlias = "griffe.Object | griffe.Alias"
RESULT: Final = "the result"
_TREE: Final = "surface"
_SPECIAL: Final = frozenset({"__call__", "__iter__", "__len__", "__enter__", "__aenter__", "__getitem__"})
"""Special methods that count as public."""


@dataclass(frozen=True, slots=True)
class Retyped:
    """A changed annotation. The contracts tell whether it breaks anybody."""

    subject: str
    name: str
    old: str
    new: str
    taken: bool
    """Whether it is the type of an argument."""

    def widens(self) -> bool:
        """Whether every argument accepted before is still accepted."""
        return self.taken and _alternatives(self.old) <= _alternatives(self.new)


def compare_python(old: Surface, new: Surface) -> tuple[list[Change], list[Retyped]]:
    """The changes of names and arguments, and every changed annotation."""
    renames = find_renames(old, new)
    found = _Comparison(old, new, renames)
    changes = [
        breaking_change(found.display_name(one), f"is `{found.display_name(two)}` now") for one, two in renames.items()
    ]
    changes += [*found.renamed(), *found.removed(), *found.added()]
    for path in sorted(old.exports ^ new.exports):
        lost = path in old.exports
        text = breaking_change(path, "can no longer be imported", section="Removed")
        changes.append(text if lost else compatible_change(path, "can be imported", "Added"))
    return changes, list(found.types())


class _Comparison:
    """Two surfaces and the renames between them."""

    def __init__(self, old: Surface, new: Surface, renames: Mapping[str, str]) -> None:
        self.old, self.new, self.renames = old, new, renames
        self.words = {one.rpartition(".")[2]: two.rpartition(".")[2] for one, two in renames.items()}
        self.pairs = {identity: pair for identity, *pair in self._pairs()}
        self.names = {identity: self._names(*pair) for identity, pair in self.pairs.items()}

    def display_name(self, identity: str) -> str:
        """The name users know."""
        return display_name(identity, self.old, self.new)

    def renamed(self) -> Iterator[Change]:
        """Renamed arguments and attributes."""
        for identity, pairs in self.names.items():
            for one, two in pairs.items():
                if not self._is_group_attribute(f"{identity.rpartition('.')[0]}.{one}"):
                    yield breaking_change(self.display_name(identity), f"is called `{two}` now", name=one)

    def removed(self) -> Iterator[Change]:
        """Removals, and arguments that became required."""
        for found in griffe.find_breaking_changes(self._tree(self.old), self._tree(self.new)):
            identity = self._identity(found.obj)
            if isinstance(found, griffe.ObjectRemovedBreakage):
                yield from self._object(identity, found.obj, removed=True)
            else:
                yield from self._breakage(identity, found)

    def added(self) -> Iterator[Change]:
        """Additions: the breaking changes in the opposite direction."""
        for found in griffe.find_breaking_changes(self._tree(self.new), self._tree(self.old)):
            identity = self._identity(found.obj)
            subject, item = self.display_name(identity), found.old_value
            if isinstance(found, griffe.ObjectRemovedBreakage):
                yield from self._object(identity, found.obj, removed=False)
            elif isinstance(found, griffe.ParameterRemovedBreakage):
                if not item.required and item.name not in self.names.get(identity, {}).values():
                    yield compatible_change(
                        subject, f"also takes `{item.name}`, `{annotation_text(item.annotation)}`", "Added"
                    )
            elif isinstance(found, griffe.ParameterChangedRequiredBreakage):
                yield compatible_change(subject, "may be left out now", name=item.name)

    def types(self) -> Iterator[Retyped]:
        """Every changed annotation, renamed classes aside."""
        for identity, (one, two) in self.pairs.items():
            before, after, subject = _members(one), _members(two), self.display_name(identity)
            names = self.names[identity]
            for name, text in before.items():
                now = after.get(names.get(name, name))
                if now is not None and _alternatives(self._now(text)) != _alternatives(now):
                    yield Retyped(subject, name, text, now, taken=one.is_function and name != RESULT)

    def _pairs(self) -> Iterator[tuple[str, Node, Node]]:
        """Classes and functions of both surfaces, by their new names."""
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
        """The public classes and functions as one module, under their new names."""
        tree = griffe.Module(_TREE)
        for identity, found in [*surface.classes.items(), *surface.functions.items()]:
            name = self.renames.get(identity, identity) if surface is self.old else identity
            tree.set_member((name,), griffe.Alias(name, found))
        return tree

    def _identity(self, found: Node) -> str:
        """The new identity."""
        if found.is_alias and not found.inherited and found.path.startswith(f"{_TREE}."):
            return found.path.removeprefix(f"{_TREE}.")
        home, _, name = identity_of(found).rpartition(".")
        return self.renames.get(f"{home}.{name}", f"{self.renames.get(home, home)}.{name}")

    def _object(self, identity: str, found: Node, *, removed: bool) -> Iterator[Change]:
        home, _, name = identity.rpartition(".")
        names = self.names.get(home, {})
        special = name.startswith("_") and name not in _SPECIAL
        if special or identity in self.renames.values() or name in (names if removed else names.values()):
            return
        surface, make = (self.old, _removed) if removed else (self.new, _added)
        if found.is_attribute and home in self.pairs:
            if not self._is_group_attribute(f"{home.rpartition('.')[0]}.{name}"):
                yield make(
                    self.display_name(home),
                    "" if removed else f", `{annotation_text(getattr(found, 'annotation', None))}`",
                    name,
                )
        elif surface.is_group(identity):
            methods = ", ".join(f"`{one}`" for one in found.members if not one.startswith("_"))
            yield make(self.display_name(identity), f", with {methods or 'nothing'}", "")
        else:
            owner = surface.classes.get(synchronous(home))
            request = request_of(owner.members[name]) if owner and name in owner.members else ""
            yield make(self.display_name(identity), f" (`{request}`)" if request else "", "")

    def _is_group_attribute(self, attribute: str) -> bool:
        """Whether an attribute of a client holds a group, which is reported as such."""
        return any(
            surface.is_group(one) and self.display_name(one) == attribute
            for surface in (self.old, self.new)
            for one in surface.classes
        )

    def _breakage(self, identity: str, found: griffe.Breakage) -> Iterator[Change]:
        subject, names = self.display_name(identity), self.names.get(identity, {})
        old, new = found.old_value, found.new_value
        match found:
            case griffe.ParameterRemovedBreakage() if old.name not in names:
                yield breaking_change(subject, f"no longer takes `{old.name}`", section="Removed")
            case griffe.ParameterAddedRequiredBreakage() if new.name not in names.values():
                yield breaking_change(subject, f"needs `{new.name}`, `{annotation_text(new.annotation)}`")
            case griffe.ParameterChangedRequiredBreakage():
                yield breaking_change(subject, "must be given now", name=old.name)
            case griffe.ParameterChangedDefaultBreakage():
                yield behaviour_change(subject, f"is {new.default} by default now, was {old.default}", name=old.name)
            case griffe.ParameterMovedBreakage():
                yield breaking_change(subject, "is at another position among the arguments now", name=old.name)
            case griffe.ParameterChangedKindBreakage():
                yield breaking_change(
                    subject, f"is a {new.kind.value} argument now, was {old.kind.value}", name=old.name
                )
            case griffe.ClassRemovedBaseBreakage():
                before, after = (list(map(str, bases)) for bases in (old, new))
                lost = ", ".join(f"`{base}`" for base in before if base not in after)
                yield breaking_change(subject, f"is no longer a kind of {lost}")
            case griffe.ObjectChangedKindBreakage():
                yield breaking_change(subject, f"is a {new.value} now, was a {old.value}")
            case _:
                pass


def _alternatives(text: str) -> set[str]:
    """The members of a union, unions inside brackets left whole."""
    return set(re.split(r" \| (?![^\[]*\])", text))


def _removed(subject: str, text: str, name: str) -> Change:
    return breaking_change(subject, f"is removed{text}", name=name, section="Removed")


def _added(subject: str, text: str, name: str) -> Change:
    return compatible_change(subject, f"is new{text}", "Added", name=name)


def _members(found: Node) -> dict[str, str]:
    """Types by name: of the arguments and the result of a function, of the public attributes of a class."""
    if isinstance(found, griffe.Function):
        types = {
            item.name: annotation_text(item.annotation) for item in found.parameters if item.annotation is not None
        }
        return types if found.name == "__init__" else {**types, RESULT: annotation_text(found.returns)}
    return {
        name: annotation_text(member.annotation)
        for name, member in found.members.items()
        if isinstance(member, griffe.Attribute) and not name.startswith("_")
    }
