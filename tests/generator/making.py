"""Clients made in process, and several of them laid out beside one runtime to be imported and type-checked together."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.config import Provider
from generator.errors import Refused
from generator.files import write_tree
from generator.pipeline import Build, Inputs, Toolchain, build
from generator.types import Source
from generator.workspace import read_toolchain
from tests.type_checks import mypy

IMPORT = """
import importlib, pkgutil, sys, warnings
warnings.simplefilter("error")
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    package = importlib.import_module(f"clients.{name}")
    for module in pkgutil.walk_packages(package.__path__, f"clients.{name}."):
        importlib.import_module(module.name)
    for holder in (package, package.models):
        for member in holder.__all__:
            getattr(holder, member)
"""


@cache
def toolchain() -> Toolchain:
    """What clients are made with, read once."""
    return read_toolchain()


def make(
    source: Source,
    *,
    overlays: tuple[Source, ...] = (),
    provider: Provider | None = None,
    name: str = "acme",
    library: Mapping[str, Source] | None = None,
) -> Build:
    """Make a client whose runtime stands beside it."""
    title = "".join(part.capitalize() for part in name.split("_"))
    return build(Inputs(provider or Provider(name, title), source, overlays, library=library or {}), toolchain())


def document(operation: Mapping[str, object], **root: object) -> Source:
    """A document with one operation, `POST /jobs`, and what else its root holds."""
    minimal = {"operationId": "makeJob", "tags": ["jobs"], "responses": {"204": {"description": "No."}}}
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.example"}],
        "paths": {"/jobs": {"post": {**minimal, **operation}}},
        **root,
    }
    return Source("openapi.json", json.dumps(whole))


def verdict(source: Source, *, name: str = "acme") -> str:
    """`built`, or the codes of the refusal in their order, each once."""
    try:
        make(source, name=name)
    except Refused as refused:
        return " ".join(dict.fromkeys(item.code for item in refused.diagnostics))
    return "built"


def lay_out(folder: Path, packages: Mapping[str, Build]) -> None:
    """Write clients below `folder/clients`, beside the one runtime that they share."""
    files = {f"_runtime/{path}": text for path, text in toolchain().runtime.items() if not path.startswith("mock/")}
    for name, made in packages.items():
        files |= {f"{name}/{path}": text for path, text in made.package.files.items()}
    write_tree(folder / "clients", files)


def import_all(folder: Path, packages: Mapping[str, Build]) -> str:
    """Import every module and class of the clients in another process; what it complains about."""
    command = [sys.executable, "-c", IMPORT, str(folder), *packages]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def type_check(folder: Path) -> str:
    """What `mypy --strict` says of all the clients at once."""
    return mypy(folder, "--exclude", "_runtime", "-p", "clients")
