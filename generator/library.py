"""Reads the files that a document refers to, inside its own folder only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bundle import MOST_FILES, file_of, named_in
from generator.errors import Diagnostic, Refused
from generator.files import read_source
from generator.parse.limits import MAX_CHARACTERS
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.types import Source


def read_library(path: Path, root: Path, document: Source) -> Mapping[str, Source]:
    """Read every file that a document names, and that those name, by their paths from its folder.

    What is missing, leads out of the folder, or is reached through a link is left out: whoever needs it says so, and where.
    """
    found: dict[str, Source] = {}
    if document.parts:
        return found
    folder, waiting, size = path.parent, [(path.name, document)], 0
    while waiting:
        current, source = waiting.pop()
        for reference in named_in(source.text):
            file = file_of(current, reference)
            if file is None or file == path.name or file in found or not _is_plain(folder, file):
                continue
            found[file] = read_source(folder / file, root)
            size += len(found[file].text)
            waiting.append((file, found[file]))
            if len(found) > MOST_FILES or size > MAX_CHARACTERS:
                message = f"the files that it names are more than {MOST_FILES:,}, or have more than {MAX_CHARACTERS:,} characters"
                raise Refused([Diagnostic("source-size", Place(document.name), message, "Split the document.")])
    return dict(sorted(found.items()))


def _is_plain(folder: Path, file: str) -> bool:
    """Whether it is a file, and no step on the way to it is a link."""
    step = folder
    for part in file.split("/"):
        step /= part
        if step.is_symlink():
            return False
    return step.is_file()
