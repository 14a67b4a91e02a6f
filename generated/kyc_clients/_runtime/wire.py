"""The request as the transport sends it, and the steps that a call yields to its driver."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from .deadline import DEFAULT_DEADLINE
from .failures import Timeout
from .record import Record

if TYPE_CHECKING:
    from .login import TokenCache
    from .operation import Envelope, Scheme
    from .renewal import AwaitTrial
    from .response import Response
    from .timeouts import Timeouts
    from .token import Token


class Head:
    """The headers of a request. Calls with the same credentials share one, so the transport may keep its own form of it."""

    __slots__ = ("made", "pairs")

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Keep the headers, names in lower case."""
        self.pairs = pairs
        self.made: object = None
        """What the transport made of them."""


class Wire:
    """A request as it goes out. Its text shows nothing of it: it holds credentials."""

    __slots__ = ("content", "deadline", "fixed", "head", "method", "template", "timeouts", "until", "url")

    def __init__(  # noqa: PLR0917 - one caller, on the fast path
        self,
        method: str,
        url: str,
        template: str,
        head: Head,
        content: bytes | None,
        timeouts: Timeouts,
        *,
        fixed: bool,
    ) -> None:
        """`template` is the URL that logs may show; `fixed` says that the URL is the same for every call."""
        self.method = method
        self.url = url
        self.template = template
        self.head = head
        self.content = content
        self.timeouts = timeouts
        self.fixed = fixed
        self.deadline = DEFAULT_DEADLINE
        """Seconds that the whole call may take."""
        self.until = inf
        """The moment by which it must be over, in `time.monotonic` seconds."""

    def is_late(self) -> bool:
        """Whether the call must be over."""
        return monotonic() >= self.until

    def late(self) -> Timeout:
        """Return the error of a call that took as long as it may."""
        return Timeout(
            f"The call was not over after {self.deadline:g} seconds, its deadline; the request may have arrived"
        )

    def __repr__(self) -> str:
        """Print method and template."""
        return f"<{self.method} {self.template}>"


class Sleep(Record):
    """Wait."""

    seconds: float


class NeedToken(Record):
    """Hand back a session token for a scheme: a valid one, and another than the one that was refused."""

    name: str
    scheme: Scheme
    token_cache: TokenCache
    """Who keeps it."""
    refused: Token | None
    until: float
    """The moment by which the call must be over that needs it, in `time.monotonic` seconds."""


class Outcome:
    """The value of a successful call and the response it came from."""

    __slots__ = ("attempts", "envelope", "response", "value")

    def __init__(self, value: object, response: Response, envelope: Envelope, attempts: int) -> None:
        """Keep them together for `raw`."""
        self.value = value
        self.response = response
        self.envelope = envelope
        self.attempts = attempts


Step: TypeAlias = "Wire | Sleep | NeedToken | AwaitTrial"
"""What a call asks of its driver: send this and hand back the `Response`, wait, or hand back a token."""
