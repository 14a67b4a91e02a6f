"""Whether and when to retry a failed call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .failures import ConnectionFailed, TransportError, UnexpectedResponse
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from .failures import KycError

_TRANSIENT: Final = frozenset({408, 500, 502, 503, 504})
_TOO_MANY: Final = 429


class Policy(Record):
    """Exponential back-off with full jitter, within limits that one call may not exceed."""

    first: float = 0.5
    """The longest first wait, in seconds; it doubles with each try."""
    longest: float = 8.0
    """The longest wait of our own choice."""
    longest_asked: float = 30.0
    """The longest wait that a provider's `Retry-After` can make us do. Where it asks for more, the error is raised at once."""
    budget: float = 60.0
    """The longest time that one call may spend waiting, in all."""


def worth_retrying(error: KycError, *, safe: bool) -> bool:
    """Whether the same request may be sent again: it never left, or the contract says that a repeat is safe."""
    from .errors import ApiError, RateLimited, ServerError  # noqa: PLC0415 - something failed

    if isinstance(error, ConnectionFailed) or (isinstance(error, RateLimited) and error.status == _TOO_MANY):
        return True
    if not safe:
        return False
    if isinstance(error, UnexpectedResponse):
        return error.rule == "truncated"
    if isinstance(error, ApiError):
        return error.status in _TRANSIENT and (isinstance(error, ServerError) or not error.refined)
    return isinstance(error, TransportError)


def delay(policy: Policy, error: KycError, attempt: int, spent: float, random: Callable[[], float]) -> float | None:
    """Return the seconds to wait before the next try, or None when the call's budget, or what the provider asks for, does not allow it."""
    from .errors import ApiError  # noqa: PLC0415 - something failed

    wait = random() * min(policy.longest, policy.first * 2 ** (attempt - 1))
    asked = error.retry_after if isinstance(error, ApiError) else None
    if asked is not None and asked > policy.longest_asked:
        return None
    wait = max(wait, asked or 0.0)
    return wait if spent + wait <= policy.budget else None
