"""Says at the end of the run what the property suite has tried."""

from __future__ import annotations

import pytest

from tests.contract.tally import Tally

_TALLY = pytest.StashKey[Tally]()


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.stash[_TALLY] = Tally()


@pytest.fixture
def tally(pytestconfig: pytest.Config) -> Tally:
    """Give tests the count."""
    return pytestconfig.stash[_TALLY]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the tables."""
    tally = config.stash[_TALLY]
    if tally.cases:
        terminalreporter.section("consumer contract")
        for line in tally.lines():
            terminalreporter.write_line(line)
