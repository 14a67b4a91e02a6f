"""Diagnostics: where, what, and what to do."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from generator.types import Place, Pointer


LONGEST: Final = 1000
"""Longer messages are cut: they quote documents, whose names may be of any length."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and greppable (`overlay-no-match`); `docs/diagnostics.md` lists them all."""

    code: str
    place: Place | None
    message: str
    help: str = ""
    pointer: Pointer | None = field(default=None, compare=False)
    """The node of the patched document that it is about, where it is about one."""
    waivable: bool = field(default=False, compare=False)
    """Whether a waiver may accept it."""

    def __str__(self) -> str:
        """Print `file:line:column: error[code]: message`, with the help indented below."""
        where = f"{self.place}: " if self.place is not None else ""
        text = _shown(f"{where}error[{self.code}]: {self.message}")
        return f"{text}\n    help: {_shown(self.help)}" if self.help else text


def _shown(text: str) -> str:
    """A text on one line, of a bearable length: it quotes documents, which may hold line ends and terminal commands."""
    safe = text if text.isprintable() else "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
    return safe if len(safe) <= LONGEST else f"{safe[:LONGEST]}…"


class Refused(Exception):  # noqa: N818 - a refusal is a response to the input, not a fault of ours
    """A stage could not return a whole value. Carries every diagnostic that the stage found, at least one."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics in the order found."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(item) for item in self.diagnostics))


@contextmanager
def gathering(found: list[Diagnostic]) -> Generator[None]:
    """Go on after a refusal, and keep what it says for the one refusal at the end."""
    try:
        yield
    except Refused as refused:
        found += refused.diagnostics
