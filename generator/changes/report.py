"""Prints changes: the list, the suggested version and a draft for the changelog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from generator.changes.change import Impact, Section, with_names
from generator.changes.version import next_version, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.changes.change import Change

_HEADINGS: Final[Mapping[Impact, str]] = {
    Impact.BREAKING: "Breaking: a correct program may fail",
    Impact.BEHAVIOUR: "Behaviour: the same program behaves differently",
    Impact.COMPATIBLE: "Compatible: correct programs stay correct",
}
_MANY: Final = 8
"""At most this many subjects of one sentence are named in the draft; the list names all."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of the typing tests of the older revision."""

    summary: str
    """One line: how many ran, and the outcome."""
    errors: tuple[str, ...] = ()


def report(
    changes: Sequence[Change], version: tuple[int, int, int], origin: str, verdict: Verdict, notes: Iterable[str]
) -> str:
    """Print everything. `origin` names the older revision, `version` is the one it had."""
    lines = [f"From {origin}, version {shown(version)}, to the working tree", *notes, ""]
    for impact in Impact:
        found = [change for change in changes if change.impact is impact]
        if found:
            lines += [f"{_HEADINGS[impact]} ({len(found)})", *(f"  - {line}" for line in _grouped(found)), ""]
    lines += [] if changes else ["Nothing changes for users.", ""]
    lines += [f"Typing tests of {origin}: {verdict.summary}", *(f"  {line}" for line in verdict.errors), ""]
    impacts = {change.impact for change in changes} | ({Impact.BREAKING} if verdict.errors else set[Impact]())
    lines += [_suggestion(version, impacts)]
    return "\n".join(lines + (["", "CHANGELOG draft", "", *draft(changes)] if changes else []))


def _suggestion(version: tuple[int, int, int], impacts: set[Impact]) -> str:
    new = next_version(version, impacts)
    if not impacts:
        return f"Suggested version: {shown(version)} stays"
    why = {Impact.BREAKING: "something breaks", Impact.BEHAVIOUR: "nothing breaks", Impact.COMPATIBLE: "nothing breaks"}
    return f"Suggested version: {shown(new)} ({why[min(impacts)]}; {shown(version)} is the older one)"


def draft(changes: Sequence[Change]) -> list[str]:
    """Print changes as Keep a Changelog has them, those that break first under each heading."""
    lines: list[str] = []
    for section in get_args(Section):
        found = [change for change in changes if change.section == section]
        if found:
            lines += [*([""] if lines else []), f"### {section}", "", *(f"- {line}" for line in _merged(found))]
    return lines


def _merged(changes: Sequence[Change]) -> list[str]:
    """Merge subjects that share a text."""
    subjects: dict[tuple[Impact, str], list[str]] = {}
    for (impact, subject, text), names in _by_subject(changes).items():
        subjects.setdefault((impact, with_names(names, text)), []).append(subject)
    return [
        f"{'**Breaking:** ' if impact is Impact.BREAKING else ''}{_with_subjects(found, sentence)}."
        for (impact, sentence), found in subjects.items()
    ]


def _grouped(changes: Sequence[Change]) -> list[str]:
    """Merge fields of a subject that share a text."""
    return [f"`{subject}`: {with_names(names, text)}." for (_, subject, text), names in _by_subject(changes).items()]


def _by_subject(changes: Sequence[Change]) -> dict[tuple[Impact, str, str], list[str]]:
    found: dict[tuple[Impact, str, str], list[str]] = {}
    for change in changes:
        found.setdefault((change.impact, change.subject, change.text), []).append(change.name)
    return found


def _with_subjects(subjects: list[str], sentence: str) -> str:
    text = [f"`{subject}`" for subject in subjects]
    if len(text) == 1:
        return f"{text[0]}: {sentence}"
    shown = [*text[:_MANY], f"{len(text) - _MANY} others"] if len(text) > _MANY + 1 else text
    return f"{', '.join(shown[:-1])} and {shown[-1]}: {'' if sentence.startswith('`') else 'each '}{sentence}"
