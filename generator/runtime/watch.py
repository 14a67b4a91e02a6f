"""Calls hooks and logs for each attempt of a call."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from . import redact
from .hooks import RequestEvent, ResponseEvent, RetryEvent
from .response import request_id

if TYPE_CHECKING:
    from .core import Core
    from .failures import KycError
    from .operation import Operation
    from .response import Response
    from .wire import Wire


class Watch:
    """The observers of one call. `has_observers` is false where there are none, so that a call without observers costs nothing."""

    __slots__ = ("_core", "_debug", "_log", "_operation", "has_observers")

    def __init__(self, core: Core, operation: Operation[object]) -> None:
        """Look who listens."""
        self._core = core
        self._operation = operation
        self._log = core.log
        self._debug = self._log.isEnabledFor(logging.DEBUG)
        hooks = core.hooks
        self.has_observers = self._debug or any((hooks.on_request, hooks.on_response, hooks.on_retry))

    def _facts(self, attempt: int) -> tuple[str, str, str, str, int]:
        operation = self._operation
        return self._core.spec.provider, operation.id, operation.method, operation.path, attempt

    def sent(self, wire: Wire, attempt: int) -> None:
        """A request is about to leave."""
        event = RequestEvent(*self._facts(attempt), headers=redact.headers(dict(wire.head.pairs)))
        if self._debug:
            self._log.debug("request %s %s attempt %d headers %s", event.method, event.path, attempt, event.headers)
        if self._core.hooks.on_request is not None:
            self._core.hooks.on_request(event)

    def responded(self, response: Response | None, error: KycError | None, attempt: int) -> None:
        """A response is here and has been read, or there is none."""
        status, elapsed, found, shown = 0, 0.0, "", dict[str, str]()
        if response is not None:
            envelope = self._core.spec.envelope
            status, elapsed, found = response.status, response.elapsed, request_id(response.headers, envelope)
            shown = redact.headers(response.headers, envelope.request_id_headers)
        kind = type(error).__name__ if error is not None else ""
        event = ResponseEvent(
            *self._facts(attempt), status=status, elapsed=elapsed, request_id=found, headers=shown, error=kind
        )
        if self._debug:
            text_of_response = (event.method, event.path, attempt, status, kind or "ok", elapsed, shown)
            self._log.debug("response %s %s attempt %d status %d %s in %.3f s headers %s", *text_of_response)
        if self._core.hooks.on_response is not None:
            self._core.hooks.on_response(event)

    def retrying(self, wait: float, error: KycError, attempt: int) -> None:
        """The same request will be sent again."""
        event = RetryEvent(*self._facts(attempt), delay=wait, error=type(error).__name__)
        if self._debug:
            text_of_response = (event.method, event.path, attempt, event.error, wait)
            self._log.debug("retry %s %s attempt %d failed (%s), next in %.2f s", *text_of_response)
        if self._core.hooks.on_retry is not None:
            self._core.hooks.on_retry(event)
