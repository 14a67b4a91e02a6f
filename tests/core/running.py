"""The fast tests against changed functions: those that call a function are run on each change of it, the quickest first."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from select import select
from typing import Any, NamedTuple

import pytest

from tests.core.changing import Mutant, apply, caches
from tests.core.reach import Reach, keep, recall, traced

_SLACK = 35
"""Seconds of the processor that a trial may take beyond its tests' own; a change that makes them take longer is noticed."""


class Span(NamedTuple):
    """Which of a mutant's tests are run, by the seconds that those before them took without a change."""

    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant."""

    mutant: Mutant
    noticed_by: str = ""
    trouble: str = ""
    """Why it could not be tried: no test calls the function, or the change cannot be made in place."""
    left: float = 0.0
    """Seconds of tests that call the function and were not run."""


class Session:
    """The plugin that runs tests as ordered, in forked processes, after pytest has collected them."""

    def __init__(self, work: Callable[[Session], None]) -> None:
        """Do this in place of running all tests once."""
        self._work = work
        self._failed = ""
        self.items: dict[str, pytest.Item] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hand the collected tests over; what becomes of each is not printed."""
        session.config.pluginmanager.unregister(name="terminalreporter")
        self.items = {item.nodeid: item for item in session.items}
        self._work(self)
        return True

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first failure."""
        if report.failed and not self._failed:
            self._failed = report.nodeid

    def reach(self, at_once: int, kept: Path) -> Reach:
        """Run every test once, in so many processes, and see what it calls, where a former run cannot tell any more.

        A test that fails without any change is seen to call nothing, and listed.
        """
        found = recall(kept, self.items)
        names = [name for name in self.items if name not in found.seconds]
        shares = [share for start in range(at_once) if (share := names[start::at_once])]
        for part in forked([partial(self._reached, share) for share in shares], at_once):
            if part is None:
                message = "the process that runs the tests to see what they call ended without a result"
                raise RuntimeError(message)
            found.add(part)
        keep(kept, found)
        return found

    def _reached(self, names: Sequence[str]) -> Reach:
        found, remembering = Reach(), caches()
        for name, following in zip(names, [*names[1:], None], strict=True):
            called: set[tuple[str, str]] = set()
            for memory in remembering:  # else the first test alone would be seen to call what is remembered
                memory.cache_clear()
            before = time.process_time()
            self._failed = ""
            with traced(called):
                self._run(name, following)
            found.seconds[name] = time.process_time() - before
            if self._failed:
                found.failing.add(name)
                continue
            for key in called:
                found.callers.setdefault(key, set()).add(name)
        return found

    def checker(self, mutant: Mutant, reach: Reach, span: Span, *, control: bool = False) -> Verdict:
        """Run the tests that call the mutant's function until one fails. Only for a process that ends afterwards.

        A control is not changed.
        """
        names = reach.in_turn(mutant)
        if not names:
            return Verdict(mutant, trouble="no test calls it")
        if not control and not apply(mutant):
            return Verdict(mutant, trouble="not live in this process")
        ends = list(accumulate(reach.seconds[name] for name in names))
        begins = [0.0, *ends[:-1]]
        chosen = [name for name, begin in zip(names, begins, strict=True) if span.begin <= begin < span.end]
        longest = int(sum(reach.seconds[name] for name in chosen)) + _SLACK
        resource.setrlimit(resource.RLIMIT_CPU, (longest, longest))
        signal.alarm(4 * longest)
        for name, following in zip(chosen, [*chosen[1:], None], strict=True):
            self._failed = ""
            self._run(name, following)
            if self._failed:
                return Verdict(mutant, self._failed)
        return Verdict(
            mutant,
            left=sum(reach.seconds[name] for name, begin in zip(names, begins, strict=True) if begin >= span.end),
        )

    def _run(self, name: str, following: str | None) -> None:
        item, after = self.items[name], self.items[following] if following else None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)


def forked(jobs: Sequence[Callable[[], Any]], at_once: int) -> list[Any]:
    """Run jobs in processes of their own, so many at once; return what each returns, None of one that was killed."""
    results: list[Any] = [None] * len(jobs)
    waiting = list(reversed(range(len(jobs))))
    running: dict[int, tuple[int, int, bytearray]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            number = waiting.pop()
            child, reader = _start(jobs[number])
            running[reader] = number, child, bytearray()
        for reader in select(list(running), [], [])[0]:
            number, child, content = running[reader]
            if part := os.read(reader, 1 << 20):
                content += part
                continue
            os.close(reader)
            os.waitpid(child, 0)
            del running[reader]
            results[number] = pickle.loads(content) if content else None
    return results


def _start(job: Callable[[], Any]) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    os.close(reader)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    with suppress(BaseException), os.fdopen(writer, "wb") as pipe:
        pickle.dump(job(), pipe)
    os._exit(0)
