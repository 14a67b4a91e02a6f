"""Reads the file of `kyc_clients.drift.write` and groups its events, with counts and times."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.types import Json, Source

_TEXTS: Final = ("operation", "pointer", "rule", "expected", "found_kind", "found")


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of event: what differs where, how often it was seen, and when first and last in seconds since 1970."""

    operation: str
    pointer: str
    rule: str
    expected: str
    found_kind: str
    found: str
    status: int
    count: int = 1
    first: int = 0
    last: int = 0


def read_events(source: Source) -> tuple[Group, ...]:
    """The events of a file, each kind once, in the order of operation and pointer.

    Raises:
        Refused: with every line that is no event.
    """
    findings: list[Diagnostic] = []
    groups: dict[tuple[object, ...], Group] = {}
    for number, line in enumerate(source.text.splitlines(), 1):
        if not line.strip():
            continue
        event = _event(line)
        if event is None:
            advice = "Name a file that kyc_clients.drift.write has filled; delete a line that was cut off."
            findings.append(Diagnostic("drift-line", Place(source.name, number), "this is no drift event", advice))
            continue
        key = (event.operation, event.pointer, event.rule, event.expected, event.found_kind, event.found, event.status)
        known = groups.get(key)
        groups[key] = event if known is None else _both(known, event)
    if findings:
        raise Refused(findings)
    return tuple(groups[key] for key in sorted(groups, key=repr))


def _event(line: str) -> Group | None:
    try:
        found: Json = json.loads(line)
    except ValueError:
        return None
    if not isinstance(found, Mapping):
        return None
    texts = [found.get(name) for name in _TEXTS]
    at, status = found.get("at"), found.get("status")
    if not all(isinstance(text, str) for text in texts) or not isinstance(at, int) or not isinstance(status, int):
        return None
    operation, pointer, rule, expected, found_kind, value = map(str, texts)
    return Group(operation, pointer, rule, expected, found_kind, value, status, 1, at, at)


def _both(known: Group, event: Group) -> Group:
    return replace(known, count=known.count + 1, first=min(known.first, event.first), last=max(known.last, event.last))


def table(groups: Sequence[Group]) -> list[str]:
    """What was seen, a line for each kind of event."""
    rows = [("operation", "status", "where", "rule", "contract", "seen", "times", "first", "last")]
    rows += [
        (
            group.operation,
            str(group.status),
            group.pointer or "/",
            group.rule,
            group.expected or "-",
            f"{group.found_kind} {group.found}".strip(),
            str(group.count),
            day(group.first),
            day(group.last),
        )
        for group in groups
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(_aligned(row, widths)).rstrip() for row in rows]


def _aligned(row: Iterable[str], widths: Iterable[int]) -> Iterable[str]:
    return (text.ljust(width) for text, width in zip(row, widths, strict=True))


def day(seconds: int) -> str:
    """A day in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
