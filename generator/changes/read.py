"""Reads the surface of a package of clients from its files: from what can be imported, to everything that this leads to."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.changes.classes import Reader
from generator.changes.contracts import client_facts, mapping, value
from generator.changes.directions import directed
from generator.changes.modules import RUNTIME, Home, Modules
from generator.changes.surface import TWIN, Alias, Class, Method, Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.changes.surface import Facts

_CONTRACT: Final = "client"
"""The module of a client's class and of its `SPEC`; the package offers the class."""


def read_surface(files: Mapping[str, str], origin: str) -> Surface:
    """Read the surface of the package whose files these are, by path. Messages say that they are of `origin`.

    Raises:
        Refused: where a file is no Python, or not what a generator of ours writes.
    """
    modules = Modules({path: text for path, text in files.items() if path.endswith(".py")}, origin)
    reader = Reader(modules, origin)
    exports: set[str] = set()
    for module in [*filter(_is_public, modules.modules), f"{RUNTIME}.errors"]:
        for name in modules.modules[module].offers() if module in modules.modules else ():
            path = f"{module}.{name}".lstrip(".").removeprefix(f"{RUNTIME}.")
            identity = reader.identity(module, name)
            if identity not in {path, f"{TWIN}{module}.{name.removeprefix('Async')}"}:
                exports.add(path)
            reader.want(modules.home(module, name), identity)
    return _surface(reader, frozenset(exports), _provider_facts(modules, reader))


def _with_credentials(identity: str, found: Class, facts: Mapping[str, Facts]) -> Class:
    """Say of the arguments of a client how they travel, so that one with a new name is known again."""
    known = facts.get(identity.removeprefix(TWIN).rpartition(".")[0], {})
    if found.kind != "client" or "__init__" not in found.methods:
        return found
    made = found.methods["__init__"]
    items = {
        name: replace(item, facts={"wire": known[f"credential {name}"]}) if f"credential {name}" in known else item
        for name, item in made.items.items()
    }
    return replace(found, methods={**found.methods, "__init__": replace(made, items=items)})


def _surface(reader: Reader, exports: frozenset[str], facts: Mapping[str, Facts]) -> Surface:
    classes: dict[str, Class] = {}
    aliases: dict[str, Alias] = {}
    functions: dict[str, Method] = {}
    for identity, found in reader.read_all():
        if isinstance(found, Class):
            classes[identity] = _with_credentials(identity, found, facts)
        elif isinstance(found, Alias):
            aliases[identity] = found
        else:
            functions[identity] = found
    plain = {
        provider: {key: fact for key, fact in known.items() if not key.startswith("credential ")}
        for provider, known in facts.items()
    }
    return directed(Surface(classes, aliases, functions, plain, exports))


def _is_public(module: str) -> bool:
    """What users import from: not the runtime, nor the files behind a package that offers what is in them."""
    parts = module.split(".")
    hidden = parts[-1].startswith(("_", "mock_")) or parts[0].startswith("_")
    behind = len(parts) > 1 and (parts[-2] in {"models", "mock"} or parts[-1] in {_CONTRACT, "errors"})
    return not hidden and not behind


def _provider_facts(modules: Modules, reader: Reader) -> dict[str, Facts]:
    """Facts of every package that has a `SPEC`."""
    facts: dict[str, Facts] = {}
    for module in modules.modules:
        if module.endswith(f".{_CONTRACT}") and not module.startswith("_"):
            home = modules.home(module, "SPEC")
            if isinstance(home, Home) and isinstance(home.node, ast.AnnAssign) and home.node.value:
                spec = mapping(value(home.node.value, partial(modules.constant, module)))
                facts[module.removesuffix(f".{_CONTRACT}")] = client_facts(spec, reader.error)
    return facts
