"""Directory listings, text encoding and messages for system errors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

IGNORED: Final = "__pycache__"
"""Bytecode caches are part of no tree, nor are files of bytecode, which Python 2 writes beside its sources."""
BYTECODE: Final = ".pyc"


def items(folder: Path) -> Sequence[Path]:
    """List what lies directly in a folder, sorted; nothing where there is no folder."""
    return [folder / item.name for item in entries(folder)]


def entries(folder: Path) -> Sequence[os.DirEntry[str]]:
    """List the same with what the system says of each item at once: to ask for each again is half of what a scan takes."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda item: item.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise refusal("file-unreadable", folder.as_posix(), reason(error), "Make it a readable folder.") from error


def encode(text: str, path: Path) -> bytes:
    """Encode as UTF-8; half a surrogate pair is no text, whatever a document calls it."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = f"would hold {text[error.start]!a}, which is half a character"
        raise refusal("output-not-text", path.as_posix(), message, "Correct the description that holds it.") from error


def reason(error: OSError | ValueError) -> str:
    """Say what the system says, without its error numbers and paths."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


def refusal(code: str, file: str, message: str, advice: str) -> Refused:
    """Make the refusal of one file or folder."""
    return Refused([Diagnostic(code, Place(file), message, advice)])
