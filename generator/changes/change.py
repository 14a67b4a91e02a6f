"""One change, as users meet it: what it is about, what it says, and what it may cost them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

Section: TypeAlias = Literal["Added", "Changed", "Deprecated", "Removed"]
"""A heading of Keep a Changelog."""


class Weight(IntEnum):
    """What a change may cost users, the worst first."""

    BREAKING = 0
    """A program that was right may fail to type-check or to run."""
    BEHAVIOUR = 1
    """The same program does something else; whether that is welcome, a person must say."""
    COMPATIBLE = 2
    """What was right stays right."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence about one thing. `subject` is what users would search for, such as `sandbox.digilocker.get_document`."""

    subject: str
    text: str
    weight: Weight
    section: Section
    name: str = ""
    """The field or argument that the text speaks of, where it is not the subject itself."""

    def __str__(self) -> str:
        """Print as a line of a changelog."""
        return f"`{self.subject}`: {together([self.name], self.text)}."


def together(names: list[str], text: str) -> str:
    """Say the same of several fields; a name of several words is a phrase of its own."""
    told = [name if " " in name else f"`{name}`" for name in names if name]
    if not told:
        return text
    return f"{told[0]} {text}" if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}: each {text}"


def breaks(subject: str, text: str, *, name: str = "", section: Section = "Changed") -> Change:
    """A change that breaks programs: in the eyes of a type checker, or only when they run."""
    return Change(subject, text, Weight.BREAKING, section, name)


def shifts(subject: str, text: str, *, name: str = "") -> Change:
    """A change of what happens, which no type shows."""
    return Change(subject, text, Weight.BEHAVIOUR, "Changed", name=name)


def allows(subject: str, text: str, section: Section = "Changed", *, name: str = "") -> Change:
    """A change that leaves right programs right."""
    return Change(subject, text, Weight.COMPATIBLE, section, name=name)
