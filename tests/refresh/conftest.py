"""What the tests of `refresh` and `new` stand on: a web server, and a project of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.workspace import open_workspace
from tests.refresh.project import Project, make_project
from tests.refresh.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty site of its own."""
    with serving() as made:
        yield made


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """A project in a folder of its own, in which one stands."""
    folder = tmp_path / "project"
    make_project(folder)
    monkeypatch.chdir(folder)
    for command in ("refresh", "new", "lint"):
        monkeypatch.setattr(f"generator.commands.{command}.ROOT", folder)
    for command in ("generate", "check"):
        monkeypatch.setattr(f"generator.commands.{command}.open_workspace", lambda: open_workspace(folder))
    return Project(folder, capsys)
