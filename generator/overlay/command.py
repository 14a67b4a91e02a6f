"""The core of `python -m generator overlay`: texts in, text out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused, gathering
from generator.overlay.apply import apply
from generator.overlay.load import load
from generator.overlay.text import render_text
from generator.parse import parse

if TYPE_CHECKING:
    from generator.overlay.model import Overlay
    from generator.types import Document, Source


def overlay_text(document: Source, *overlays: Source, strict: bool = True) -> str:
    """Return a document's text after overlays, in the document's own format and style.

    A refusal holds the faults of all the files. Of a documentation page, the result is the document that it shows.

    What an overlay `extends` is not looked at: a document given by name is the one that is meant.
    """
    found: list[Diagnostic] = []
    base: Document | None = None
    loaded: list[Overlay] = []
    with gathering(found):
        base = parse(document)
    for source in overlays:
        with gathering(found):
            loaded.append(load(parse(source)))
    if found:
        raise Refused(found)
    patched = apply(base, loaded, strict=strict)
    text = render_text(patched)
    return text if base.source is document else text.lstrip("\n")
