"""The clients keep what their types say to the checkers that users run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_user_code_and_generated_clients_pass_mypy_strict() -> None:
    """Correct use type-checks, and each mistake in `user_code.py` is noticed."""
    command = [sys.executable, "-m", "mypy", "--strict", "tests/typing/user_code.py", "generated/kyc_clients"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
