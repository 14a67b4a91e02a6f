"""Runs mypy: type-checks users' programs against the clients in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

_FINDINGS = 1
"""mypy's exit code where it found something; more is a fault of its own."""
OPTIONS = (
    "--strict",
    "--no-warn-unused-ignores",  # a mistake that is none any more breaks nobody
    "--no-error-summary",
    "--config-file=",
    "--no-color-output",
    "--follow-imports=silent",
)


def is_installed() -> bool:
    """Whether there is a mypy in this environment."""
    return find_spec("mypy") is not None


def check_programs(programs: Mapping[str, str], packages: Path, cache: Path) -> list[str]:
    """Return what `mypy --strict` says of these programs, texts by path, where packages are found in a folder.

    What it learns of other people's packages is kept in the folder `cache` for the next time.

    Raises:
        Refused: where mypy itself fails.
    """
    with TemporaryDirectory(prefix="programs-") as name:
        folder = Path(name)
        for path, text in programs.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        options = [*OPTIONS, f"--cache-dir={cache.resolve()}"]
        command = [sys.executable, "-m", "mypy", *options, *programs]
        environment = {**os.environ, "MYPYPATH": str(packages.resolve())}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments, no shell
    if done.returncode > _FINDINGS:
        message = f"mypy failed: {(done.stderr or done.stdout).strip()}"
        raise Refused([Diagnostic("checker-failed", None, message, "Set the environment up anew: `make clean test`.")])
    return done.stdout.splitlines()
