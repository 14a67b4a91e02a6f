"""Raw access: the value of a call together with the response that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .wire import Outcome

T = TypeVar("T")


class Raw(Record, Generic[T]):
    """A successful call: what it means, and how it came. Its text shows neither value nor content."""

    value: T
    status: int
    headers: Mapping[str, str]
    """Every header of the response, found in any case."""
    content: bytes
    request_id: str
    elapsed: float
    """Seconds from sending to the last byte of the response."""
    attempts: int

    def __repr__(self) -> str:
        """Print status, request id and time."""
        return f"Raw(status={self.status}, request_id={self.request_id!r}, elapsed={self.elapsed:.3f}, attempts={self.attempts})"


def raw_of(value: T, outcome: Outcome | None) -> Raw[T]:
    """Return the raw response of a call that was recorded; `TypeError` when the method made none."""
    if outcome is None:
        message = "raw() takes a method of one of this client's groups"
        raise TypeError(message)
    from .response import request_id  # noqa: PLC0415 - a call has been made

    response = outcome.response
    found = request_id(response.headers, outcome.envelope)
    return Raw(value, response.status, response.headers, response.content, found, response.elapsed, outcome.attempts)
