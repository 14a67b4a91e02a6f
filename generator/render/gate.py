"""The second gate: whatever printed it, generated code may import, call and state only what is on these lists.

The lint refuses hostile documents before; this holds if the lint, a template or the engine is wrong.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MODULES: Final = frozenset({"__future__", "typing", "functools", "collections.abc", "datetime"})
_CALLS: Final = frozenset(
    {
        "ApiKey", "Body", "Callback", "ClientSpec", "Envelope", "HttpBasic", "HttpBearer", "Login", "Operation",
        "Parameter", "Reply", "Rule", "deprecated", "epoch_ms", "epoch_s",
        "encoded_file", "file_link", "lazy", "Poll", "super", "self._call", "self._wait",
        "super().__init__",
    }
)  # fmt: skip
_STATEMENTS: Final = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.If)
_FORBIDDEN: Final = (
    ast.JoinedStr, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.NamedExpr, ast.Starred,
    ast.Global, ast.Nonlocal, ast.While, ast.For, ast.With, ast.Try, ast.Raise, ast.Delete, ast.Yield, ast.YieldFrom,
    ast.AugAssign, ast.Assert, ast.Match,
)  # fmt: skip


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
    except (SyntaxError, ValueError, RecursionError) as error:
        yield Diagnostic(
            "generated-syntax",
            Place(path, getattr(error, "lineno", None) or 1),
            f"generated code does not parse: {error}",
        )
        return
    groups = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)} | _imported(tree)
    for statement in tree.body:
        if not isinstance(statement, _STATEMENTS) and not _is_text(statement):
            yield _finding(path, statement, "a module-level statement")
    for node in ast.walk(tree):
        yield from _check_node(path, node, groups)


def _check_node(path: str, node: ast.AST, classes: set[str]) -> Iterator[Diagnostic]:
    if isinstance(node, _FORBIDDEN):
        yield _finding(path, node, type(node).__name__)
    elif isinstance(node, ast.Import):
        yield _finding(path, node, "an import")
    elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module not in _MODULES:
        yield _finding(path, node, f"an import of {node.module}")
    elif isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name not in _CALLS and name not in classes:
            yield _finding(path, node, f"a call of {name[:60]}")
    elif isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
        yield _finding(path, node, "a condition")
    elif isinstance(node, ast.Attribute) and node.attr.startswith("__") and node.attr != "__init__":
        yield _finding(path, node, f"an attribute {node.attr}")


def _imported(tree: ast.Module) -> set[str]:
    """Names brought in from the package's own modules: group classes, which the client makes."""
    relative = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    return {alias.asname or alias.name for node in relative for alias in node.names}


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _finding(path: str, node: ast.AST, what: str) -> Diagnostic:
    place = Place(path, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1)
    return Diagnostic(
        "generated-code",
        place,
        f"generated code holds {what}, which is not on the list",
        "Please report this: it is a fault of the generator.",
    )
