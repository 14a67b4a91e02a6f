"""Refuses unsafe target paths and folders that were not generated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.files.disk import IGNORED, items, refusal
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_NAME: Final = 255


def check_paths(folder: Path, files: Mapping[str, str]) -> None:
    """Refuse names that leave the folder, and names that some file system would take for one another."""
    findings: list[str] = []
    seen: dict[str, str] = {}
    for path in files:
        parts = path.split("/")
        if not path.isprintable() or "\\" in path:
            findings.append(f"{path!r} holds characters that file names should not have")
        elif any(part in {"", ".", "..", IGNORED} or len(part.encode()) > _MAX_NAME for part in parts):
            findings.append(f"{path!r} is no path inside a folder")
        for end in range(1, len(parts) + 1):
            prefix = "/".join(parts[:end])
            kind = prefix if end < len(parts) else f"{prefix} (a file)"
            if seen.setdefault(prefix.casefold(), kind) != kind:
                findings.append(f"{path!r} cannot stand beside {seen[prefix.casefold()]!r}")
    if findings:
        advice = "Rename the schema, tag or operation that gave it by overlay."
        raise Refused([Diagnostic("output-path", Place(folder.as_posix()), finding, advice) for finding in findings])


def check_target(folder: Path) -> None:
    """Refuse what is really something else than a folder of its own."""
    if folder == folder.parent:
        raise refusal("output-not-ours", folder.as_posix(), "this is the whole file system", "Name a folder in it.")
    if folder.is_symlink():
        message = "this is a link, and replacing it would leave what it points to behind"
        raise refusal("output-not-ours", folder.as_posix(), message, f"Name the folder itself: {folder.readlink()}")
    if folder.exists() and not folder.is_dir():
        message = "there is a file of this name"
        raise refusal("output-not-ours", folder.as_posix(), message, "Name a folder, or remove the file.")


def check_ours(folder: Path, marker: str | None) -> None:
    """Refuse to replace a folder that the generator did not write."""
    if marker is not None and any(items(folder)) and not (folder / marker).is_file():
        message = f"holds files that the generator did not write (there is no {marker})"
        advice = "Name a new or empty folder. Nothing was changed."
        raise refusal("output-not-ours", folder.as_posix(), message, advice)
