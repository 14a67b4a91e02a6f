"""Who uses what runs only once: the functions that use a name of a mock's modules, themselves or through other such names."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

Lines = set[tuple[str, int]]
"""Modules and lines of them."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Users:
    """The uses of names in some modules. Names of different modules are taken for one, which finds more users, never fewer."""

    def __init__(self, sources: Iterable[tuple[str, str]]) -> None:
        """Read modules: their names and sources."""
        self._lines: defaultdict[str, Lines] = defaultdict(set)
        self._made_of: defaultdict[str, set[str]] = defaultdict(set)
        self._anywhere: set[str] = set()
        for module, source in sources:
            for node in ast.parse(source).body:
                self._read(module, node)

    def of(self, name: str) -> Lines | None:
        """Return the lines of all functions that use a name; None where it is used outside of functions, so that anybody may."""
        found, waiting, seen = Lines(), [name], set[str]()
        while waiting:
            one = waiting.pop()
            if one in self._anywhere:
                return None
            seen.add(one)
            found |= self._lines[one]
            waiting += self._made_of[one] - seen
        return found

    def _read(self, module: str, node: ast.stmt) -> None:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.If():
                self._anywhere |= {alias.name for alias in _aliases(node) if alias.asname}
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._function(module, node)
            case ast.ClassDef():
                self._anywhere |= set(_names([*node.bases, *node.keywords, *node.decorator_list]))
                for inner in node.body:
                    self._inner(module, inner)
            case ast.Assign(targets=[ast.Name(id=target)], value=value):
                self._assigned(target, value)
            case ast.AnnAssign(target=ast.Name(id=target), value=value) if value is not None:
                self._assigned(target, value)
            case _:
                self._anywhere |= set(_names([node]))

    def _inner(self, module: str, node: ast.stmt) -> None:
        """Read what is in the body of a class, whose names are attributes that anybody may use."""
        if isinstance(node, _Function):
            self._function(module, node)
        else:
            self._anywhere |= set(_names([node]))

    def _assigned(self, target: str, value: ast.expr) -> None:
        for name in _names([value]):
            self._made_of[name].add(target)

    def _function(self, module: str, node: _Function) -> None:
        given = [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]
        self._anywhere |= set(_names([*node.decorator_list, *given]))
        lines = {(module, line) for line in range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)}
        for name in _names(node.body):
            self._lines[name] |= lines


def _aliases(node: ast.stmt) -> Iterator[ast.alias]:
    return (one for one in ast.walk(node) if isinstance(one, ast.alias))


def _names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Return every name and attribute that is mentioned."""
    for node in nodes:
        for one in ast.walk(node):
            if isinstance(one, ast.Name):
                yield one.id
            elif isinstance(one, ast.Attribute):
                yield one.attr
