"""Runs `mypy --strict` over what a test wrote. What mypy learns of the libraries it learns once on this machine, and not in each test."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LEARNED = ROOT / ".mypy_cache" / "libraries"
_LIBRARIES = "import asyncio, collections.abc, datetime, io, json, pathlib, ssl, typing\nimport attrs, httpx\n"
STRICT = ("--strict", "--no-error-summary", "--config-file=")


def mypy(folder: Path, *arguments: str, path: str = "") -> str:
    """Return what `mypy --strict` prints of files or packages in a folder; `path` is where else it looks for modules."""
    cache = f"--cache-dir={seed(folder / '.mypy_cache')}"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *STRICT, cache, *arguments],
        cwd=folder,
        env={**os.environ, "MYPYPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def seed(cache: Path, options: tuple[str, ...] = STRICT) -> Path:
    """Fill a folder with what mypy, called with these options, knows of the libraries."""
    learned = _LEARNED / "-".join(options).replace("/", "-")
    learned.mkdir(parents=True, exist_ok=True)
    with (learned / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (learned / "cache").exists():
            command = [*options, f"--cache-dir={learned / 'cache'}", "--command", _LIBRARIES]
            subprocess.run([sys.executable, "-m", "mypy", *command], capture_output=True, check=True)
    shutil.copytree(learned / "cache", cache)
    return cache
