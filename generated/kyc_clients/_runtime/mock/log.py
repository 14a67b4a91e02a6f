"""The log of requests and responses, without secrets and personal data."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HIDDEN: Final = "<hidden>"
_LONGEST: Final = 10_000
_LEFT_OUT: Final = frozenset({"host", "connection", "accept", "accept-encoding", "user-agent"})
"""Headers that tell one run from another and nothing about the call."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. Sensitive values are replaced, in requests and responses alike."""

    number: int
    at: int
    """Milliseconds since the epoch, by the mock's clock."""
    tenant: str
    operation: str
    """Empty where the path means none."""
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: object
    """JSON; a note on its size where it is none; None where there is none."""
    status: int
    """0 where no response was given."""
    response_headers: Mapping[str, str]
    response: object
    fault: str
    """The kind of fault that struck; empty where none did."""


class RequestLog:
    """The calls since the last reset, the latest ten thousand of them."""

    def __init__(self, sensitive: frozenset[str]) -> None:
        """Begin empty; values under these names are not kept."""
        self._sensitive = frozenset(name.lower() for name in sensitive)
        self._entries: deque[Entry] = deque(maxlen=_LONGEST)
        self._count = 0

    def __iter__(self) -> Iterator[Entry]:
        """Walk through the calls, oldest first."""
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        """Count the calls that are kept."""
        return len(self._entries)

    def __getitem__(self, index: int) -> Entry:
        """Return a call by its place; -1 is the latest."""
        return self._entries[index]

    def of(self, operation: str) -> tuple[Entry, ...]:
        """Return the calls of one operation, by its `operationId`."""
        return tuple(entry for entry in self._entries if entry.operation == operation)

    def clear(self) -> None:
        """Forget all calls."""
        self._entries.clear()
        self._count = 0

    def add(self, entry: Entry) -> None:
        """Number a call and keep it; what is sensitive in it is taken out here."""
        self._count += 1
        self._entries.append(
            replace(
                entry,
                number=self._count,
                headers=self.headers(entry.headers),
                body=self._clean(entry.body),
                response_headers=self.headers(entry.response_headers),
                response=self._clean(entry.response),
            )
        )

    def headers(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return headers as they are kept."""
        return {
            name: HIDDEN if name in self._sensitive else value
            for name, value in sorted((key.lower(), value) for key, value in given.items())
            if name not in _LEFT_OUT
        }

    def hides(self, name: str) -> bool:
        """Whether values under this name are not kept."""
        return name.lower() in self._sensitive

    def to_json(self) -> str:
        """Return all calls as JSON lines, one a line; equal traffic gives equal text."""
        return "".join(f"{json.dumps(asdict(entry), sort_keys=True)}\n" for entry in self._entries)

    def _clean(self, value: object) -> object:
        if isinstance(value, dict):
            items = cast("dict[str, object]", value).items()
            return {name: HIDDEN if name.lower() in self._sensitive else self._clean(each) for name, each in items}
        if isinstance(value, list):
            return [self._clean(each) for each in cast("list[object]", value)]
        return value
