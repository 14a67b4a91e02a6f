"""Generic mutants: the mock's own code with one thing in it changed, at every place where it can be."""

from __future__ import annotations

import ast
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

KIT = (
    "checking",
    "contract",
    "formats",
    "ids",
    "jwt",
    "messages",
    "respond",
    "sessions",
    "shelf",
    "tenants",
    "provider",
    "visits",
)
"""The modules of the kit that a provider's customer notices. The others pull its strings, and have tests of their own."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: str
    line: int
    what: str
    index: int
    """Which of the module's changes it is."""

    @property
    def name(self) -> str:
        """The name by which it is listed."""
        return f"{self.module.removeprefix('kyc_clients.')}:{self.line} {self.what}"


def mutants(provider: str) -> Iterator[Mutant]:
    """Return every mutant of a provider's mock, and of the kit as far as it shows."""
    paths = [(f"kyc_clients.{provider}.{path.stem}", path) for path in sorted((CLIENTS / provider).glob("mock*.py"))]
    paths += [(f"kyc_clients._runtime.mock.{name}", CLIENTS / "_runtime" / "mock" / f"{name}.py") for name in KIT]
    for module, path in paths:
        for index, (line, what) in enumerate(_changes(path)):
            yield Mutant(module, line, what, index)


def _changes(path: Path) -> Iterator[tuple[int, str]]:
    changer = _Changer(-1)
    changer.visit(ast.parse(path.read_text("utf-8")))
    yield from changer.found


def make(provider: str, mutant: Mutant) -> Any:
    """Load the mock anew with this change in it, and return it. Only for a process that ends afterwards."""
    for name in list(sys.modules):
        if name.startswith((f"kyc_clients.{provider}.mock", "kyc_clients._runtime.mock")):
            del sys.modules[name]
    sys.meta_path.insert(0, _Finder(mutant))
    return mock_of(provider)


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
        tree = ast.parse(Path(module.__spec__.origin).read_text("utf-8"))
        changed = ast.fix_missing_locations(_Changer(self._mutant.index).visit(tree))
        module.__file__ = module.__spec__.origin
        exec(compile(changed, module.__spec__.origin, "exec"), module.__dict__)


class _Changer(ast.NodeTransformer):
    """Counts the changes that can be made, and makes one of them."""

    def __init__(self, wanted: int) -> None:
        self.found: list[tuple[int, str]] = []
        self._wanted = wanted

    def _takes(self, node: ast.AST, what: str) -> bool:
        self.found.append((getattr(node, "lineno", 0), what))
        return len(self.found) - 1 == self._wanted

    def visit_If(self, node: ast.If) -> Any:
        if ast.unparse(node.test) == "TYPE_CHECKING":
            return node
        self.generic_visit(node)
        for value in (True, False):
            if self._takes(node, f"`if {ast.unparse(node.test)}` always {value}"):
                node.test = ast.Constant(value)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        self.generic_visit(node)
        for value in (True, False):
            if self._takes(node, f"`… if {ast.unparse(node.test)}` always {value}"):
                node.test = ast.Constant(value)
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        self.generic_visit(node)
        before = ast.unparse(node)
        for index, operator in enumerate(node.ops):
            other = _COMPARED.get(type(operator))
            if other is not None and self._takes(node, f"`{before}`: {type(operator).__name__} → {other.__name__}"):
                node.ops[index] = other()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> Any:
        self.generic_visit(node)
        if self._takes(node, f"`{ast.unparse(node)}`: and ↔ or"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and self._takes(node, f"`{ast.unparse(node)}`: without not"):
            return node.operand
        return node

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        self.generic_visit(node)
        other = _COUNTED.get(type(node.op))
        if (
            other is not None
            and not _is_text(node)
            and self._takes(node, f"`{ast.unparse(node)}`: {type(node.op).__name__} → {other.__name__}")
        ):
            node.op = other()
        return node

    def visit_Constant(self, node: ast.Constant) -> Any:
        if isinstance(node.value, bool):
            if self._takes(node, f"{node.value} → {not node.value}"):
                return ast.copy_location(ast.Constant(not node.value), node)
        elif isinstance(node.value, int) and self._takes(node, f"{node.value} → {node.value + 1}"):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node

    def visit_Dict(self, node: ast.Dict) -> Any:
        self.generic_visit(node)
        for index, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and self._takes(key, f"without {key.value!r}"):
                del node.keys[index], node.values[index]
                break
        return node

    def visit_Raise(self, node: ast.Raise) -> Any:
        self.generic_visit(node)
        return ast.copy_location(ast.Pass(), node) if self._takes(node, f"without `{ast.unparse(node)[:60]}`") else node

    def visit_Assign(self, node: ast.Assign) -> Any:
        self.generic_visit(node)
        state = isinstance(node.targets[0], ast.Attribute | ast.Subscript)
        if state and self._takes(node, f"without `{ast.unparse(node)[:60]}`"):
            return ast.copy_location(ast.Pass(), node)
        return node

    def visit_Expr(self, node: ast.Expr) -> Any:
        if isinstance(node.value, ast.Constant):
            return node
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and self._takes(node, f"without `{ast.unparse(node)[:60]}`"):
            return ast.copy_location(ast.Pass(), node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arguments(self, node: ast.arguments) -> Any:
        node.defaults = [self.visit(one) for one in node.defaults]
        node.kw_defaults = [self.visit(one) if one is not None else None for one in node.kw_defaults]
        return node


def _is_text(node: ast.BinOp) -> bool:
    """Whether an addition joins texts, where subtracting would only crash."""
    return any(
        isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and isinstance(one.value, str))
        for one in (node.left, node.right)
    )
