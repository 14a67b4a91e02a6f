"""Documentation pages that carry their operation's OpenAPI in a fenced block, as Mintlify publishes them.

A page becomes a source of the same name whose lines outside the block are empty, so that places point into the page.
Several become one document: what they say twice must be the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.pointers import ROOT, from_path
from generator.types import Place, Source
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.types import Document, Json, Pointer

_OPENING: Final = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*(?:ya?ml|json)\b[^\n`]*\n", re.MULTILINE | re.IGNORECASE)
_OPENAPI: Final = re.compile(r"\s*+(?:#[^\n]*+\s*+)*+(?:openapi[ \t]*:|[\"']openapi[\"'][ \t]*:|\{\s*\"openapi\")")
_FIRST: Final = frozenset({"info", "externalDocs"})
"""What every page says of the whole in its own way: the first one's counts."""
_UNITS: Final = {"paths": 2, "webhooks": 2, "components": 2}
"""How many keys below the root a member may be that one page has and another one has not."""
_TAGS: Final = "tags"


def fragments(source: Source) -> tuple[Source, ...]:
    """Return the OpenAPI blocks of a page; none if this is no page but a document itself.

    Raises:
        Refused: if this is a page that has none, or one that was cut short.
    """
    text = source.text
    page = source.name.lower().endswith((".md", ".mdx"))
    if _OPENAPI.match(text):
        return ()
    if not page and (text.lstrip()[:1] in {"{", "["} or not re.search(r"^(```|~~~)", text, re.MULTILINE)):
        return ()
    found = tuple(_blocks(source))
    if not found and page:
        message = "this page holds no OpenAPI: no ```yaml block begins with `openapi:`"
        advice = "Take the page's Markdown (its address with .md at the end), or the document itself."
        raise Refused([Diagnostic("page-without-document", Place(source.name), message, advice)])
    return found


def _blocks(source: Source) -> Iterator[Source]:
    text, position = source.text, 0
    while opening := _OPENING.search(text, position):
        closing = re.compile(rf"^{opening['fence']}+[ \t]*$", re.MULTILINE).search(text, opening.end())
        position = closing.end() if closing else len(text)
        if not _OPENAPI.match(text, opening.end()):
            continue
        line = text.count("\n", 0, opening.start())
        if closing is None:
            message = "the block that begins here has no end: the page was cut short"
            advice = "Fetch the page again, whole."
            raise Refused([Diagnostic("page-cut-short", Place(source.name, line + 1), message, advice)])
        yield Source(source.name, "\n" * (line + 1) + text[opening.end() : closing.start()])


@dataclass(slots=True)
class _Merger:
    """One document in the making: where each of its members comes from, and what contradicts it."""

    place: Callable[[Document, Pointer], Place]
    value: dict[str, Json] = field(default_factory=dict[str, "Json"])
    sources: dict[Pointer, Document] = field(default_factory=dict["Pointer", "Document"])
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, part: Document) -> None:
        """Take what a page says."""
        if not isinstance(part.value, dict):
            message, advice = "this is no OpenAPI document", "Take the page's Markdown as it was published."
            self.found.append(Diagnostic("page-without-document", self.place(part, ROOT), message, advice))
            return
        for key, value in part.value.items():
            if key == _TAGS and isinstance(value, list):
                self._add_tags(part, value)
            elif key not in _FIRST or key not in self.value:
                self._put(part, self.value, (key,), value, _UNITS.get(key, 0))

    def _put(self, part: Document, into: dict[str, Json], path: tuple[str, ...], value: Json, depth: int) -> None:
        old = into.setdefault(path[-1], {} if depth and isinstance(value, dict) else value)
        if depth and isinstance(old, dict) and isinstance(value, dict):
            self.sources.setdefault(from_path(path), part)
            for key, item in value.items():
                self._put(part, old, (*path, key), item, depth - 1)
            return
        first = self.sources.setdefault(from_path(path), part)
        if first is not part and not same(old, value):
            self._contradict(part, first, from_path(path))

    def _add_tags(self, part: Document, tags: list[Json]) -> None:
        known = self.value.setdefault(_TAGS, [])
        self.sources.setdefault(from_path([_TAGS]), part)
        for tag in tags:
            if isinstance(known, list) and not any(same(tag, other) for other in known):
                known.append(tag)

    def _contradict(self, part: Document, first: Document, pointer: Pointer) -> None:
        there = self.place(first, pointer)
        message = f"{pointer} is not what {there} says"
        advice = "One of the two pages is older: fetch both again, or take one of them out."
        self.found.append(Diagnostic("page-conflict", self.place(part, pointer), message, advice))


def merge(
    parts: Iterable[Document], place: Callable[[Document, Pointer], Place]
) -> tuple[dict[str, Json], dict[Pointer, Source]]:
    """Return one document from several pages, and the source of each member.

    Raises:
        Refused: with every place where one contradicts another.
    """
    merger = _Merger(place)
    for part in parts:
        merger.add(part)
    if merger.found:
        raise Refused(merger.found)
    return merger.value, {pointer: part.source for pointer, part in merger.sources.items()}
