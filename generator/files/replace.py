"""Replaces a folder atomically, safe against kills and concurrent writers.

The new tree is staged beside the folder, under a lock, and the kernel exchanges the two.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files.checks import check_ours, check_paths, check_target
from generator.files.disk import encode, reason, refusal
from generator.files.exchange import exchange
from generator.files.tree import compare_tree

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from generator.files.tree import Changes


def write_tree(
    folder: Path, files: Mapping[str, str], *, marker: str | None = None, outside: Path | None = None
) -> Changes:
    """Make a folder hold exactly these files, in one step; where it does already, touch nothing.

    With a `marker`, a folder that holds something but no file of that name is somebody else's, and is refused. What is
    staged lies beside the folder, or beside `outside`, the folder around it in which nobody should ever see it.
    """
    check_paths(folder, files)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow the link that the next line refuses
    check_target(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.parent):
            stage = _stage(folder, outside)
            stage.recover()
            changes = compare_tree(folder, files)
            if changes.any:
                check_ours(folder, marker)
                _replace(stage, files)
    except OSError as error:
        message = f"cannot be written: {reason(error)}"
        raise refusal("output-unwritable", folder.as_posix(), message, "Choose a folder you may write to.") from error
    return changes


def write_text(path: Path, text: str) -> None:
    """Write one file whole or not at all."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.generating")
    try:
        try:
            staged.write_bytes(encode(text, path))
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot be written: {reason(error)}"
        raise refusal("output-unwritable", path.as_posix(), message, "Choose a file you may write.") from error


def discard(folder: Path) -> None:
    """Remove a folder with all that is in it; what is no folder stays."""
    if folder.is_dir() and not folder.is_symlink():
        import shutil  # noqa: PLC0415 - where nothing has changed, nothing is removed

        shutil.rmtree(folder)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A folder to be replaced, and the two names that are only ever seen while it is."""

    folder: Path
    staged: Path
    replaced: Path

    def recover(self) -> None:
        """Undo what an interrupted run left: bring back a tree it had moved away, and drop what it had staged."""
        if self.replaced.is_dir() and not self.folder.exists():
            self.replaced.rename(self.folder)
        discard(self.replaced)
        discard(self.staged)


def _stage(folder: Path, outside: Path | None) -> _Stage:
    """Choose the names beside the folder, or beside the one around it where that is possible: writable, the same disk."""
    staged = folder.with_name(f".{folder.name}.generating")
    around = Path(os.path.abspath(outside or folder))  # noqa: PTH100 - links keep their names
    above = around.parent
    if outside is not None and os.access(above, os.W_OK) and above.stat().st_dev == folder.parent.stat().st_dev:
        staged = around.with_name(f".{around.name}.{folder.name}.generating")
    return _Stage(folder, staged, staged.with_name(f"{staged.name.removesuffix('.generating')}.replaced.generating"))


def _replace(stage: _Stage, files: Mapping[str, str]) -> None:
    """Stage the tree and let it take the folder's place."""
    try:
        stage.staged.mkdir()
        for path, text in files.items():
            place = stage.staged / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(encode(text, stage.folder / path))
        if not stage.folder.exists():
            stage.staged.rename(stage.folder)
        elif not exchange(stage.staged, stage.folder):
            stage.folder.rename(stage.replaced)
            stage.staged.rename(stage.folder)
    finally:
        stage.recover()


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Hold the only writer's lock on what lies directly in a folder. The kernel lets go of it when we are killed."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
