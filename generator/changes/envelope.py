"""Compares `x-envelope` and `x-callback`: error rules, places of messages, and values of redirects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.changes.change import behaviour_change, breaking_change
from generator.runtime.errors import ERROR_CLASSES
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.change import Change
    from generator.types import Json

_VALUES: Final[Mapping[str, str]] = {
    "is": "is",
    "in": "is one of",
    "not-in": "is none of",
    "prefix": "begins with",
    "contains": "contains",
    "missing": "is missing",
    "present": "is there",
}
"""Conditions of a rule, in words."""


def compare(provider: str, old: Json, new: Json) -> Iterator[Change]:
    """Compare the rules that turn a response into an exception, the places of messages and the values of redirects."""
    before, after = (object_at(side, "x-envelope") for side in (old, new))
    for kind in ("failures", "errors"):
        rules = _rules(before.get(kind)), _rules(after.get(kind))
        for when in [*rules[0], *(when for when in rules[1] if when not in rules[0])]:
            yield from _compare_rule(provider, kind, when, (rules[0].get(when), rules[1].get(when)))
    for key in sorted((before.keys() | after.keys()) - {"failures", "errors"}):
        if before.get(key) != after.get(key):
            text = f"`{key}` of errors is read from {_listed(after.get(key))} now, was {_listed(before.get(key))}"
            yield behaviour_change(provider, text)
    before, after = (object_at(side, "x-callback") for side in (old, new))
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            text = f"`parse_callback` reads `{key}` from {_listed(after.get(key))} now, was {_listed(before.get(key))}"
            yield behaviour_change(provider, text)


def _rules(rules: Json) -> dict[str, str]:
    """The kind of error of each rule, by its condition as JSON."""
    found = rules if isinstance(rules, list) else []
    return {
        json.dumps(rule.get("when", {}), sort_keys=True): str(rule.get("error"))
        for rule in found
        if isinstance(rule, dict)
    }


def _compare_rule(provider: str, kind: str, when: str, errors: tuple[str | None, str | None]) -> Iterator[Change]:
    old, new = map(_class, errors)
    where = f"{'a successful response' if kind == 'failures' else 'an error'}{_condition(json.loads(when))}"
    if new is None:
        yield breaking_change(provider, f"{where} no longer raises `{old}`")
    elif old is None:
        yield behaviour_change(provider, f"{where} raises `{new}` now")
    elif old != new:
        yield breaking_change(provider, f"{where} raises `{new}` now, was `{old}`")


def _class(kind: str | None) -> str | None:
    known = ERROR_CLASSES.get(kind or "")
    return known.__name__ if known is not None else kind


def _condition(when: Json) -> str:
    """The condition of a rule in words."""
    if isinstance(when, list):
        return " and".join(map(_condition, when))
    if not isinstance(when, dict):
        return ""
    required = [
        words if key in {"missing", "present"} else f"{words} {json.dumps(when[key], ensure_ascii=False)}"
        for key, words in _VALUES.items()
        if key in when
    ]
    parts = [f"in which `{when['pointer']}` {' and '.join(required)}"] if "pointer" in when else []
    parts += [f"on HTTP {_listed(when['status'])}"] if "status" in when else []
    parts += [f"to `{when['operation']}`"] if "operation" in when else []
    return "".join(f" {part}" for part in parts)


def describe_poll(poll: Mapping[str, Json]) -> str:
    """The end states of polling, and the exception of each failed one."""
    failed = "".join(f"; {state}: {_class(str(error))}" for state, error in object_at(dict(poll), "failed").items())
    return f"{poll.get('status')} is {_listed(poll.get('done'))}{failed}"


def _listed(value: Json) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
