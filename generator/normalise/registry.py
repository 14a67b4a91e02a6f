"""The registry of classes: claimed and finished ones."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from generator.engine import naming
from generator.normalise.variants import Family
from generator.values import canonical, distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.normalise.declarations import Declaration
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.scope import Node, Scope
    from generator.types import Pointer

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
        self._waiting: deque[tuple[str, FlatSchema]] = deque()
        self._claimed: set[tuple[str, Pointer]] = set()
        self.finished: dict[str, Declaration] = {}

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

    def claim(self, name: str, flat: FlatSchema) -> None:
        """Note that a class is needed; `models.build_classes` builds it."""
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

    def claimed(self) -> Iterator[tuple[str, FlatSchema]]:
        """Yield each claimed class once, those claimed meanwhile included."""
        while self._waiting:
            yield self._waiting.popleft()

    def finish(self, declaration: Declaration) -> None:
        """Keep a class; two different schemas of one name collide."""
        known = self.finished.setdefault(declaration.key, declaration)
        if known.wire == declaration.wire:
            return
        place = declaration.flat.pointer
        if self.renamed.get(place, 0) < _MOST_TRIES:
            self.collided[place] = None
            return
        advice = "Give one of them another `title` by overlay, or make them say the same."
        message = f"two different schemas are called {declaration.key}; the other stands at {known.flat.pointer}"
        self.scope.refuse("name-collision", place, message, advice)


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
