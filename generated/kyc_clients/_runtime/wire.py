"""What travels between a call and the transport: the whole request, and the steps a call asks its driver to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .operation import Scheme
    from .timeouts import Timeouts
    from .token import Token


class Wire(NamedTuple):
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


class Send(NamedTuple):
    """Send this; the driver hands an `Answer` back, or throws a `TransportError` in."""

    wire: Wire


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class NeedToken(NamedTuple):
    """Hand back a session token for a scheme: a valid one, and another than the one that was refused."""

    name: str
    scheme: Scheme
    refused: Token | None


Step: TypeAlias = "Send | Sleep | NeedToken"
"""What a call asks of its driver."""
