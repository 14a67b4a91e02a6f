"""`new`: adds a provider: its folders, open questions and a first client."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import generate
from generator.commands.command import FAILED, OK, Command
from generator.config import check_command_line, title_of
from generator.errors import Diagnostic, Refused
from generator.files import discard, list_folders, read_source, write_tree
from generator.types import Place
from generator.workspace import ROOT


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provider", metavar="PROVIDER", help="the package's name, such as acme")
    parser.add_argument("spec", nargs="+", metavar="SPEC", help="a URL, a file, a folder of pages, or several pages")
    parser.add_argument("--overlay", action="append", default=[], type=Path, metavar="FILE", help="repeatable")
    parser.add_argument("--title", default="", help="the client class's name; without it, made from the package's")
    parser.add_argument(
        "--host", action="append", default=[], help="another host to which the server may redirect; repeatable"
    )


def _run(options: argparse.Namespace) -> int:
    name: str = options.provider
    title = options.title or title_of(name)
    _check(name, title)
    from generator.refresh import obtain  # noqa: PLC0415 - for this command alone
    from generator.scaffold import scaffold  # noqa: PLC0415

    obtained = obtain(options.spec, options.host)
    overlays = [read_source(path, Path.cwd()) for path in options.overlay]
    made = scaffold(name, title, obtained, overlays)
    specs, ours = ROOT / "specs" / name, ROOT / "overlays" / name
    write_tree(specs, made.specs)
    try:
        write_tree(ours, {**made.overlays, **{f"drafts/{path}": text for path, text in made.drafts.items()}})
    except BaseException:
        discard(specs)
        raise
    print(f"made specs/{name} ({', '.join(made.specs)}) and overlays/{name} ({', '.join(made.overlays)})", flush=True)
    print(f"drafts of its mock, its profile and its samples: overlays/{name}/drafts", flush=True)
    return _generate(name)


def _check(name: str, title: str) -> None:
    findings = check_command_line(name, "PROVIDER", title)
    for part in ("specs", "overlays"):
        if not findings and name in list_folders(ROOT / part):
            advice = (
                f"Choose another name, or `make refresh PROVIDER={name}`; a folder that was left over can be removed."
            )
            findings.append(
                Diagnostic("provider-exists", Place(f"{part}/{name}"), f"there is a provider {name}", advice)
            )
    if findings:
        raise Refused(findings)


def _generate(name: str) -> int:
    try:
        generate.COMMAND.run(argparse.Namespace(force=False))
    except Refused as refused:
        for diagnostic in refused.diagnostics:
            print(diagnostic, file=sys.stderr)
        print(f"No client yet. Next: fix the above in overlays/{name}, then `make generate`.")
        return FAILED
    print(f"Next: answer the questions in overlays/{name}/10-questions.overlay.yaml, then `make generate`.")
    print(
        f"Then `make lint-provider PROVIDER={name}` says what is open, and `make ci` asks for a sample of each operation in "
        f"specs/{name}/samples; docs/how-to/new-provider.md explains the rest."
    )
    return OK


COMMAND = Command("new", "begin with a provider that was not there", _arguments, _run)
"""Making its first client is part of it; what keeps that from being made is for the person to mend."""
