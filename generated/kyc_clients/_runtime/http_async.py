"""Asynchronous connections: what `http.Pool` does, awaited."""

from __future__ import annotations

from os import getpid
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, cast

import httpx

from .failures import Broken
from .forks import tell
from .http import (
    BROKEN_OFF,
    ENDED_EARLY,
    FAILURES,
    NO_AUTH,
    Requests,
    answer,
    body_of,
    chosen,
    failure,
    given,
    is_heard,
    prepared,
    proxied,
    unusable,
)
from .loops import ByLoop, ending
from .network import AsyncNetwork, Sockets, upon

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

    from .answer import Answer
    from .content import Body
    from .http import AsyncHttpClient
    from .http_aiohttp import AiohttpPool
    from .wire import Wire


class _Connections:
    """The client of one event loop, its transport where requests may go past the client, and its open connections."""

    def __init__(self, client: httpx.AsyncClient, straight: httpx.AsyncBaseTransport | None, sockets: Sockets) -> None:
        self.client = client
        self.straight = straight
        self.sockets = sockets

    def abandon(self) -> None:
        """Close the sockets, whose event loop is gone."""
        self.sockets.abandon()


class AsyncPool:
    """Connections of asynchronous clients: one set for each event loop, because a connection belongs to the loop that made it."""

    def __init__(self, base_url: str, own: AsyncHttpClient | None, options: Mapping[str, object], most: int) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the ones we make.

        `most` is the largest body, in bytes, that is accepted.
        """
        self._base_url = base_url
        self._own = own
        self._options = options
        self._most = most
        self._made_in = getpid()
        self._made: ByLoop[_Connections] = ByLoop()
        self._lock = Lock()
        self._requests = Requests()
        tell(self)

    def forked(self) -> None:
        """Leave the connections to the parent."""
        for one in self._made.forget():
            one.sockets.bury(one.client, one.straight)
        self._lock = Lock()

    async def send(self, wire: Wire) -> Answer:
        """Send and read the whole answer; redirects are answers, because following one would take the credentials along."""
        async with ending(wire):
            return await self._send(wire)

    async def _send(self, wire: Wire) -> Answer:
        found = self._connected()
        client, straight = found.client, found.straight
        request = self._requests.request(wire) if self._own is None else self._requests.merged(wire, client)
        started = perf_counter()
        try:
            if straight is None or is_heard():
                response = await client.send(request, stream=True, auth=NO_AUTH, follow_redirects=False)
            else:
                response = await straight.handle_async_request(request)
        except FAILURES as error:
            raise failure(error) from None
        except RuntimeError as error:
            raise unusable(client.is_closed) from error
        try:
            return answer(response, await self._read(response), started)
        except Broken as fault:
            return answer(response, b"", started, fault)
        except BROKEN_OFF:
            return answer(response, b"", started, ENDED_EARLY)
        except FAILURES as error:
            raise failure(error) from None
        finally:
            await response.aclose()

    async def _read(self, response: httpx.Response) -> bytes:
        body: Body = body_of(response, self._most)
        if not response.is_stream_consumed:
            async for raw in cast("httpx.AsyncByteStream", response.stream):
                body.take(raw)
        return body.whole()

    def _connected(self) -> _Connections:
        found = self._made.get()
        if found is None:
            with self._lock:
                found = self._made.set(self._make())
        return found

    def _make(self) -> _Connections:
        sockets = Sockets()
        if self._own is not None:
            return _Connections(
                cast("httpx.AsyncClient", given(self._own, "http_client", self._made_in)), None, sockets
            )

        def transport(context: ssl.SSLContext) -> httpx.AsyncHTTPTransport:
            return upon(httpx.AsyncHTTPTransport(verify=context), AsyncNetwork(sockets))

        options, straight = prepared(self._base_url, chosen(self._options, self._made_in), transport)
        return _Connections(httpx.AsyncClient(**options), straight, sockets)  # type: ignore[arg-type]  # passed through

    async def close(self) -> None:
        """Free the connections of the running loop. The next call makes new ones."""
        made = self._made.pop()
        if made is not None and (self._own is None or callable(self._own)):
            await made.client.aclose()


def async_pool(
    base_url: str, own: AsyncHttpClient | None, options: Mapping[str, object], most: int
) -> AsyncPool | AiohttpPool:
    """Return the connections that the options ask for. Where the environment asks for a proxy, httpx makes them."""
    if options.get("transport") != "aiohttp":
        return AsyncPool(base_url, own, options, most)
    if proxied(base_url):
        return AsyncPool(base_url, None, {}, most)
    from .http_aiohttp import AiohttpPool  # noqa: PLC0415 - an extra

    return AiohttpPool(base_url, most)
