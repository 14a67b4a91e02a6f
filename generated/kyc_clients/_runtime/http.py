"""The one module that knows httpx, with its asynchronous twin `http_async`. Another HTTP library would replace these two alone.

Imported at the first call, not before: importing httpx and making its TLS context cost more than everything else a short script does.
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from os import getpid
from threading import Lock, Semaphore
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeAlias, TypeVar, cast

import httpx

from .content import Body
from .deadline import phase
from .failures import Broken, ConfigurationError, ConnectionFailed, ConnectionLost, Timeout, TransportError
from .forks import tell
from .network import Network, Sockets, upon
from .proxies import checked_proxy, proxy_for
from .response import Response
from .tls import tls

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
    "httpx",
    "tls",
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
Proxy: TypeAlias = "str | httpx.URL | httpx.Proxy"
EventHooks: TypeAlias = "Mapping[str, Sequence[Callable[..., object]]]"

VERSION: Final = f"httpx/{httpx.__version__}"
T = TypeVar("T")
C = TypeVar("C")
_LOG: Final = logging.getLogger("httpx")
NO_AUTH: Final = httpx.Auth()
_MOST_FIXED_URLS: Final = 4096
_MOST_ORIGINS: Final = 64
CONNECTIONS: Final = 100
"""The most connections of a client, or of one event loop of an asynchronous client; further calls wait for a free one."""
LIMITS: Final = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=5.0)
_NO_LIMIT: Final = 2**31
"""What the caller brings has limits of its own."""


_TRACERS: Final = ("opentelemetry.instrumentation.httpx", "sentry_sdk.integrations.httpx")


def is_traced() -> bool:
    """Whether somebody watches httpx who would keep the URLs of requests."""
    return any(name in sys.modules for name in _TRACERS)


class PrivateURL(httpx.URL):
    """A URL that httpx's own log line shows as its template, because a filled path and a query hold ids and names.

    Its text is the template, too, where the process is traced: a span keeps the text of a URL, and httpx sends its parts.
    """

    template: str

    def __str__(self) -> str:
        """Return the URL, or what of it may be kept."""
        return getattr(self, "template", "") if is_traced() else super().__str__()


class _Silent(logging.Filter):
    """Takes texts out of the records of `hpack`, which at DEBUG tells each header of an HTTP/2 request, keys and paths included."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(item if isinstance(item, int | float) else "<hidden>" for item in record.args)
        return True


class _Discreet(logging.Filter):
    """Rewrites httpx's log records about our requests, and leaves everybody else's alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(item.template if isinstance(item, PrivateURL) else item for item in record.args)
        return True


@cache
def quieten() -> None:
    """Attach the filter, once per process and not before a client of ours is used."""
    _LOG.addFilter(_Discreet())
    for name in ("hpack", "hpack.hpack", "hpack.table"):
        logging.getLogger(name).addFilter(_Silent())


class Requests:
    """Turns a `Wire` into a request of the library, keeping the parsed URLs that never change."""

    def __init__(self) -> None:
        """Start with nothing kept."""
        self._urls: dict[str, PrivateURL] = {}
        quieten()

    def url(self, wire: Wire) -> PrivateURL:
        """Return the parsed URL."""
        known = self._urls.get(wire.url) if wire.fixed else None
        if known is None:
            try:
                known = PrivateURL(wire.url)
            except httpx.InvalidURL:
                raise ConfigurationError(f"base_url is not a URL that can be called: {wire.template}") from None
            known.template = wire.template
            if wire.fixed and len(self._urls) < _MOST_FIXED_URLS:
                self._urls[wire.url] = known
        return known

    def request(self, wire: Wire) -> httpx.Request:
        """Build the request directly: merging defaults that we do not have is a fifth of what a call costs."""
        url = self.url(wire)
        head, content = wire.head, wire.content
        if not isinstance(head.made, httpx.Headers):
            head.made = httpx.Headers((("host", url.netloc.decode("ascii")), *head.pairs))
        timeouts = {"timeout": phases(wire)}
        if content is None:
            request = httpx.Request(wire.method, url, headers=head.made, extensions=timeouts)
        else:  # as a stream, bytes are taken as they are; as content, httpx would look for two headers that we know
            stream = httpx.ByteStream(content)
            request = httpx.Request(wire.method, url, headers=head.made, stream=stream, extensions=timeouts)
            request.headers["content-length"] = str(len(content))
            request.read()
        request.url = url
        return request

    def merged(self, wire: Wire, client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        """Build the request with the defaults (headers, cookies) of a client that the caller brought."""
        url = self.url(wire)
        extensions = {"timeout": phases(wire)}
        request = client.build_request(
            wire.method, url, headers=wire.head.pairs, content=wire.content, extensions=extensions
        )
        url = PrivateURL(request.url)
        url.template = wire.template
        request.url = url
        return request


def phases(wire: Wire) -> dict[str, float]:
    """Return the timeout of each phase, none longer than what is left of the call."""
    until, left = wire.until, wire.until - monotonic()
    if left <= 0:
        raise wire.late()
    return {name: phase(min(seconds or left, left), until) for name, seconds in wire.timeouts.as_dict().items()}


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
    """Return our error for one of the library's. Its own text may hold parts of the request, so only its kind is told."""
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


