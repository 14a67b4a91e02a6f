"""The connections of synchronous clients; `http_async` is its twin. The modules `http_…` know httpx, and no others do.

Imported at the first call, not before: importing httpx and making its TLS context cost more than everything else a short script does.
"""

from __future__ import annotations

from os import getpid
from threading import Lock, Semaphore
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar, cast

import httpx

from .content import Body
from .failures import Broken, ConfigurationError
from .forks import register_forkable
from .http_failures import BROKEN_OFF, ENDED_EARLY, FAILURES, crowded, failure, unusable, waiting_time
from .http_requests import NO_AUTH, Requests, is_observed
from .http_routes import CONNECTIONS, LIMITS, Proxy, Routed, Routes
from .network import Network, Sockets, with_network
from .response import Response

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping, Sequence

    from .wire import Wire


__all__ = [
    "AsyncHttpClient",
    "AsyncTransport",
    "EventHooks",
    "HttpClient",
    "OwnAsyncTransport",
    "OwnTransport",
    "Pool",
    "Proxy",
    "Transport",
]

HttpClient: TypeAlias = "httpx.Client | Callable[[], httpx.Client]"
"""A client of the caller's, or a function that makes one: anew in every process that is forked."""
AsyncHttpClient: TypeAlias = "httpx.AsyncClient | Callable[[], httpx.AsyncClient]"
"""The same for asynchronous clients; a function makes one for every event loop."""
OwnTransport: TypeAlias = httpx.BaseTransport
Transport: TypeAlias = "OwnTransport | Callable[[], OwnTransport]"
"""A transport of the caller's, or a function that makes one."""
OwnAsyncTransport: TypeAlias = httpx.AsyncBaseTransport
AsyncTransport: TypeAlias = "OwnAsyncTransport | Callable[[], OwnAsyncTransport] | Literal['aiohttp']"
"""A transport of the caller's, a function that makes one, or by its name the one that the extra `kyc-clients[aiohttp]` brings."""
EventHooks: TypeAlias = "Mapping[str, Sequence[Callable[..., object]]]"

VERSION: Final = f"httpx/{httpx.__version__}"
C = TypeVar("C")
_NO_LIMIT: Final = 2**31
"""What the caller brings has limits of its own."""


def given(option: object, name: str, made_in: int) -> object:
    """Return what the caller gave, made now where it is a function that makes one; refuse what was made before a fork.

    Two processes on one connection get each other's responses.
    """
    if option is None:
        return None
    if callable(option):
        return option()
    if made_in != getpid() and not isinstance(option, httpx.MockTransport):
        raise ConfigurationError(
            f"This {name} was made before the process was forked, and its connections are the parent's: give a function "
            f"that makes one, {name}=lambda: …, or make the client in the child"
        )
    return option


def client_of(make: Callable[..., C], transport: object, options: Mapping[str, object]) -> C:
    """Return a client of httpx's upon a transport, with the event hooks that the caller gave."""
    try:
        return make(transport=transport, event_hooks=options.get("event_hooks"))
    except (TypeError, ValueError, AttributeError):
        raise ConfigurationError(
            "event_hooks must be a mapping of names to lists of callables, as httpx takes them"
        ) from None


def received_response(
    response: httpx.Response, content: bytes, started: float, fault: Broken | None = None
) -> Response:
    """Return what came back, free of the library's types. `httpx.Headers` finds names in any case."""
    return Response(response.status_code, response.headers, content, perf_counter() - started, fault)


def body_of(response: httpx.Response, most: int) -> Body:
    """Return what takes the body of a response. One that is in memory already, decoded, is given to it as it is."""
    if not response.is_stream_consumed:
        return Body(response.headers.get("content-encoding", ""), most)
    body = Body("", most)
    body.take(response.content)
    return body


class Pool:
    """Connections of synchronous clients, made at first use. Copies of a client share it; closing it only frees the connections."""

    def __init__(self, own: HttpClient | None, options: Mapping[str, object], most: int) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the one we make.

        `most` is the largest body, in bytes, that is accepted.
        """
        self._own = own
        self._options = options
        self._most = most
        self._made: httpx.Client | None = None
        self._routes: Routes[httpx.HTTPTransport] | None = None
        self._straight: httpx.BaseTransport | None = None
        self._made_in = getpid()
        self._requests = Requests()
        self._is_ours = own is None and "transport" not in options
        self._start()
        register_forkable(self)

    def _start(self) -> None:
        self._lock = Lock()
        self._gate = Semaphore(CONNECTIONS if self._is_ours else _NO_LIMIT)
        self._sockets = Sockets()

    def forked(self) -> None:
        """Leave the connections to the parent."""
        self._sockets.detach(self._made, self._routes, self._straight)
        self._made = self._routes = self._straight = None
        self._start()

    def send(self, wire: Wire) -> Response:
        """Send and read the whole response; redirects are answers, because following one would take the credentials along."""
        gate = self._gate
        if not gate.acquire(blocking=False) and not gate.acquire(timeout=waiting_time(wire)):
            raise wire.late() if wire.is_late() else crowded(wire)
        try:
            return self._send(wire)
        finally:
            gate.release()

    def _send(self, wire: Wire) -> Response:
        client = self._made or self._make()
        request = self._requests.request(wire) if self._own is None else self._requests.merged(wire, client)
        routes = self._routes
        straight = routes.to(wire.url) if routes is not None else self._straight
        started = perf_counter()
        try:
            if straight is None or is_observed():
                response = client.send(request, stream=True, auth=NO_AUTH, follow_redirects=False)
            else:
                response = straight.handle_request(request)
        except FAILURES as error:
            raise wire.late() if wire.is_late() else failure(error) from None
        except UnicodeError as error:
            raise failure(error) from None
        except RuntimeError as error:
            raise unusable(client.is_closed) from error
        try:
            return received_response(response, self._read(response, wire), started)
        except Broken as fault:
            return received_response(response, b"", started, fault)
        except BROKEN_OFF:
            return received_response(response, b"", started, ENDED_EARLY)
        except FAILURES as error:
            raise wire.late() if wire.is_late() else failure(error) from None
        finally:
            response.close()

    def _read(self, response: httpx.Response, wire: Wire) -> bytes:
        body = body_of(response, self._most)
        if not response.is_stream_consumed:
            for raw in cast("httpx.SyncByteStream", response.stream):
                body.take(raw)
                if wire.is_late():
                    raise wire.late()
        return body.whole()

    def _make(self) -> httpx.Client:
        with self._lock:
            if self._made is None and self._own is not None:
                self._made = cast("httpx.Client", given(self._own, "http_client", self._made_in))
            elif self._made is None:
                options = self._options
                own = cast("OwnTransport | None", given(options.get("transport"), "transport", self._made_in))
                routes = Routes(self._transport, cast("Proxy | None", options.get("proxy")))
                self._made = client_of(httpx.Client, own or Routed(routes), options)
                if "event_hooks" not in options:  # there is no way past the client where its hooks are wanted
                    self._straight, self._routes = own, None if own is not None else routes
            return self._made

    def _transport(self, context: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpx.HTTPTransport:
        return with_network(httpx.HTTPTransport(verify=context, proxy=proxy, limits=LIMITS), Network(self._sockets))

    def close(self) -> None:
        """Free the connections that we made. The next call makes new ones."""
        with self._lock:
            made, self._made, self._routes, self._straight = self._made, None, None, None
        if made is not None and (self._own is None or callable(self._own)):
            made.close()
