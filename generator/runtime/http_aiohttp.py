"""The transport of the extra `kyc-clients[aiohttp]`, for many calls in flight: the one module that knows aiohttp.

httpx looks through all its connections for each request, so a call costs ten times as much among a hundred others as alone; here
it costs the same. What a call promises stays: nothing is sent twice, nothing follows a redirect, cookies leave no trace, the
path goes out as it was encoded, failures are of the same classes.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from socket import socket as Socket  # noqa: N812 - a class
from time import perf_counter
from typing import TYPE_CHECKING, Final, cast
from weakref import WeakSet

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from .content import Body
from .failures import Broken, ConnectionFailed, ConnectionLost, Timeout, TransportError
from .forks import detach, register_forkable
from .loops import ByLoop, forget_socket, until_deadline
from .response import Response
from .tls import tls

if TYPE_CHECKING:
    import ssl

    from .timeouts import Timeouts
    from .wire import Head, Wire

_CONNECTIONS: Final = 100  # as many as httpx holds
_LARGE: Final = 2**20
_OK: Final = 200
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
    """Return our error for one of the library's. Its own text may hold parts of the request, so it is left out."""
    kind = str(error) if isinstance(error, _Broke) else type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return ConnectionFailed(f"No connection in time ({kind}); nothing was sent")
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL | UnicodeError):
        return ConnectionFailed(f"No connection ({kind}); nothing was sent")
    if isinstance(error, TimeoutError):
        return Timeout(f"No response in time ({kind}); the request may have arrived")
    return ConnectionLost(f"The connection broke ({kind}); the request may have arrived")


class _Session:
    """The session of one event loop, and its open connections."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._sockets: WeakSet[Socket] = WeakSet()
        connector = aiohttp.TCPConnector(limit=_CONNECTIONS, ssl=context, socket_factory=self._open)  # pyright: ignore[reportUnknownMemberType] - see `_open`
        self.inner = aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), middlewares=(_once,), auto_decompress=False
        )
        self.inner.trace_configs.clear()  # a tracer that adds itself to every session would keep the URLs of requests

    def _open(self, address: aiohttp.AddrInfoType) -> Socket:  # pyright: ignore[reportUnknownParameterType] - aiohttp leaves the last member open
        made = Socket(family=address[0], type=address[1], proto=address[2])
        made.settimeout(0)
        self._sockets.add(made)
        return made

    def detach(self) -> None:
        """In a child process: leave the connections to the parent."""
        detach([self.inner], self._sockets)

    def abandon(self) -> None:
        """Close the connections of an event loop that is closed: nobody can await their end, and nobody else has them."""
        kept: dict[object, list[tuple[object, float]]] = getattr(self.inner.connector, "_conns", {})
        transports = [getattr(one, "transport", None) for held in kept.values() for one, _ in held]
        closing = self.inner.close()
        with suppress(StopIteration, RuntimeError):  # it has nothing to wait for
            closing.send(None)
        closing.close()
        for one in tuple(self._sockets):
            one.close()
        for transport in transports:
            forget_socket(transport)


class AiohttpPool:
    """Connections of asynchronous clients: one set for each event loop, because a connection belongs to the loop that made it."""

    def __init__(self, base_url: str, most: int) -> None:
        """Open nothing yet. `most` is the largest body, in bytes, that is accepted."""
        self._base_url = base_url
        self._most = most
        self._made: ByLoop[_Session] = ByLoop()
        register_forkable(self)

    def forked(self) -> None:
        """Leave the connections to the parent."""
        for one in self._made.forget():
            one.detach()

    async def send(self, wire: Wire) -> Response:
        """Send and read the whole response."""
        async with until_deadline(wire):
            return await self._send(wire)

    async def _send(self, wire: Wire) -> Response:
        started = perf_counter()
        response = await self._ask(wire)
        content, fault = b"", None
        if response.status < _OK:
            response.close()
            message = (
                f"The connection broke (HTTP {response.status}, which nobody asked for); the request may have arrived"
            )
            raise ConnectionLost(message)
        try:
            body = Body(response.headers.get("content-encoding", ""), self._most)
            async for raw in response.content.iter_any():
                body.take(raw)
            content = body.whole()
        except Broken as broken:
            fault = broken
        except aiohttp.ClientPayloadError:
            fault = Broken("truncated", "the body ended too early")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise failure(error) from None
        finally:
            response.close()  # a connection whose answer was read to its end is kept
        return Response(response.status, response.headers, content, perf_counter() - started, fault)

    async def _ask(self, wire: Wire) -> aiohttp.ClientResponse:
        """Send, and return the head of the response."""
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
        except (aiohttp.ClientError, TimeoutError, UnicodeError) as error:
            raise failure(error) from None
        except RuntimeError as error:
            if not session.closed:
                raise
            message = "The connections were closed while the call was being made; nothing was sent"
            raise ConnectionFailed(message) from error

    def _session(self) -> aiohttp.ClientSession:
        found = self._made.get() or self._made.set(_Session(tls(self._base_url)))
        return found.inner

    async def close(self) -> None:
        """Free the connections of the running loop. The next call makes new ones."""
        made = self._made.pop()
        if made is not None:
            await made.inner.close()


def _headers(head: Head) -> CIMultiDict[str]:
    """Return the headers in aiohttp's form, made once for all calls that share them."""
    made = cast("CIMultiDict[str] | None", head.made)  # a head belongs to one client, and so to one transport
    if made is None:
        made = head.made = CIMultiDict(head.pairs)
    return made


def _timeout(timeouts: Timeouts) -> aiohttp.ClientTimeout:
    """Return the phases in aiohttp's words. A request that the other side does not take counts as a response that does not come."""
    wait = timeouts.pool + timeouts.connect
    return aiohttp.ClientTimeout(total=None, connect=wait, sock_connect=timeouts.connect, sock_read=timeouts.read)