class Routes(Generic[T]):
    """The transports of one pool: one for each way to a host, by TLS or not, through a proxy or straight."""

    def __init__(self, make: Callable[[ssl.SSLContext, httpx.Proxy | None], T], proxy: Proxy | None) -> None:
        """`make` makes a transport; `proxy` is the one for all hosts, None for those that the environment asks for."""
        self._make = make
        self._proxy = proxy
        self._by_origin: dict[str, T] = {}
        self._made: dict[tuple[bool, str], T] = {}
        self._lock = Lock()

    def to(self, url: str) -> T:
        """Return the transport for a URL."""
        end = url.find("/", 8)
        origin = url if end < 0 else url[:end]
        return self._by_origin.get(origin) or self._find(origin)

    def _find(self, origin: str) -> T:
        proxy = self._proxy if self._proxy is not None else proxy_for(origin)
        key = (origin.startswith("https:"), str(proxy or ""))
        with self._lock:
            if key not in self._made:
                self._made[key] = _made(self._make, tls(origin), proxy)
            if len(self._by_origin) >= _MOST_ORIGINS:
                self._by_origin.clear()
            self._by_origin[origin] = self._made[key]
        return self._made[key]

    def all(self) -> list[T]:
        """Return the transports that were made."""
        return list(self._made.values())


class Routed(httpx.BaseTransport):
    """A pool's transports, as one for httpx's client."""

    def __init__(self, routes: Routes[httpx.HTTPTransport]) -> None:
        """Choose between these."""
        self._routes = routes

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request on its way."""
        return self._routes.to(str(request.url)).handle_request(request)

    def close(self) -> None:
        """Close all of them."""
        for one in self._routes.all():
            one.close()


def _made(make: Callable[[ssl.SSLContext, httpx.Proxy | None], T], context: ssl.SSLContext, proxy: Proxy | None) -> T:
    """Make a transport; `ConfigurationError` where the proxy cannot be used."""
    try:
        return make(context, proxy_of(proxy))
    except ImportError:
        raise ConfigurationError("A SOCKS proxy needs the package socksio: pip install 'httpx[socks]'") from None


def proxy_of(given: Proxy | None) -> httpx.Proxy | None:
    """Return a proxy in httpx's form. One that is spoken to over TLS is held to the same certificates as everybody."""
    if given is None or isinstance(given, httpx.Proxy):
        return given
    url = checked_proxy(str(given), "proxy")
    try:
        return httpx.Proxy(url, ssl_context=tls(url) if url.lower().startswith("https:") else None)
    except (httpx.InvalidURL, ValueError):
        raise ConfigurationError("proxy is not a URL that can be called") from None


def client_of(make: Callable[..., C], transport: object, options: Mapping[str, object]) -> C:
    """Return a client of httpx's upon a transport, with the event hooks that the caller gave."""
    try:
        return make(transport=transport, event_hooks=options.get("event_hooks"))
    except (TypeError, ValueError, AttributeError):
        raise ConfigurationError(
            "event_hooks must be a mapping of names to lists of callables, as httpx takes them"
        ) from None


def is_heard() -> bool:
    """Whether somebody wants what httpx's client does for every request: a log line, or a span."""
    return _LOG.isEnabledFor(logging.INFO) or is_traced()


FAILURES: Final = (httpx.TransportError, httpx.StreamError, httpx.DecodingError)


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


BROKEN_OFF: Final = (httpx.RemoteProtocolError, httpx.DecodingError)
ENDED_EARLY: Final = Broken("truncated", "the body ended too early")


class Pool:
    """Connections of synchronous clients, made at first use. Copies of a client share it; closing it only frees the connections."""

    def __init__(self, base_url: str, own: HttpClient | None, options: Mapping[str, object], most: int) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the one we make.

        `most` is the largest body, in bytes, that is accepted.
        """
        self._base_url = base_url
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
        tell(self)

    def _start(self) -> None:
        self._lock = Lock()
        self._gate = Semaphore(CONNECTIONS if self._is_ours else _NO_LIMIT)
        self._sockets = Sockets()

    def forked(self) -> None:
        """Leave the connections to the parent."""
        self._sockets.bury(self._made, self._routes, self._straight)
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
            if straight is None or is_heard():
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
        return upon(httpx.HTTPTransport(verify=context, proxy=proxy, limits=LIMITS), Network(self._sockets))

    def close(self) -> None:
        """Free the connections that we made. The next call makes new ones."""
        with self._lock:
            made, self._made, self._routes, self._straight = self._made, None, None, None
        if made is not None and (self._own is None or callable(self._own)):
            made.close()
