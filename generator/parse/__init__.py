"""Reads YAML 1.2 (core schema) and JSON into documents, safely, and finds the place of any node again.

What `parse` returns is plain JSON data: string keys, no shared containers, finite numbers, no duplicate keys. Every
fault of the text is a `Refused` that says file, line and column.
"""

from __future__ import annotations

import gc
import json
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.parse.json_reader import read_json
from generator.parse.text import decode, without_mark
from generator.pointers import split
from generator.types import Document, Place, Source

if TYPE_CHECKING:
    from collections.abc import Generator

    from generator.parse.tree import Span
    from generator.types import Json, Pointer

__all__ = ["decode", "is_json", "locate", "parse", "spans"]

_LARGE: Final = 200_000


def parse(source: Source) -> Document:
    """Read a file: JSON if its name ends in `.json` or its text is JSON, YAML 1.2 otherwise. Refuse, never guess."""
    with _collector_paused(len(source.text)):
        return Document(source, _value(source))


def is_json(source: Source) -> bool:
    """Tell whether `parse` reads a source as JSON."""
    return source.name.lower().endswith(".json") or _loads(source)


def locate(document: Document, pointer: Pointer, *, key: bool = False) -> Place:
    """Return where a node stands in its file, or its nearest existing ancestor.

    A value that starts on the line of its key is at its own first character; one that starts below, at its key. With
    `key`, a member is always at its key.
    """
    from generator.parse.tree import walk  # noqa: PLC0415 - with the first place that is asked for

    name, value = list(walk(spans(document.source), split(pointer)))[-1]
    span = name if name is not None and (key or value.line > name.line) else value
    return Place(document.source.name, span.line + 1, span.column + 1)


@lru_cache(maxsize=8)
def spans(source: Source) -> Span:
    """Return the positions of all nodes of a text that `parse` takes, read once per source."""
    from generator.parse.tree import json_tree, yaml_tree  # noqa: PLC0415 - with the first place that is asked for

    with _collector_paused(len(source.text)):
        return json_tree(source) if is_json(source) else yaml_tree(source)


def _value(source: Source) -> Json:
    named = source.name.lower().endswith(".json")
    if named or without_mark(source.text).lstrip()[:1] in {"{", "["}:
        try:
            return read_json(source)
        except json.JSONDecodeError as error:
            if named:
                place = Place(source.name, error.lineno, error.colno)
                raise Refused([Diagnostic("source-syntax", place, f"not JSON: {error.msg}")]) from error
    from generator.parse.yaml_reader import read_yaml  # noqa: PLC0415 - where nothing has changed, no YAML is read

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
def _collector_paused(size: int) -> Generator[None]:
    """Keep the cycle collector out of a large load, which would spend most of its time in it."""
    if size < _LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
