"""The definition of a command, and its `--output` option."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused
from generator.files import write_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

OK, FAILED = 0, 1
"""Exit codes: done; refused or different."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `python -m generator`. `arguments` declares them, `run` returns the exit code or raises `Refused`."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def unknown_provider(name: str, providers: Iterable[str], otherwise: str = ".") -> Refused:
    """Say that there is no provider of that name, or none was named, and which there are; `otherwise` ends that sentence."""
    message = f"there is no provider {name!r}" if name else "no provider is named (make: PROVIDER=…)"
    return Refused([Diagnostic("unknown-provider", None, message, f"Providers are {', '.join(providers)}{otherwise}")])


def output_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--output`."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of printing")


def write_output(text: str, options: argparse.Namespace) -> None:
    """Write a text where `--output` says, or print it."""
    if options.output is not None:
        write_text(options.output, text)
    else:
        sys.stdout.write(text)
