"""From bytes to text that the parsers can take: encodings, forbidden characters, sizes."""

from __future__ import annotations

import codecs
import re
from typing import Final

from generator.errors import Diagnostic, Refused
from generator.parse.limits import MAX_CHARACTERS
from generator.types import Place, Source

_BOM: Final = "\ufeff"
_ENCODINGS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Texts, compiled with the first file that is parsed: the first of them takes ten milliseconds.
_FORBIDDEN: Final = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_JSON_FORBIDDEN: Final = "[\ud800-\udfff]"
_MAX_REPORTED: Final = 20


def decode(name: str, data: bytes) -> Source:
    """Read a file's bytes as UTF-8, or as UTF-16 or UTF-32 with a byte order mark; refuse what is none of these."""
    encoding = next((encoding for mark, encoding in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        return Source(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        place = place_at(name, data[: error.start].decode(encoding, "replace"), None)
        message = f"not valid {encoding.upper()}: {error.reason} at byte {error.start}"
        raise Refused([Diagnostic("source-encoding", place, message, "save the file as UTF-8")]) from error


def place_at(name: str, text: str, index: int | None) -> Place:
    """Return the place of the character at an index; `None` is the end of the text."""
    before = text[:index]
    line = before.count("\n") + 1
    return Place(name, line, len(before) - (before.rfind("\n") + 1) + 1)


def without_mark(text: str) -> str:
    """Drop a byte order mark at the start."""
    return text.removeprefix(_BOM)


def check_characters(source: Source, text: str, *, json: bool) -> None:
    """Refuse text that is too long or holds characters that the format forbids, each where it stands."""
    if len(text) > MAX_CHARACTERS:
        message = f"{len(text):,} characters are more than the {MAX_CHARACTERS:,} that are read"
        raise Refused([Diagnostic("source-size", Place(source.name), message, "split the document")])
    forbidden = re.compile(_JSON_FORBIDDEN if json else _FORBIDDEN)
    if forbidden.search(text) is None:
        return
    found = [match for _, match in zip(range(_MAX_REPORTED), forbidden.finditer(text), strict=False)]
    raise Refused(_forbidden(place_at(source.name, text, match.start()), ord(match.group())) for match in found)


def _forbidden(place: Place, code: int) -> Diagnostic:
    lone = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - the range of UTF-16 surrogates
    what = "half of a surrogate pair" if lone else "a control character"
    return Diagnostic(
        "source-character",
        place,
        f"U+{code:04X} is {what} and may not stand here",
        "remove it, or write it as an escape in a double-quoted string" if not lone else "write the whole character",
    )
