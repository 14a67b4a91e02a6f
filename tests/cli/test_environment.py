"""The message where the generator runs outside its environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [["lint"], ["generate"], ["explain", "sandbox", "bank"]])
def test_a_python_without_the_packages_is_reported_so_in_one_sentence(tmp_path: Path, command: list[str]) -> None:
    """It is no fault of the generator."""
    # Isolated from site-packages, as the Python of the system is that knows none of them.
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from generator.cli import main; sys.exit(main({command!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=tmp_path, env={**os.environ, "PYTHONPATH": ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "error[missing-package]" in done.stderr
    assert ".venv/bin/python -m generator" in done.stderr
    assert "fault of the generator" not in done.stderr
    assert "Traceback" not in done.stderr
