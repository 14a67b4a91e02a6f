"""Where every node of a text stands: a tree beside the value, built only when somebody asks for a place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.parse.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    end_of,
    events,
    start_of,
)
from generator.parse.json_reader import lexemes
from generator.parse.text import without_mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from yaml.events import Event

    from generator.types import Source

    Child: TypeAlias = "tuple[Span | None, Span]"


class Span:
    """Where one node stands: character offsets, line and column from 0, and its children by key or index."""

    __slots__ = ("alias", "children", "column", "end", "flow", "line", "mapping", "start", "style")

    def __init__(self, start: int, line: int, column: int) -> None:
        """Start a node; its end and children are filled in as they are read."""
        self.start = start
        self.end = start
        self.line = line
        self.column = column
        self.flow = True
        self.mapping = False
        self.alias = False
        self.style = ""
        self.children: dict[str, Child] | None = None
        """For a container: key or decimal index → (the key's span, the value's span); `None` for a scalar."""


def yaml_tree(source: Source) -> Span:
    """Return the tree of a YAML text that `parse` takes."""
    grower = _Grower()
    for event in events(source):
        grower.take(event)
    return grower.root


def json_tree(source: Source) -> Span:
    """Return the tree of a JSON text that `parse` takes."""
    text = without_mark(source.text)
    grower = _Grower()
    line, line_start, seen = 0, 0, 0
    for match in lexemes(text):
        lexeme, start = match.group(), match.start()
        breaks = text.count("\n", seen, start)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", seen, start) + 1
        seen = start
        if lexeme in "}]":
            grower.close(match.end())
        elif lexeme not in ":,":
            span = Span(start, line, start - line_start)
            span.end = match.end()
            if lexeme in "{[":
                grower.open(span, mapping=lexeme == "{")
            else:
                grower.add(span, json.loads(lexeme, strict=False) if lexeme[0] == '"' else lexeme)
    return grower.root


class _Grower:
    """Puts spans where they belong. Knows which of a mapping's children are keys."""

    def __init__(self) -> None:
        self.root = Span(0, 0, 0)
        self._stack: list[tuple[Span, list[tuple[Span, str]]]] = []
        self._anchors: dict[str, tuple[Span, str]] = {}

    def take(self, event: Event) -> None:
        """Grow by one YAML event."""
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.close(end_of(event).index)
            return
        if not isinstance(event, MappingStartEvent | SequenceStartEvent | ScalarEvent | AliasEvent):
            return
        mark = start_of(event)
        span = Span(mark.index, mark.line, mark.column)
        span.end = end_of(event).index
        text = ""
        if isinstance(event, ScalarEvent):
            text = event.value
            span.style = event.style or ""
            self.add(span, text)
        elif isinstance(event, AliasEvent):
            target, text = self._anchors[str(event.anchor)]
            span.alias = True
            span.children = target.children
            self.add(span, text)
            return
        else:
            span.flow = bool(event.flow_style)
            self.open(span, mapping=isinstance(event, MappingStartEvent))
        if event.anchor is not None:
            self._anchors[event.anchor] = (span, text)

    def open(self, span: Span, *, mapping: bool) -> None:
        """Start a container: its children follow."""
        span.mapping = mapping
        span.children = {}
        self.add(span, "")
        self._stack.append((span, []))

    def close(self, end: int) -> None:
        """End the innermost container."""
        span, _ = self._stack.pop()
        span.end = end

    def add(self, span: Span, text: str) -> None:
        """Put a node into the innermost container; `text` is its key if it turns out to be one."""
        if not self._stack:
            self.root = span
            return
        parent, waiting = self._stack[-1]
        children = parent.children if parent.children is not None else {}
        if not parent.mapping:
            children[str(len(children))] = (None, span)
        elif waiting:
            key, name = waiting.pop()
            children[name] = (key, span)
        else:
            waiting.append((span, text))


def walk(span: Span, path: tuple[str, ...]) -> Iterator[tuple[Span | None, Span]]:
    """Yield key and value spans along a path from the root, as far as the path exists."""
    step: tuple[Span | None, Span] = (None, span)
    yield step
    for key in path:
        child = (step[1].children or {}).get(key)
        if child is None:
            return
        step = child
        yield step
