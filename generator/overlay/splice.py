"""Turns the difference between two values into edits of the text that one of them was read from.

Nothing here is trusted: `text.render_text` reads the result back and falls back to printing the whole value. That is
why rare spellings (explicit keys, comments between a dash and its item) need no care of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.dump import block, flow, json_text, scalar
from generator.overlay.items import pairs_of, runs
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.parse.tree import Span
    from generator.types import Json


class Unsplicable(Exception):  # noqa: N818 - a reason to print the value instead
    """A change cannot be made by editing here; the node around it is written anew."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a value in its container, for writing it anew."""

    key: Span | None = None
    """The key, in a block mapping."""
    column: int = 0
    """Where the container's keys or dashes begin."""
    flow: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A member or item in the text: from its key or dash to the end of its value."""

    start: int
    end: int


class Splicer:
    """Collects edits of one text. With `expand`, aliases are written out, so that their anchors may change."""

    def __init__(self, text: str, *, as_json: bool, expand: bool) -> None:
        """Take the text, its format, and what to do with aliases."""
        self._text = text
        self._json = as_json
        self._expand = expand
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def splice(self, root: Span, old: Json, new: Json) -> str:
        """Return the text that says the new value, or raise `Unsplicable`."""
        self._change(root, old, new, None)
        edits = sorted(self._edits, key=lambda edit: edit[:2])
        parts: list[str] = []
        done = 0
        for start, end, text in edits:
            parts += [self._text[done:start], text.replace("\n", self._newline)]
            done = end
        if edits and done == len(self._text) and edits[-1][2]:
            parts.append(self._newline)
        return "".join([*parts, self._text[done:]])

    def _change(self, span: Span, old: Json, new: Json, slot: _Slot | None) -> None:
        mark = len(self._edits)
        try:
            self._edit(span, old, new)
        except Unsplicable:
            if slot is None:
                raise
            del self._edits[mark:]
            self._replace(span, new, slot)

    def _edit(self, span: Span, old: Json, new: Json) -> None:
        if span.alias:
            if self._expand or not same(old, new):
                raise Unsplicable
        elif isinstance(old, dict) and isinstance(new, dict):
            self._change_mapping(span, old, new)
        elif isinstance(old, list) and isinstance(new, list):
            self._change_sequence(span, old, new)
        elif not same(old, new):
            raise Unsplicable

    def _change_mapping(self, span: Span, old: dict[str, Json], new: dict[str, Json]) -> None:
        children = span.children or {}
        kept = [name for name in old if name in new]
        added = {name: value for name, value in new.items() if name not in old}
        if not kept and (added or old):
            raise Unsplicable
        column = next((key.column for key, _ in children.values() if key is not None), 0)
        for name in kept:
            key, value = children[name]
            self._change(value, old[name], new[name], _Slot(key, column, span.flow))
        if len(kept) == len(old) and not added:
            return
        entries = [
            _Entry(key.start if key is not None else value.start, self._end(value)) for key, value in children.values()
        ]
        last = self._delete(entries, [name in new for name in old], flow_=span.flow)
        if added:
            self._insert(span, entries[last].end, column, added)

    def _change_sequence(self, span: Span, old: list[Json], new: list[Json]) -> None:
        items = [value for _, value in (span.children or {}).values()]
        if bool(old) != bool(new):
            raise Unsplicable
        if not old:
            return
        entries = [_Entry(item.start, self._end(item)) for item in items]
        column = items[0].column
        if not span.flow:
            dashes = [self._text.rfind("-", span.start, item.start) for item in items]
            entries = [_Entry(dash, entry.end) for dash, entry in zip(dashes, entries, strict=True)]
            column = dashes[0] - self._line_start(dashes[0])
        pairs = pairs_of(old, new)
        for before, after in pairs.items():
            self._change(items[before], old[before], new[after], _Slot(None, column, span.flow))
        last = self._delete(entries, [index in pairs for index in range(len(old))], flow_=span.flow)
        added = new[len(pairs) :]
        if list(pairs.values()) != list(range(len(pairs))):
            raise Unsplicable
        if added:
            self._insert(span, entries[last].end, column, added)

    def _delete(self, entries: Sequence[_Entry], kept: Sequence[bool], *, flow_: bool) -> int:
        """Delete the entries that are not kept; return the index of the last that is, or raise if none is."""
        if entries and not any(kept):
            raise Unsplicable
        for first, last in runs(kept):
            begin, end = entries[first], entries[last]
            following = entries[last + 1].start if last + 1 < len(entries) else None
            if flow_:
                if following is not None:
                    self._edits.append((begin.start, following, ""))
                else:
                    self._edits.append((entries[first - 1].end, end.end, ""))
            elif not self._text[self._line_start(begin.start) : begin.start].strip():
                self._delete_lines(begin.start, end.end)
            elif following is not None:
                self._edits.append((begin.start, following, ""))
            else:
                raise Unsplicable
        return max((index for index, keep in enumerate(kept) if keep), default=-1)

    def _delete_lines(self, start: int, end: int) -> None:
        """Delete whole lines, with the line break before them: the one after may be where something is inserted."""
        line_start = self._line_start(start)
        if line_start:
            self._edits.append((self._line_end(line_start - 1), self._line_end(end), ""))
        else:
            self._edits.append((0, self._text.find("\n", end) + 1 or len(self._text), ""))

    def _insert(self, span: Span, end: int, column: int, added: dict[str, Json] | list[Json]) -> None:
        """Add members or items after the entry that ends at `end`."""
        indent = " " * column
        if not span.flow:
            self._edits.append((at := self._line_end(end), at, "\n" + "\n".join(block(added, indent, indent))))
            return
        first = next(iter((span.children or {}).values()))
        spread = (first[0] or first[1]).line != span.line
        separator = f",\n{indent}" if spread else ", "
        if self._json and not spread:
            inner = json.dumps(added, ensure_ascii=False)[1:-1]
            self._edits.append((end, end, separator + inner))
            return
        texts = (
            [self._inline(item, column) for item in added]
            if isinstance(added, list)
            else [f"{self._inline(name, column)}: {self._inline(item, column)}" for name, item in added.items()]
        )
        self._edits.append((end, end, "".join(separator + text for text in texts)))

    def _replace(self, span: Span, new: Json, slot: _Slot) -> None:
        end = self._end(span)
        if slot.flow:
            self._edits.append((span.start, end, self._inline(new, slot.column)))
            return
        deeper = " " * (slot.column + 2)
        filled = new if isinstance(new, dict | list) and new else None
        if slot.key is not None:
            if filled is not None:
                self._edits.append((slot.key.end, end, ":\n" + "\n".join(block(filled, deeper, deeper))))
            elif span.start == span.end or span.style in {"|", ">"} or span.children is not None:
                self._edits.append((slot.key.end, end, f": {scalar(new, deeper)}"))
            else:
                self._edits.append((span.start, end, scalar(new, deeper)))
            return
        text = "\n".join(block(filled, "", deeper)) if filled is not None else scalar(new, deeper)
        dash = self._text.rfind("-", 0, span.start)
        self._edits.append((dash + 1, end, f" {text}"))

    def _inline(self, value: Json, column: int) -> str:
        return json_text(value, " " * column) if self._json else flow(value)

    def _end(self, span: Span) -> int:
        """Return where the last character of a node's own text ends: comments and blank lines after it are not its."""
        if span.children and not span.flow and not span.alias:
            return self._end(next(reversed(span.children.values()))[1])
        if span.style in {"|", ">"}:
            header = self._text[span.start : self._line_end(span.start)]
            if "+" not in header:
                return len(self._text[: span.end].rstrip())
            return span.end - 1
        return span.end

    def _line_start(self, index: int) -> int:
        return self._text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end
