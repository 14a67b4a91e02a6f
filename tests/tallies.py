"""What tests have counted, added up over the processes that ran them, and printed at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.contract.leaks.eavesdropper import Search
from tests.contract.tally import Tally

_SENT = "kyc-tallies"


@dataclass
class Tallies:
    """The counts of one process, or of all of them."""

    leaks: Search = field(default_factory=Search)
    consumer: Tally = field(default_factory=Tally)
    tables: dict[str, list[str]] = field(default_factory=dict)
    """Lines of the tables that single tests print, by title."""


TALLIES = pytest.StashKey[Tallies]()


class Counting:
    """The plugin that counts. A process that was given tests by another sends its counts there when it is done."""

    def __init__(self, config: pytest.Config) -> None:
        """Start counting."""
        config.stash[TALLIES] = self.tallies = Tallies()

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send the counts to whoever handed out the tests."""
        sent = getattr(session.config, "workeroutput", None)
        if sent is not None:
            sent[_SENT] = (self.tallies.leaks.sent(), self.tallies.consumer.sent(), self.tallies.tables)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Add the counts of a process that is done; one that crashed sends none."""
        sent = getattr(node, "workeroutput", {}).get(_SENT)
        if sent is not None:
            self.tallies.leaks.receive(sent[0])
            self.tallies.consumer.receive(sent[1])
            self.tallies.tables.update(sent[2])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print what was counted."""
        for name, lines in (
            ("leaks", self.tallies.leaks.lines()),
            ("consumer contract", self.tallies.consumer.lines()),
            *sorted(self.tallies.tables.items()),
        ):
            if lines:
                terminalreporter.section(name)
            for line in lines:
                terminalreporter.write_line(line)
