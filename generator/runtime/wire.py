"""What travels between a call and the transport: the whole request, and the steps a call asks its driver to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .answer import Answer
    from .operation import Scheme
    from .timeouts import Timeouts
    from .token import Token


class Wire(Record):
    """A request as it goes out. Its text shows nothing of it: it holds credentials."""

    method: str
    url: str
    fixed: bool
    """Whether the URL is the same for every call of the operation, and worth keeping parsed."""
    headers: tuple[tuple[str, str], ...]
    content: bytes | None
    timeouts: Timeouts
    template: str
    """The URL with the path template: what logs may show."""

    def __repr__(self) -> str:
        """Print method and template."""
        return f"<{self.method} {self.template}>"


class Send(Record):
    """Send this; the driver hands an `Answer` back, or throws a `TransportError` in."""

    wire: Wire


class Sleep(Record):
    """Wait."""

    seconds: float


class NeedToken(Record):
    """Hand back a session token for a scheme: a valid one, and another than the one that was refused."""

    name: str
    scheme: Scheme
    refused: Token | None


class CallOptions(Record):
    """What one call may set for itself; None is the client's own."""

    timeouts: Timeouts | None = None
    headers: Mapping[str, str] | None = None
    retries: int | None = None


class Outcome(Record):
    """The value of a successful call and the answer it came from."""

    value: object
    answer: Answer
    request_id: str
    attempts: int


Step: TypeAlias = "Send | Sleep | NeedToken"
"""What a call asks of its driver."""
