"""Builds a JSON value from YAML events, without recursion, within the budgets of `limits`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.parse import core
from generator.parse.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    column_of,
    events,
)
from generator.parse.faults import Faults
from generator.parse.limits import MAX_ALIASED, MAX_DEPTH, MAX_NODES

if TYPE_CHECKING:
    from yaml.events import Event

    from generator.types import Json, Source

_TAGS: Final = "tag:yaml.org,2002:"
_SCALAR_TAGS: Final = {f"{_TAGS}{name}": name for name in ("str", "null", "bool", "int", "float")}
_AS_TEXT: Final = frozenset({f"{_TAGS}binary", f"{_TAGS}timestamp"})
"""What JSON has no type for stays the text that it is written as."""
_CHARACTERS_PER_NODE: Final = 32


def read_yaml(source: Source) -> Json:
    """Return the one value of a YAML 1.2 text (core schema), every key a string, every alias a copy of its own."""
    builder = _Builder(Faults(source.name))
    for event in events(source):
        builder.take(event)
    return builder.result()


def clone(value: Json) -> Json:
    """Copy containers all the way down; texts and numbers are shared, since nothing can change them."""
    if isinstance(value, dict):
        return {key: clone(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clone(item) for item in value]
    return value


@dataclass(slots=True)
class _Anchor:
    """What an anchor stands for. Without a weight it is still open: an alias here would contain itself."""

    value: Json = None
    weight: int = -1
    height: int = 0
    key: str | None = None
    """The text, when it is a scalar: aliases may be keys."""


class _Frame:
    """A container being filled."""

    __slots__ = ("anchor", "height", "key", "keys", "value", "weight")

    def __init__(self, value: dict[str, Json] | list[Json], anchor: _Anchor | None) -> None:
        self.value = value
        self.anchor = anchor
        self.key: str | None = None
        self.keys: dict[str, int] = {}
        self.weight = 1
        self.height = 1


class _Builder:
    """Takes events one by one. Faults that leave the structure readable are gathered; others stop."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0
        self._aliased = 0
        self._merging = False
        self._merging_reported = False
        self._documents = 0
        self._root: Json = None

    def result(self) -> Json:
        """Return the value, or refuse with everything that was found."""
        if not self._documents:
            self._faults.add("source-empty", (0, 0), "the file holds no document")
        self._faults.resolve_imports()
        return self._root

    def take(self, event: Event) -> None:
        """Add one event to what is being built."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._faults.stop(
                    "source-documents", column_of(event), "a second document starts here", "one file holds one document"
                )

    def _scalar(self, event: ScalarEvent) -> None:
        text: str = event.value
        weight = 1 + len(text) // _CHARACTERS_PER_NODE
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.value, dict):
            if event.tag not in {None, "!", f"{_TAGS}str"}:
                self._faults.add("source-tag", column_of(event), f"a key must be text, not {_short(event.tag)}")
            value: Json = text
            self._merging = text == "<<" and bool(event.implicit[0])
            self._name(frame, text, event)
        else:
            self._merging = False
            value = self._value(event, text)
            self._add(value, event, weight, 0)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, weight, 0, text)

    def _value(self, event: ScalarEvent, text: str) -> Json:
        tag = event.tag
        try:
            if tag is None or tag == "!":
                return core.resolve(text) if event.implicit[0] and tag is None else text
            if tag in _SCALAR_TAGS:
                return _tagged(_SCALAR_TAGS[tag], text)
            if tag in _AS_TEXT:
                return text
        except ValueError as error:
            self._faults.add("source-number", column_of(event), str(error), "quote it if it is meant as text")
            return None
        self._faults.add("source-tag", column_of(event), f"the tag {_short(tag)} has no meaning in JSON", "remove it")
        return None

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = isinstance(event, MappingStartEvent)
        self._refuse_merging(event)
        if event.tag not in {None, "!", f"{_TAGS}map" if mapping else f"{_TAGS}seq"}:
            message = f"the tag {_short(event.tag)} has no meaning in JSON"
            self._faults.add("source-tag", column_of(event), message, "remove it")
        if self._stack:
            top = self._stack[-1]
            if top.key is None and isinstance(top.value, dict):
                self._faults.stop("source-key", column_of(event), "a key must be text, not a list or a mapping")
        if len(self._stack) >= MAX_DEPTH:
            self._faults.stop("source-depth", column_of(event), f"nested more than {MAX_DEPTH} levels deep")
        anchor = None
        if event.anchor is not None:
            anchor = self._anchors[event.anchor] = _Anchor()
        self._stack.append(_Frame({} if mapping else [], anchor))
        self._count(event, 1)

    def _refuse_merging(self, event: Event) -> None:
        """Say once what `<<` is: whoever writes it means YAML 1.1, and would lose what it stands for."""
        if self._merging and not self._merging_reported:
            self._merging_reported = True
            message = "`<<` merges mappings in YAML 1.1; in YAML 1.2, which OpenAPI uses, it is a name like any other"
            advice = "Write out what it stands for, here and wherever else it is: `yq 'explode(.)' FILE` does that."
            self._faults.add("source-merge-key", column_of(event), message, advice)

    def _close(self) -> None:
        frame = self._stack.pop()
        if frame.anchor is not None:
            frame.anchor.value, frame.anchor.weight, frame.anchor.height = frame.value, frame.weight, frame.height
        self._attach(frame.value, frame.weight, frame.height)

    def _alias(self, event: AliasEvent) -> None:
        anchor = self._anchors.get(str(event.anchor))
        if anchor is None:
            self._faults.stop("source-alias", column_of(event), f"*{event.anchor} refers to no anchor before it")
        if anchor.weight < 0:
            self._faults.stop("source-alias", column_of(event), f"*{event.anchor} contains itself")
        frame = self._stack[-1]
        if frame.key is None and isinstance(frame.value, dict):
            if anchor.key is None:
                self._faults.stop("source-key", column_of(event), "a key must be text, not a list or a mapping")
            self._name(frame, anchor.key, event)
            return
        self._refuse_merging(event)
        self._aliased += anchor.weight
        if self._aliased > MAX_ALIASED:
            message = f"aliases expand to more than {MAX_ALIASED:,} nodes"
            self._faults.stop("source-alias", column_of(event), message, "write shared parts as $ref")
        if len(self._stack) + anchor.height > MAX_DEPTH:
            self._faults.stop("source-depth", column_of(event), f"nested more than {MAX_DEPTH} levels deep")
        self._add(clone(anchor.value), event, anchor.weight, anchor.height)

    def _name(self, frame: _Frame, key: str, event: Event) -> None:
        first = frame.keys.get(key)
        if first is not None:
            message = f"the key {_short(key)} is already on line {first + 1}"
            self._faults.add("source-duplicate-key", column_of(event), message, "keep one of the two")
        frame.key = key
        frame.keys[key] = column_of(event)[0]

    def _add(self, value: Json, event: Event, weight: int, height: int) -> None:
        self._count(event, weight)
        self._attach(value, weight, height)

    def _attach(self, value: Json, weight: int, height: int) -> None:
        if not self._stack:
            self._root = value
            return
        frame = self._stack[-1]
        if isinstance(frame.value, dict):
            if frame.key is not None:
                frame.value[frame.key] = value
                frame.key = None
        else:
            frame.value.append(value)
        frame.weight += weight
        frame.height = max(frame.height, height + 1)

    def _count(self, event: Event, weight: int) -> None:
        self._nodes += weight
        if self._nodes > MAX_NODES:
            self._faults.stop("source-size", column_of(event), f"more than {MAX_NODES:,} nodes")


def _tagged(kind: str, text: str) -> Json:
    """Read a scalar whose tag says what it must be."""
    if kind == "str":
        return text
    value = core.resolve(text)
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return core.Float(text)
    types: dict[str, type] = {"null": type(None), "bool": bool, "int": int, "float": float}
    if type(value) is not types[kind] and not (kind == "float" and isinstance(value, float)):
        raise ValueError(f"{_short(text)} is not what its tag !!{kind} says")
    return value


def _short(text: str | None) -> str:
    """Quote a text for a message, cut when long."""
    text = (text or "").replace(_TAGS, "!!")
    return repr(text if len(text) <= 60 else text[:57] + "…")  # noqa: PLR2004 - fits a terminal line
