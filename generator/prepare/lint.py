"""What must hold before a document is let near the engine, or a credential near a host.

A path key may be an absolute URL, climb out of the base path, or be a format string; the stock engine sends it all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from generator.prepare.scope import Scope
    from generator.types import Json, Pointer

VERSIONS: Final = re.compile(r"3\.[01]\.\d+(-.+)?")
_PATH: Final = re.compile(r"/(?!/)(?:[A-Za-z0-9\-._~!$&'()*+,;=:@%/]|\{[A-Za-z_][A-Za-z0-9_.\-]*\})*")
_DEEPEST: Final = 60
_EXTENSION_ROOTS: Final = ("x-envelope", "x-callback")


def lint(scope: Scope) -> None:
    """Report what no client may be made of."""
    version = scope.root.get("openapi")
    if not (isinstance(version, str) and VERSIONS.fullmatch(version)):
        advice = "OpenAPI 3.0 and 3.1 are supported; convert the document first."
        scope.refuse(
            "unsupported-version",
            join(ROOT, "openapi") if version is not None else ROOT,
            f"`openapi: {version}` is not supported",
            advice,
        )
    paths = scope.root.get("paths")
    for path in paths if isinstance(paths, dict) else ():
        _check_path(scope, path, join(ROOT, "paths", path))
    _check_tree(scope)


def _check_path(scope: Scope, path: str, pointer: Pointer) -> None:
    if path.startswith("x-"):
        return
    if not _PATH.fullmatch(path) or any(
        part in {"..", "."} for part in path.replace("%2e", ".").replace("%2E", ".").split("/")
    ):
        advice = "A path starts with one `/`, stays below the server's URL, and holds parameters as `{name}`."
        scope.refuse("bad-path", pointer, f"{path!r} is no path below a server", advice)


def _check_tree(scope: Scope) -> None:
    """Walk everything once: too deep is refused here, so that no later stage needs to fear recursion."""
    stack: list[tuple[Json, Pointer, int]] = [(scope.root, ROOT, 0)]
    while stack:
        node, pointer, depth = stack.pop()
        if depth > _DEEPEST:
            scope.refuse(
                "too-deep",
                pointer,
                f"nested more than {_DEEPEST} levels deep",
                "Name the inner schemas in `components`.",
            )
            return
        children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        stack.extend(
            (item, join(pointer, str(key)), depth + 1) for key, item in children if isinstance(item, dict | list)
        )
