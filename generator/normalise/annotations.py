"""Python types as text: unions of them, and the closed sets of values that `Literal` writes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.api import Annotation
from generator.code import literal
from generator.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.types import Json

MOST_LITERALS: Final = 1000
"""Longer enumerations are checked when a call is made, and not by type checkers, which they would bring to a halt."""

_CLOSED: Final = "Literal["
_MARK: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]|]')


def join_annotations(parts: Iterable[Annotation]) -> Annotation:
    """A union without repeats, `None` last."""
    listed = list(parts)
    texts = dict.fromkeys(text for part in listed for text in members(part.text))
    closed = [text[len(_CLOSED) : -1] for text in texts if text.startswith(_CLOSED)]
    if len(closed) > 1:
        texts = dict.fromkeys(f"{_CLOSED}{', '.join(closed)}]" if text.startswith(_CLOSED) else text for text in texts)
    ordered = [text for text in texts if text != "None"] + (["None"] if "None" in texts else [])
    return Annotation(" | ".join(ordered), tuple(dict.fromkeys(name for part in listed for name in part.models)))


def members(text: str) -> list[str]:
    """Split a union at its top level only: `list[A | B] | None` has two members."""
    found: list[str] = []
    depth = start = 0
    for match in _MARK.finditer(text):
        mark = match.group()
        depth += (mark == "[") - (mark == "]")
        if mark == "|" and depth == 0:
            found.append(text[start : match.start()].strip())
            start = match.end()
    return [*found, text[start:].strip()]


def distinct(values: Sequence[Json]) -> list[Json]:
    """The values without repeats. `1`, `1.0` and `true` are three values, whatever Python says."""
    return list({canonical(value): value for value in reversed(values)}.values())[::-1]


def closed_set(values: Sequence[Json]) -> tuple[Annotation, Annotation]:
    """The types of one of several values: exactly these in a request, and any of their kind in an answer."""
    bases = dict.fromkeys(_base(value) for value in values)
    wide = join_annotations(Annotation(base) for base in bases)
    named = [value for value in distinct(values) if isinstance(value, str | int)]
    if not named or len(named) > MOST_LITERALS or any(isinstance(value, float | list | dict) for value in values):
        return wide, wide
    exact = f"Literal[{', '.join(literal(value) for value in named)}]"
    closed = Annotation(f"{exact} | None" if None in values else exact)
    return closed, Annotation(f"{exact} | {' | '.join(bases)}")


def _base(value: Json) -> str:
    if value is None or isinstance(value, bool):
        return "None" if value is None else "bool"
    kinds = ((int, "int"), (float, "float"), (str, "str"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "Json")
