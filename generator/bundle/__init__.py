"""Bundles a document of several files: the targets of external `$ref`s become components.

Files of the document's own folder are all that is ever read, and reading them is the business of whoever calls.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bundle.address import MOST_FILES, file_of, named_in
from generator.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Document, Source

__all__ = ["MOST_FILES", "bundle", "file_of", "named_in"]


def bundle(document: Document, library: Mapping[str, Source]) -> Document:
    """Bring everything that a document names in other files into it. `library` holds them by their paths from its folder.

    Raises:
        Refused: with every reference that leads nowhere, or out of the folder.
    """
    if not isinstance(document.value, dict) or not named_in(document.source.text):
        return document
    from generator.bundle.bundler import Bundler  # noqa: PLC0415
    from generator.bundle.references import References  # noqa: PLC0415 - most documents are one file

    entry = document.source.name.rpartition("/")[2]
    files = References(library, {entry: document})
    bundler = Bundler(entry, files)
    value = bundler.run(document.value)
    if files.findings:
        raise Refused(files.findings)
    return replace(document, value=value, grafts=bundler.grafts)
