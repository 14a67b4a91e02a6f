"""`check`: fails if `generated/` differs from what the inputs give."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator import report
from generator.commands.command import FAILED, OK, Command
from generator.commands.generate import force_argument, forced
from generator.files import compare_tree
from generator.generate import make_tree
from generator.workspace import PACKAGE, open_workspace

if TYPE_CHECKING:
    import argparse


def _run(options: argparse.Namespace) -> int:
    workspace = open_workspace()
    changes = compare_tree(workspace.target, make_tree(workspace, force=forced(options)).files)
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


COMMAND = Command("check", "fail where generated/ is not what the inputs give", force_argument, _run)
