"""Asynchronous connections: what `http.Pool` does, awaited."""

from __future__ import annotations

from asyncio import Semaphore, timeout
from os import getpid
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, cast

import httpx

from .failures import Broken
from .forks import register_forkable
from .http import body_of, client_of, given, received_response
from .http_failures import BROKEN_OFF, ENDED_EARLY, FAILURES, crowded, failure, unusable, waiting_time
from .http_requests import NO_AUTH, Requests, is_observed
from .http_routes import CONNECTIONS, LIMITS, Routes
from .loops import ByLoop, until_deadline
from .network import AsyncNetwork, Sockets, with_network
from .proxies import proxy_for

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

    from .content import Body
    from .http import AsyncHttpClient, OwnAsyncTransport
    from .http_aiohttp import AiohttpPool
    from .http_routes import Proxy
    from .response import Response
    from .wire import Wire


class AsyncRouted(httpx.AsyncBaseTransport):
    """A pool's transports, as one for httpx's client."""

    def __init__(self, routes: Routes[httpx.AsyncHTTPTransport]) -> None:
        """Choose between these."""
        self._routes = routes

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request on its way."""
        return await self._routes.to(str(request.url)).handle_async_request(request)

    async def aclose(self) -> None:
        """Close all of them."""
        for one in self._routes.all():
            await one.aclose()


class _Connections:
    """The client of one event loop, where requests may go past it, and its open connections."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        sockets: Sockets,
        routes: Routes[httpx.AsyncHTTPTransport] | None = None,
        straight: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.client = client
        self.sockets = sockets
        self._routes = routes
        self._straight = straight
        self.gate = Semaphore(CONNECTIONS) if routes is not None else None
        """Lets as many calls through as there are connections: httpx looks through all that wait, for each of them."""

    def transport_for(self, url: str) -> httpx.AsyncBaseTransport | None:
        """Return the transport that a request may go straight to; None where the client's own part is wanted."""
        return self._routes.to(url) if self._routes is not None else self._straight

    def detach(self) -> None:
        """In a child process: leave the connections to the parent."""
        self.sockets.detach(self.client, self._routes, self._straight)

    def abandon(self) -> None:
        """Close the sockets, whose event loop is gone."""
        self.sockets.abandon()


async def _entered(gate: Semaphore, wire: Wire) -> None:
    """Wait for a connection to become free."""
    try:
        async with timeout(waiting_time(wire)):
            await gate.acquire()
    except TimeoutError:
        raise wire.late() if wire.is_late() else crowded(wire) from None


class AsyncPool:
    """Connections of asynchronous clients: one set for each event loop, because a connection belongs to the loop that made it."""

    def __init__(self, own: AsyncHttpClient | None, options: Mapping[str, object], most: int) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the ones we make.

        `most` is the largest body, in bytes, that is accepted.
        """
        self._own = own
        self._options = options
        self._most = most
        self._made_in = getpid()
        self._made: ByLoop[_Connections] = ByLoop()
        self._lock = Lock()
        self._requests = Requests()
        register_forkable(self)

    def forked(self) -> None:
        """Leave the connections to the parent."""
        for one in self._made.forget():
            one.detach()
        self._lock = Lock()

    async def send(self, wire: Wire) -> Response:
        """Send and read the whole response; redirects are answers, because following one would take the credentials along."""
        async with until_deadline(wire):
            found = self._connected()
            if found.gate is None:
                return await self._send(wire, found)
            if found.gate.locked():
                await _entered(found.gate, wire)
            else:
                await found.gate.acquire()
            try:
                return await self._send(wire, found)
            finally:
                found.gate.release()

    async def _send(self, wire: Wire, found: _Connections) -> Response:
        client, straight = found.client, found.transport_for(wire.url)
        request = self._requests.request(wire) if self._own is None else self._requests.merged(wire, client)
        started = perf_counter()
        try:
            if straight is None or is_observed():
                response = await client.send(request, stream=True, auth=NO_AUTH, follow_redirects=False)
            else:
                response = await straight.handle_async_request(request)
        except FAILURES as error:
            raise failure(error) from None
        except UnicodeError as error:
            raise failure(error) from None
        except RuntimeError as error:
            raise unusable(client.is_closed) from error
        try:
            return received_response(response, await self._read(response), started)
        except Broken as fault:
            return received_response(response, b"", started, fault)
        except BROKEN_OFF:
            return received_response(response, b"", started, ENDED_EARLY)
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
        sockets, options = Sockets(), self._options
        if self._own is not None:
            return _Connections(cast("httpx.AsyncClient", given(self._own, "http_client", self._made_in)), sockets)

        def transport(context: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpx.AsyncHTTPTransport:
            return with_network(
                httpx.AsyncHTTPTransport(verify=context, proxy=proxy, limits=LIMITS), AsyncNetwork(sockets)
            )

        own = cast("OwnAsyncTransport | None", given(options.get("transport"), "transport", self._made_in))
        routes = Routes(transport, cast("Proxy | None", options.get("proxy")))
        client = client_of(httpx.AsyncClient, own or AsyncRouted(routes), options)
        if "event_hooks" in options:  # there is no way past the client where its hooks are wanted
            return _Connections(client, sockets)
        return _Connections(client, sockets, None if own is not None else routes, own)

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
        return AsyncPool(own, options, most)
    if proxy_for(base_url) is not None:
        return AsyncPool(None, {}, most)
    from .http_aiohttp import AiohttpPool  # noqa: PLC0415 - an extra

    return AiohttpPool(base_url, most)
