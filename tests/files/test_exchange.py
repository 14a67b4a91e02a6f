"""Where the system can exchange two folders it does, and elsewhere two renames do."""

import ctypes
import errno
from pathlib import Path

import pytest

from generator.files import Changes, read_tree, replace, write_tree
from generator.files.exchange import exchange
from tests.files.trees import NEW, OLD, names


def test_without_the_system_call_trees_are_replaced_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot exchange gets two renames."""
    monkeypatch.setattr(replace, "exchange", lambda *_: False)
    write_tree(tmp_path / "client", OLD)

    write_tree(tmp_path / "client", NEW)

    assert read_tree(tmp_path / "client") == NEW
    assert names(tmp_path) == ["client"]


def test_a_tree_that_a_killed_run_moved_away_comes_back(tmp_path: Path) -> None:
    """Between its two renames a killed run leaves no folder; the next one starts from the old tree."""
    write_tree(tmp_path / ".client.replaced.generating", OLD)

    changes = write_tree(tmp_path / "client", NEW)

    assert changes == Changes(("models/aadhaar.py",), ("__init__.py", "models/pan.py"), ("gone.py",))
    assert names(tmp_path) == ["client"]


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
def test_a_system_that_cannot_exchange_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Old kernels and some file systems refuse the call; that is no error."""
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)

    assert not exchange(tmp_path / "none", tmp_path / "neither")


def test_a_system_without_the_call_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems than Linux have no such function."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())

    assert not exchange(tmp_path / "none", tmp_path / "neither")


def test_any_other_trouble_with_the_exchange_is_an_error(tmp_path: Path) -> None:
    """A missing folder is not mistaken for a missing ability."""
    with pytest.raises(FileNotFoundError, match="neither"):
        exchange(tmp_path / "none", tmp_path / "neither")
