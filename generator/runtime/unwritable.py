"""What cannot be written where it goes, whatever its schema says: texts that no path, URL, header or JSON can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .codec import dump
from .failures import Violation
from .parameters import header_text
from .pointer import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .operation import Parameter

_LONGEST_IN_URL: Final = 8000


def texts_in(value: object) -> list[str]:
    """Return the texts and numbers that a JSON value holds, as texts."""
    if isinstance(value, dict):
        return [text for item in cast("dict[str, object]", value).values() for text in texts_in(item)]
    if isinstance(value, list):
        return [text for item in cast("list[object]", value) for text in texts_in(item)]
    return [str(value)] if isinstance(value, str | int) and not isinstance(value, bool) else []


def _is_json(value: object) -> bool:
    try:
        dump(value)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def unwritable(parameter: Parameter, value: object) -> Sequence[Violation]:
    """Return what makes a value impossible to write where it goes, whatever its schema says."""
    if parameter.style == "json" and not _is_json(value):
        return (Violation("", "json", "holds a value that JSON cannot express"),)
    if parameter.location == "path" and value in ("", [], {}):
        return (Violation("", "minLength", "must not be empty: it is a part of the path"),)
    if parameter.location in {"path", "query"} and sum(map(len, texts_in(value))) > _LONGEST_IN_URL:
        return (Violation("", "maxLength", f"must not exceed {_LONGEST_IN_URL} characters: it is a part of the URL"),)
    if parameter.location == "header" and not header_safe(header_text(parameter, value)):
        return (Violation("", "header", "must be printable ASCII without blanks at its ends"),)
    if any(not text.isascii() and _has_surrogate(text) for text in texts_in(value)):
        return (Violation("", "encoding", "must be valid Unicode"),)
    return ()


def header_safe(text: str) -> bool:
    """Whether a text can be a header's value: printable ASCII without blanks at its ends."""
    return text.isascii() and text.isprintable() and text == text.strip()


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def broken_texts(value: object, place: str = "") -> list[str]:
    """Return the places of texts that hold half a character."""
    if isinstance(value, dict):
        return [
            found
            for name, item in cast("dict[str, object]", value).items()
            for found in ([place] if _has_surrogate(name) else broken_texts(item, place + join(name)))
        ]
    if isinstance(value, list):
        items = enumerate(cast("list[object]", value))
        return [found for index, item in items for found in broken_texts(item, f"{place}/{index}")]
    return [place] if isinstance(value, str) and _has_surrogate(value) else []
