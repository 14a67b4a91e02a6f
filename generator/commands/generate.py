"""`generate`: generates all clients and writes the changed files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator import report
from generator.commands.command import OK, Command
from generator.files import write_tree
from generator.generate import make_tree
from generator.lock import NAME as LOCK
from generator.workspace import open_workspace

if TYPE_CHECKING:
    import argparse


def force_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--force`."""
    parser.add_argument(
        "--force", action="store_true", help="render even what the locks say is up to date (always so with CI=true)"
    )


def forced(options: argparse.Namespace) -> bool:
    """Whether to render without asking the locks."""
    return bool(options.force) or os.environ.get("CI") == "true"


def _run(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    tree = make_tree(workspace, force=forced(options))
    changes = write_tree(workspace.target, tree.files)
    locks = {name: tree.files[f"{name}/{LOCK}"] for name in workspace.providers}
    print(report.generated(locks, tree.builds.keys(), changes))
    return OK


COMMAND = Command("generate", "make all clients and write what differs", force_argument, _run)
