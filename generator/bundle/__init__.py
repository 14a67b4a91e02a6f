"""One document of several files: what a `$ref` names in another file comes into `components`, under the name that it has there.

Files of the document's own folder are all that is ever read, and reading them is the business of whoever calls.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from generator.bundle.address import MOST_FILES, REFERENCE, file_of, named_in
from generator.bundle.kinds import HOMES, INSIDE
from generator.errors import Diagnostic, Refused
from generator.parse import locate, parse
from generator.parse.limits import MAX_NODES
from generator.pointers import ROOT, exists, join, resolve, split
from generator.types import Document, Pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.types import Json, Source

    Target = tuple[str, Pointer]
    Node = dict[str, Json]

__all__ = ["MOST_FILES", "bundle", "file_of", "named_in"]

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]+")
_DEEPEST: Final = 20
"""Files in files in files, where each is copied to where it is named."""
_SUFFIX: Final = re.compile(r"\.(ya?ml|json)$", re.IGNORECASE)


def bundle(document: Document, library: Mapping[str, Source]) -> Document:
    """Bring everything that a document names in other files into it. `library` holds them by their paths from its folder.

    Raises:
        Refused: with every reference that leads nowhere, or out of the folder.
    """
    if not isinstance(document.value, dict) or not _is_divided(document):
        return document
    entry = document.source.name.rpartition("/")[2]
    work = _Work(document, entry, library)
    value = work.run(document.value)
    if work.findings:
        raise Refused(work.findings)
    return replace(document, value=value, grafts=work.grafts)


def _is_divided(document: Document) -> bool:
    return REFERENCE.search(document.source.text) is not None and bool(named_in(document.source.text))


class _Work:
    """A document being put together: what has a place in it already, and what waits for one."""

    def __init__(self, document: Document, entry: str, library: Mapping[str, Source]) -> None:
        self.entry = entry
        self.findings: list[Diagnostic] = []
        self.grafts: dict[Pointer, tuple[Document, Pointer]] = {}
        self._documents: dict[str, Document] = {entry: document}
        self._library = library
        self._homes: dict[tuple[str, Target], str] = {}
        self._names: dict[str, set[str]] = {home: set() for home in HOMES.values()}
        self._waiting: deque[tuple[str, Target, str]] = deque()
        self._open: list[Target] = []
        self._nodes = 0

    def run(self, root: Node) -> Node:
        """Walk the document, then what it named in other files, then what that named."""
        self._settle_components(root)
        whole = self._object(root, "document", (self.entry, ROOT), ROOT)
        components = whole.setdefault("components", {}) if self._waiting else {}
        while self._waiting and isinstance(components, dict):
            kind, target, name = self._waiting.popleft()
            home = components.setdefault(HOMES[kind], {})
            if isinstance(home, dict):
                home[name] = self._copied(kind, target, join(ROOT, "components", HOMES[kind], name))
        return whole

    def _settle_components(self, root: Node) -> None:
        """Names that the document gives itself: to its own components, and to those that are references to other files."""
        components = root.get("components")
        for kind, home in HOMES.items():
            listed = components.get(home) if isinstance(components, dict) else None
            for name, node in (listed if isinstance(listed, dict) else {}).items():
                self._names[home].add(name)
                if isinstance(node, dict) and isinstance(node.get("$ref"), str) and len(node) == 1:
                    target = self._target(str(node["$ref"]), (self.entry, join(ROOT, "components", home, name)))
                    if target is not None and target[0] != self.entry:
                        self._homes.setdefault((kind, target), name)

    def _copied(self, kind: str, target: Target, place: Pointer) -> Json:
        """What another file says, to stand at a place of the document."""
        file, pointer = target
        document = self._documents[file]
        self.grafts[place] = (document, pointer)
        return self._entered(target, lambda: self._any(resolve(document.value, pointer), kind, target, place))

    def _entered(self, target: Target, walk: Callable[[], Json]) -> Json:
        """Go into a file from where it is named; not in circles."""
        if target in self._open or len(self._open) > _DEEPEST:
            advice = "Point it at what is meant."
            self._report("reference-cycle", self._open[-1], "this file is named by what it names", advice)
            return {}
        self._open.append(target)
        found = walk()
        self._open.pop()
        return found

    def _any(self, node: Json, kind: str, at: Target, place: Pointer) -> Json:
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        return (
            self._reference(node, reference, kind, at, place)
            if isinstance(reference, str)
            else self._object(node, kind, at, place)
        )

    def _reference(self, node: Node, reference: str, kind: str, at: Target, place: Pointer) -> Json:
        target = self._target(reference, at)
        if target is None:
            return node
        if target[0] == self.entry:
            return {**node, "$ref": f"#{reference.partition('#')[2]}"}
        rest: Node = {key: value for key, value in node.items() if key != "$ref"}
        if kind not in HOMES:
            if rest:
                advice = "Say it in the file that it names."
                self._report(
                    "reference-siblings", at, f"{', '.join(map(repr, [*rest][:5]))} beside a `$ref` to a file", advice
                )
            return self._copied(kind, target, place)
        name = self._homes.get((kind, target))
        if name is not None and place == join(ROOT, "components", HOMES[kind], name):
            return self._copied(kind, target, place)
        if name is None:
            name = self._named(kind, target)
            self._waiting.append((kind, target, name))
        return {"$ref": f"#/components/{HOMES[kind]}/{name}", **self._object(rest, kind, at, place)}

    def _object(self, node: Node, kind: str, at: Target, place: Pointer) -> Node:
        self._nodes += len(node) + 1
        if self._nodes > MAX_NODES:
            self._report(
                "source-size",
                at,
                f"more than {MAX_NODES:,} nodes when put together",
                "Name shared parts in components.",
            )
            raise Refused(self.findings)
        words = INSIDE.get(kind, {})
        found: Node = {}
        for key, value in node.items():
            many, inner = words.get(key) or words.get("") or ("", "")
            where, there = (at[0], join(at[1], key)), join(place, key)
            if "" in words or many == "one":
                found[key] = self._any(value, inner, where, there)
            elif many == "map" and isinstance(value, dict):
                found[key] = self._map(value, inner, where, there)
            elif many == "list" and isinstance(value, list):
                found[key] = [
                    self._any(item, inner, (where[0], join(where[1], index)), join(there, index))
                    for index, item in enumerate(value)
                ]
            elif kind == "schema" and key == "discriminator" and isinstance(value, dict):
                found[key] = self._discriminator(value, where)
            else:
                found[key] = value
        return found

    def _map(self, node: Node, kind: str, at: Target, place: Pointer) -> Json:
        """Objects by name; the whole map may stand in another file."""
        reference = node.get("$ref")
        target = self._target(reference, at) if isinstance(reference, str) and len(node) == 1 else None
        if target is not None and target[0] != self.entry:
            document = self._documents[target[0]]
            whole = resolve(document.value, target[1])
            self.grafts[place] = (document, target[1])
            return (
                self._entered(target, lambda: self._map(whole, kind, target, place))
                if isinstance(whole, dict)
                else whole
            )
        return {key: self._any(value, kind, (at[0], join(at[1], key)), join(place, key)) for key, value in node.items()}

    def _discriminator(self, node: Node, at: Target) -> Node:
        mapping = node.get("mapping")
        if not isinstance(mapping, dict):
            return node
        found: Node = {}
        for value, reference in mapping.items():
            there = (at[0], join(at[1], "mapping", value))
            plain = isinstance(reference, str) and "/" not in reference and "." not in reference
            moved = reference if plain else self._any({"$ref": reference}, "schema", there, there[1])
            found[value] = moved["$ref"] if isinstance(moved, dict) and "$ref" in moved else moved
        return {**node, "mapping": found}

    def _target(self, reference: str, at: Target) -> Target | None:
        """The file and the place in it that a reference names; None after a report."""
        file = file_of(at[0], reference)
        place = (at[0], join(at[1], "$ref")) if exists(self._documents[at[0]].value, join(at[1], "$ref")) else at
        if file is None or (file not in self._documents and file not in self._library):
            advice = "References are followed to files in the document's own folder; bring others into it by overlay."
            what = "leads out of the document's folder" if file is None else f"names {file}, which is no file there"
            self._report("external-reference", place, f"$ref {reference!r} {what}", advice)
            return None
        document = self._document(file)
        if document is None:
            return None
        pointer = Pointer(unquote(reference.partition("#")[2]))
        if pointer and (not pointer.startswith("/") or not exists(document.value, pointer)):
            advice = "Correct the reference, or add what it names."
            self._report(
                "dangling-reference", place, f"$ref {reference!r} names nothing in {document.source.name}", advice
            )
            return None
        return file, pointer

    def _document(self, file: str) -> Document | None:
        """A file, read once."""
        if file not in self._documents:
            try:
                self._documents[file] = parse(self._library[file])
            except Refused as refused:
                self.findings += refused.diagnostics
                self._documents[file] = Document(self._library[file], {})
        return self._documents[file]

    def _named(self, kind: str, target: Target) -> str:
        """What a part is called among the components: as where it stands, with its file and a number where that is taken."""
        file, pointer = target
        stem = _SUFFIX.sub("", file)
        last = split(pointer)[-1] if pointer else stem.rpartition("/")[2]
        taken = self._names[HOMES[kind]]
        words = [_NOT_IN_NAMES.sub("_", word) for word in (last, f"{stem}_{last}" if pointer else stem)]
        numbered = (f"{words[1]}_{number}" for number in range(2, len(taken) + 3))
        name = next(word for word in (*words, *numbered) if word.strip("_.-") and word not in taken)
        taken.add(name)
        self._homes[kind, target] = name
        return name

    def _report(self, code: str, at: Target, message: str, advice: str) -> None:
        place = locate(self._documents[at[0]], at[1])
        finding = Diagnostic(code, place, message, advice)
        if finding not in self.findings:
            self.findings.append(finding)
