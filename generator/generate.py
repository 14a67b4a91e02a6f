"""Builds the whole tree of `generated/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused, gathering
from generator.files import read_tree
from generator.pipeline import Build, build, unchanged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tree:
    """What `generated/kyc_clients` must hold, and the clients that had to be made for it."""

    files: Mapping[str, str]
    builds: Mapping[str, Build]
    """Only those that were rendered: the others were whole and up to date on disk."""


def make_tree(workspace: Workspace, *, force: bool) -> Tree:
    """Make every client that is not up to date on disk, or every one with `force`.

    Raises:
        Refused: with everything found in any provider.
    """
    found = read_tree(workspace.target) if workspace.target.is_dir() and not force else {}
    files: dict[str, str] = {f"_runtime/{path}": text for path, text in workspace.toolchain.runtime.items()}
    files |= _package_files(workspace)
    builds: dict[str, Build] = {}
    findings: list[Diagnostic] = []
    for name, inputs in workspace.providers.items():
        known = {path.removeprefix(f"{name}/"): text for path, text in found.items() if path.startswith(f"{name}/")}
        if not unchanged(inputs, workspace.toolchain, known):
            with gathering(findings):
                builds[name] = build(inputs, workspace.toolchain)
                known = dict(builds[name].package.files)
        files |= {f"{name}/{path}": text for path, text in known.items()}
    if findings:
        raise Refused(findings)
    return Tree(files, builds)


def _package_files(workspace: Workspace) -> dict[str, str]:
    """What stands beside the clients: taken from templates as it is."""
    prefix = "templates/kyc_clients/"
    return {
        path.removeprefix(prefix).removesuffix(".jinja"): text
        for path, text in workspace.toolchain.generator.items()
        if path.startswith(prefix)
    }
