"""docs/changing-a-provider.md is a recording: its commands print what it says they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.refresh.project import ROOT
from tests.refresh.server import Site

PAGE = ROOT / "docs" / "changing-a-provider.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = ("Makefile", "pyproject.toml", ".ci", "generator", "overlays/extensions.schema.json")
NORMAL = (
    (r"127\.0\.0\.1:\d+", "127.0.0.1:8000"),
    (r"HEAD \([0-9a-f]{7,12}\)", "HEAD (0000000)"),
    (r"\[Makefile:\d+: ", "[Makefile:1: "),
    (r"20\d\d-\d\d-\d\d", "2026-11-29"),
)
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Test"), ("EMAIL", "test@example.com"))},
}  # fmt: skip
LOCKER = '{"locker_id": 7, "opened_at": null, "keys": 2}'
SITE = ROOT / "tests" / "refresh" / "site"


@pytest.mark.slow
def test_the_recorded_session_is_what_happens(tmp_path: Path, site: Site, pytestconfig: pytest.Config) -> None:
    """Whoever follows the page sees what it shows."""
    _copy(tmp_path)
    for path in SITE.glob("*.yaml"):
        site.put(f"/{path.name}", path.read_bytes(), content_type="application/yaml")

    site.put("/lockers/7", LOCKER, content_type="application/json")
    guide = PAGE.read_text("utf-8")
    found = BLOCK.sub(lambda block: f"```console\n{_replayed(block[1], tmp_path, site)}```", guide)

    if pytestconfig.getoption("--accept"):
        PAGE.write_text(found, encoding="utf-8")
    assert found == PAGE.read_text("utf-8")


def _replayed(block: str, folder: Path, site: Site) -> str:
    """Run the commands of a block, and return them with what they print."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command[2:], folder, site.url)}" for command in commands)


def _run(command: str, folder: Path, url: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "CI"}}
    done = subprocess.run(
        ["bash", "-c", command.replace("http://127.0.0.1:8000", url)],
        cwd=folder,
        env=environment | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    text = done.stdout
    for pattern, plain in NORMAL:
        text = re.sub(pattern, plain, text)
    return text


def _copy(folder: Path) -> None:
    """Copy what the project is without its providers, with this interpreter as its environment, and commit it."""
    for part in PARTS:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    for name in ("20-owner.overlay.yaml", "30-essential.overlay.yaml", "visit.py"):
        shutil.copy(SITE / name, folder)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (folder / ".venv" / ".ready").touch()
    (folder / ".gitignore").write_text(
        ".venv/\n__pycache__/\n/*.overlay.yaml\n/visit.py\n/drift.jsonl\n", encoding="utf-8"
    )
    for command in ("make generate", "git init -q", "git add -A", "git commit -q -m Begin"):
        _run(command, folder, "")
