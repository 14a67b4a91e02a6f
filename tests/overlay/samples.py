"""Shorthand of these tests: sources from files, documents and overlays from text."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Refused
from generator.overlay import Overlay, load
from generator.parse import decode, parse
from generator.types import Document, Source

SUITES = Path(__file__).parent.parent / "suites"


def read(path: Path) -> Source:
    """Return a file as a source named like the file alone."""
    return decode(path.name, path.read_bytes())


def document(text: str, name: str = "api.yaml") -> Document:
    """Parse a text."""
    return parse(Source(name, text))


def overlay(actions: str, version: str = "1.1.0") -> Overlay:
    """Load an overlay with these actions, which begin on line 4."""
    text = f"overlay: {version}\ninfo: {{title: t, version: 1.0.0}}\nactions:\n{actions}"
    return load(parse(Source("o.yaml", text)))


def refusal(text: str, name: str = "api.yaml") -> str:
    """Parse a text that must be refused and return the message."""
    try:
        parse(Source(name, text))
    except Refused as refused:
        return str(refused)
    raise AssertionError("not refused")
