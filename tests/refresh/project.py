"""A small project of one provider, in which commands run as a person would run them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.record import checksum

ROOT = Path(__file__).resolve().parents[2]
SPEC = """\
# What Acme publishes.
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers:
  - url: https://api.acme.example  # the only one
paths:
  /lockers:
    post:
      operationId: openLocker
      tags: [lockers]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [owner]
              properties:
                owner: {type: string}
                size: {type: string, enum: [small, large]}
      responses:
        '200': {description: ''}
"""
ADDED = SPEC.replace("properties:\n", "properties:\n                note: {type: string}\n")
"""The same with a field more."""
OVERLAY = """\
overlay: 1.1.0
info: {title: Acme's mistakes, version: '1'}
actions:
  - target: $.paths['/lockers'].post.requestBody.content['application/json'].schema
    description: The body has a name.
    x-evidence: https://docs.acme.example/lockers
    update: {title: Opening}
  - target: $.paths['/lockers'].post.requestBody.content['application/json'].schema.properties.size
    description: There are four sizes.
    x-evidence: https://docs.acme.example/lockers
    update: {enum: [medium, huge]}
"""
RECORD = f"""\
# Where openapi.yaml comes from.
url = "https://docs.acme.example/"
document = "https://docs.acme.example/openapi.yaml"
retrieved = 2026-01-02
sha256 = "{checksum([SPEC])}"
licence = "Ours to keep."

[[others]]
url = "https://docs.acme.example/errors"
"""


class Project:
    """Its folder, and the commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.specs = folder / "specs" / "acme"
        self.overlays = folder / "overlays" / "acme"
        self._capsys = capsys

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run one command; what it printed, errors first."""
        done = main(arguments)
        printed = self._capsys.readouterr()
        assert done == code, printed.err + printed.out
        assert "Traceback" not in printed.err
        return printed.err + printed.out

    def files(self) -> dict[str, tuple[bytes, int]]:
        """What lies in the provider's folders, and since when."""
        found = [path for part in ("specs", "overlays") for path in sorted((self.folder / part).rglob("*"))]
        return {
            str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in found
            if path.is_file()
        }


def make_project(folder: Path) -> None:
    """Write the provider's files."""
    specs, overlays = folder / "specs" / "acme", folder / "overlays" / "acme"
    (specs / "samples").mkdir(parents=True)
    overlays.mkdir(parents=True)
    (specs / "openapi.yaml").write_text(SPEC, encoding="utf-8")
    (specs / "SOURCE.toml").write_text(RECORD, encoding="utf-8")
    (specs / "samples" / "one.json").write_text("{}\n", encoding="utf-8")
    (overlays / "provider.toml").write_text('title = "Acme"\n', encoding="utf-8")
    (overlays / "10-names.overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    shutil.copy(ROOT / "overlays" / "extensions.schema.json", folder / "overlays")
