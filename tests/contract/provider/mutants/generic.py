"""Generic mutants: the mock's own code with one thing in it changed, at every place where it can be."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.contract.contracts import CLIENTS
from tests.contract.provider.benches import mock_of
from tests.contract.provider.mutants.changes import changed, changes

KIT = "kit"
"""Stands for a provider's name: what all three mocks share. One suite that notices a change of it is enough."""
_KIT_MODULES = (
    "application",
    "checking",
    "clock",
    "contract",
    "control",
    "faults",
    "formats",
    "ids",
    "jwt",
    "log",
    "messages",
    "pages",
    "issued",
    "person",
    "provider",
    "respond",
    "serving",
    "sessions",
    "file_store",
    "tenants",
    "visits",
)
"""The modules of the kit that whoever asks it over HTTP notices. `bench`, `browse`, `conformance` and `mock` are Python for tests,
and `texts` checks formats that no contract of the three has: tests/mocks holds them."""


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: str
    where: str
    """The function or class; empty at the module's level."""
    what: str
    lines: range
    text: str | None
    """The text that becomes another, where it is one."""
    holds: str
    """The name that holds what changes, where it runs only once."""
    index: int
    """Which of the module's changes it is."""

    @property
    def name(self) -> str:
        """The name by which it is listed."""
        return f"{'.'.join(filter(None, (shortened(self.module), self.where)))}: {self.what}"


def shortened(module: str) -> str:
    """Return a module's name without what all of them begin with."""
    return module.removeprefix("kyc_clients.").removeprefix("_runtime.mock.")


def modules(owner: str) -> Iterator[tuple[str, Path]]:
    """Return the modules of a provider's mock, or of the kit, and where they are."""
    if owner == KIT:
        folder = CLIENTS / "_runtime" / "mock"
        yield from ((f"kyc_clients._runtime.mock.{name}", folder / f"{name}.py") for name in _KIT_MODULES)
        return
    for path in sorted((CLIENTS / owner).glob("mock*.py")):
        yield f"kyc_clients.{owner}.{path.stem}", path


def mutants(owner: str) -> Iterator[Mutant]:
    """Return every mutant of a provider's mock, or of the kit."""
    for module, path in modules(owner):
        for index, change in enumerate(changes(path.read_text("utf-8"))):
            yield Mutant(module, *change, index)


def forget(provider: str) -> None:
    """Let the modules of a provider's mock, and of the kit, be loaded anew."""
    for name in list(sys.modules):
        if name.startswith((f"kyc_clients.{provider}.mock", "kyc_clients._runtime.mock")):
            del sys.modules[name]


def make(provider: str, mutant: Mutant) -> Any:
    """Load the mock anew with this change in it, and return it. Only for a process that ends afterwards."""
    forget(provider)
    put_in_place(mutant)
    return mock_of(provider)


def put_in_place(mutant: Mutant) -> None:
    """Let the module be loaded with this change the next time."""
    sys.meta_path.insert(0, _Finder(mutant))


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module with its change."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != self._mutant.module:
            return None
        found = importlib.machinery.PathFinder.find_spec(name, path, target)
        assert found is not None
        return importlib.machinery.ModuleSpec(name, self, origin=found.origin)

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        assert module.__spec__.origin is not None
        tree = changed(Path(module.__spec__.origin).read_text("utf-8"), self._mutant.index)
        module.__file__ = module.__spec__.origin
        exec(compile(tree, module.__spec__.origin, "exec"), module.__dict__)
