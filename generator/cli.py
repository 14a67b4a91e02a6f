"""The command line: parses arguments, runs a command and reports failures."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from generator.commands import commands
from generator.commands.command import FAILED
from generator.errors import Diagnostic, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FAULT = 3
TRACE = "KYC_GENERATOR_TRACEBACK"


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or different, 2 wrong usage, 3 a fault of ours."""
    try:
        options = _parser(arguments[0] if arguments else "").parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except Refused as refused:
        for diagnostic in refused.diagnostics:
            print(diagnostic, file=sys.stderr)
        return FAILED
    except ModuleNotFoundError as error:
        if TRACE in os.environ or (error.name or "").partition(".")[0] == "generator":
            raise
        advice = (
            "Run .venv/bin/python -m generator, which `make generate` sets up, or use the targets that `make` lists."
        )
        message = f"{sys.executable} lacks {error.name}, which the generator needs"
        print(Diagnostic("missing-package", None, message, advice), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        print("interrupted; nothing was changed", file=sys.stderr)
        return FAILED
    except Exception as error:
        if TRACE in os.environ:
            raise
        print(f"error[internal]: {type(error).__name__}: {error}", file=sys.stderr)
        print(
            f"    help: this is a fault of the generator; please report it with the output of {TRACE}=1",
            file=sys.stderr,
        )
        return FAULT


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Typed Python clients from OpenAPI documents and overlays."
    )
    found = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in commands(name):
        made = found.add_parser(command.name, help=command.help)
        command.arguments(made)
        made.set_defaults(run=command.run)
    return parser
