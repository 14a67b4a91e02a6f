"""Walks a document and the files it refers to, and builds one document."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.bundle.naming import Naming
from generator.bundle.objects import CHILDREN, COMPONENT_SECTIONS
from generator.errors import Refused
from generator.parse.limits import MAX_NODES
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.bundle.references import References, Target
    from generator.types import Document, Json, Pointer

    Node = dict[str, Json]

_DEEPEST: Final = 20
"""Files in files in files, where each is copied to where it is named."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A node: what kind of object it is, where it stands, and where it will stand in the whole."""

    kind: str
    at: Target
    place: Pointer

    def inside(self, key: str | int, kind: str) -> _Node:
        """What stands behind a key of it."""
        return _Node(kind, (self.at[0], join(self.at[1], key)), join(self.place, key))


class Bundler:
    """A document being put together: what has a place in it already, and what waits for one."""

    def __init__(self, entry: str, references: References) -> None:
        self.grafts: dict[Pointer, tuple[Document, Pointer]] = {}
        self._entry = entry
        self._references = references
        self._naming = Naming()
        self._waiting: deque[tuple[str, Target, str]] = deque()
        self._open: list[Target] = []
        self._nodes = 0

    def run(self, root: Node) -> Node:
        """Walk the document, then what it named in other files, then what that named."""
        self._reserve_names(root)
        whole = self._object(root, _Node("document", (self._entry, ROOT), ROOT))
        components = whole.setdefault("components", {}) if self._waiting else {}
        while self._waiting and isinstance(components, dict):
            kind, target, name = self._waiting.popleft()
            home = components.setdefault(COMPONENT_SECTIONS[kind], {})
            if isinstance(home, dict):
                home[name] = self._copied(_Node(kind, target, _component(kind, name)))
        return whole

    def _reserve_names(self, root: Node) -> None:
        """Names that the document gives itself: to its own components, and to those that are references to other files."""
        components = root.get("components")
        for kind, home in COMPONENT_SECTIONS.items():
            listed = components.get(home) if isinstance(components, dict) else None
            for name, node in (listed if isinstance(listed, dict) else {}).items():
                self._naming.take(kind, name)
                reference = node.get("$ref") if isinstance(node, dict) and len(node) == 1 else None
                if isinstance(reference, str) and not reference.startswith("#"):
                    target = self._references.follow(reference, (self._entry, _component(kind, name)))
                    if target is not None:
                        self._naming.give(kind, target, name)

    def _any(self, node: Json, spot: _Node) -> Json:
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if spot.kind == "example" and spot.at[0] == self._entry and str(reference).startswith("#"):
            return node  # whether there is one makes no difference to a client
        return self._reference(node, reference, spot) if isinstance(reference, str) else self._object(node, spot)

    def _reference(self, node: Node, reference: str, spot: _Node) -> Json:
        target = self._references.follow(reference, spot.at)
        if target is None:
            return node
        if target[0] == self._entry:
            return {**node, "$ref": f"#{reference.partition('#')[2]}"}
        rest: Node = {key: value for key, value in node.items() if key != "$ref"}
        there = _Node(spot.kind, target, spot.place)
        if spot.kind not in COMPONENT_SECTIONS:
            if rest:
                message = f"{', '.join(map(repr, [*rest][:5]))} beside a `$ref` to a file"
                self._references.report("reference-siblings", spot.at, message, "Say it in the file that it names.")
            return self._copied(there)
        name = self._naming.known(spot.kind, target)
        if name is None:
            name = self._naming.choose(spot.kind, target)
            self._waiting.append((spot.kind, target, name))
        elif spot.place == _component(spot.kind, name):
            return self._copied(there)
        return {"$ref": f"#/components/{COMPONENT_SECTIONS[spot.kind]}/{name}", **self._object(rest, spot)}

    def _copied(self, spot: _Node) -> Json:
        """What another file says, to stand at a place of the document."""
        self._graft(spot)
        return self._entered(spot.at, lambda: self._any(self._references.at(spot.at), spot))

    def _graft(self, spot: _Node) -> None:
        """Note where in the files a place of the whole comes from."""
        self.grafts[spot.place] = (self._references.documents[spot.at[0]], spot.at[1])

    def _entered(self, target: Target, bundler: Callable[[], Json]) -> Json:
        """Go into a file from where it is named; not in circles."""
        if target in self._open or len(self._open) > _DEEPEST:
            message = "this file is named by what it names"
            self._references.report("reference-cycle", self._open[-1], message, "Point it at what is meant.")
            return {}
        self._open.append(target)
        found = bundler()
        self._open.pop()
        return found

    def _object(self, node: Node, spot: _Node) -> Node:
        self._nodes += len(node) + 1
        if self._nodes > MAX_NODES:
            message = f"more than {MAX_NODES:,} nodes when put together"
            self._references.report("source-size", spot.at, message, "Name shared parts in components.")
            raise Refused(self._references.findings)
        return {key: self._value(key, value, spot) for key, value in node.items()}

    def _value(self, key: str, value: Json, spot: _Node) -> Json:
        """What stands behind one word of an object: other objects, one, by name or in a list, or plain data."""
        words = CHILDREN.get(spot.kind, {})
        many, kind = words.get(key) or words.get("") or ("", "")
        there = spot.inside(key, kind)
        if "" in words or many == "one":
            return self._any(value, there)
        if many == "map" and isinstance(value, dict):
            return self._map(value, there)
        if many == "list" and isinstance(value, list):
            return [self._any(item, there.inside(index, kind)) for index, item in enumerate(value)]
        if spot.kind == "schema" and key == "discriminator" and isinstance(value, dict):
            return self._discriminator(value, there.inside("mapping", "schema"))
        return self._any(value, there) if key == "description" else value  # long texts may stand in files

    def _map(self, node: Node, spot: _Node) -> Json:
        """Objects by name; the whole map may stand in another file."""
        reference = node.get("$ref")
        target = self._references.follow(reference, spot.at) if isinstance(reference, str) and len(node) == 1 else None
        if target is None or target[0] == self._entry:
            return {key: self._any(value, spot.inside(key, spot.kind)) for key, value in node.items()}
        there = _Node(spot.kind, target, spot.place)
        self._graft(there)
        whole = self._references.at(target)
        return self._entered(target, lambda: self._map(whole, there)) if isinstance(whole, dict) else whole

    def _discriminator(self, node: Node, spot: _Node) -> Node:
        """The mapping names schemas, by their own names or as a `$ref` would."""
        mapping = node.get("mapping")
        if not isinstance(mapping, dict):
            return node
        found: Node = {}
        for value, reference in mapping.items():
            plain = isinstance(reference, str) and "/" not in reference and "." not in reference
            moved = reference if plain else self._any({"$ref": reference}, spot.inside(value, "schema"))
            found[value] = moved["$ref"] if isinstance(moved, dict) and "$ref" in moved else moved
        return {**node, "mapping": found}


def _component(kind: str, name: str) -> Pointer:
    return join(ROOT, "components", COMPONENT_SECTIONS[kind], name)
