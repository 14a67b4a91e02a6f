"""Adapter to PyYAML: a text as the flat stream of YAML events, or a refusal. The only module that imports `yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.errors import Diagnostic, Refused
from generator.parse.faults import SYNTAX
from generator.parse.text import check_characters, place_at, without_mark
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml.error import Mark
    from yaml.events import Event

    from generator.types import Source

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "column_of",
    "end_of",
    "events",
    "start_of",
]

_LOADER: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OLD_BREAKS: Final = "\x85\u2028\u2029"
"""Line breaks in YAML 1.1, which PyYAML speaks, and ordinary characters in YAML 1.2."""


def events(source: Source) -> Iterator[Event]:
    """Yield the events of a YAML text, marks counted in characters; a syntax error is a located refusal."""
    text = without_mark(source.text)
    check_characters(source, text, json=False)
    stand_ins = _stand_ins(text)
    try:
        for event in yaml.parse(text.translate(stand_ins), Loader=_LOADER):
            if stand_ins and isinstance(event, ScalarEvent):
                event.value = event.value.translate({ord(new): chr(old) for old, new in stand_ins.items()})
            yield event
    except yaml.MarkedYAMLError as error:
        raise Refused([_syntax(source, error)]) from error
    except yaml.YAMLError as error:
        raise Refused([Diagnostic("source-syntax", Place(source.name), f"not YAML: {error}", SYNTAX)]) from error


def _stand_ins(text: str) -> Mapping[int, str]:
    """Choose private characters that the text does not use for the old line breaks that it does."""
    old = [break_ for break_ in _OLD_BREAKS if break_ in text]
    if not old:
        return {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return {ord(break_): new for break_, new in zip(old, free, strict=False)}


def column_of(event: Event) -> tuple[int, int]:
    """Return line and column of an event's first character, both from 0."""
    mark = start_of(event)
    return mark.line, mark.column


def start_of(event: Event) -> Mark:
    """Return the mark of an event's first character. Parsers set it always; the class allows none."""
    return cast("Mark", event.start_mark)


def end_of(event: Event) -> Mark:
    """Return the mark after an event's last character."""
    return cast("Mark", event.end_mark)


def _place(source: Source, mark: Mark) -> Place:
    """Return a mark's place; the parser counts a line more where the text ends without a line break."""
    return place_at(source.name, without_mark(source.text), mark.index)


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    place = Place(source.name) if mark is None else _place(source, mark)
    message = f"not YAML: {error.problem or error.context}"
    if error.problem and error.context:
        message += f" ({error.context}" + (f" at line {error.context_mark.line + 1})" if error.context_mark else ")")
    return Diagnostic("source-syntax", place, message, SYNTAX)
