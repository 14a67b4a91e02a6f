"""The classes of a client: which there are, and what each holds."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import names
from generator.engine import naming
from generator.facts import PropertyFacts
from generator.normalise.defaults import documented, usable
from generator.normalise.drafts import Draft
from generator.normalise.flatten import flatten_all
from generator.normalise.keywords import text_of
from generator.normalise.shapes import shape, shape_of
from generator.normalise.typed import rules_of
from generator.normalise.variants import Family
from generator.normalise.wire import references, values_of
from generator.pointers import join
from generator.values import canonical, distinct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.normalise.flat import Flat, Members
    from generator.normalise.scope import Node, Scope
    from generator.types import Pointer

MOST_PROPERTIES = 5000
"""Formatting a class takes time that grows with the square of its size."""
_MOST_TRIES = 5
"""Names tried for one class."""
DEEPEST = 50
"""How deep types may nest that no class breaks; Python reads brackets up to 200 levels."""


class Registry:
    """The classes found so far, by name. Two schemas may share a name only if they say the same."""

    def __init__(self, scope: Scope, renamed: Mapping[Pointer, int]) -> None:
        """Start empty. `renamed` are schemas whose titles are other classes' names already, and how often that was found."""
        self.scope = scope
        self.renamed = renamed
        self.collided: dict[Pointer, None] = {}
        """Schemas whose names are taken, where a waiver lets them have others."""
        self.components = component_classes(scope)
        self.keyed = keyed_components(scope)
        """Component schemas that are called by their keys, because others have their titles too."""
        self.family = Family(scope)
        self.forms: set[Pointer] = set()
        """Schemas of bodies that are forms."""
        self.parts: set[Pointer] = set()
        """Schemas of the fields of forms, which may be files."""
        self.open: dict[Pointer, None] = {}
        """Schemas being worked out, to find circles that no class breaks."""
        self.enums: dict[str, str] = {}
        """What enumerations are called that are components, by their values."""
        self._depth = 0
        self._waiting: deque[tuple[str, Flat]] = deque()
        self._claimed: set[tuple[str, Pointer]] = set()
        self._drafts: dict[str, Draft] = {}

    def descend(self, pointer: Pointer) -> bool:
        """Go into a schema; False, and a report, where types nest deeper than Python's own parser reads."""
        if self._depth >= DEEPEST:
            message = f"types nest more than {DEEPEST} levels deep"
            self.scope.refuse(
                "too-deep", pointer, message, "Give inner objects `properties`, or names in `components`."
            )
            return False
        self._depth += 1
        return True

    def ascend(self, size: int, pointer: Pointer) -> None:
        """Come back from a schema, and account for what it adds to the client."""
        self._depth -= 1
        self.scope.spend(size, pointer)

    def claim(self, name: str, flat: Flat) -> None:
        """Note that a class is needed; it is worked out by `drain`."""
        if (name, flat.pointer) not in self._claimed:
            self._claimed.add((name, flat.pointer))
            self._waiting.append((name, flat))

    def name_values(self, key: str, wire: Node) -> None:
        """Note what a component that is an enumeration is called."""
        enum = wire.get("enum")
        values = [value for value in enum if value is not None] if isinstance(enum, list) else []
        name = naming.pascal(key)
        if len({type(value) for value in values}) == 1 and isinstance(values[0], str | int) and name:
            self.enums.setdefault(canonical(distinct(values)), naming.class_key(name))

    def drain(self) -> Mapping[str, Draft]:
        """Work out every class claimed, and those that they claim in turn."""
        while self._waiting:
            name, flat = self._waiting.popleft()
            self._keep(self._draft(name, flat))
        return self._drafts

    def _keep(self, draft: Draft) -> None:
        known = self._drafts.setdefault(draft.key, draft)
        if known.wire == draft.wire:
            return
        place = draft.flat.pointer
        if self.renamed.get(place, 0) < _MOST_TRIES:
            self.collided[place] = None
            return
        advice = "Give one of them another `title` by overlay, or make them say the same."
        message = f"two different schemas are called {draft.key}; the other stands at {known.flat.pointer}"
        self.scope.refuse("name-collision", place, message, advice)

    def _draft(self, name: str, flat: Flat) -> Draft:
        self.open.clear()
        for key, place in flat.required.items():
            # What must be there may be anything where nothing describes it.
            flat.properties.setdefault(key, [(True, place)])
        required = dict.fromkeys(flat.required)
        listed = self._few_enough(flat)
        members = self._told_apart(
            flat, [self._member(name, key, places, required=key in required) for key, places in listed]
        )
        wire: Node = {"type": "object", "properties": {item.name: item.schema for item in members}}
        if required:
            wire["required"] = [*required]
        refers = dict.fromkeys(name for item in members for name in references(item.schema))
        if flat.additional is not None and flat.additional[0] is not True:
            rest = shape(self, *flat.additional, f"{name}Value") if flat.additional[0] is not False else None
            wire["additionalProperties"] = rest.wire if rest else False
            refers |= dict.fromkeys(references(rest.wire) if rest else ())
        wire |= {key: value for key, value in flat.keywords.items() if key not in {"type", "readOnly", "writeOnly"}}
        rules = rules_of(flat)
        if rules:
            wire["allOf"] = rules
        if "x-copy-of" in flat.extensions:
            wire["x-copy-of"] = self._copies(flat)
        return Draft(name, flat, members, wire, tuple(refers))

    def _copies(self, flat: Flat) -> Node:
        """Members that repeat others; reports those of what is not there, and those that are described themselves."""
        told = flat.extensions["x-copy-of"]
        found: Node = {}
        for copy, original in (told if isinstance(told, dict) else {}).items():
            if copy in flat.properties or str(original) not in flat.properties:
                reason = (
                    "is described itself" if copy in flat.properties else f"repeats {original!r}, which is not there"
                )
                place = join(flat.pointer, "x-copy-of", copy)
                self.scope.refuse("bad-copy", place, f"the copy {copy!r} {reason}", "Correct it by overlay.")
                continue
            found[copy] = original
        return found

    def _few_enough(self, flat: Flat) -> list[tuple[str, Members]]:
        listed = list(flat.properties.items())
        if len(listed) > MOST_PROPERTIES:
            message = f"a class of {len(listed):,} properties; {MOST_PROPERTIES:,} is the most"
            self.scope.refuse("too-large", flat.pointer, message, "Describe it as an object of `additionalProperties`.")
        return listed[:MOST_PROPERTIES]

    def _member(self, owner: str, name: str, places: Members, *, required: bool) -> PropertyFacts:
        pointer = places[0][1]
        plain = flatten_all(self.scope, places)
        wanted = plain.extensions.get("x-argument")
        key, hint = self._key(name, str(wanted) if wanted else name, pointer)
        hint = f"{owner}{hint}"
        found = shape(self, *places[0], hint) if len(places) == 1 else shape_of(self, plain, hint)
        self.scope.spend(80 + len(name), pointer)
        aside: Node = {word: True for word in ("readOnly", "writeOnly") if plain.keywords.get(word) is True}
        default = usable(self.scope, plain, found)
        values = values_of(found.wire) or []
        constant = len(values) == 1 and not isinstance(values[0], list | dict)
        description = text_of(plain.annotations.get("description"))
        return PropertyFacts(
            key, name, str(wanted) if wanted else key, {**found.wire, **aside}, required, constant, default,
            description, documented(description, default, required=required),
        )  # fmt: skip

    def _key(self, name: str, wanted: str, pointer: Pointer) -> tuple[str, str]:
        """What a property is called in the plain document, and in the names of classes below it."""
        for text in (name, wanted):
            try:
                naming.identifier(text)
                return naming.spelling(text), naming.pascal(text)
            except ValueError as error:
                reason = str(error)
        self.scope.refuse("bad-name", pointer, reason, "Name the property by overlay with `x-argument`.")
        return "unnamed", "Unnamed"

    def _told_apart(self, flat: Flat, members: list[PropertyFacts]) -> tuple[PropertyFacts, ...]:
        """Members with attributes of their own; reports where only a number tells two apart."""
        seen: dict[str, str] = {}
        found: list[PropertyFacts] = []
        for listed in members:
            member = listed
            attribute = naming.identifier(member.key, names.ATTRIBUTE_RESERVED)
            if attribute in seen:
                other = seen[attribute]
                place = flat.properties[member.name][0][1]
                advice = "Remove or rename one by overlay, or waive it."
                message = f"properties {other!r} and {member.name!r} both become `{attribute}` in Python"
                self.scope.refuse("name-collision", place, message, advice)
                attribute = names.numbered(attribute, seen)
                member = replace(member, key=attribute, argument=attribute)
            seen[attribute] = member.name
            found.append(member)
        return tuple(found)


def component_classes(scope: Scope) -> frozenset[str]:
    """The names that component schemas have by their keys: no schema without a name of its own takes one of them."""
    return frozenset(naming.pascal(key) for key in scope.components("schemas"))


def keyed_components(scope: Scope) -> frozenset[str]:
    """The component schemas whose titles do not tell them apart, as in FastAPI's `Item-Input` and `Item-Output`, both `Item`."""
    claims: dict[str, list[tuple[str, object]]] = {}
    for key, node in scope.components("schemas").items():
        title = node.get("title") if isinstance(node, dict) else None
        claims.setdefault(naming.pascal(title if isinstance(title, str) and title else key), []).append((key, node))
    several = [found for found in claims.values() if any(node != found[0][1] for _, node in found)]
    return frozenset(key for found in several for key, _ in found)
