"""Our errors for those of httpx: certain that nothing was sent, or not."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

import httpx

from .failures import Broken, ConfigurationError, ConnectionFailed, ConnectionLost, Timeout, TransportError
from .http_routes import CONNECTIONS

if TYPE_CHECKING:
    from .wire import Wire

FAILURES: Final = (httpx.TransportError, httpx.StreamError, httpx.DecodingError)
BROKEN_OFF: Final = (httpx.RemoteProtocolError, httpx.DecodingError)
ENDED_EARLY: Final = Broken("truncated", "the body ended too early")


def waiting_time(wire: Wire) -> float:
    """Return the seconds for which a call may wait for a connection."""
    return max(min(wire.timeouts.pool, wire.until - monotonic()), 0)


def crowded(wire: Wire) -> ConnectionFailed:
    """Return the error of a call that waited for a connection as long as it may."""
    return ConnectionFailed(
        f"All {CONNECTIONS} connections were in use for {wire.timeouts.pool:g} seconds; nothing was sent. Wait longer with "
        "timeout=Timeouts(pool=…); asynchronous clients carry crowds at less cost with transport='aiohttp'"
    )


def failure(error: Exception) -> TransportError:
    """Return our error for one of the library's. Its own text may hold parts of the request, so it is left out."""
    kind = type(error).__name__
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return ConnectionFailed(f"No connection in time ({kind}); nothing was sent")
    if isinstance(error, httpx.ConnectError | httpx.ProxyError | httpx.UnsupportedProtocol | UnicodeError):
        return ConnectionFailed(f"No connection ({kind}); nothing was sent")
    if isinstance(error, httpx.TimeoutException):
        return Timeout(f"No response in time ({kind}); the request may have arrived")
    return ConnectionLost(f"The connection broke ({kind}); the request may have arrived")


def unusable(is_closed: bool) -> ConnectionFailed | ConfigurationError:  # noqa: FBT001 - one caller each
    """Return the error for a connection pool that httpx refuses to use, with what can be done about it."""
    if is_closed:
        return ConnectionFailed("The connections were closed while the call was being made; nothing was sent")
    return ConfigurationError("The connections belong to another event loop: give each loop a http_client of its own")
