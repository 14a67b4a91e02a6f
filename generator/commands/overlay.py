"""`overlay`: applies overlays and prints the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.command import OK, Command, output_argument, write_output
from generator.files import read_document, read_source

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=Path, metavar="DOC")
    parser.add_argument("overlays", type=Path, nargs="+", metavar="OVERLAY")
    parser.add_argument("--lax", action="store_true", help="the standard's own leniency: a target may match nothing")
    output_argument(parser)


def _run(options: argparse.Namespace) -> int:
    here = Path.cwd()
    sources = [read_source(path, here) for path in options.overlays]
    from generator.overlay.command import overlay_text  # noqa: PLC0415 - for this command alone

    text = overlay_text(read_document(options.document, here), *sources, strict=not options.lax)
    write_output(text, options)
    return OK


COMMAND = Command("overlay", "apply an overlay alone and print the result", _arguments, _run)
