"""Collects what is wrong with one file, so that a person sees all of it at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from generator.errors import Diagnostic, Refused
from generator.parse.limits import MAX_FAULTS
from generator.types import Place


@dataclass(slots=True)
class Faults:
    """The findings in one file so far. Lines and columns are given as parsers count them, from 0."""

    file: str
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, code: str, where: tuple[int, int], message: str, help_: str = "") -> None:
        """Note a fault and go on, unless there are too many."""
        self.found.append(Diagnostic(code, Place(self.file, where[0] + 1, where[1] + 1), message, help_))
        if len(self.found) >= MAX_FAULTS:
            raise Refused(self.found)

    def stop(self, code: str, where: tuple[int, int], message: str, help_: str = "") -> NoReturn:
        """Note a fault after which nothing more can be understood."""
        self.add(code, where, message, help_)
        raise Refused(self.found)

    def settle(self) -> None:
        """Refuse the file if anything was found."""
        if self.found:
            raise Refused(self.found)
