"""The clients keep what their types say to the checkers that users run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


CODE = ["tests/typing/user_code.py", "tests/typing/user_code_attrs.py"]


@pytest.mark.slow
def test_user_code_and_generated_clients_pass_mypy_strict() -> None:
    """Correct use type-checks, and each mistake in what users write is noticed."""
    command = [sys.executable, "-m", "mypy", "--strict", *CODE, "generated/kyc_clients"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
