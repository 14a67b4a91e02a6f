"""Each folder of `cases` is a change of `base.yaml`, as an overlay, and the changes that users read about it.

The program `usage.py` is right against the old client. It must type-check against the new one exactly when nothing is said to break,
but for the cases in `AT_RUN_TIME`: mypy decides what we call breaking. `pytest tests/changes --accept` writes what is said now.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.changes.compare import compare
from generator.changes.surface import Surface, read_surface
from generator.parse import decode
from generator.pipeline import Build
from tests.generator.making import lay_out, make, toolchain
from tests.type_checks import mypy

HERE = Path(__file__).parent
AT_RUN_TIME = {
    "argument-at-most",
    "argument-checked",
    "argument-checked-otherwise",
    "argument-format-added",
    "body-closed",
    "field-rule-removed",
    "nested-object-closed",
    "raises-otherwise",
    "rule-removed",
}
"""Cases that break a program when it runs, which no type checker sees."""
ALSO_READ = {"__init__.py", "errors.py", "failures.py"}
"""Modules of the runtime that clients have from those that they name."""
CASES = sorted(path.parent for path in (HERE / "cases").glob("*/new.overlay.yaml"))


@cache
def client(*overlays: Path) -> Build:
    """A client of the base document with these overlays."""
    sources = [decode(path.name, path.read_bytes()) for path in (HERE / "base.yaml", *overlays)]
    return make(sources[0], overlays=tuple(sources[1:]))


@cache
def _surface(*overlays: Path) -> Surface:
    """What users hold of a client."""
    made = client(*overlays)
    named = {
        f"{name}.py" for text in made.package.files.values() for name in re.findall(r"_runtime\.(\w+) import", text)
    }
    files = {f"_runtime/{path}": text for path, text in toolchain().runtime.items() if path in named | ALSO_READ}
    return read_surface(files | {f"acme/{path}": text for path, text in made.package.files.items()}, "a test")


def expected(folder: Path) -> list[str]:
    """The changes that users read about, a line each, with its weight and its heading."""
    return (folder / "expected.txt").read_text("utf-8").splitlines()


def is_breaking(folder: Path) -> bool:
    """Whether users read that something may break."""
    return any(line.startswith("breaking") for line in expected(folder))


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_a_change_is_reported_as_its_case_expects(folder: Path, request: pytest.FixtureRequest) -> None:
    """Sentence, weight and heading, to the letter."""
    found = compare(_surface(), _surface(folder / "new.overlay.yaml"))
    lines = [f"{change.impact.name.lower()}, {change.section}: {change}" for change in found]
    if request.config.getoption("--accept"):
        (folder / "expected.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")

    assert expected(folder) == lines


@pytest.mark.slow
def test_what_breaks_in_our_words_is_what_breaks_for_mypy(tmp_path: Path) -> None:
    """A program right before is wrong now in those cases, and in those alone, that are reported to break, save at run time."""
    packages = {folder.name.replace("-", "_"): client(folder / "new.overlay.yaml") for folder in CASES}
    packages["base"] = client()
    lay_out(tmp_path, packages)
    program = (HERE / "usage.py").read_text()
    for name in packages:
        (tmp_path / f"{name}.py").write_text(re.sub(r"^from acme", f"from clients.{name}", program, flags=re.MULTILINE))

    broken = {folder.name for folder in CASES if is_breaking(folder)}
    assert {name.replace("_", "-") for name in _failing(tmp_path)} == broken - AT_RUN_TIME
    assert broken >= AT_RUN_TIME


def _failing(folder: Path) -> set[str]:
    """The programs that do not pass `mypy --strict`."""
    found = mypy(folder, *sorted(path.name for path in folder.glob("*.py"))).splitlines()
    return {line.partition(".py:")[0] for line in found if ": error:" in line and not line.startswith("clients/")}
