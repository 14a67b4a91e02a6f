"""Media types: which bodies a client can send and read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
_FILES: Final = frozenset(
    {BYTES, "application/pdf", "application/zip", "application/gzip", "application/x-tar", "application/wasm"}
)
FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")

_WORD: Final = r"[A-Za-z0-9!#$%&'*+\-.^_`|~]+"
_TYPE: Final = re.compile(rf'{_WORD}/{_WORD}(?:[ \t]*;[ \t]*{_WORD}=(?:{_WORD}|"[^"\\\x00-\x1f\x7f-\uffff]*"))*')
_RANKS: Final = (JSON, "+json", "text/json", "*/*", "application/*", *FORMS, BYTES, "text/")
"""In the order of preference where a provider takes or sends several. Others come last."""


def essence(media_type: str) -> str:
    """The type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether it is JSON, as the runtime judges."""
    return essence(media_type) in {JSON, "text/json"} or essence(media_type).endswith("+json")


def is_text(media_type: str) -> bool:
    """Whether a body of it is read as text."""
    return essence(media_type).startswith("text/")


def is_bytes(media_type: str) -> bool:
    """Whether a body of this type is a file, whatever a schema says of its structure."""
    kind = essence(media_type)
    return kind in _FILES or kind.startswith(("image/", "audio/", "video/", "font/"))


def is_sound(media_type: str) -> bool:
    """Whether it is a media type at all, and could stand in a header."""
    return _TYPE.fullmatch(media_type) is not None


def prefer(types: Iterable[str]) -> str | None:
    """The type that a client asks for or sends, of several; the first declared of the best kind."""
    return min(types, key=_rank, default=None)


def _rank(media_type: str) -> int:
    plain = essence(media_type)
    for rank, wanted in enumerate(_RANKS):
        if plain == wanted or (wanted == "+json" and plain.endswith(wanted)) or (wanted == "text/" and is_text(plain)):
            return rank
    return len(_RANKS)


def concrete(media_type: str, *, binary: bool) -> str:
    """The type that is named on the wire: JSON where a range allows it and the body is structured; else what is declared."""
    structured = essence(media_type) in {"*/*", "application/*"} and not binary
    return JSON if structured else media_type
