"""A fourth provider that nobody foresaw is files: a client, a mock and contract tests come of them, with no edit anywhere else.

Lantern is made up. It has what the three providers do not: a path that ends in a slash, parameters of a whole path, `uuid` and
`date-time`, an operation without arguments, names of operations that follow no rule, a GET that changes something, and errors whose
members stand under `error`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.files import write_tree
from generator.generate import make_tree
from generator.workspace import ROOT, open_workspace

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
PROGRAM = "import sys; from tests.contract.provider.__main__ import main; sys.exit(main())"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with Lantern alone, its client generated."""
    root = tmp_path_factory.mktemp("stranger")
    for name in ("specs", "overlays"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    workspace = open_workspace(root)
    write_tree(workspace.target, make_tree(workspace, force=True).files)
    return root


def _ran(root: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python where Lantern's client, overlays and samples are found before ours."""
    path = os.pathsep.join(map(str, (root / "generated", root, ROOT)))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **more}
    return subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def _contract(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _ran(root, "-c", PROGRAM, "--provider", "lantern", *arguments)


LAYERS = {"near misses": 9, "authentication": 35, "http": 12, "troubles": 6, "life cycles": 9, "rules": 4, "samples": 2}
"""Promises of each layer that is tried in process; `make contract` tries schemathesis, too."""


def test_its_contract_tests_are_green(tree: Path) -> None:
    """Every promise that needs no schemathesis, of a profile of some forty lines."""
    done = _contract(tree, "--only", "/", "--shard", "1/1", "--layers", ",".join(LAYERS))

    assert done.returncode == 0, done.stdout + done.stderr
    found = dict(re.findall(r"^  (\w[\w ]*\w) +(\d+) ", done.stdout, flags=re.MULTILINE))
    assert {layer: int(found[layer]) for layer in LAYERS} == LAYERS


FAULTS = {
    "a wrong secret is good": ('if tenant is None or tenant.standing != "active":', "if tenant is None:", "wrong id"),
    "a withdrawn request is open": ('"withdrawn" if session.ended else "open"', '"open"', ""),
    "a stranger reads a request": (
        "world.sessions.find(call.text(\"request_id\").lower(), tenant=call.tenant.name, product=_PRODUCT)",
        "next((one for one in world.sessions if one.id == call.text(\"request_id\").lower()), None)",
        "another customer's session answers like one that does not exist",
    ),
}
