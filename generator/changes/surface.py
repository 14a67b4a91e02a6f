"""Reads the public surface of generated clients: their contracts, and their Python through griffe.

Nothing is imported or written to disk, so any revision can be read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, cast

import griffe

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.types import Json

_ROOT: Final = "kyc_clients"
_RUNTIME: Final = "_runtime"
_CONTRACT: Final = "/openapi.json"


@dataclass(frozen=True, slots=True)
class Surface:
    """A whole package."""

    classes: Mapping[str, griffe.Class]
    """Classes by public path, such as `acme.models.Document`; moving one between private modules is no change."""
    functions: Mapping[str, griffe.Function]
    exports: frozenset[str]
    """Every place to import from."""
    contracts: Mapping[str, Json]
    """The contract of each provider."""

    def is_group(self, identity: str) -> bool:
        """Whether users know this class by the attribute of a client, such as `acme.documents`."""
        found = self.classes.get(identity)
        bases = {str(base) for base in found.bases} if found else set[str]()
        return bool(bases & {"Group", "AsyncGroup"})


def read_surface(files: Mapping[str, str], origin: str) -> Surface:
    """Read the surface of the package whose files these are, by path. Messages say that they are of `origin`.

    Raises:
        Refused: where a file is no Python, or a contract no JSON.
    """
    modules = _modules({path: text for path, text in files.items() if path.endswith(".py")}, origin)
    classes: dict[str, griffe.Class] = {}
    functions: dict[str, griffe.Function] = {}
    exports: set[str] = set()
    for module in filter(_is_public, modules):
        for name in _offered(modules[module]):
            exports.add(f"{module}.{name}".lstrip(".").removeprefix(f"{_RUNTIME}."))
            target = _target(modules[module].members.get(name))
            if isinstance(target, griffe.Class):
                classes[identity_of(target)] = target
            elif isinstance(target, griffe.Function):
                functions[identity_of(target)] = target
    homes = {identity for identity in exports if identity in classes or identity in functions}
    contracts = {
        path.removesuffix(_CONTRACT): _contract(path, text, origin)
        for path, text in files.items()
        if path.endswith(_CONTRACT) and path.count("/") == 1
    }
    return Surface(classes, functions, frozenset(exports - homes), contracts)


def identity_of(target: griffe.Object | griffe.Alias) -> str:
    """The public path of a definition."""
    home, _, name = target.canonical_path.removeprefix(f"{_ROOT}.").rpartition(".")
    if not target.parent or not target.parent.is_module:
        return f"{identity_of(target.parent)}.{name}" if target.parent else name
    parts = home.split(".")
    if parts[0] == _RUNTIME:
        parts = [part for part in parts[1:2] if part in {"errors", "mock"}]
    elif parts[0] == "mock":
        parts = ["mock"]
    elif "models" in parts:
        parts = parts[: parts.index("models") + 1]
    elif len(parts) > 1 and parts[-1] in {"client", "errors"}:
        parts = parts[:-1]
    return ".".join([*parts, name])


def annotation_text(annotation: str | griffe.Expr | None) -> str:
    """The source of a type, with aliases of the package written out: their names are nothing to a type checker."""
    if not isinstance(annotation, griffe.Expr):
        return re.sub(r"""^(['"])(.*)\1$""", r"\2", str(annotation))
    return "".join(_written_out(part) for part in annotation.iterate(flat=True))


def _written_out(part: str | griffe.Expr) -> str:
    if isinstance(part, griffe.ExprName) and isinstance(part.parent, griffe.Object):
        try:
            target = _target(part.parent.modules_collection.get_member(part.canonical_path))
        except KeyError:
            return part.name
        if isinstance(target, griffe.Attribute) and target.value is not None and str(target.annotation) == "TypeAlias":
            return annotation_text(target.value)
    return str(part)


def _contract(path: str, text: str, origin: str) -> Json:
    try:
        return cast("Json", json.loads(text))
    except ValueError as error:
        raise _unreadable(path, f"this is no JSON that can be read, in {origin}", 1) from error


def _unreadable(path: str, message: str, line: int) -> Refused:
    return Refused([Diagnostic("changes-unreadable", Place(path, line), message, "Compare with another revision.")])


def _modules(files: Mapping[str, str], origin: str) -> dict[str, griffe.Module]:
    """Every module by its dotted name below the package, each linked to what it imports from the others."""
    collection, lines = griffe.ModulesCollection(), griffe.LinesCollection()
    modules: dict[str, griffe.Module] = {}
    names = {path: path.removesuffix(".py").removesuffix("__init__").rstrip("/").replace("/", ".") for path in files}
    for path in sorted(
        {**dict.fromkeys(files, ""), "__init__.py": ""}, key=lambda path: names.get(path, "").split(".")
    ):
        name = names.get(path, "")
        above = modules.get(name.rpartition(".")[0]) if name else None
        called = name.rpartition(".")[2] or _ROOT
        where = cast("Path", PurePosixPath(path))
        try:
            module = griffe.visit(
                called, where, files.get(path, ""), parent=above, modules_collection=collection, lines_collection=lines
            )
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None) or 1
            raise _unreadable(path, f"this is no Python that can be read, in {origin}", line) from error
        (above or collection).set_member(called, module)
        modules[name] = module
    return modules


def _is_public(module: str) -> bool:
    """Whether users import from a module: not from the runtime, nor from files re-exported by a package."""
    parts = module.split(".")
    hidden = parts[-1].startswith(("_", "mock_")) or parts[0].startswith("_")
    behind = len(parts) > 1 and (parts[-2] in {"models", "mock"} or parts[-1] in {"client", "errors"})
    return (not hidden and not behind) or module == f"{_RUNTIME}.errors"


def _offered(module: griffe.Module) -> Iterator[str]:
    """The names in `__all__`, or without it the classes and functions that do not begin with an underscore."""
    if module.exports is not None:
        yield from map(str, module.exports)
        return
    for name, member in module.members.items():
        if not name.startswith("_") and not member.is_alias and (member.is_class or member.is_function):
            yield name


def _target(member: griffe.Object | griffe.Alias | None) -> griffe.Object | None:
    """The target of an alias, if it is in the package."""
    try:
        return member.final_target if isinstance(member, griffe.Alias) else member
    except (griffe.AliasResolutionError, griffe.CyclicAliasError):
        return None
