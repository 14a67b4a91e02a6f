"""The kit's own tests as judges of what no customer's request reaches: its clock, control API, faults, log and server."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Final

import pytest

from tests.contract.contracts import ROOT
from tests.contract.provider.mutants.generic import Mutant, put_in_place
from tests.contract.provider.mutants.trial import Outcome

LAYER: Final = "tests/mocks"
_MODULES: Final = frozenset(
    f"kyc_clients._runtime.mock.{name}" for name in ("clock", "control", "faults", "log", "serving")
)
_FILES: Final = ("test_control.py", "test_faults.py", "test_requests.py")


class _First:
    """Remembers the first test that fails."""

    def __init__(self) -> None:
        self.name = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure, of a test or of what it needs."""
        if report.failed and not self.name:
            self.name = report.nodeid.rpartition("/")[2]


def judge(mutant: Mutant) -> bool:
    """Whether the kit's own tests are about the module of a mutant."""
    return mutant.module in _MODULES


def outcome(mutant: Mutant) -> Outcome:
    """Run the tests with the mutant in place. Only for a process that ends afterwards."""
    for name in list(sys.modules):
        if name.startswith(("kyc_clients", "tests.mocks")):
            del sys.modules[name]
    put_in_place(mutant)
    first = _First()
    files = [str(ROOT / "tests" / "mocks" / name) for name in _FILES]
    plain = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=", "-m", "not slow"]
    with contextlib.redirect_stdout(io.StringIO()):
        code = pytest.main(["-x", "-q", "--rootdir", str(ROOT), *plain, *files], plugins=[first])
    if code == pytest.ExitCode.OK:
        return Outcome()
    if first.name or code in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}:
        return Outcome(f"{LAYER}/{first.name or 'a module that cannot be imported'}", "", (LAYER,))
    return Outcome(error=f"pytest ended with {code!r}")
