"""What each test calls of the core: kept by file of tests, for as long as neither it nor what it calls changes."""

from __future__ import annotations

import pickle
import sys
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, ClassVar

from tests.core.changing import ROOT, Mutant, original

_NAMED = 10
"""How many times quicker a test counts whose file names the module that is changed."""
_SHARED = "tests"
"""Stands for all files of tests/ that hold no tests, which any test may use."""


@dataclass
class Reach:
    """What the tests call, and how long each takes."""

    seconds: dict[str, float] = field(default_factory=dict)
    """By test."""
    callers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """The tests that call a function, by file and outermost name."""
    failing: set[str] = field(default_factory=set)
    """Tests that fail without any change: they notice nothing."""

    def in_turn(self, mutant: Mutant) -> list[str]:
        """Return the tests that call the mutant's function: by turns the quickest of all, and the quickest of each file.

        Tests in files that name the module count as that much quicker: of what hundreds of tests call, these look at it.
        """
        callers = self.callers.get((str(mutant.path), mutant.function), ())
        files = {file: _NAMED if _names(file, mutant.path.stem) else 1 for file in {file_of(name) for name in callers}}
        costs = {name: self.seconds[name] / files[file_of(name)] for name in callers}
        spent: defaultdict[str, float] = defaultdict(float)
        whole, found = 0.0, []
        for name in sorted(callers, key=lambda one: (costs[one], one)):
            whole += costs[name]
            spent[file_of(name)] += costs[name]
            found.append((min(whole, spent[file_of(name)] * len(files)), name))
        return [name for _, name in sorted(found)]

    def add(self, other: Reach) -> None:
        """Take what another process found."""
        self.seconds |= other.seconds
        self.failing |= other.failing
        for key, tests in other.callers.items():
            self.callers.setdefault(key, set()).update(tests)

    def by_file(self) -> dict[str, Reach]:
        """Return what the tests of each file call."""
        found: defaultdict[str, Reach] = defaultdict(Reach)
        for name, seconds in self.seconds.items():
            found[file_of(name)].seconds[name] = seconds
        for name in self.failing:
            found[file_of(name)].failing.add(name)
        for key, names in self.callers.items():
            for name in names:
                found[file_of(name)].callers.setdefault(key, set()).add(name)
        return dict(found)


def recall(kept: Path, names: Iterable[str]) -> Reach:
    """Return what a former run saw of these tests, without the files of tests of which anything that counts has changed."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        wanted[file_of(name)].add(name)
    parts: dict[str, tuple[Mapping[str, str], Reach]] = pickle.loads(kept.read_bytes()) if kept.is_file() else {}
    found = Reach()
    for file, (prints, reach) in parts.items():
        if wanted[file] and wanted[file] <= set(reach.seconds) and prints == {one: _print(one) for one in prints}:
            found.add(reach)
    return found


def keep(kept: Path, reach: Reach) -> None:
    """Write what was seen for the next run, with a print of every file that it depends on."""
    parts = {}
    for file, part in reach.by_file().items():
        needed = {_SHARED, file, *(path for path, _ in part.callers)}
        parts[file] = {one: _print(one) for one in needed}, part
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(parts))


@cache
def _print(file: str) -> str:
    """Return what shows whether a file is another now; empty where there is none."""
    if file == _SHARED:
        paths = [one for one in sorted((ROOT / "tests").rglob("*.py")) if not one.name.startswith("test_")]
        return sha256(b"\n".join(one.read_bytes() for one in paths)).hexdigest()
    path = ROOT / file
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def file_of(test: str) -> str:
    """Return the file that a test stands in."""
    return test.partition("::")[0]


@cache
def _names(file: str, module: str) -> bool:
    """Whether a file of tests holds the name of a module."""
    return module in (ROOT / file).read_text("utf-8")


class traced:  # noqa: N801 - used as a function
    """Collect the functions of the core that are called, in threads that are started meanwhile or were once before as well."""

    _called: ClassVar[set[tuple[str, str]]] = set()
    """Shared: a server that serves many tests notes what it calls for the test that runs."""
    _known: ClassVar[dict[int, tuple[CodeType, tuple[str, str] | None]]] = {}
    """By id, which no other code gets as long as it is held here."""

    def __init__(self, called: set[tuple[str, str]]) -> None:
        """Add to these, by file and outermost name."""
        type(self)._called = called

    def __enter__(self) -> None:
        """Begin."""
        sys.settrace(self._note)
        threading.settrace(self._note)

    def __exit__(self, *_: object) -> None:
        """End, but for the threads that still run."""
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
