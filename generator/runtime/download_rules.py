"""Limits and allowed hosts of a download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .deadline import DEFAULT_DEADLINE
from .record import Record
from .timeouts import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from .timeouts import TimeoutTypes

LARGEST: Final = 50 * 1024 * 1024
"""The bytes a document may have unless one says otherwise."""


class Rules(Record):
    """Limits and allowed hosts of a download."""

    largest: int = LARGEST
    sha256: str | None = None
    """The digest that the content must have."""
    allow_private: bool = False
    """Whether loopback and private addresses, and plain http to them, are fine. Link-local and metadata addresses never are."""
    timeout: TimeoutTypes = DEFAULT_TIMEOUT
    """Seconds for each phase."""
    deadline: float = DEFAULT_DEADLINE
    """Seconds for the whole download, redirects included."""
    content_type: str = ""
    """The media type that the content must be of, looked at for PDF, JPEG, PNG and XML. HTML must be asked for."""
