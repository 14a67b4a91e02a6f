"""docs/tutorial.md, walked as a reader walks it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text()
STEPS = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
OWN_TEST = re.findall(r'^```python title="test_onboarding.py"\n(.*?)^```$', PAGE, flags=re.MULTILINE | re.DOTALL)


def test_every_step_runs_after_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    """Typed in order into one session, the steps end with what they promise."""
    exec(compile("".join(STEPS), "tutorial.md", "exec"), {"__name__": "__main__"})

    printed = capsys.readouterr().out
    assert "<hidden" in printed
    assert printed.endswith("ask for the documents in another way\n")


@pytest.mark.slow
def test_the_test_at_its_end_passes(tmp_path: Path) -> None:
    """In an empty folder, with the plugin that the package brings."""
    (tmp_path / "test_onboarding.py").write_text(OWN_TEST[0])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]

    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generated")},
        capture_output=True,
        check=False,
        text=True,
    )

    assert "3 passed" in done.stdout, done.stdout + done.stderr
