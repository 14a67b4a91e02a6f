"""Finds what has another name now, and calls it so in the old surface, so that the rest can be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.changes.alike import likely_renames
from generator.changes.change import allows, breaks
from generator.changes.hints import Atom
from generator.changes.surface import TWIN, Class, Method, Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.changes.change import Change
    from generator.changes.hints import Type
    from generator.changes.surface import Item

ALIKE = 0.5
"""Two things are one with another name where they have more than this share of what either consists of in common."""


def follow_renames(old: Surface, new: Surface) -> tuple[Surface, list[Change], frozenset[str]]:
    """Give the old surface the new names, and name the classes that have one.

    Providers and groups are known by their requests, classes by their fields.
    """
    changes: list[Change] = []
    moved: set[str] = set()
    for pairs in (_providers, _groups, _classes):
        renames = pairs(old, new)
        changes += [_renamed(before, after, old) for before, after in renames.items() if not before.startswith(TWIN)]
        moved |= {*renames.values()}
        old = _called(old, renames)
    classes = dict(old.classes)
    for identity in [name for name in old.classes if name in new.classes]:
        classes, found = _methods(classes, new, identity)
        changes += found
    for identity in [name for name in classes if name in new.classes]:
        classes[identity], found = _members(identity, classes[identity], new.classes[identity])
        changes += found
    return replace(old, classes=classes), changes, frozenset(moved)


def _renamed(before: str, after: str, old: Surface) -> Change:
    found = old.classes.get(before)
    if found is not None and found.kind == "group":
        before, after = before.rpartition(".")[0], after.rpartition(".")[0]
    if found is not None and "." not in before:
        return allows(before, f"is `{after}` now, which nobody needs to name")
    return breaks(before, f"is `{after}` now")


def _providers(old: Surface, new: Surface) -> dict[str, str]:
    return _pairs(old.facts, new.facts, lambda surface, name: _requests(surface, f"{name}."), (old, new))


def _groups(old: Surface, new: Surface) -> dict[str, str]:
    def requests(surface: Surface, name: str) -> frozenset[str]:
        return _requests(surface, name) if surface.classes[name].kind == "group" else frozenset()

    return _pairs(old.classes, new.classes, requests, (old, new))


def _classes(old: Surface, new: Surface) -> dict[str, str]:
    """Classes with the same fields; those of bodies, which users hardly see, with the same call."""
    uses = {
        name: frozenset({f"body of {method.facts['request']}"})
        for surface in (old, new)
        for found in surface.classes.values()
        for method in found.methods.values()
        if "request" in method.facts
        for name in method.uses
    }

    def consists_of(surface: Surface, name: str) -> frozenset[str]:
        found = surface.classes[name]
        home = f"{found.kind} in {name.rpartition('.')[0]}"
        if found.kind == "client":
            return frozenset({home})
        parts = uses.get(name, frozenset()) if found.kind == "body" else _wires(found)
        return frozenset(f"{home}: {part}" for part in parts) if found.kind != "group" else frozenset()

    return _pairs(old.classes, new.classes, consists_of, (old, new))


def _wires(found: Class) -> frozenset[str]:
    return frozenset({*(item.facts.get("wire", name) for name, item in found.items.items()), *found.methods})


def _requests(surface: Surface, prefix: str) -> frozenset[str]:
    return frozenset(
        method.facts["request"]
        for name, found in surface.classes.items()
        if name.startswith(prefix) and found.kind == "group"
        for method in found.methods.values()
        if "request" in method.facts
    )


def _pairs(
    before: Mapping[str, object],
    after: Mapping[str, object],
    consists_of: Callable[[Surface, str], frozenset[str]],
    surfaces: tuple[Surface, Surface],
) -> dict[str, str]:
    """Pair what is gone with what came, where both consist of much the same and no other pair of theirs is as alike."""
    gone = {name: consists_of(surfaces[0], name) for name in before if name not in after}
    came = {name: consists_of(surfaces[1], name) for name in after if name not in before}
    ranked = sorted(
        ((_share(parts, others), one, two) for one, parts in gone.items() for two, others in came.items()), reverse=True
    )
    found: dict[str, str] = {}
    for share, one, two in ranked:
        same_kind = one.startswith(TWIN) == two.startswith(TWIN)
        if share > ALIKE and same_kind and one not in found and two not in found.values():
            found[one] = two
    return found


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one and two else 0


def _methods(classes: dict[str, Class], new: Surface, identity: str) -> tuple[dict[str, Class], list[Change]]:
    """Methods that make the same call under another name, or in another group."""
    changes: list[Change] = []
    for name, method in classes[identity].methods.items():
        request = method.facts.get("request")
        if request is None or name in new.classes[identity].methods:
            continue
        homes = [
            (home, found)
            for home, now in new.classes.items()
            if now.kind == "group" and _beside(home, identity)
            for found, candidate in now.methods.items()
            if candidate.facts.get("request") == request and not (home in classes and found in classes[home].methods)
        ]
        if len(homes) == 1 and homes[0][0] in classes:
            home, found = homes[0]
            classes = {**classes, identity: _without(classes[identity], name)}
            classes[home] = replace(classes[home], methods={**classes[home].methods, found: method})
            if not identity.startswith(TWIN):
                paths = [f"{group.rpartition('.')[0]}.{called}" for group, called in ((identity, name), (home, found))]
                changes.append(breaks(paths[0], f"is `{paths[1]}` now"))
    return classes, changes


def _beside(one: str, two: str) -> bool:
    """Whether two classes are of the same provider, and both synchronous or both not."""
    return one.partition(".")[0] == two.partition(".")[0]


def _without(found: Class, method: str) -> Class:
    return replace(found, methods={name: item for name, item in found.methods.items() if name != method})


def _members(identity: str, old: Class, new: Class) -> tuple[Class, list[Change]]:
    """Fields and arguments of the same name on the wire."""
    subject = identity.removeprefix(TWIN)
    items, changes = _items(subject, old.items, new.items)
    methods = dict(old.methods)
    for name, method in old.methods.items():
        if name in new.methods:
            whole = subject if name == "__init__" else f"{subject}.{name}"
            path = f"{subject.rpartition('.')[0]}.{name}" if new.kind == "group" else whole
            renamed, found = _items(path, method.items, new.methods[name].items)
            methods[name] = replace(method, items=renamed)
            changes += found
    return replace(old, items=items, methods=methods), changes


def _items(subject: str, old: Mapping[str, Item], new: Mapping[str, Item]) -> tuple[Mapping[str, Item], list[Change]]:
    wires = {item.facts["wire"]: name for name, item in new.items() if "wire" in item.facts and name not in old}
    renames = {
        name: wires[item.facts["wire"]]
        for name, item in old.items()
        if name not in new and item.facts.get("wire") in wires
    }
    changes = [breaks(subject, f"is called `{after}` now", name=before) for before, after in renames.items()]
    known = {renames.get(name, name): item for name, item in old.items()}
    travels = dict(likely_renames(list(known.items()), list(new.items()), _alike))
    changes += [
        breaks(subject, f"is called `{after}` now, by the provider too", name=before)
        for before, after in travels.items()
    ]
    return {
        travels.get(name, name): new[travels[name]] if name in travels else item for name, item in known.items()
    }, changes


def _alike(one: Item, two: Item) -> bool:
    """Whether two items differ in their names alone; one without a name on the wire is not the provider's to rename."""
    places = [item.facts.get("wire", "").rpartition(" ")[0] for item in (one, two)]
    facts = [{key: fact for key, fact in item.facts.items() if key != "wire"} for item in (one, two)]
    wired = "wire" in one.facts and "wire" in two.facts
    return (
        wired and places[0] == places[1] and facts[0] == facts[1] and replace(one, facts={}) == replace(two, facts={})
    )


def _called(surface: Surface, renames: Mapping[str, str]) -> Surface:
    """The same surface with other names."""
    if not renames:
        return surface

    def name(old: str) -> str:
        mark, plain = (TWIN, old.removeprefix(TWIN)) if old.startswith(TWIN) else ("", old)
        if old in renames:
            return renames[old]
        first, dot, rest = plain.partition(".")
        return f"{mark}{renames[first]}{dot}{rest}" if dot and first in renames else old

    return Surface(
        {name(key): _class(found, name) for key, found in surface.classes.items()},
        {name(key): replace(found, type=_type(found.type, name)) for key, found in surface.aliases.items()},
        {name(key): _method(found, name) for key, found in surface.functions.items()},
        {renames.get(key, key): found for key, found in surface.facts.items()},
        frozenset(map(name, surface.exports)),
    )


def _class(found: Class, name: Callable[[str], str]) -> Class:
    items = {key: replace(item, type=_type(item.type, name)) for key, item in found.items.items()}
    methods = {key: _method(method, name) for key, method in found.methods.items()}
    return replace(found, parents=tuple(map(name, found.parents)), items=items, methods=methods)


def _method(found: Method, name: Callable[[str], str]) -> Method:
    items = {key: replace(item, type=_type(item.type, name)) for key, item in found.items.items()}
    uses = tuple(map(name, found.uses))
    facts = {key: name(fact) if key.startswith("raises ") else fact for key, fact in found.facts.items()}
    return replace(found, items=items, returns=_type(found.returns, name), facts=facts, uses=uses)


def _type(given: Type, name: Callable[[str], str]) -> Type:
    return frozenset(
        Atom(name(atom.name), tuple(_type(part, name) for part in atom.arguments), atom.value) for atom in given
    )
