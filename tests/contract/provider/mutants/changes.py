"""The changes that can be made to a module, one thing at a time, each under a name that outlives edits elsewhere."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

_LONGEST = 110
"""Characters of source that a name shows."""

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


class Change(NamedTuple):
    """One thing to change."""

    where: str
    """The function or class that it is in; empty at the module's level."""
    what: str
    """The source that changes, and how; never a line number, which any edit above would move."""
    lines: range
    """The lines of the statement that it is in: who runs none of them cannot notice. None where what they gave is remembered."""
    text: str | None = None
    """The text that becomes another, with `{}` for each hole of a template; None where the change is none of a text."""
    name: str = ""
    """The name that what runs only once is remembered under, at the module's level or by a cache; whoever uses it may notice."""


def changes(source: str) -> Iterator[Change]:
    """Return every change of a module. Where several would have one name, they are numbered."""
    changer = _Changer(source, -1)
    changer.visit(ast.parse(source))
    before: Counter[tuple[str, str]] = Counter()
    for found in changer.found:
        before[found[:2]] += 1
        number = before[found[:2]]
        yield found if number == 1 else found._replace(what=f"{found.what} ({number})")


def changed(source: str, index: int) -> ast.Module:
    """Return a module with one change made."""
    tree: ast.Module = ast.fix_missing_locations(_Changer(source, index).visit(ast.parse(source)))
    return tree


class _Changer(ast.NodeTransformer):
    """Counts the changes that can be made, and makes one of them."""

    def __init__(self, source: str, wanted: int) -> None:
        self.found: list[Change] = []
        self._texts = source.splitlines()
        self._wanted = wanted
        self._where = ""
        self._lines = range(0)
        self._remembered = False
        self._name = ""
        self._template: str | None = None

    def visit(self, node: ast.AST) -> Any:
        before = self._where, self._lines, self._remembered, self._name
        if isinstance(node, ast.stmt):
            self._lines = _head(node)
            self._name = self._name if self._where else _assigned(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            self._where = f"{self._where}.{node.name}".lstrip(".")
            self._remembered = any("cache" in ast.unparse(one) for one in node.decorator_list)
            self._name = node.name if self._remembered else ""
        done = super().visit(node)
        self._where, self._lines, self._remembered, self._name = before
        return done

    def _takes(self, what: str, text: str | None = None) -> bool:
        lines = range(0) if self._remembered else self._lines
        self.found.append(Change(self._where, what, lines, text, self._name))
        return len(self.found) - 1 == self._wanted

    def _line(self, node: ast.expr) -> str:
        return _short(self._texts[node.lineno - 1].strip())

    def visit_If(self, node: ast.If) -> Any:
        if ast.unparse(node.test) == "TYPE_CHECKING":
            return node
        self.generic_visit(node)
        for value in (True, False):
            if self._takes(f"`if {_source(node.test)}` always {value}"):
                node.test = ast.Constant(value)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        self.generic_visit(node)
        for value in (True, False):
            if self._takes(f"`… if {_source(node.test)}` always {value}"):
                node.test = ast.Constant(value)
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        self.generic_visit(node)
        before = _source(node)
        for index, operator in enumerate(node.ops):
            other = _COMPARED.get(type(operator))
            if other is not None and self._takes(f"`{before}`: {type(operator).__name__} → {other.__name__}"):
                node.ops[index] = other()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> Any:
        self.generic_visit(node)
        if self._takes(f"`{_source(node)}`: and ↔ or"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and self._takes(f"`{_source(node)}`: without not"):
            return node.operand
        return node

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        self.generic_visit(node)
        other = _COUNTED.get(type(node.op))
        if (
            other is not None
            and not _is_text(node)
            and self._takes(f"`{_source(node)}`: {type(node.op).__name__} → {other.__name__}")
        ):
            node.op = other()
        return node

    def visit_Constant(self, node: ast.Constant) -> Any:
        if isinstance(node.value, bool):
            if self._takes(f"`{self._line(node)}`: {node.value} → {not node.value}"):
                return ast.copy_location(ast.Constant(not node.value), node)
        elif isinstance(node.value, int) and self._takes(f"`{self._line(node)}`: {node.value} → {node.value + 1}"):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        elif isinstance(node.value, str):
            what = f"`{self._line(node)}`: {_short(repr(node.value))} → another text"
            if self._takes(what, node.value if self._template is None else self._template):
                return ast.copy_location(ast.Constant(f"{node.value}x"), node)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> Any:
        before, self._template = self._template, _template(node)
        self.generic_visit(node)
        self._template = before
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> Any:
        """Take a text within a hole as one of its own."""
        before, self._template = self._template, None
        self.generic_visit(node)
        self._template = before
        return node

    def visit_Return(self, node: ast.Return) -> Any:
        """Return nothing; what is as good as nothing, such as False, becomes another constant elsewhere."""
        self.generic_visit(node)
        nothing = node.value is None or (isinstance(node.value, ast.Constant) and not node.value.value)
        if not nothing and self._takes(f"`{_source(node)}`: returns None"):
            node.value = ast.Constant(None)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        """Leave the texts of a `Literal` as they are: they are types."""
        return node if ast.unparse(node.value) == "Literal" else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> Any:
        """Leave the type of a `cast` as it is."""
        if ast.unparse(node.func) == "cast":
            node.args[1] = self.visit(node.args[1])
            return node
        return self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> Any:
        node.values = [self.visit(one) for one in node.values]
        for index, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and self._takes(f"`{self._line(key)}`: without {key.value!r}"):
                del node.keys[index], node.values[index]
                break
        return node

    def visit_Raise(self, node: ast.Raise) -> Any:
        self.generic_visit(node)
        return ast.copy_location(ast.Pass(), node) if self._takes(f"without `{_source(node)}`") else node

    def visit_Assign(self, node: ast.Assign) -> Any:
        self.generic_visit(node)
        state = isinstance(node.targets[0], ast.Attribute | ast.Subscript)
        if state and self._takes(f"without `{_source(node)}`"):
            return ast.copy_location(ast.Pass(), node)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        self.generic_visit(node)
        return ast.copy_location(ast.Pass(), node) if self._takes(f"without `{_source(node)}`") else node

    def visit_Expr(self, node: ast.Expr) -> Any:
        if isinstance(node.value, ast.Constant):
            return node
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and self._takes(f"without `{_source(node)}`"):
            return ast.copy_location(ast.Pass(), node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        if node.value is not None and ast.unparse(node.annotation) != "TypeAlias":
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


def _template(node: ast.JoinedStr) -> str:
    """Return what stands between the holes of a template."""
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)


def _assigned(node: ast.stmt) -> str:
    """Return the one name that a statement gives a value; empty where it gives none, or several."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return ""


def _head(node: ast.stmt) -> range:
    """Return the lines of a statement without those of the block that it opens."""
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return range(node.lineno, max(node.lineno, last) + 1)


def _source(node: ast.AST) -> str:
    return _short(ast.unparse(node))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
