"""What a person is told of changes: the list, the version to give, and a draft for the changelog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from generator.changes.change import Section, Weight, together
from generator.changes.version import next_version, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.changes.change import Change

_HEADINGS: Final[Mapping[Weight, str]] = {
    Weight.BREAKING: "Breaking: a program that was right may fail",
    Weight.BEHAVIOUR: "Behaviour: the same program does something else",
    Weight.COMPATIBLE: "Compatible: what was right stays right",
}
_MANY: Final = 8
"""So many subjects are named in the draft where more have the same to say of them; the list names all."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the typing tests of the older revision say."""

    said: str
    """One line: how many there were, and how they went."""
    complaints: tuple[str, ...] = ()


def report(
    changes: Sequence[Change], version: tuple[int, int, int], origin: str, verdict: Verdict, notes: Iterable[str]
) -> str:
    """Print everything. `origin` names the older revision, `version` is the one it had."""
    lines = [f"From {origin}, version {shown(version)}, to the working tree", *notes, ""]
    for weight in Weight:
        found = [change for change in changes if change.weight is weight]
        if found:
            lines += [f"{_HEADINGS[weight]} ({len(found)})", *(f"  - {line}" for line in _gathered(found)), ""]
    lines += [] if changes else ["Nothing changes for users.", ""]
    lines += [f"Typing tests of {origin}: {verdict.said}", *(f"  {line}" for line in verdict.complaints), ""]
    weights = {change.weight for change in changes} | ({Weight.BREAKING} if verdict.complaints else set[Weight]())
    lines += [_suggestion(version, weights)]
    return "\n".join(lines + (["", "CHANGELOG draft", "", *draft(changes)] if changes else []))


def _suggestion(version: tuple[int, int, int], weights: set[Weight]) -> str:
    new = next_version(version, weights)
    if not weights:
        return f"Suggested version: {shown(version)} stays"
    why = {Weight.BREAKING: "something breaks", Weight.BEHAVIOUR: "nothing breaks", Weight.COMPATIBLE: "nothing breaks"}
    return f"Suggested version: {shown(new)} ({why[min(weights)]}; {shown(version)} is the older one)"


def draft(changes: Sequence[Change]) -> list[str]:
    """Print changes as Keep a Changelog has them, those that break first under each heading."""
    lines: list[str] = []
    for section in get_args(Section):
        found = [change for change in changes if change.section == section]
        if found:
            lines += [*([""] if lines else []), f"### {section}", "", *(f"- {line}" for line in _merged(found))]
    return lines


def _merged(changes: Sequence[Change]) -> list[str]:
    """Say once what many subjects have in common."""
    subjects: dict[tuple[Weight, str], list[str]] = {}
    for (weight, subject, text), names in _by_subject(changes).items():
        subjects.setdefault((weight, together(names, text)), []).append(subject)
    return [
        f"{'**Breaking:** ' if weight is Weight.BREAKING else ''}{_together(found, said)}."
        for (weight, said), found in subjects.items()
    ]


def _gathered(changes: Sequence[Change]) -> list[str]:
    """Say once what many fields of a subject have in common."""
    return [f"`{subject}`: {together(names, text)}." for (_, subject, text), names in _by_subject(changes).items()]


def _by_subject(changes: Sequence[Change]) -> dict[tuple[Weight, str, str], list[str]]:
    found: dict[tuple[Weight, str, str], list[str]] = {}
    for change in changes:
        found.setdefault((change.weight, change.subject, change.text), []).append(change.name)
    return found


def _together(subjects: list[str], said: str) -> str:
    told = [f"`{subject}`" for subject in subjects]
    if len(told) == 1:
        return f"{told[0]}: {said}"
    shown = [*told[:_MANY], f"{len(told) - _MANY} others"] if len(told) > _MANY + 1 else told
    return f"{', '.join(shown[:-1])} and {shown[-1]}: {'' if said.startswith('`') else 'each '}{said}"
