"""docs/tutorial.md, walked as a reader walks it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial.md").read_text()
STEPS = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def test_every_step_runs_after_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    """Typed in order into one session, the steps end with what they promise."""
    exec(compile("".join(STEPS), "tutorial.md", "exec"), {"__name__": "__main__"})

    printed = capsys.readouterr().out
    assert "<hidden" in printed
    assert printed.endswith("ask for the documents in another way\n")
