"""Events for hooks: without secrets, personal data or filled paths, fit for tracing and metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .drift import DriftEvent


class RequestEvent(Record):
    """A request is about to be sent."""

    provider: str
    operation: str
    method: str
    path: str
    """The path template."""
    attempt: int
    """Counted from 1."""
    headers: Mapping[str, str]
    """Only headers of the allow-list."""


class ResponseEvent(Record):
    """A request was answered, or failed without a response (`status` 0)."""

    provider: str
    operation: str
    method: str
    path: str
    attempt: int
    status: int
    elapsed: float
    """Seconds."""
    request_id: str
    headers: Mapping[str, str]
    error: str = ""
    """The class of the error, if it is one."""


class RetryEvent(Record):
    """A request will be sent again after a wait."""

    provider: str
    operation: str
    method: str
    path: str
    attempt: int
    """The try that failed."""
    delay: float
    """Seconds to wait."""
    error: str


class Hooks(Record):
    """Observers of a client's calls, called in the thread or task of the call; an exception of theirs ends the call."""

    on_request: Callable[[RequestEvent], None] | None = None
    on_response: Callable[[ResponseEvent], None] | None = None
    on_retry: Callable[[RetryEvent], None] | None = None
    on_drift: Callable[[DriftEvent], object] | None = None
    """An exception of this one ends no call."""
