"""The transport of the extra `kyc-clients[aiohttp]`, for many calls in flight: the one module that knows aiohttp.

httpx looks through all its connections for each request, so a call costs ten times as much among a hundred others as alone; here
it costs the same. What a call promises stays: nothing is sent twice, nothing follows a redirect, cookies leave no trace, the
path goes out as it was encoded, failures are of the same classes.
"""

from __future__ import annotations

from asyncio import get_running_loop
from io import BytesIO
from time import perf_counter
from typing import TYPE_CHECKING, Final, cast
from weakref import WeakKeyDictionary

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from .answer import Answer
from .failures import ConnectionFailed, ConnectionLost, Timeout, TransportError
from .http import tls

if TYPE_CHECKING:
    from .timeouts import Timeouts
    from .wire import Head, Wire

_CONNECTIONS: Final = 100  # as many as httpx holds
_LARGE: Final = 2**20
_SKIPPED: Final = ("accept", "accept-encoding", "content-type", "user-agent")


class _Broke(aiohttp.ClientError):
    """A connection broke when a request may have arrived."""


async def _once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keep aiohttp from repeating a GET on a connection that broke: what may be repeated is the contract's to say, calls are billed."""
    try:
        return await send(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
        raise _Broke(type(error).__name__) from error


def failure(error: Exception) -> TransportError:
    """Return our error for one of the library's. Its own text may hold parts of the request, so only its kind is told."""
    kind = str(error) if isinstance(error, _Broke) else type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return ConnectionFailed(f"No connection in time ({kind}); nothing was sent")
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL):
        return ConnectionFailed(f"No connection ({kind}); nothing was sent")
    if isinstance(error, TimeoutError):
        return Timeout(f"No answer in time ({kind}); the request may have arrived")
    return ConnectionLost(f"The connection broke ({kind}); the request may have arrived")


class AiohttpPool:
    """Connections of asynchronous clients: one set for each event loop, because a connection belongs to the loop that made it."""

    def __init__(self, base_url: str) -> None:
        """Open nothing yet."""
        self._base_url = base_url
        self._made: WeakKeyDictionary[object, aiohttp.ClientSession] = WeakKeyDictionary()

    async def send(self, wire: Wire) -> Answer:
        """Send and read the whole answer."""
        started = perf_counter()
        response = await self._ask(wire)
        try:
            content = await response.read()
        except aiohttp.ClientPayloadError:
            return Answer(response.status, response.headers, b"", perf_counter() - started, truncated=True)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise failure(error) from None
        finally:
            response.close()  # a connection whose answer was read to its end is kept
        return Answer(response.status, response.headers, content, perf_counter() - started)

    async def _ask(self, wire: Wire) -> aiohttp.ClientResponse:
        """Send, and return the head of the answer."""
        session, content = self._session(), wire.content
        try:
            return await session.request(
                wire.method,
                URL(wire.url, encoded=True),
                headers=_headers(wire.head),
                data=BytesIO(content) if content is not None and len(content) > _LARGE else content,
                allow_redirects=False,
                timeout=_timeout(wire.timeouts),
                skip_auto_headers=_SKIPPED,
            )
        except (aiohttp.ClientError, TimeoutError) as error:
            raise failure(error) from None
        except RuntimeError as error:
            if not session.closed:
                raise
            message = "The connections were closed while the call was being made; nothing was sent"
            raise ConnectionFailed(message) from error

    def _session(self) -> aiohttp.ClientSession:
        loop = get_running_loop()
        session = self._made.get(loop)
        if session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, ssl=tls(self._base_url))
            session = self._made[loop] = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), middlewares=(_once,)
            )
        return session

    async def close(self) -> None:
        """Free the connections of the running loop. The next call makes new ones."""
        made = self._made.pop(get_running_loop(), None)
        if made is not None:
            await made.close()


def _headers(head: Head) -> CIMultiDict[str]:
    """Return the headers in aiohttp's form, made once for all calls that share them."""
    made = cast("CIMultiDict[str] | None", head.made)  # a head belongs to one client, and so to one transport
    if made is None:
        made = head.made = CIMultiDict(head.pairs)
    return made


def _timeout(timeouts: Timeouts) -> aiohttp.ClientTimeout:
    """Return the phases in aiohttp's words. A request that the other side does not take counts as an answer that does not come."""
    wait = timeouts.pool + timeouts.connect
    return aiohttp.ClientTimeout(total=None, connect=wait, sock_connect=timeouts.connect, sock_read=timeouts.read)
