"""Python modules by their syntax: what each defines, imports and offers. Nothing is imported, so any revision can be read."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Definition: TypeAlias = "ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.AnnAssign | ast.Assign"

RUNTIME: Final = "_runtime"
"""The package that users never import from, whose classes they hold nevertheless."""
_BARE: Final = ("typing.", "typing_extensions.", "collections.abc.", "builtins.")
"""Modules whose names everyone knows without them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that comes from elsewhere. Without a `name`, it is the module itself."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where a name is defined."""

    module: str
    name: str
    node: Definition


@dataclass(slots=True)
class Module:
    """One file."""

    names: dict[str, Link | Definition] = field(default_factory=dict[str, "Link | Definition"])
    stars: list[str] = field(default_factory=list[str])
    """Modules of which everything is taken."""

    def offers(self) -> tuple[str, ...]:
        """The names in `__all__`, or without it the classes and functions that do not begin with an underscore."""
        found = self.names.get("__all__")
        if isinstance(found, ast.Assign | ast.AnnAssign) and found.value is not None:
            return tuple(str(item) for item in ast.literal_eval(found.value))
        kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        return tuple(name for name, node in self.names.items() if isinstance(node, kinds) and not name.startswith("_"))


class Modules:
    """The modules of one package, by dotted name below it; the package itself is `""`."""

    def __init__(self, files: Mapping[str, str], origin: str) -> None:
        """Read `files`, texts by path. Messages say that they are of `origin`.

        Raises:
            Refused: where a file is no Python.
        """
        self.modules = {_name(path): _checked(path, text, origin) for path, text in files.items()}

    def home(self, module: str, name: str) -> Home | str:
        """Follow a dotted name to its definition here, or to what the world outside calls it."""
        here = self.modules.get(module)
        first, _, rest = name.partition(".")
        found = here.names.get(first) if here else None
        if isinstance(found, Link):
            return self._beyond(Link(found.module, f"{found.name}.{rest}".strip(".") if rest else found.name))
        if found is not None:
            return Home(module, first, found)
        for star in here.stars if here else ():
            if first in self.modules[star].names:
                return self.home(star, name)
        return name

    def _beyond(self, link: Link) -> Home | str:
        first, _, rest = link.name.partition(".")
        inner = f"{link.module}.{first}".strip(".")
        if inner in self.modules:
            return self.home(inner, rest) if rest else inner
        if link.module in self.modules:
            return self.home(link.module, link.name)
        full = f"{link.module}.{link.name}".rstrip(".")
        for prefix in _BARE:
            full = full.removeprefix(prefix)
        return full

    def constant(self, module: str, node: ast.expr) -> ast.expr:
        """The expression that a name stands for, where it stands for one; else the expression itself."""
        if isinstance(node, ast.Name | ast.Attribute):
            home = self.home(module, ast.unparse(node))
            if isinstance(home, Home) and isinstance(home.node, ast.Assign | ast.AnnAssign) and home.node.value:
                return home.node.value
        return node


def identity_of(module: str, name: str) -> str:
    """What is defined somewhere, by where users find it: moving it from one inner module to another changes nothing."""
    parts = module.split(".")
    if parts[0] == RUNTIME:
        parts = [part for part in parts[1:2] if part in {"errors", "mock"}]
    elif parts[0] == "mock":
        parts = ["mock"]
    elif "models" in parts:
        parts = parts[: parts.index("models") + 1]
    elif len(parts) > 1 and parts[-1] in {"client", "errors"}:
        parts = parts[:-1]
    return ".".join([*parts, name]).lstrip(".")


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("__init__").rstrip("/").replace("/", ".")


@lru_cache(maxsize=1024)
def _read(path: str, text: str) -> Module:
    """Read one file; most are the same in two revisions."""
    module = Module()
    package = _name(path) if path.endswith("__init__.py") else _name(path).rpartition(".")[0]
    for node in _statements(ast.parse(text).body):
        _note(module, node, package)
    return module


def _checked(path: str, text: str, origin: str) -> Module:
    try:
        return _read(path, text)
    except (SyntaxError, ValueError, RecursionError) as error:
        place = Place(path, getattr(error, "lineno", None) or 1)
        message = f"this is no Python that can be read, in {origin}"
        raise Refused([Diagnostic("changes-unreadable", place, message, "Compare with another revision.")]) from error


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """What stands at the top of a module, inside conditions too: names for type checkers are imported there."""
    for node in body:
        if isinstance(node, ast.If):
            yield from _statements([*node.body, *node.orelse])
        else:
            yield node


def _note(module: Module, node: ast.stmt, package: str) -> None:
    if isinstance(node, ast.ImportFrom):
        source = _absolute(package, node)
        for alias in node.names:
            if alias.name == "*":
                module.stars.append(source)
            else:
                module.names[alias.asname or alias.name] = Link(source, alias.name)
    elif isinstance(node, ast.Import):
        for alias in node.names:
            first = alias.name.partition(".")[0]
            module.names[alias.asname or first] = Link(alias.name if alias.asname else first, "")
    elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        module.names[node.name] = node
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        module.names[node.target.id] = node
    elif isinstance(node, ast.Assign):
        module.names |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}


def _absolute(package: str, node: ast.ImportFrom) -> str:
    if node.level == 0:
        return node.module or ""
    parts = package.split(".") if package else []
    above = parts[: len(parts) - (node.level - 1)]
    return ".".join([*above, *([node.module] if node.module else [])])
