"""A change of the clients as users see it: its subject, its text and its impact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

Section: TypeAlias = Literal["Added", "Changed", "Deprecated", "Removed"]
"""A heading of Keep a Changelog."""


class Impact(IntEnum):
    """The impact of a change on users, the worst first."""

    BREAKING = 0
    """A correct program may fail to type-check or to run."""
    BEHAVIOUR = 1
    """The same program behaves differently; a person decides whether that is wanted."""
    COMPATIBLE = 2
    """Correct programs stay correct."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence about one subject. `subject` is what users would search for, such as `sandbox.digilocker.get_document`."""

    subject: str
    text: str
    impact: Impact
    section: Section
    name: str = ""
    """The field or argument that the text speaks of, where it is not the subject itself."""

    def __str__(self) -> str:
        """Print as a line of a changelog."""
        return f"`{self.subject}`: {with_names([self.name], self.text)}."


def with_names(names: list[str], text: str) -> str:
    """Put the names of fields before a text; a name of several words is not quoted."""
    quoted = [name if " " in name else f"`{name}`" for name in names if name]
    if not quoted:
        return text
    return f"{quoted[0]} {text}" if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}: each {text}"


def breaking_change(subject: str, text: str, *, name: str = "", section: Section = "Changed") -> Change:
    """A change that breaks programs, for a type checker or at run time."""
    return Change(subject, text, Impact.BREAKING, section, name)


def behaviour_change(subject: str, text: str, *, name: str = "") -> Change:
    """A change of behaviour that no type shows."""
    return Change(subject, text, Impact.BEHAVIOUR, "Changed", name=name)


def compatible_change(subject: str, text: str, section: Section = "Changed", *, name: str = "") -> Change:
    """A change that keeps correct programs correct."""
    return Change(subject, text, Impact.COMPATIBLE, section, name=name)
