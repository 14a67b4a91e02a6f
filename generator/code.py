"""Printers from document text to Python source that cannot be escaped.

Everything a specification says (descriptions, enum values, paths, defaults) is hostile until it has gone through here.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.types import Json

WIDTH = 110
"""Where docstrings wrap. The formatter leaves docstring text alone, so it is decided here."""

_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control, format (bidi, zero width), surrogate, private and separator characters: never printed as they are."""


def literal(value: Json | tuple[object, ...]) -> str:  # noqa: PLR0911 - one return per kind of value
    """Print a JSON value (or a tuple of them) as a Python expression that evaluates to exactly that value.

    Raises:
        ValueError: for numbers that Python cannot write as a literal (infinities, NaN).
    """
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            msg = f"{value!r} has no literal"
            raise ValueError(msg)
        return float.__repr__(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {literal(item)}" for key, item in value.items()) + "}"
    inner = ", ".join(literal(item) for item in value)  # type: ignore[arg-type]  # a tuple holds what a list may hold
    if isinstance(value, tuple):
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f"[{inner}]"


def docstring(text: str, indent: int = 0) -> str:
    """Print text as a triple-quoted docstring, wrapped, with every dangerous character escaped.

    Lines that begin with a blank are kept as they are (lists, examples); others are joined into paragraphs.
    """
    margin = " " * indent
    lines = _wrap(text.strip(), WIDTH - indent) or [""]
    escaped = [_escape_doc(line) for line in lines]
    if len(escaped) == 1:
        return f'"""{escaped[0]}"""'
    body = "\n".join(f"{margin}{line}".rstrip() for line in escaped[1:])
    return f'"""{escaped[0]}\n{body}\n{margin}"""'


def comment(text: str) -> str:
    """Print one line of text as a comment."""
    return f"# {' '.join(safe_text(text).split())}"


def safe_text(text: str) -> str:
    """Text for a person's eyes: unsafe characters shown as escapes, line ends kept."""
    return "".join(
        char if char == "\n" or not _unsafe(char) else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text.replace("\r\n", "\n").replace("\t", "    ")
    )


def _text(value: str) -> str:
    """A double-quoted string literal: what is not printable, surrogates and format characters are escaped."""
    parts: list[str] = []
    for char in value:
        if char in {'"', "\\"}:
            parts.append("\\" + char)
        elif char == "\n":
            parts.append("\\n")
        elif not char.isascii() and (not char.isprintable() or _unsafe(char)):
            parts.append(f"\\U{ord(char):08x}")
        elif char.isascii() and not char.isprintable():
            parts.append(f"\\x{ord(char):02x}")
        else:
            parts.append(char)
    return '"' + "".join(parts) + '"'


def _unsafe(char: str) -> bool:
    return unicodedata.category(char) in _UNSAFE_CATEGORIES


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in _paragraphs(safe_text(text)):
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        hanging = f"{indent}    " if indent else ""
        lines += textwrap.wrap(
            paragraph.strip(),
            width,
            initial_indent=indent,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return lines


def _paragraphs(text: str) -> list[str]:
    paragraphs: list[list[str]] = []
    for line in text.split("\n"):
        begins = line.startswith((" ", "-", "*", "|", "#", ">"))
        before = paragraphs[-1][0] if paragraphs else ""
        if before and not before.startswith(" ") and line.strip() and not begins:
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.rstrip()])
    return [" ".join(lines) for lines in paragraphs]


def _escape_doc(line: str) -> str:
    escaped = line.replace("\\", "\\\\")
    return escaped.replace('"', '\\"') if '"""' in escaped or escaped.endswith('"') else escaped
