"""Django has one configuration for a process, and the examples have another one: its suite runs in a process of its own."""

import subprocess
import sys
from pathlib import Path

SUITE = Path(__file__).with_name("django_suite.py")


def test_clients_and_a_server_of_django_rest_framework_see_the_same_values() -> None:
    """Every test of the suite passes."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", str(SUITE)]
    done = subprocess.run(command, cwd=SUITE.parents[2], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout
