"""Checks generated code against allow-lists of imports, calls and statements.

The lint refuses hostile documents before; this holds if the lint, a template or the engine is wrong.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_MODULES: Final = frozenset({"__future__", "typing", "functools", "collections.abc", "datetime", "attrs"})
_CALLS: Final = frozenset(
    {
        "ApiKey", "Body", "Callback", "ClientSecret", "ClientSpec", "Envelope", "HttpBasic", "HttpBearer", "Login", "Operation",
        "Parameter", "Poll", "ResponseSpec", "Rule", "_field", "check_hmac_sha256", "client_credentials", "define", "deprecated",
        "encoded_file", "epoch_ms", "epoch_s", "file_link",
        "lazy", "located", "self._call", "self._wait", "super", "super().__init__",
    }
)  # fmt: skip
_STATEMENTS: Final = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.If)
_BODY: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.AnnAssign, ast.Assign)
_DECORATORS: Final = frozenset({"cached_property", "overload", "property", "staticmethod"})
_DUNDERS: Final = frozenset({"__all__", "__dir__", "__getattr__", "__name__", "__package__", "__slots__"})
_NODES: Final = frozenset(
    {
        ast.Module, ast.Import, ast.ImportFrom, ast.alias, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef,
        ast.arguments, ast.arg, ast.keyword, ast.Assign, ast.AnnAssign, ast.Expr, ast.Return, ast.If, ast.Pass,
        ast.Call, ast.Await, ast.Attribute, ast.Subscript, ast.Name, ast.Constant, ast.Dict, ast.List, ast.Tuple,
        ast.BinOp, ast.BitOr, ast.BoolOp, ast.Or, ast.UnaryOp, ast.USub, ast.Load, ast.Store,
    }
)  # fmt: skip
_FARTHEST: Final = 3
"""Dots of a relative import: from `models/x.py` to the runtime beside the package."""


def gate(files: Mapping[str, str]) -> None:
    """Check every Python file.

    Raises:
        Refused: naming file and line of everything that is not allowed.
    """
    findings = [finding for path, text in files.items() if path.endswith(".py") for finding in _check(path, text)]
    if findings:
        raise Refused(findings)


def _check(path: str, text: str) -> Iterator[Diagnostic]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 1
        advice = "Please report this: it is a fault of the generator."
        yield Diagnostic("generated-syntax", Place(path, line), f"generated code does not parse: {error}", advice)
        return
    for statement in tree.body:
        if not isinstance(statement, _STATEMENTS) and not _is_text(statement):
            yield _finding(path, statement, "a module-level statement")
    nodes = list(ast.walk(tree))
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)} | _imported(nodes)
    for node in nodes:
        what = _not_allowed(node, classes)
        if what:
            yield _finding(path, node, what)


def _not_allowed(node: ast.AST, classes: set[str]) -> str:
    """What is wrong with one node; empty where it is on the lists."""
    if type(node) not in _NODES:
        return type(node).__name__
    check = _CHECKS.get(type(node))
    return check(node, classes) if check is not None else ""


def _of_call(node: ast.AST, classes: set[str]) -> str:
    if not isinstance(node, ast.Call):
        return ""
    if any(keyword.arg is None for keyword in node.keywords):
        return "a call with unpacked arguments"
    name = ast.unparse(node.func) if isinstance(node.func, ast.Name | ast.Attribute) else ""
    return "" if name in _CALLS or name in classes else f"a call of {name[:60] or type(node.func).__name__}"


def _of_table(node: ast.AST, _: set[str]) -> str:
    """A table may take in one other: the module's own error responses."""
    plain = isinstance(node, ast.Dict) and all(
        key is not None or (isinstance(value, ast.Name) and value.id == "_ERRORS")
        for key, value in zip(node.keys, node.values, strict=True)
    )
    return "" if plain else "an unpacked mapping"


def _of_import(node: ast.AST, _: set[str]) -> str:
    if not isinstance(node, ast.ImportFrom):
        return "an import"
    if node.level > _FARTHEST or (node.level == 0 and node.module not in _MODULES):
        return f"an import of {node.module}"
    starred = any(alias.name == "*" for alias in node.names)
    return "an import of everything" if starred and (node.module or "").rpartition(".")[2] != "errors" else ""


def _of_name(node: ast.AST, _: set[str]) -> str:
    name = node.id if isinstance(node, ast.Name) else ""
    return f"the name {name}" if name.startswith("__") and name not in _DUNDERS else ""


def _of_attribute(node: ast.AST, _: set[str]) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else ""
    return f"an attribute {name}" if name.startswith("__") and name != "__init__" else ""


def _of_definition(node: ast.AST, _: set[str]) -> str:
    if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    for decorator in node.decorator_list:
        if not isinstance(decorator, ast.Call) and ast.unparse(decorator) not in _DECORATORS:
            return f"a decorator {ast.unparse(decorator)[:60]}"
    if isinstance(node, ast.ClassDef):
        if node.keywords or any(not isinstance(base, ast.Name) for base in node.bases):
            return "a class with keywords or computed bases"
        return "" if all(isinstance(part, _BODY) or _is_text(part) for part in node.body) else "a statement in a class"
    plain = all(isinstance(part, ast.Return | ast.ImportFrom) or _is_text(part) or _is_call(part) for part in node.body)
    return "" if plain or _is_open(node) else "a statement in a function"


def _of_condition(node: ast.AST, _: set[str]) -> str:
    plain = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return "" if plain else "a condition"


_CHECKS: Final[Mapping[type[ast.AST], Callable[[ast.AST, set[str]], str]]] = {
    ast.Call: _of_call,
    ast.Dict: _of_table,
    ast.Import: _of_import,
    ast.ImportFrom: _of_import,
    ast.Name: _of_name,
    ast.Attribute: _of_attribute,
    ast.ClassDef: _of_definition,
    ast.FunctionDef: _of_definition,
    ast.AsyncFunctionDef: _of_definition,
    ast.If: _of_condition,
}


def _imported(nodes: list[ast.AST]) -> set[str]:
    """Names brought in from the package's own modules: group classes, which the client makes."""
    relative = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 1]
    return {alias.asname or alias.name for node in relative for alias in node.names}


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_open(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is a signature for type checkers alone."""
    decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
    return decorators[:1] == ["overload"] and [ast.unparse(part) for part in node.body] == ["..."]


def _is_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _finding(path: str, node: ast.AST, what: str) -> Diagnostic:
    place = Place(path, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1)
    message = f"generated code holds {what}, which is not on the list"
    return Diagnostic("generated-code", place, message, "Please report this: it is a fault of the generator.")
