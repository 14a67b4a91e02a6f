"""Reads documents, overlays and modules, named relative to the root."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from generator.errors import Diagnostic, Refused
from generator.files.disk import items, reason, refusal
from generator.parse.text import decode
from generator.types import Place, Source

MAX_BYTES: Final = 32 * 1024 * 1024
"""No input file may be larger: the largest OpenAPI documents in public use have about 12 MB."""

_OVERLAY_SUFFIX: Final = ".overlay.yaml"


def read_source(path: Path, root: Path) -> Source:
    """Read one text file. Messages will call it by its path relative to `root`, where it lies below that."""
    name = _name(path, root)
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise refusal("file-unreadable", name, "this is not a file", "Name the document itself.")
        if info.st_size > MAX_BYTES:
            message = f"{info.st_size:,} bytes is more than an input may have ({MAX_BYTES:,})"
            raise refusal("file-too-large", name, message, "Split the document.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise refusal("file-missing", name, "there is no such file", "Correct the path.") from error
    except (OSError, ValueError) as error:
        raise refusal("file-unreadable", name, reason(error), "Make it readable.") from error
    return decode(name, data)


def read_document(path: Path, root: Path) -> Source:
    """Read a document: a file, or a folder of documentation pages (`*.md`) that together are one."""
    if not path.is_dir():
        return read_source(path, root)
    pages = tuple(read_source(item, root) for item in items(path) if item.suffix in {".md", ".mdx"})
    name = _name(path, root)
    if not pages:
        raise refusal("file-missing", name, "there is no page (*.md) in this folder", "Name the document itself.")
    return Source(name, "\n".join(page.text for page in pages), pages)


def find_document(folder: Path, root: Path) -> Path:
    """Return where a provider's document is, or should be: `openapi.yaml`, or a folder `pages`."""
    pages, document = folder / "pages", folder / "openapi.yaml"
    if pages.is_dir() and document.exists():
        message = "there is a folder pages beside it, and one of the two would not be read"
        raise refusal("file-ambiguous", _name(document, root), message, "Remove one of them.")
    return pages if pages.is_dir() else document


def is_document(path: str) -> bool:
    """Tell whether a file of a provider's folder is its document, or one of its pages."""
    return path == "openapi.yaml" or path.startswith("pages/")


def list_folders(folder: Path) -> tuple[str, ...]:
    """Name the folders in a folder, sorted; hidden ones are nobody's business. No folder, no names."""
    names = (item.name for item in items(folder) if item.is_dir())
    return tuple(sorted(name for name in names if not name.startswith((".", "__"))))


def list_overlays(folder: Path, root: Path) -> tuple[Path, ...]:
    """List a folder's `NN-reason.overlay.yaml` in the order they apply; a document of any other name is refused."""
    documents = [item for item in items(folder) if item.suffix in {".yaml", ".yml", ".json"}]
    misnamed = [item for item in documents if not _is_overlay(item.name)]
    if misnamed:
        advice = f"Name it like `10-operation-ids{_OVERLAY_SUFFIX}`, or move it elsewhere."
        message = "this name would keep the overlay from being applied"
        raise Refused([Diagnostic("overlay-name", Place(_name(item, root)), message, advice) for item in misnamed])
    return tuple(documents)


def list_modules(folder: Path) -> tuple[Path, ...]:
    """List the Python modules that lie directly in a folder, sorted; the profile of the contract tests is none of a client's."""
    return tuple(item for item in items(folder) if item.suffix == ".py" and item.name != "contract.py")


def _is_overlay(name: str) -> bool:
    number, dash, _ = name.partition("-")
    return bool(dash) and len(number) == len("NN") and number.isdecimal() and name.endswith(_OVERLAY_SUFFIX)


def _name(path: Path, root: Path) -> str:
    """Call a file by its place below the root where it has one, otherwise as the caller did."""
    absolute, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100 - links keep their names
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else path.as_posix()
