"""What a command is: a name, a line of help, arguments, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

OK, FAILED = 0, 1
"""Exit codes: done; refused or different."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `python -m generator`. `arguments` declares them, `run` returns the exit code or raises `Refused`."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
