"""Reads the repository: its providers and their inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.config import read_provider
from generator.errors import Diagnostic, Refused, gathering
from generator.files import (
    find_document,
    list_folders,
    list_modules,
    list_overlays,
    read_document,
    read_source,
    read_tree,
)
from generator.library import read_library
from generator.pipeline import Inputs, Toolchain
from generator.record import NAME as RECORD, check_record
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
VOCABULARY: Final = "overlays/extensions.schema.json"
PACKAGE: Final = "generated/kyc_clients"


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that `make generate` reads."""

    root: Path
    toolchain: Toolchain
    providers: Mapping[str, Inputs]

    @property
    def target(self) -> Path:
        """Where the clients go."""
        return self.root / PACKAGE


def open_workspace(root: Path = ROOT) -> Workspace:
    """Read every provider's inputs.

    Raises:
        Refused: with what is wrong with any of them.
    """
    findings: list[Diagnostic] = []
    providers: dict[str, Inputs] = {}
    names = list_folders(root / "overlays")
    for name in sorted(set(list_folders(root / "specs")) - set(names)):
        advice = f"Add overlays/{name}/provider.toml with a `title`."
        findings.append(
            Diagnostic("provider-incomplete", Place(f"specs/{name}"), f"{name} has no overlays folder", advice)
        )
    for name in names:
        with gathering(findings):
            providers[name] = read_inputs(root, name)
            _check_source(root, name, providers[name])
    if findings:
        raise Refused(findings)
    return Workspace(root, read_toolchain(), providers)


def _check_source(root: Path, name: str, inputs: Inputs) -> None:
    """Hold what is kept of a provider's document to its record."""
    kept = inputs.document.parts or (inputs.document,)
    texts = [item.text for item in (*kept, *(inputs.library[path] for path in sorted(inputs.library)))]
    check_record(read_source(root / "specs" / name / RECORD, root), texts)


def list_providers(root: Path) -> tuple[str, ...]:
    """Name the providers, whatever state they are in."""
    return list_folders(root / "overlays")


def read_toolchain(*, nested: bool = False) -> Toolchain:
    """Read what all clients are made with."""
    tree, prefix = read_tree(HERE), "runtime/"
    generator = {
        path: text for path, text in tree.items() if path.endswith((".py", ".jinja")) and not path.startswith(prefix)
    }
    runtime = {path.removeprefix(prefix): text for path, text in tree.items() if path.startswith(prefix)}
    return Toolchain(read_source(ROOT / VOCABULARY, ROOT), generator, runtime, nested)


def read_inputs(root: Path, name: str) -> Inputs:
    """Read one provider's inputs."""
    folder = root / "overlays" / name
    settings = read_source(folder / "provider.toml", root)
    overlays = tuple(read_source(path, root) for path in list_overlays(folder, root))
    path = find_document(root / "specs" / name, root)
    document = read_document(path, root)
    modules = tuple(read_source(path, root) for path in list_modules(folder))
    return Inputs(
        read_provider(name, settings), document, overlays, (settings,), modules, read_library(path, root, document)
    )
