"""The mocks' own tests for what no promise noticed: each mutant meets those that run what it changes, the quickest first."""

from __future__ import annotations

import contextlib
import io
import logging
import sys
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pytest

from tests.contract.contracts import ROOT
from tests.contract.provider.mutants.generic import KIT, Mutant, modules, put_in_place
from tests.contract.provider.mutants.tracing import Tracer
from tests.contract.provider.mutants.trial import Outcome
from tests.contract.provider.mutants.users import Lines, Users
from tests.contract.provider.profiles import PROFILES

LAYER: Final = "tests/mocks"
ENOUGH: Final = 15.0
"""Seconds of tests, as they took without a change, after which no more are tried."""
_ALL: Final = [str(ROOT / "tests" / "mocks")]
_NO_WARNING: Final = "ignore::pytest.PytestAssertRewriteWarning"
"""pytest runs in a process that has loaded much already."""
_LATE: Final = (pytest.PytestUnhandledThreadExceptionWarning, pytest.PytestUnraisableExceptionWarning)
"""What pytest raises at its end of what the tests left, and fails them for."""
_PLAIN: Final = [
    "-q", "-n0", "--rootdir", str(ROOT), "-p", "no:randomly", "-p", "no:cacheprovider", "-o", "addopts=",
    "--import-mode=importlib", "-m", "not slow", "-W", _NO_WARNING,
]  # fmt: skip


@dataclass
class Reach:
    """What each test runs, and how long it takes."""

    seconds: dict[str, float] = field(default_factory=dict)
    runs: dict[str, Lines] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    """Tests that fail without any change."""

    def of(self, mutant: Mutant, users: Users) -> list[str]:
        """Return the tests that can notice a mutant, as many as there is time for: the quickest first, of those that run it.

        After them come those that run anything of its module: what it gave may have been made before they began.
        """
        lines = {(mutant.module, line) for line in mutant.lines}
        if mutant.holds:
            lines = users.of(mutant.holds) or set()
        near = {one for one, ran in self.runs.items() if any(module == mutant.module for module, _ in ran)}
        near |= {one for one, ran in self.runs.items() if lines & ran}
        fitting = sorted(near, key=lambda one: (not lines & self.runs[one], self.seconds[one], one))
        spent = 0.0
        for count, name in enumerate(fitting):
            spent += self.seconds[name]
            if spent > ENOUGH:
                return fitting[: count + 1]
        return fitting


class _First:
    """Runs some tests in an order, and remembers which fail."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self.name = ""
        """The first of them."""
        self.failed: set[str] = set()
        self._turn = {name: turn for turn, name in enumerate(wanted)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what is wanted."""
        items[:] = sorted((one for one in items if one.nodeid in self._turn), key=lambda one: self._turn[one.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure, of a test or of what it needs."""
        if report.failed:
            self.name = self.name or report.nodeid.rpartition("/")[2]
            self.failed.add(report.nodeid)


class _Reaching:
    """Sees what each test runs."""

    def __init__(self, tracer: Tracer) -> None:
        self.found = Reach()
        self.failed: set[str] = set()
        self._tracer = tracer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Collect the lines of one test."""
        ran, begun = self._tracer.begin(), time.process_time()
        done = yield
        self.found.seconds[item.nodeid] = time.process_time() - begun
        if ran:
            self.found.runs[item.nodeid] = ran
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that proves nothing, since it fails without a change."""
        if report.failed:
            self.failed.add(report.nodeid)


def all_modules() -> list[tuple[str, str]]:
    """Return the modules of all mocks, and their sources."""
    return [(name, path.read_text("utf-8")) for owner in (*PROFILES, KIT) for name, path in modules(owner)]


def reach() -> Reach:
    """Run every quick test once. Only for a process that ends afterwards."""
    with Tracer(frozenset(name for name, _ in all_modules())) as tracer:
        plugin = _Reaching(tracer)
        _run(_ALL, plugin)
    failed = plugin.failed | _failing(plugin.found)
    runs = {name: ran for name, ran in plugin.found.runs.items() if name not in failed}
    return Reach(plugin.found.seconds, runs, sorted(failed))


def _failing(found: Reach) -> set[str]:
    """Run the tests in the turn in which mutants meet them, without any: the control of these tests."""
    control = _First(sorted(found.runs, key=lambda one: found.seconds[one]))
    _run(_ALL, control)
    return control.failed


def outcome(mutant: Mutant, names: Sequence[str]) -> Outcome:
    """Run tests with the mutant in place. Only for a process that ends afterwards."""
    first = _First(names)
    files = sorted({name.partition("::")[0] for name in names})
    try:
        code = _run(["-x", *(str(ROOT / name) for name in files)], first, before=lambda: put_in_place(mutant))
    except (*_LATE, ExceptionGroup) as late:
        if isinstance(late, ExceptionGroup) and late.split(_LATE)[1] is not None:
            raise
        return Outcome(f"{LAYER}/{first.name or 'a thread or a socket that outlives the tests'}", "", (LAYER,))
    if code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        return Outcome()
    if first.name or code in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}:
        return Outcome(f"{LAYER}/{first.name or 'a module that cannot be imported'}", "", (LAYER,))
    return Outcome(error=f"pytest ended with {code!r}")


def _run(files: Sequence[str], plugin: object, before: Callable[[], None] = lambda: None) -> int:
    for name in list(sys.modules):
        if name.startswith(("kyc_clients", "tests.mocks")):
            del sys.modules[name]
    before()
    logging.disable(logging.NOTSET)
    with contextlib.redirect_stdout(io.StringIO()):
        return pytest.main([*_PLAIN, *files], plugins=[plugin])
