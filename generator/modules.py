"""Copies hand-written modules into a package and adjusts their imports of the runtime."""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.types import Source

_BESIDE: Final = 2
"""Dots of an import from the folder around the package."""


def resolve_imports(modules: Sequence[Source], taken: Mapping[str, str], *, nested: bool) -> dict[str, str]:
    """Return modules by file name; where the runtime lies inside the package, with their imports of it turned there.

    Raises:
        Refused: for a module that is no Python, or that would replace another file.
    """
    settled: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for source in modules:
        name = PurePath(source.name).name
        if name in taken or name in settled or not name.endswith(".py"):
            message = f"a package has no place for a module called {name}"
            findings.append(
                Diagnostic("module-invalid", Place(source.name), message, "Rename it: `mock_responses.py`.")
            )
        try:
            tree = ast.parse(source.text)
        except SyntaxError as error:
            place = Place(source.name, error.lineno or 1, error.offset or 1)
            findings.append(Diagnostic("module-invalid", place, f"this is no Python: {error.msg}", "Correct it."))
            continue
        settled[name] = _turned(source.text, tree) if nested else source.text
    if findings:
        raise Refused(findings)
    return settled


def _turned(text: str, tree: ast.Module) -> str:
    """Turn each `from .._runtime…` into `from ._runtime…`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == _BESIDE and f"{node.module}.".startswith("_runtime."):
            found = ast.get_source_segment(text, node) or ""
            text = text.replace(found, found.replace("..", ".", 1))
    return text
