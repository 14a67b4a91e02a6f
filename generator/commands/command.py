"""The definition of a command, and its `--output` option."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files import write_text

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


def output_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--output`."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of printing")


def write_output(text: str, options: argparse.Namespace) -> None:
    """Write a text where `--output` says, or print it."""
    if options.output is not None:
        write_text(options.output, text)
    else:
        sys.stdout.write(text)
