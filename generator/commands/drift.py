"""`drift`: lists recorded drift and prints an overlay that updates the contract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.command import OK, Command, output_argument, unknown_provider, write_output
from generator.drift import overlay_text, read_events, table
from generator.errors import Diagnostic, Refused
from generator.files import read_source
from generator.pipeline import patch
from generator.workspace import open_workspace

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provider", metavar="PROVIDER")
    parser.add_argument("file", metavar="FILE", help="what kyc_clients.drift.write has collected")
    output_argument(parser)


def _run(options: argparse.Namespace) -> int:
    providers = open_workspace().providers
    inputs = providers.get(options.provider)
    if inputs is None:
        raise unknown_provider(options.provider, providers)
    if not options.file:
        advice = "Name the file that kyc_clients.drift.write has collected."
        raise Refused([Diagnostic("file-missing", None, "no file is named (make: FILE=…)", advice)])
    path = Path(options.file)
    groups = read_events(read_source(path, Path.cwd()))
    root = patch(inputs)[0].value
    for line in table(groups):
        print(f"# {line}")
    write_output(
        overlay_text(inputs.provider.title, root if isinstance(root, dict) else {}, groups, path.name), options
    )
    return OK


COMMAND = Command(
    "drift", "say what clients saw that differs from a contract, and the overlay for it", _arguments, _run
)
