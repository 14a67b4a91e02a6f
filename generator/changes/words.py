"""What facts mean to users: a sentence and a weight for each kind of fact that appears, disappears or changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.changes.change import allows, breaks, shifts
from generator.changes.contracts import listed, mapping
from generator.changes.rules import changed_rules
from generator.runtime.errors import class_of_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.change import Change, Section
    from generator.changes.hints import World
    from generator.changes.rules import Direction
    from generator.changes.surface import Facts
    from generator.types import Json

_CHANGED: Final[Mapping[str, str]] = {
    "request": "is sent as `{new}` now, was `{old}`",
    "called": "is called `{new}` in events now, was `{old}`",
    "needs": "needs {new} now, was {old}",
    "body": "is sent as `{new}` now, was `{old}`",
    "waits": "waits until {new}; was: {old}",
    "wire": "travels as {new} now, was {old}",
    "left": "left out means {new} now, was {old}",
    "sends": "sends {new} as `{what}` now, was {old}",
    "host": "environment `{what}` is {new} now, was {old}",
    "login": "`{what}` is fetched from {new} now, was {old}",
    "reads": "`{what}` of errors is read from {new} now, was {old}",
    "callback": "`parse_callback` reads `{what}` from {new} now, was {old}",
}
"""What is said of a fact that changed. `what` is the rest of its key."""

_RULES: Final[Mapping[tuple[bool, bool], str]] = {
    (False, True): "refuses before sending what was accepted",
    (False, False): "accepts more than before",
    (True, True): "may hold what it could not",
    (True, False): "holds less than it could",
}
"""What a rule that changed does, by whether values are given to users, and whether that breaks them."""
_VALUES: Final[Mapping[str, str]] = {
    "is_": "is",
    "in_": "is one of",
    "not_in": "is none of",
    "prefix": "begins with",
    "contains": "contains",
    "missing": "is missing",
    "present": "is there",
}
"""What a rule may ask of a value."""


def tell(about: tuple[str, str], old: Facts, new: Facts, flow: Direction, world: World) -> Iterator[Change]:
    """Say how the facts of one thing differ. `about` is a subject, and the field or argument in it; empty for the subject itself."""
    for key in [*old, *(key for key in new if key not in old)]:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key == "rules":
            yield from _rules(about, json.loads(before or "null"), json.loads(after or "null"), flow)
        else:
            kind, _, what = key.partition(" ")
            yield _tell(about, (kind, what), (before, after), world)


def _rules(about: tuple[str, str], old: Json, new: Json, flow: Direction) -> Iterator[Change]:
    """Say which rules became stricter and which looser: whom that breaks depends on who has to keep them."""
    subject, name = about
    found = list(changed_rules(old, new))
    for breaking in (True, False):
        told = "; ".join(str(rule) for rule in found if rule.breaks(flow) is breaking)
        if told:
            text = f"{_RULES[flow == 'given', breaking]}: {told}"
            yield breaks(subject, text, name=name, typed=False) if breaking else allows(subject, text, name=name)


def _tell(about: tuple[str, str], key: tuple[str, str], values: tuple[str | None, str | None], world: World) -> Change:
    subject, name = about
    kind, what = key
    before, after = values
    if kind in {"failures", "errors", "raises"}:
        return _means(subject, key, before, after) if kind != "raises" else _raises(subject, what, before, after, world)
    if kind == "variable":
        return _variable(subject, what, before, after)
    if kind == "host" and (before is None or after is None):
        return _environment(subject, what, before, after)
    if kind == "deprecated":
        section: Section = "Deprecated" if after else "Changed"
        return allows(subject, "is deprecated" if after else "is no longer deprecated", section, name=name)
    if kind == "answer":
        return shifts(subject, _answers(what, before, after))
    return shifts(subject, _changed(kind, what, before, after), name=name)


def _changed(kind: str, what: str, before: str | None, after: str | None) -> str:
    if kind == "retry":
        return "is repeated after failures now" if after == "safe" else "is no longer repeated once it may have arrived"
    if kind == "hidden":
        return "is hidden when printed now" if after else "is no longer hidden when printed"
    sentence = _CHANGED.get(kind, "{kind} {what} is {new} now, was {old}")
    shown = {"kind": kind, "what": what, "old": before or "nothing", "new": after or "nothing"}
    return sentence.format(**shown)


def _answers(status: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"may answer HTTP {status} now, with {_content(after)}"
    if after is None:
        return f"is no longer known to answer HTTP {status}, which came with {_content(before)}"
    return f"answers HTTP {status} with {_content(after)} now, was {_content(before)}"


def _content(media: str | None) -> str:
    return "no content" if media in {None, "nothing"} else f"`{media}`"


def _raises(subject: str, status: str, before: str | None, after: str | None, world: World) -> Change:
    """A caller's `except` still catches where the new class is the old one or below it."""
    unnamed = f"errors.{class_of_status(int(status)).__name__}" if status.isdecimal() else "errors.ApiError"
    old, new = before or unnamed, after or unnamed
    text = f"raises `{_short(new)}` on HTTP {status} now, was `{_short(old)}`"
    if new == old or old in world.above(new):
        return allows(
            subject, text if new != old else f"is {'' if after else 'no longer '}known to answer HTTP {status}"
        )
    return breaks(subject, text, typed=False)


def _means(subject: str, key: tuple[str, str], before: str | None, after: str | None) -> Change:
    """A rule that turns an answer into an exception, or names it better."""
    kind, rule = key
    where = f"{'an answer of success' if kind == 'failures' else 'an error'}{_condition(json.loads(rule))}"
    if after is None:
        return breaks(subject, f"{where} no longer raises `{_short(before or '')}`", typed=False)
    if before is None:
        return shifts(subject, f"{where} raises `{_short(after)}` now")
    return breaks(subject, f"{where} raises `{_short(after)}` now, was `{_short(before)}`", typed=False)


def _condition(rule: Mapping[str, object]) -> str:
    """When a rule holds, in words."""
    parts = [f"in which `{rule['pointer']}` {_value(rule)}"] if "pointer" in rule else []
    parts += [f"on HTTP {' or '.join(map(str, listed(rule['status'])))}"] if "status" in rule else []
    parts += [f"to `{rule['operation']}`"] if "operation" in rule else []
    parts += [f"and{_condition(mapping(one))}" for one in listed(rule.get("also"))]
    return "".join(f" {part}" for part in parts)


def _value(rule: Mapping[str, object]) -> str:
    told = [
        words if key in {"missing", "present"} else f"{words} {json.dumps(rule[key], ensure_ascii=False)}"
        for key, words in _VALUES.items()
        if key in rule
    ]
    return " and ".join(told)


def _environment(subject: str, name: str, before: str | None, after: str | None) -> Change:
    if after is None:
        return breaks(subject, f"environment `{name}` is gone, {before}", typed=False, section="Removed")
    return allows(subject, f"environment `{name}` is new, {after}", "Added")


def _variable(subject: str, variable: str, before: str | None, after: str | None) -> Change:
    if after is None:
        return breaks(subject, f"the environment variable {variable} is no longer read", typed=False, section="Removed")
    if before is None:
        return allows(subject, f"`{after}` is read from the environment variable {variable}", "Added")
    return shifts(subject, f"the environment variable {variable} is read as `{after}` now, was `{before}`")


def _short(name: str) -> str:
    return name.removeprefix("errors.")
