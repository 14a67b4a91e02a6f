"""Drift: events for responses that differ from the contract but can be decoded."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING, Final

from .failures import Broken
from .forks import register_forkable
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LOGGER: Final = "kyc_clients.drift"
_MOST: Final = 1_000
"""Distinct events that one process logs."""
_IDENTIFIER: Final = re.compile(r"[A-Za-z_@-]{1,40}")


class DriftEvent(Record):
    """A place where a response differed from the contract and was read all the same. Holds no value of a person.

    A name or a value that the contract does not know is reported only outside of sensitive data, and only if it looks like an
    identifier: 1 to 40 of `A-Z`, `a-z`, `_`, `@` and `-`.
    """

    operation: str
    """The contract's operationId."""
    pointer: str
    """Where in the body, as a JSON Pointer; `*` stands for an index, for a key of a map, and for a name that is not reported."""
    rule: str
    """Which rule gave way: `required`, `null`, `type`, `row`, `unknown`, `enum`, `const` or `status`."""
    expected: str
    """The JSON types that the contract says, or the status; empty where it says nothing."""
    found_kind: str
    """The JSON type of what came, `missing`, or the status."""
    status: int
    """The HTTP status of the response."""
    found: str = ""
    """The value outside an enumeration; empty where it is not reported, and for every other rule."""


def reportable(text: object) -> str:
    """Return a name or a value if it may be reported; empty otherwise."""
    return text if isinstance(text, str) and _IDENTIFIER.fullmatch(text) else ""


class _Seen:
    """The events that this process has logged."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.events: set[DriftEvent] = set()
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock."""
        self.lock = Lock()

    def is_new(self, event: DriftEvent) -> bool:
        """Whether the event is to be logged: it is new, and few enough have been."""
        with self.lock:
            if event in self.events or len(self.events) >= _MOST:
                return False
            self.events.add(event)
            return True


_SEEN: Final = _Seen()


def report(events: Iterable[DriftEvent], on_drift: Callable[[DriftEvent], object] | None) -> None:
    """Log each event once per process, and hand each to the observer. Nothing that goes wrong here fails a call."""
    from logging import getLogger  # noqa: PLC0415 - something differed

    log = getLogger(LOGGER)
    for event in events:
        try:
            if _SEEN.is_new(event):
                log.warning("%s", sentence(event))
            if on_drift is not None:
                on_drift(event)
        except Exception as error:  # noqa: BLE001 - an observer's mistake, or a handler's, is not the call's
            _lost(error)


def _lost(error: Exception) -> None:
    """Say once for each class of error that an event was lost."""
    from contextlib import suppress  # noqa: PLC0415 - something went wrong
    from logging import getLogger  # noqa: PLC0415 - something went wrong

    event = DriftEvent("", "", "lost", "", type(error).__name__, 0)
    with suppress(Exception):
        if _SEEN.is_new(event):
            getLogger(LOGGER).warning(
                "a drift event was lost: on_drift or a log handler raised %s", type(error).__name__
            )


def sentence(event: DriftEvent) -> str:
    """Return the event in words: `panVerify (HTTP 200) /data/remarks: required, expected string, found missing`."""
    found = f"{event.found_kind} {event.found}".strip()
    expected = f", expected {event.expected}" if event.expected else ""
    return f"{event.operation} (HTTP {event.status}) {event.pointer or '/'}: {event.rule}{expected}, found {found}"


def broken_by(event: DriftEvent, pointer: str) -> Broken:
    """Return what the event says as a finding about the response, for a client that allows no difference."""
    words = {
        "required": "is required",
        "unknown": "is not in the contract",
        "status": f"HTTP {event.status} is not declared for this call",
    }
    return Broken(event.rule, words.get(event.rule, f"must be {event.expected}, not {event.found_kind}"), pointer)


class _Writer:
    """Appends each event to a file as a line of JSON."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self, event: DriftEvent) -> None:
        """Append it in one write, which other threads and processes do not tear apart."""
        import json  # noqa: PLC0415 - something differed
        import os  # noqa: PLC0415 - something differed
        from time import time  # noqa: PLC0415 - something differed

        facts = {name: getattr(event, name) for name in event.__record_fields__}
        line = json.dumps({"at": int(time()), **facts}, ensure_ascii=True) + "\n"
        number = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            os.write(number, line.encode("ascii"))
        finally:
            os.close(number)


def write(path: str) -> Callable[[DriftEvent], None]:
    """Return an observer for `on_drift=` that appends each event to a file as a line of JSON, with the time in seconds.

    Threads and forked processes may share it. `python -m generator drift PROVIDER FILE` reads what it wrote. An error of the
    disk is logged once as `kyc_clients.drift` and fails no call.
    """
    return _Writer(path)
