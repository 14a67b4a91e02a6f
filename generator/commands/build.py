"""`build`: generates one client from any document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator import report
from generator.commands.command import OK, Command
from generator.config import Provider, check_command_line, read_provider, title_of
from generator.errors import Refused
from generator.files import read_document, read_source, write_tree
from generator.library import read_library
from generator.lock import NAME as LOCK
from generator.pipeline import Inputs, build, count
from generator.types import Source
from generator.workspace import read_toolchain

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    spec = "OpenAPI 3.0 or 3.1, YAML or JSON; or pages that show it"
    parser.add_argument("--spec", required=True, type=Path, metavar="SPEC", help=spec)
    for option, what in (
        ("--overlay", "applied in the order given; repeatable"),
        ("--module", "hand-written Python that goes into the package, such as mock.py; repeatable"),
    ):
        parser.add_argument(option, action="append", default=[], type=Path, metavar="FILE", help=what)
    parser.add_argument("--name", required=True, help="the package's name, such as acme")
    parser.add_argument("--title", default="", help="the client class's name; without it, made from the package's")
    parser.add_argument(
        "--waive", type=Path, metavar="FILE", help="[[waivers]], as `lint` proposes them, for losses that you accept"
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="the package goes to DIR/NAME, replacing an older one"
    )


def _run(options: argparse.Namespace) -> int:
    here = Path.cwd()
    provider, settings = _provider(options, here)
    overlays, modules = (
        tuple(read_source(path, here) for path in given) for given in (options.overlay, options.module)
    )
    document = read_document(options.spec, here)
    library = read_library(options.spec, here, document)
    inputs = Inputs(provider, document, overlays, settings, modules, library)
    made = build(inputs, read_toolchain(nested=True))
    target = options.out / options.name
    changes = write_tree(target, made.package.files, marker=LOCK, outside=options.out)
    changed = len(changes.added) + len(changes.changed) + len(changes.removed)
    print(report.table([report.HEAD, report.row(options.name, count(made.api, made.overlays), changed)]))
    for line in report.accepted(made.api):
        print(line)
    print(f"with {options.out} on the import path: from {options.name} import {provider.title}, Async{provider.title}")
    return OK


def _provider(options: argparse.Namespace, here: Path) -> tuple[Provider, tuple[Source, ...]]:
    """What the client is called and what someone accepts, with the texts that say so."""
    title = options.title or title_of(options.name)
    findings = check_command_line(options.name, "--name", title)
    if findings:
        raise Refused(findings)
    named = Source("--title", title)
    if options.waive is None:
        return Provider(options.name, title), (named,)
    waived = read_source(options.waive, here)
    return Provider(options.name, title, waivers=read_provider(options.name, waived, title).waivers), (named, waived)


COMMAND = Command("build", "make one client from any document", _arguments, _run)
