"""Failover: whether a failed start may have been billed, and whether the next provider is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ..errors import (
    AuthenticationError,
    CircuitOpen,
    ConnectionFailed,
    PermissionDenied,
    RateLimited,
    ServerError,
    TransportError,
)
from ..record import Record

if TYPE_CHECKING:
    from ..errors import KycError

FailoverMode: TypeAlias = Literal["never", "certain", "probable"]
"""When `start` goes on to the next provider: never; where a failure certainly cost nothing; or also where it probably did not."""
Cost: TypeAlias = Literal["nothing", "perhaps", "unknown"]
"""What a failed start cost: certainly nothing; perhaps a session; or it is no reason to go on, whatever it cost."""


class FailoverEvent(Record):
    """A start goes on to the next provider."""

    provider: str
    """The one that failed."""
    next_provider: str
    error: KycError
    maybe_billed: bool
    """Whether a session may have been opened and billed all the same."""


def cost_of(error: KycError, unbilled: frozenset[int]) -> Cost:
    """Return what a failed start cost. `unbilled` are statuses that the provider documents as free."""
    if isinstance(error, ConnectionFailed | CircuitOpen | RateLimited | AuthenticationError | PermissionDenied):
        return "nothing"
    if isinstance(error, ServerError):
        return "nothing" if error.status in unbilled else "perhaps"
    return "perhaps" if isinstance(error, TransportError) else "unknown"


def goes_on(cost: Cost, mode: FailoverMode) -> bool:
    """Whether the next provider is tried."""
    return (cost == "nothing" and mode != "never") or (cost == "perhaps" and mode == "probable")
