"""The fast tests against changed functions: those that call a function are run on each change of it, the quickest first."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from select import select
from types import CodeType, FrameType
from typing import Any, ClassVar, cast

import pytest

from tests.core.changing import CORE, ROOT, Mutant, apply, caches, original

_LONGEST = 60
"""Seconds of the processor that the tests of one mutant may take; one that makes them take longer is noticed."""
_ENOUGH = 25.0
"""Seconds of tests, as they took without a change, after which no more are tried."""
_NAMED = 10
"""How many times quicker a test counts whose file names the module that is changed."""


@dataclass
class Reach:
    """What the tests call, and how long each takes."""

    seconds: dict[str, float] = field(default_factory=dict)
    """By test."""
    callers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """The tests that call a function, by file and outermost name."""

    def in_turn(self, mutant: Mutant) -> list[str]:
        """Return the tests that call the mutant's function: by turns the quickest of all, and the quickest of each file.

        Tests in files that name the module count as that much quicker: of what hundreds of tests call, these look at it.
        """
        callers = self.callers.get((str(mutant.path), mutant.function), ())
        files = {file: _NAMED if _names(file, mutant.path.stem) else 1 for file in {_file(name) for name in callers}}
        costs = {name: self.seconds[name] / files[_file(name)] for name in callers}
        spent: defaultdict[str, float] = defaultdict(float)
        whole, found = 0.0, []
        for name in sorted(callers, key=lambda one: (costs[one], one)):
            whole += costs[name]
            spent[_file(name)] += costs[name]
            found.append((min(whole, spent[_file(name)] * len(files)), name))
        return [name for _, name in sorted(found)]

    def add(self, other: Reach) -> None:
        """Take what another process found."""
        self.seconds |= other.seconds
        for key, tests in other.callers.items():
            self.callers.setdefault(key, set()).update(tests)


def _file(test: str) -> str:
    return test.partition("::")[0]


@cache
def _names(file: str, module: str) -> bool:
    """Whether a file of tests holds the name of a module."""
    return module in (ROOT / file).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant."""

    mutant: Mutant
    noticed_by: str = ""
    trouble: str = ""
    """Why it could not be tried: no test calls the function, or the change cannot be made in place."""


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
        """Run every test once, in so many processes, and see what it calls, unless a run of the same files has kept that."""
        print_of_files, names, found = self._print_of_files(), list(self.items), Reach()
        if kept.is_file():
            before, reach = pickle.loads(kept.read_bytes())
            if before == print_of_files:
                return cast("Reach", reach)
        shares = [names[start::at_once] for start in range(at_once)]
        for part in forked([partial(self._reached, share) for share in shares], at_once):
            found.add(part)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps((print_of_files, found)))
        return found

    def _print_of_files(self) -> str:
        """Return what shows whether a file of the core or of the tests is another, or other tests are asked."""
        digest = sha256("\n".join(self.items).encode())
        for folder in (CORE, ROOT / "tests"):
            for path in sorted(folder.rglob("*.py")):
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def _reached(self, names: Sequence[str]) -> Reach:
        found, remembering = Reach(), caches()
        for name, following in zip(names, [*names[1:], None], strict=True):
            called: set[tuple[str, str]] = set()
            for memory in remembering:  # else the first test alone would be seen to call what is remembered
                memory.cache_clear()
            before = time.process_time()
            with _traced(called):
                self._run(name, following)
            found.seconds[name] = time.process_time() - before
            for key in called:
                found.callers.setdefault(key, set()).add(name)
        return found

    def checker(self, mutant: Mutant, reach: Reach) -> Verdict:
        """Run the tests that call the mutant's function until one fails. Only for a process that ends afterwards."""
        names = reach.in_turn(mutant)
        if not names:
            return Verdict(mutant, trouble="no test calls it")
        if not apply(mutant):
            return Verdict(mutant, trouble="not live in this process")
        resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST))
        signal.alarm(4 * _LONGEST)
        spent = 0.0
        for name, following in zip(names, [*names[1:], None], strict=True):
            self._failed = ""
            self._run(name, following)
            if self._failed:
                return Verdict(mutant, self._failed)
            spent += reach.seconds[name]
            if spent > _ENOUGH:
                break
        return Verdict(mutant)

    def _run(self, name: str, following: str | None) -> None:
        item, after = self.items[name], self.items[following] if following else None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=after)


class _traced:  # noqa: N801 - used as a function
    """Collect the functions of the core that are called, in threads that are started meanwhile or were once before as well."""

    _called: ClassVar[set[tuple[str, str]]] = set()
    """Shared: a server that serves many tests notes what it calls for the test that runs."""
    _known: ClassVar[dict[int, tuple[CodeType, tuple[str, str] | None]]] = {}
    """By id, which no other code gets as long as it is held here."""

    def __init__(self, called: set[tuple[str, str]]) -> None:
        type(self)._called = called

    def __enter__(self) -> None:
        sys.settrace(self._note)
        threading.settrace(self._note)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)
        threading.settrace(None)

    def _note(self, frame: FrameType, _event: str, _argument: Any) -> None:
        """Note a call; what is returned says that no line of it is of interest."""
        code = frame.f_code
        if id(code) not in self._known:
            file = original(code.co_filename)
            name = (file, code.co_qualname.partition(".<locals>")[0]) if file else None
            self._known[id(code)] = code, name
        if name := self._known[id(code)][1]:
            type(self)._called.add(name)


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
