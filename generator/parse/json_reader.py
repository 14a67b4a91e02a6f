"""Reads JSON text strictly: duplicate keys, lone surrogates and non-finite numbers are refused where they stand.

The standard library's reader does the work and knows no positions. When it, or a look at the text, raises a doubt, a
second pass over the lexemes finds every fault and its place.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from generator.parse.core import Float, integer
from generator.parse.faults import Faults
from generator.parse.limits import MAX_DEPTH, MAX_NODES
from generator.parse.text import check_characters, place_at, without_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json, Source

_LEXEME: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_OPENING: Final = frozenset("{[")
_CLOSING: Final = frozenset("}]")


def read_json(source: Source) -> Json:
    """Return the value of a JSON text: `json.JSONDecodeError` if it is none, `Refused` if we do not take it."""
    text = without_mark(source.text)
    check_characters(source, text, json=True)
    try:
        value: Json = json.loads(
            text, object_pairs_hook=_unique, parse_float=Float, parse_int=integer, parse_constant=_refuse
        )
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError):
        with suppress(RecursionError):  # whether it is JSON at all comes first
            json.loads(text, parse_int=str, parse_float=str)
        report(source, text)
        raise
    if _exceeds_limits(value) or _SURROGATE_ESCAPE.search(text):
        report(source, text)
    return value


def lexemes(text: str) -> Iterator[re.Match[str]]:
    """Yield the lexemes of a text known to be JSON."""
    return _LEXEME.finditer(text)


def report(source: Source, text: str) -> None:
    """Refuse with every fault of a JSON text, each at its place; return if there is none."""
    faults = Faults(source.name)
    stack: list[set[str] | None] = []
    awaits_key = False
    nodes = 0
    for match in lexemes(text):
        lexeme = match.group()
        if lexeme in _OPENING:
            stack.append(set() if lexeme == "{" else None)
            if len(stack) > MAX_DEPTH:
                faults.stop("source-depth", _where(text, match), f"nested more than {MAX_DEPTH} levels deep")
        elif lexeme in _CLOSING and stack:
            stack.pop()
        elif lexeme[0] == '"':
            _check_string(faults, text, match, stack[-1] if awaits_key and stack else None)
        elif lexeme not in {":", ","}:
            _check_number(faults, text, match)
        nodes += lexeme not in {":", ","}
        if nodes > MAX_NODES:
            faults.stop("source-size", _where(text, match), f"more than {MAX_NODES:,} nodes")
        awaits_key = lexeme in {"{", ","} and bool(stack) and stack[-1] is not None
    faults.resolve_imports()


def _check_string(faults: Faults, text: str, match: re.Match[str], keys: set[str] | None) -> None:
    value: str = json.loads(match.group(), strict=False)
    if _SURROGATE_ESCAPE.search(match.group()) and not _is_encodable(value):
        message = "an escape is half of a surrogate pair"
        faults.add("source-character", _where(text, match), message, "write the whole character")
    if keys is None:
        return
    if value in keys:
        message = f"the key {value[:60]!r} appears twice in one object"
        faults.add("source-duplicate-key", _where(text, match), message, "keep one of the two")
    keys.add(value)


def _check_number(faults: Faults, text: str, match: re.Match[str]) -> None:
    lexeme = match.group()
    try:
        if lexeme in {"NaN", "Infinity", "-Infinity"}:
            _refuse(lexeme)
        elif lexeme[0] in "-0123456789":
            Float(lexeme) if set(lexeme) & set(".eE") else integer(lexeme)
    except ValueError as error:
        faults.add("source-number", _where(text, match), str(error), "quote it if it is meant as text")


def _where(text: str, match: re.Match[str]) -> tuple[int, int]:
    place = place_at("", text, match.start())
    return place.line - 1, place.column - 1


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _exceeds_limits(value: Json) -> bool:
    """Walk the value level by level; containers alone make it deep, everything in them makes it large."""
    level, nodes = [value], 0
    for _ in range(MAX_DEPTH + 1):
        lists = [item for item in level if isinstance(item, list)]
        mappings = [item for item in level if isinstance(item, dict)]
        if not lists and not mappings:
            return False
        level = [child for item in lists for child in item]
        level += [child for item in mappings for child in item.values()]
        nodes += len(level)
        if nodes > MAX_NODES:
            break
    return True


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("duplicate key")
    return value


def _refuse(lexeme: str) -> Json:
    raise ValueError(f"{lexeme} is no JSON value")
