"""Reads and compares generated trees as `{path: text}`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files.disk import BYTECODE, IGNORED, encode, entries, reason, refusal
from generator.parse.text import decode

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Changes:
    """How a folder differs from the files it should hold: paths relative to it, each tuple sorted."""

    added: tuple[str, ...] = ()
    """In the files, not in the folder."""
    changed: tuple[str, ...] = ()
    """In both, with other content."""
    removed: tuple[str, ...] = ()
    """In the folder, not in the files."""

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.added or self.changed or self.removed)


def read_tree(folder: Path) -> dict[str, str]:
    """Read every text file below a folder, by relative path in sorted order, bytecode caches aside."""
    texts: dict[str, str] = {}
    for path, data in _scan(folder).items():
        if data is None:
            message = f"{path} is a link or no plain file"
            raise refusal("file-unreadable", folder.as_posix(), message, "Remove it: trees hold plain text files.")
        texts[path] = decode((folder / path).as_posix(), data).text
    return texts


def compare_tree(folder: Path, files: Mapping[str, str]) -> Changes:
    """Say what `write_tree` would change, and change nothing."""
    found = _scan(folder)
    wanted = {path: encode(text, folder / path) for path, text in files.items()}
    return Changes(
        added=tuple(sorted(wanted.keys() - found.keys())),
        changed=tuple(sorted(path for path in wanted.keys() & found.keys() if wanted[path] != found[path])),
        removed=tuple(sorted(found.keys() - wanted.keys())),
    )


def _scan(folder: Path) -> dict[str, bytes | None]:
    """Read all files below a folder, in sorted order; None stands for a link or a device, which is never followed."""
    found: dict[str, bytes | None] = {}
    for item in entries(folder):
        if item.is_dir(follow_symlinks=False):
            if item.name != IGNORED:
                found |= {f"{item.name}/{path}": data for path, data in _scan(Path(item.path)).items()}
        elif not item.name.endswith(BYTECODE):
            found[item.name] = _bytes(item)
    return found


def _bytes(item: os.DirEntry[str]) -> bytes | None:
    if not item.is_file(follow_symlinks=False):
        return None
    file = Path(item.path)
    try:
        return file.read_bytes()
    except OSError as error:
        raise refusal("file-unreadable", file.as_posix(), reason(error), "Make it readable.") from error
