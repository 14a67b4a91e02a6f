"""`diff`: what changes for users of the clients since a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.changes.compare import compare
from generator.changes.report import Verdict, report
from generator.changes.surface import read_surface
from generator.changes.version import PROJECT, read_version
from generator.checker import check_programs, is_installed
from generator.commands.command import OK, Command
from generator.errors import Diagnostic, Refused
from generator.files import compare_tree, read_source, read_tree
from generator.generate import make_tree
from generator.history import find_revision, last_release, read_files
from generator.types import Place
from generator.workspace import PACKAGE, open_workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from generator.history import Revision
    from generator.workspace import Workspace

_TYPING: Final = "tests/typing"
_HERE: Final = "the working tree"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="revision",
        default="",
        metavar="REV",
        help="a tag, branch or commit; without it, the last release (the nearest tag v…), or HEAD where there is none",
    )


def _run(options: argparse.Namespace) -> int:
    print(diff(open_workspace(), options.revision))
    return OK


def diff(workspace: Workspace, name: str) -> str:
    """Say what changed since a revision, or since the last release where none is named.

    Raises:
        Refused: where either cannot be compared.
    """
    root = workspace.root
    release = last_release(root)
    revision = find_revision(root, name or release or "HEAD")
    if compare_tree(workspace.target, make_tree(workspace, force=False).files).any:
        message = "this is not what specs/ and overlays/ give"
        raise Refused([Diagnostic("changes-stale", Place(PACKAGE), message, "Run `make generate` first.")])
    then = read_files(root, revision, PACKAGE, PROJECT, _TYPING)
    old = {path.removeprefix(f"{PACKAGE}/"): text for path, text in then.items() if path.startswith(f"{PACKAGE}/")}
    if not old:
        advice = "Compare with a later revision, in which clients are committed."
        raise Refused([Diagnostic("changes-nothing", Place(PACKAGE), f"there are no clients at {revision}", advice)])
    changes = compare(read_surface(old, str(revision)), read_surface(read_tree(workspace.target), _HERE))
    project = then.get(PROJECT) or read_source(root / PROJECT, root).text
    notes = [] if name or release else ["There is no release yet (a tag such as v0.1.0), so this is since HEAD."]
    return report(changes, read_version(project, str(revision)), str(revision), _verdict(root, revision, then), notes)


def _verdict(root: Path, revision: Revision, then: Mapping[str, str]) -> Verdict:
    """Whether what the older revision says users may write still type-checks."""
    programs = {
        path: text
        for path, text in then.items()
        if path.startswith(f"{_TYPING}/") and path.endswith(".py") and not path.startswith(f"{_TYPING}/test_")
    }
    if not programs:
        return Verdict(f"there are none in {_TYPING}/")
    if not is_installed():
        return Verdict("not run, because mypy is not installed")
    errors = check_programs(programs, root / "generated", root / ".mypy_cache" / "programs")
    summary = "they do not type-check any more, so this is a breaking change" if errors else "they still type-check"
    return Verdict(summary, tuple(f"{line} [at {revision}]" for line in errors))


COMMAND = Command("diff", "say what changes for users of the clients since a revision", _arguments, _run)
