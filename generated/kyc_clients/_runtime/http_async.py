"""Asynchronous connections: what `http.Pool` does, awaited."""

from __future__ import annotations

from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

import httpx

from .http import FAILURES, NO_AUTH, Requests, answer, failure, is_heard, prepared, proxied, unusable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from weakref import WeakKeyDictionary

    from .answer import Answer
    from .http_aiohttp import AiohttpPool
    from .wire import Wire


class AsyncPool:
    """Connections of asynchronous clients: one set for each event loop, because a connection belongs to the loop that made it."""

    def __init__(self, base_url: str, own: httpx.AsyncClient | None, options: Mapping[str, object]) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the ones we make."""
        from weakref import WeakKeyDictionary  # noqa: PLC0415 - with the first asynchronous client

        self._base_url = base_url
        self._own = own
        self._options = options
        self._made: WeakKeyDictionary[object, tuple[httpx.AsyncClient, httpx.AsyncBaseTransport | None]]
        self._made = WeakKeyDictionary()
        self._lock = Lock()
        self._requests = Requests()

    async def send(self, wire: Wire) -> Answer:
        """Send and read the whole answer; redirects are answers, because following one would take the credentials along."""
        client, straight = (self._own, None) if self._own is not None else self._connected()
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
            return answer(response, await response.aread(), started)
        except (httpx.RemoteProtocolError, httpx.DecodingError):
            return answer(response, b"", started, truncated=True)
        except FAILURES as error:
            raise failure(error) from None
        finally:
            await response.aclose()

    def _connected(self) -> tuple[httpx.AsyncClient, httpx.AsyncBaseTransport | None]:
        from asyncio import get_running_loop  # noqa: PLC0415 - a loop is running, so it is imported

        loop = get_running_loop()
        found = self._made.get(loop)
        if found is None:
            with self._lock:
                options, straight = prepared(self._base_url, self._options, httpx.AsyncHTTPTransport)
                found = self._made[loop] = httpx.AsyncClient(**options), straight  # type: ignore[arg-type]  # passed through
        return found

    async def close(self) -> None:
        """Free the connections of the running loop. The next call makes new ones."""
        from asyncio import get_running_loop  # noqa: PLC0415 - a loop is running, so it is imported

        made = self._made.pop(get_running_loop(), None)
        if made is not None:
            await made[0].aclose()


def async_pool(base_url: str, own: httpx.AsyncClient | None, options: Mapping[str, object]) -> AsyncPool | AiohttpPool:
    """Return the connections that the options ask for. Where the environment asks for a proxy, httpx makes them."""
    if options.get("transport") != "aiohttp":
        return AsyncPool(base_url, own, options)
    if proxied(base_url):
        return AsyncPool(base_url, None, {})
    from .http_aiohttp import AiohttpPool  # noqa: PLC0415 - an extra

    return AiohttpPool(base_url)
