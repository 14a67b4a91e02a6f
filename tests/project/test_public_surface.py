"""Everything that a public signature names can be imported from a public place, and no two public things share a name."""

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated" / "kyc_clients"
PROVIDERS = ("decentro", "deepvue", "sandbox")
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.py")])
MACHINERY = {"perform"}
"""What generated methods call, and nobody else."""
MADE = {"AsyncClient", "Client", "Operation"}
"""What only generated code constructs."""
PROTOCOL = {"__init__", "__call__", "__enter__", "__aenter__", "__iter__", "__aiter__"}


class Name(NamedTuple):
    """Where something is defined."""

    module: str
    name: str


class Module:
    """The source of one module of the package."""

    def __init__(self, path: Path) -> None:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.package = self.name if parts[-1] == "__init__" else self.name.rpartition(".")[0]
        self.tree = ast.parse(path.read_text())
        self.defined = {name: node for node in self.tree.body for name in _names(node)}
        self.imported = {
            alias.asname or alias.name: Name(self._absolute(node), alias.name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        self.starred: list[str] = []
        for name, origin in [*self.imported.items()]:
            if name == "*":
                self.starred = import_module(origin.module).__all__
                self.imported |= {each: Name(origin.module, each) for each in self.starred}

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        base = self.package.split(".")
        base = base[: len(base) - node.level + 1]
        return ".".join([*base, *([node.module] if node.module else [])])


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


@cache
def _modules() -> Mapping[str, Module]:
    found = [Module(path) for path in PACKAGE.rglob("*.py")]
    return {module.name: module for module in found}


def _origin(name: Name) -> Name:
    """Follow imports to the definition."""
    module = _modules().get(name.module)
    if module is None or name.name in module.defined or name.name not in module.imported:
        return name
    found = module.imported[name.name]
    return name if found == name else _origin(found)


def _is_public(module: str) -> bool:
    return not any(part.startswith(("_", "mock_")) for part in module.split("."))


@cache
def _offered() -> Mapping[Name, tuple[str, ...]]:
    """Every public thing, by its definition, with the places that offer it."""
    found: dict[Name, list[str]] = defaultdict(list)
    for module in filter(_is_public, _modules()):
        loaded = import_module(module) if not module.endswith("__main__") else None
        names = getattr(loaded, "__all__", None) or [
            name for name in (*_modules()[module].defined, *_modules()[module].starred) if not name.startswith("_")
        ]
        for name in names:
            found[_origin(Name(module, name))].append(f"{module}.{name}")
    return {name: tuple(places) for name, places in found.items()}


def _annotations(node: ast.AST, *, made: bool) -> Iterator[ast.expr]:
    """The types that a definition shows to its users."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        arguments += [each for each in (node.args.vararg, node.args.kwarg) if each is not None]
        yield from (each.annotation for each in arguments if each.annotation is not None)
        if node.returns is not None:
            yield node.returns
    elif isinstance(node, ast.ClassDef):
        for part in node.body:
            shown = [name for name in _names(part) if name not in MACHINERY and (name[0] != "_" or name in PROTOCOL)]
            if shown and (made or shown != ["__init__"]):
                yield from _annotations(part, made=made)
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation
        if ast.unparse(node.annotation) == "TypeAlias" and node.value is not None:
            yield node.value


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _named(ast.parse(node.value, mode="eval"))
    elif isinstance(node, ast.Name):
        yield node.id
    for child in ast.iter_child_nodes(node):
        yield from _named(child)


def _lineage(thing: Name) -> Iterator[Name]:
    """A definition, and the classes of this package that it inherits members from."""
    module = _modules().get(thing.module)
    if module is None or thing.name not in module.defined:
        return
    yield thing
    for base in getattr(module.defined[thing.name], "bases", ()):
        for name in _named(base):
            yield from _lineage(_origin(Name(thing.module, name)))


def _hidden(thing: Name) -> Iterator[str]:
    """What a definition names that no public place offers."""
    for own in _lineage(thing):
        made = own == thing and thing.name not in MADE
        for annotation in _annotations(_modules()[own.module].defined[own.name], made=made):
            for name in _named(annotation):
                origin = _origin(Name(own.module, name))
                home = _modules().get(origin.module)
                if home is None or hasattr(builtins, name) or origin.name not in home.defined or origin in _offered():
                    continue
                if (
                    not ast.unparse(home.defined[origin.name])
                    .partition(" = ")[2]
                    .startswith(("TypeVar(", "ParamSpec("))
                ):
                    yield f"{own.module}.{own.name} names {origin.module}.{origin.name}"


def test_what_public_signatures_name_is_public() -> None:
    """Classes with their bases, methods, fields; functions; aliases: whatever type they show has a public home."""
    hidden = sorted({each for thing in _offered() for each in _hidden(thing)})
    assert hidden == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_two_public_things_share_a_name(provider: str) -> None:
    """Whoever imports what is common and one provider's own never has two things to tell apart."""
    others = tuple(f"kyc_clients.{each}." for each in PROVIDERS if each != provider)
    homes: dict[str, set[Name]] = defaultdict(set)
    for thing, places in _offered().items():
        names = {
            place.rpartition(".")[2]
            for place in places
            if not place.startswith(others) and place.count(".") <= len(["package", "room"])
        }
        for name in names - {"models", "errors", "main"}:
            homes[name].add(thing)
    shared = {name: things for name, things in homes.items() if len(things) > 1}
    assert shared == {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_and_examples_keep_to_public_places(path: Path) -> None:
    """Whatever one copies from them stays valid when the runtime is rebuilt."""
    imports = [line for line in path.read_text().splitlines() if "import" in line and "_runtime" in line]
    assert imports == []
