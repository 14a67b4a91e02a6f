"""The command line. Alone in printing; everything it says on errors is a diagnostic."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import report
from generator.config import Provider, check_name, check_title, read_provider
from generator.errors import Diagnostic, Refused
from generator.files import compare_tree, read_source, write_text, write_tree
from generator.generate import make_tree
from generator.lock import NAME as LOCK
from generator.pipeline import Inputs, build, count
from generator.types import Place, Source
from generator.workspace import PACKAGE, open_workshop, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OK, FAILED, FAULT = 0, 1, 3
TRACE = "KYC_GENERATOR_TRACEBACK"


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or different, 2 wrong usage, 3 a fault of ours."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except Refused as refused:
        for diagnostic in refused.diagnostics:
            print(diagnostic, file=sys.stderr)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Typed Python clients from OpenAPI documents and overlays."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, text in (
        ("generate", _generate, "make all clients and write what differs"),
        ("check", _check, "fail where generated/ is not what the inputs give"),
    ):
        made = commands.add_parser(name, help=text)
        made.add_argument(
            "--force", action="store_true", help="render even what the locks say is up to date (always so with CI=true)"
        )
        made.set_defaults(command=command)
    made = commands.add_parser("build", help="make one client from any document")
    made.add_argument("--spec", required=True, type=Path, metavar="FILE", help="OpenAPI 3.0 or 3.1, YAML or JSON")
    made.add_argument(
        "--overlay",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="applied in the order given; repeatable",
    )
    made.add_argument("--name", required=True, help="the package's name, such as acme")
    made.add_argument("--title", default="", help="the client class's name; without it, made from the package's")
    made.add_argument(
        "--waive", type=Path, metavar="FILE", help="a provider.toml with [[waivers]] for losses that you accept"
    )
    made.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="the package goes to DIR/NAME, replacing an older one"
    )
    made.set_defaults(command=_build)
    made = commands.add_parser("overlay", help="apply an overlay alone and print the result")
    made.add_argument("document", type=Path, metavar="DOC")
    made.add_argument("overlays", type=Path, nargs="+", metavar="OVERLAY")
    made.add_argument("--lax", action="store_true", help="the standard's own leniency: a target may match nothing")
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of printing")
    made.set_defaults(command=_overlay)
    made = commands.add_parser("explain", help="say where a method comes from")
    made.add_argument("provider", metavar="PROVIDER")
    made.add_argument("operation", metavar="OPERATION", help="an operationId, `group.method` or `METHOD /path`")
    made.set_defaults(command=_explain)
    return parser


def _generate(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    tree = make_tree(workspace, force=_forced(options))
    changes = write_tree(workspace.target, tree.files)
    locks = {name: tree.files[f"{name}/{LOCK}"] for name in workspace.providers}
    print(report.generated(locks, tree.builds.keys(), changes))
    return OK


def _check(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    changes = compare_tree(workspace.target, make_tree(workspace, force=_forced(options)).files)
    for line in report.differences(changes):
        print(f"{PACKAGE}: {line}", file=sys.stderr)
    if changes.any:
        print(
            "generated/ is not what specs/ and overlays/ give. Run `make generate`, and commit what it writes.",
            file=sys.stderr,
        )
        return FAILED
    print(f"{PACKAGE} is what specs/ and overlays/ give ({', '.join(workspace.providers)})")
    return OK


def _build(options: argparse.Namespace) -> int:
    here = Path.cwd()
    title = options.title or "".join(part.capitalize() for part in options.name.split("_"))
    findings = [*check_name(options.name, Place("--name")), *check_title(title, Place("--title"))]
    if findings:
        raise Refused(findings)
    provider = Provider(options.name, title)
    settings: tuple[Source, ...] = (Source("--title", title),)
    if options.waive is not None:
        waived = read_source(options.waive, here)
        provider = Provider(options.name, title, waivers=read_provider(options.name, waived).waivers)
        settings = (*settings, waived)
    inputs = Inputs(
        provider, read_source(options.spec, here), tuple(read_source(path, here) for path in options.overlay), settings
    )
    made = build(inputs, open_workshop(nested=True))
    target = options.out / options.name
    changes = write_tree(target, made.package.files, marker=LOCK, outside=options.out)
    changed = len(changes.added) + len(changes.changed) + len(changes.removed)
    print(report.table([report.HEAD, report.row(options.name, count(made.api, made.overlays), changed)]))
    print(f"with {options.out} on the import path: from {options.name} import {title}, Async{title}")
    return OK


def _overlay(options: argparse.Namespace) -> int:
    here = Path.cwd()
    sources = [read_source(path, here) for path in options.overlays]
    from generator.overlay.command import overlay_text  # noqa: PLC0415 - for this command alone

    text = overlay_text(read_source(options.document, here), *sources, strict=not options.lax)
    if options.output is not None:
        write_text(options.output, text)
    else:
        sys.stdout.write(text)
    return OK


def _explain(options: argparse.Namespace) -> int:
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
        raise Refused(
            [
                Diagnostic(
                    "unknown-operation",
                    None,
                    f"no one operation is called {options.operation!r}",
                    f"Operations are {names}.",
                )
            ]
        )
    print(report.explain(made, *found, f"{PACKAGE}/{options.provider}"))
    return OK


def _forced(options: argparse.Namespace) -> bool:
    return bool(options.force) or os.environ.get("CI") == "true"
