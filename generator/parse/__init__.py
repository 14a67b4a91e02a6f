"""Reads YAML 1.2 (core schema) and JSON into documents, safely, and finds the place of any node again.

What `parse` returns is plain JSON data: string keys, no shared containers, finite numbers, no duplicate keys. Every
fault of the text is a `Refused` that says file, line and column.
"""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from generator.errors import Diagnostic, Refused, gathering
from generator.parse.faults import SYNTAX
from generator.parse.text import decode, without_mark
from generator.pointers import parent, split
from generator.types import Document, Place, Pointer, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from generator.parse.tree import Span
    from generator.types import Json

__all__ = ["decode", "is_json", "locate", "parse", "spans"]

_Found = TypeVar("_Found")


def parse(source: Source) -> Document:
    """Read a file: JSON if its name ends in `.json` or its text is JSON, YAML 1.2 otherwise. Refuse, never guess.

    Of a documentation page, the OpenAPI that stands in it is read, and of a folder of pages what all of them say.
    """
    from generator.parse.pages import fragments, merge  # noqa: PLC0415 - where nothing has changed, nothing is parsed

    parts = _gather(source.parts or (source,), lambda part: list(fragments(part) or (part,)))
    documents = _gather(parts, lambda part: [Document(part, _value(part))])
    if len(documents) == 1:
        return documents[0]
    value, origins = merge(documents, locate)
    return Document(source, value, origins)


def is_json(source: Source) -> bool:
    """Tell whether `parse` reads a source as JSON."""
    return source.name.lower().endswith(".json") or _loads(source)


def locate(document: Document, pointer: Pointer, *, key: bool = False) -> Place:
    """Return where a node stands in its file, or its nearest existing ancestor.

    A value that starts on the line of its key is at its own first character; one that starts below, at its key. With
    `key`, a member is always at its key.
    """
    from generator.parse.tree import walk  # noqa: PLC0415 - with the first place that is asked for

    graft = pointer
    while graft and graft not in document.grafts:
        graft = parent(graft)
    if graft in document.grafts:
        other, place = document.grafts[graft]
        return locate(other, Pointer(place + pointer[len(graft) :]), key=key)
    source = _origin(document, pointer)
    name, value = list(walk(spans(source), split(pointer)))[-1]
    span = name if name is not None and (key or value.line > name.line) else value
    return Place(source.name, span.line + 1, span.column + 1)


@lru_cache(maxsize=32)
def spans(source: Source) -> Span:
    """Return the positions of all nodes of a text that `parse` takes, read once per source."""
    from generator.parse.tree import json_tree, yaml_tree  # noqa: PLC0415 - with the first place that is asked for

    with _collector_paused():
        return json_tree(source) if is_json(source) else yaml_tree(source)


def _origin(document: Document, pointer: Pointer) -> Source:
    """Return the source that a node comes from; of a document that was put together, the root is where the first begins."""
    while pointer and pointer not in document.origins:
        pointer = parent(pointer)
    return document.origins.get(pointer) or next(iter(document.origins.values()), document.source)


def _gather(sources: Iterable[Source], read: Callable[[Source], list[_Found]]) -> list[_Found]:
    """Read all of some sources, and refuse with the faults of all."""
    results: list[_Found] = []
    faults: list[Diagnostic] = []
    for source in sources:
        with gathering(faults):
            results += read(source)
    if faults:
        raise Refused(faults)
    return results


def _value(source: Source) -> Json:
    with _collector_paused():
        return _read(source)


def _read(source: Source) -> Json:
    from generator.parse.json_reader import read_json  # noqa: PLC0415 - where nothing has changed, nothing is parsed

    named = source.name.lower().endswith(".json")
    if named or without_mark(source.text).lstrip()[:1] in {"{", "["}:
        try:
            return read_json(source)
        except json.JSONDecodeError as error:
            if named:
                place = Place(source.name, error.lineno, error.colno)
                raise Refused([Diagnostic("source-syntax", place, f"not JSON: {error.msg}", SYNTAX)]) from error
    from generator.parse.yaml_reader import read_yaml  # noqa: PLC0415

    return read_yaml(source)


def _loads(source: Source) -> bool:
    text = without_mark(source.text)
    if text.lstrip()[:1] not in {"{", "["}:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


@contextmanager
def _collector_paused() -> Generator[None]:
    """Keep the cycle collector out of a load: it would spend most of the time of a large one."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
