"""What one call may set for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .schema import Json
    from .timeouts import Timeouts


class CallOptions(Record):
    """What one call may set for itself; None is the client's own."""

    timeouts: Timeouts | None = None
    headers: Mapping[str, str] | None = None
    retries: int | None = None
    deadline: float | None = None
    validate: bool = True
    """Whether a request that breaks the contract is refused. Path, headers and host are always looked at."""
    extra_query: Mapping[str, str | int | bool] | None = None
    extra_body: Mapping[str, Json] | None = None
    """Members of the body that the contract does not know."""
    accept: str | None = None
    """The media type that the response is to have, one of those that the contract names."""
    copies: str = "both"
    """The client's: which names are sent of a member that has two."""
