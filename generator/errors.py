"""Diagnostics: messages to a person at the end of a long day. Where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.types import Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and greppable (`overlay-no-match`); `docs/diagnostics.md` lists them all."""

    code: str
    place: Place | None
    message: str
    help: str = ""

    def __str__(self) -> str:
        """Print `file:line:column: error[code]: message`, with the help indented below."""
        where = f"{self.place}: " if self.place is not None else ""
        text = f"{where}error[{self.code}]: {self.message}"
        return f"{text}\n    help: {self.help}" if self.help else text


class Refused(Exception):  # noqa: N818 - a refusal is an answer to the input, not a fault of ours
    """A stage could not return a whole value. Carries every diagnostic that the stage found, at least one."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics in the order found."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(item) for item in self.diagnostics))
