"""One thing changed in a function of the generator or the runtime, in this process: every import of it sees the change."""

from __future__ import annotations

import ast
import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, TypeAlias

from tests.contract.provider.mutants.changes import changed, changes

ROOT = Path(__file__).parents[2]
CORE = ROOT / "generator"
_RUNTIME = CORE / "runtime"
_COPY = ROOT / "generated" / "kyc_clients" / "_runtime"
"""The runtime as the clients of this repository have it: byte by byte the same."""
_ELSEWHERE = (CORE / "runtime" / "mock", CORE / "templates")
"""The mocks have mutants of their own (`make mutants`); templates are no Python yet."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change inside a function."""

    path: Path
    function: str
    """The outermost function that it is in, with its class."""
    what: str
    line: int
    index: int
    """Which of the module's changes it is."""

    @property
    def name(self) -> str:
        """The name by which it is listed: no line number, which any edit above would move."""
        return f"{self.path.relative_to(ROOT)} {self.function}: {self.what}"


def modules() -> list[Path]:
    """Return the modules of the generator and the runtime."""
    return [path for path in sorted(CORE.rglob("*.py")) if not any(path.is_relative_to(one) for one in _ELSEWHERE)]


def mutants(paths: Iterable[Path]) -> Iterator[Mutant]:
    """Return every change that can be made inside a function, but those of texts: most are words of a message."""
    for path in paths:
        source = path.read_text("utf-8")
        functions = {code.co_qualname for code in _functions(compile(source, str(path), "exec"))}
        for index, change in enumerate(changes(source)):
            outermost = _outermost(change.where, functions)
            if outermost and change.text is None:
                yield Mutant(path, outermost, change.what, change.lines.start, index)


def original(file: str) -> str:
    """Return the file of the core that a file is, or is the copy of; empty for any other."""
    if file.startswith(f"{_COPY}{os.sep}"):
        return f"{_RUNTIME}{file.removeprefix(str(_COPY))}"
    return file if file.startswith(f"{CORE}{os.sep}") else ""


def apply(mutant: Mutant) -> bool:
    """Give every live function of this name the changed code and defaults, those of the clients' copy as well.

    Returns whether anything changed: a decorator, say, has done its work. What caches remember is forgotten.
    """
    _import(mutant.path)
    source = mutant.path.read_text("utf-8")
    codes, defaults = _made(changed(source, mutant.index), mutant)
    usual, before = _made(ast.parse(source), mutant)
    found = False
    for function in [one for one in gc.get_objects() if type(one) is FunctionType]:
        key = function.__code__.co_qualname, function.__code__.co_firstlineno
        if key not in codes or original(function.__code__.co_filename) != str(mutant.path):
            continue
        if codes[key] != usual[key] and codes[key].co_freevars == function.__code__.co_freevars:
            function.__code__ = codes[key]
            found = True
        if defaults.get(key) != before.get(key):
            found = _give_defaults(function, *defaults[key]) or found
    for cache in caches():
        cache.cache_clear()
    return found


def caches() -> list[Any]:
    """Return everything that remembers what functions of the core returned."""
    found = [one for one in gc.get_objects() if type(one) is _Cache]  # others may stand for what is not set up
    return [one for one in found if str(one.__module__).startswith(("generator", "kyc_clients"))]


_Key: TypeAlias = "tuple[str, int]"
_Cache = type(lru_cache(abs))


def _made(tree: ast.Module, mutant: Mutant) -> tuple[dict[_Key, CodeType], dict[_Key, tuple[str, str]]]:
    """Return the code of the functions that a mutant may be in, by name and line, and the source of their defaults."""
    found = {(one.co_qualname, one.co_firstlineno): one for one in _functions(compile(tree, str(mutant.path), "exec"))}
    codes = {key: one for key, one in found.items() if key[0] == mutant.function}
    defaults: dict[_Key, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            line = min(one.lineno for one in (node, *node.decorator_list))
            named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            keywords = ", ".join(f"{one.arg!r}: {ast.unparse(value)}" for one, value in named if value is not None)
            plain = ast.unparse(ast.Tuple(node.args.defaults, ast.Load()))
            defaults[mutant.function, line] = plain, f"{{{keywords}}}"
    return codes, {key: defaults[key] for key in codes if key in defaults}


def _give_defaults(function: FunctionType, plain: str, keywords: str) -> bool:
    """Let a function have other defaults; whether they can be told outside of its class."""
    try:
        function.__defaults__ = eval(plain, function.__globals__) or None
        function.__kwdefaults__ = eval(keywords, function.__globals__) or None
    except NameError:
        return False
    return True


def _import(path: Path) -> None:
    """Import a module of the core, and its copy: what loads lazily may not be there yet."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for one in {name, name.replace("generator.runtime", "kyc_clients._runtime")}:
        with suppress(ImportError):
            import_module(one)


def _functions(code: CodeType) -> Iterator[CodeType]:
    """Return the functions of a module and of its classes, and none of those inside functions."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & CO_OPTIMIZED:  # the body of a class is not
                yield one
            else:
                yield from _functions(one)


def _outermost(where: str, functions: set[str]) -> str:
    """Return the outermost function of a place; empty outside of functions."""
    parts = where.split(".")
    return next((name for end in range(1, len(parts) + 1) if (name := ".".join(parts[:end])) in functions), "")
