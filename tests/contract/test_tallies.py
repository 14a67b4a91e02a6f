"""Counts of several processes are printed once, as a sum; a single file needs only one."""

import os

import pytest

from tests.contract.leaks.eavesdropper import Eavesdropper, Search
from tests.contract.tally import Tally

SEVERAL = len(os.sched_getaffinity(0)) + 1


def test_cases_of_two_processes_add_up() -> None:
    """An operation that both were about is one operation."""
    one, other, both = Tally(), Tally(), Tally()
    one.add("deepvue", "requests", "panVerify", 3)
    other.add("deepvue", "requests", "panVerify", 4)
    other.add("deepvue", "requests", "bankVerify", 1)

    both.receive(one.sent())
    both.receive(other.sent())

    assert both.lines() == ["deepvue   operations   cases", "  requests         2       8", "in all: 8 cases"]


def test_searched_texts_of_two_processes_add_up() -> None:
    """So do the places where local variables would have shown something."""
    both = Search()
    for _ in range(2):
        one, ear = Search(), Eavesdropper()
        ear.hear("a log", "harmless", "harmless, too")
        ear.locals = ["body = 'canary-token'"]
        one.leaks(ear, set())
        both.receive(one.sent())

    assert both.lines() == [
        "searched 4 texts of 2 runs for canaries",
        "tracebacks that print local variables would show them in: body (2)",
    ]


@pytest.mark.parametrize(
    ("arguments", "workers"),
    [
        (["tests/contract/test_tallies.py"], 0),
        (["tests/contract/test_tallies.py::test_one"], 0),
        (["tests/contract"], SEVERAL),
        (["tests/contract/test_tallies.py", "tests/project/test_floors.py"], SEVERAL),
    ],
)
def test_a_single_file_runs_in_one_process(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, arguments: list[str], workers: int
) -> None:
    """Everything else runs on one more than there are cores."""
    monkeypatch.setattr(pytestconfig, "args", arguments)
    monkeypatch.setattr(pytestconfig, "args_source", pytest.Config.ArgsSource.ARGS)
    (plugin,) = (
        one
        for one in pytestconfig.pluginmanager.get_plugins()
        if hasattr(one, "pytest_xdist_auto_num_workers") and "conftest" in str(getattr(one, "__file__", ""))
    )

    assert plugin.pytest_xdist_auto_num_workers(pytestconfig) == workers
