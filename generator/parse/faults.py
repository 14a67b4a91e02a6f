"""Collects the findings of one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NoReturn

from generator.errors import Diagnostic, Refused
from generator.parse.limits import MAX_FAULTS
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNTAX: Final = "correct it here, or just before: a quote, a bracket or an indentation that has no partner"
_ADVICE: Final[Mapping[str, str]] = {
    "source-syntax": SYNTAX,
    "source-alias": "write out what it stands for, or refer to it by `$ref`",
    "source-character": "remove it, or escape it in a quoted text",
    "source-depth": "name the inner parts and refer to them by `$ref`",
    "source-documents": "keep one",
    "source-empty": "fill it with an OpenAPI document",
    "source-key": "quote it",
    "source-number": "quote it if it is meant as text",
    "source-size": "split the document",
    "source-tag": "remove the tag",
}


@dataclass(slots=True)
class Faults:
    """The findings in one file so far. Lines and columns are given as parsers count them, from 0."""

    file: str
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, code: str, where: tuple[int, int], message: str, help_: str = "") -> None:
        """Note a fault and go on, unless there are too many."""
        self.found.append(
            Diagnostic(code, Place(self.file, where[0] + 1, where[1] + 1), message, help_ or _ADVICE.get(code, ""))
        )
        if len(self.found) >= MAX_FAULTS:
            raise Refused(self.found)

    def stop(self, code: str, where: tuple[int, int], message: str, help_: str = "") -> NoReturn:
        """Note a fault after which nothing more can be understood."""
        self.add(code, where, message, help_)
        raise Refused(self.found)

    def resolve_imports(self) -> None:
        """Refuse the file if anything was found."""
        if self.found:
            raise Refused(self.found)
