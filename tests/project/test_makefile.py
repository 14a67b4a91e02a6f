"""The Makefile describes itself, and what it describes is what runs."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, flags=re.MULTILINE)


def _make(*arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return done.stdout


def test_plain_make_lists_every_target() -> None:
    """Whoever types `make` learns all there is, one line each."""
    listed = re.findall(r"^  make (\S+) +\S.*$", _make(), flags=re.MULTILINE)

    assert listed == TARGETS


@pytest.mark.parametrize("target", ["generate", "check", "test"])
def test_the_everyday_targets_run_the_generator_and_the_tests(target: str) -> None:
    """Each asks `.venv` for exactly one thing, and sets it up first where it is missing; tests keep compiled files."""
    last = _make("--dry-run", target).splitlines()[-1].strip()

    tests = "env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m pytest --numprocesses auto --dist worksteal"
    assert last == {"test": tests}.get(target, f".venv/bin/python -m generator {target}")


def test_diff_takes_a_revision_where_one_is_named() -> None:
    """`make diff` compares with the last release, `make diff FROM=v0.1.0` with that."""
    assert _make("--dry-run", "diff").splitlines()[-1].strip() == ".venv/bin/python -m generator diff"
    assert _make("--dry-run", "diff", "FROM=v0.1.0").splitlines()[-1].endswith("generator diff --from='v0.1.0'")


def test_ci_runs_what_the_readme_names_and_tests_last() -> None:
    """`check` comes before `generate` would mend what it looks for, and pytest's summary ends the log."""
    lines = _make("--dry-run", "ci")
    marks = [
        "generator check",
        "generator generate",
        "bin/ruff check",
        "bin/mypy",
        ".bin/pyright",
        "redocly lint",
        "-m pytest",
    ]
    places = [lines.index(mark) for mark in marks]

    assert places == sorted(places)
    assert lines.rstrip().endswith("-m pytest --numprocesses auto --dist worksteal")


def test_ci_and_people_type_the_same() -> None:
    """`.ci/run` and the workflow have no commands of their own."""
    assert "exec make --no-print-directory ci" in (ROOT / ".ci" / "run").read_text()
    assert "- run: bash .ci/run" in (ROOT / ".github" / "workflows" / "ci.yml").read_text()


def test_make_stranger_types_what_the_page_says() -> None:
    """The way from a plain document to a green `make ci`, in a clone: its steps are those that the page records."""
    script = (ROOT / ".ci" / "stranger").read_text()
    steps = re.findall(r"^step make --no-print-directory (.+?)(?: </dev/null)?$", script, flags=re.MULTILINE)
    page = (ROOT / "docs" / "how-to" / "new-provider.md").read_text()

    assert [step.replace("$plain", "tests/stranger/plain") for step in steps] == [
        "new PROVIDER=marigold SPEC=tests/stranger/plain/marigold.yaml",
        "lint-provider PROVIDER=marigold",
        "generate",
        "contract PROVIDER=marigold",
        "ci",
    ]
    assert re.findall(r"^\$ make --no-print-directory (.+)$", page, flags=re.MULTILINE) == [
        step.replace("$plain", "tests/stranger/plain") for step in steps
    ]
    assert _make("--dry-run", "stranger") == ".ci/stranger\n"
