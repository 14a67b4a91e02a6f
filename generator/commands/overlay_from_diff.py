"""`overlay-from-diff`: writes the overlay that turns one document into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.command import OK, Command, output_argument, write_output
from generator.files import read_document

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    output_argument(parser)


def _run(options: argparse.Namespace) -> int:
    here = Path.cwd()
    from generator.overlay.from_diff import overlay_from_diff  # noqa: PLC0415 - for this command alone

    text = overlay_from_diff(read_document(options.old, here), read_document(options.new, here))
    write_output(text, options)
    return OK


COMMAND = Command("overlay-from-diff", "write the overlay that turns one document into another", _arguments, _run)
