"""Says at the end of the run how many texts were searched."""

from __future__ import annotations

import pytest

from tests.contract.leaks.eavesdropper import Search

_SEARCH = pytest.StashKey[Search]()


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.stash[_SEARCH] = Search()


@pytest.fixture
def search(pytestconfig: pytest.Config) -> Search:
    """Give tests the search that counts."""
    return pytestconfig.stash[_SEARCH]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the count."""
    search = config.stash[_SEARCH]
    if search.runs:
        terminalreporter.section("leaks")
        for line in search.lines():
            terminalreporter.write_line(line)
