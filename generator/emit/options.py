"""The constructor options of clients, read from `runtime.options`."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from generator.runtime import options as stated

if TYPE_CHECKING:
    from generator.api import Api


@dataclass(frozen=True, slots=True)
class Option:
    """One argument of a constructor; type and default as source."""

    name: str
    type: str
    default: str
    text: str


@cache
def options(prefix: str) -> tuple[Option, ...]:
    """Those of the clients whose class names begin with the prefix, those that all clients have first."""
    tree = ast.parse(Path(stated.__file__).read_text(encoding="utf-8"))
    bodies = {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
    body = [*bodies["SharedOptions"], *bodies[f"{prefix}ClientOptions"]]
    return tuple(_option(field, text) for field, text in pairwise(body) if isinstance(field, ast.AnnAssign))


def options_of(api: Api, prefix: str) -> tuple[Option, ...]:
    """Those that mean something to one client: not every one sends a member by two names."""
    has_copies = any(isinstance(item.schema, dict) and "x-copy-of" in item.schema for item in api.models)
    return tuple(item for item in options(prefix) if item.name != "copies" or has_copies)


def _option(field: ast.AnnAssign, text: ast.stmt) -> Option:
    name = ast.unparse(field.target)
    default = f"DEFAULT_{name.upper()}"
    docstring = ast.literal_eval(text.value) if isinstance(text, ast.Expr) else ""
    return Option(
        name,
        ast.unparse(field.annotation),
        default if hasattr(stated, default) else "None",
        " ".join(str(docstring).split()),
    )
