"""`explain`: where a method comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import report
from generator.commands.command import OK, Command
from generator.errors import Diagnostic, Refused
from generator.pipeline import build
from generator.workspace import PACKAGE, open_workspace

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provider", metavar="PROVIDER")
    parser.add_argument("operation", metavar="OPERATION", help="an operationId, `group.method` or `METHOD /path`")


def _run(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    inputs = workspace.providers.get(options.provider)
    if inputs is None:
        message = f"there is no provider {options.provider!r}"
        raise Refused(
            [Diagnostic("unknown-provider", None, message, f"Providers are {', '.join(workspace.providers)}.")]
        )
    made = build(inputs, workspace.workshop)
    found = report.find_operation(made, options.operation)
    if found is None:
        names = ", ".join(f"{group.attribute}.{item.name}" for group in made.api.groups for item in group.operations)
        message = f"no one operation is called {options.operation!r}"
        raise Refused([Diagnostic("unknown-operation", None, message, f"Operations are {names}.")])
    print(report.explain(made, *found, f"{PACKAGE}/{options.provider}"))
    return OK


COMMAND = Command("explain", "say where a method comes from", _arguments, _run)
