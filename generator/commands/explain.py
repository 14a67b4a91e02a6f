"""`explain`: shows the origin of a method, or the document that the engine reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import report
from generator.commands.command import OK, Command, output_argument, unknown_provider, write_output
from generator.dump import dump
from generator.errors import Diagnostic, Refused
from generator.pipeline import build
from generator.workspace import PACKAGE, open_workspace

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provider", metavar="PROVIDER")
    named = "an operationId, `group.method` or `METHOD /path`"
    help_text = "print the plain document that openapi-python-client reads"
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("operation", metavar="OPERATION", nargs="?", help=named)
    one.add_argument("--document", action="store_true", help=help_text)
    output_argument(parser)


def _run(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    inputs = workspace.providers.get(options.provider)
    if inputs is None:
        raise unknown_provider(options.provider, workspace.providers)
    made = build(inputs, workspace.toolchain)
    if options.document:
        write_output(dump(made.plain), options)
        return OK
    found = report.find_operation(made, options.operation)
    if found is None:
        names = ", ".join(f"{group.attribute}.{item.name}" for group in made.api.groups for item in group.operations)
        called = f"no one operation is called {options.operation!r}"
        message = called if options.operation else "no operation is named (make: OPERATION=…)"
        raise Refused([Diagnostic("unknown-operation", None, message, f"Operations are {names}.")])
    write_output(f"{report.explain(made, *found, f'{PACKAGE}/{options.provider}')}\n", options)
    return OK


COMMAND = Command("explain", "say where a method comes from, or what the engine reads", _arguments, _run)
