"""What a command costs before it does anything: each is loaded when it is named, and little else with it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from generator import commands, lock

ROOT = Path(__file__).resolve().parents[2]
NO_COMMANDS = {"__init__", "command"}


def test_every_module_of_the_commands_is_one() -> None:
    """None is forgotten in the list, and each goes by the name of its module."""
    modules = {path.stem for path in (ROOT / "generator/commands").glob("*.py")} - NO_COMMANDS

    assert {command.name.replace("-", "_") for command in commands.commands("")} == modules


def test_the_command_that_is_named_comes_alone() -> None:
    """The others are not even loaded."""
    assert [command.name for command in commands.commands("check")] == ["check"]


def test_an_unknown_name_gets_all_commands_to_choose_from() -> None:
    """`--help`, and a misspelt name, list everything."""
    assert len(commands.commands("chek")) == len(commands.commands("")) > 1


@pytest.mark.parametrize("tool", lock.TOOLS)
def test_the_lock_knows_the_version_that_is_installed(tool: str) -> None:
    """What a folder is called is what Python's own reader finds in it."""
    assert lock.fingerprint({}, "", "")[tool] == version(tool)


def test_of_two_installed_versions_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does for whoever imports; what is no folder is passed over."""
    for place, number in (("first", "1.0"), ("second", "2.0")):
        (tmp_path / place / f"some_tool-{number}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(tmp_path / name) for name in ("missing", "first", "second")])
    lock.installed.cache_clear()

    found = lock.installed()

    lock.installed.cache_clear()
    assert found["some_tool"] == "1.0"
