"""The one module that knows httpx, with its asynchronous twin `http_async`. Another HTTP library would replace these two alone.

Imported at the first call, not before: importing httpx and making its TLS context cost more than everything else a short script does.
"""

from __future__ import annotations

import logging
from functools import cache
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar, cast

import httpx

from .answer import Answer
from .failures import ConfigurationError, ConnectionFailed, ConnectionLost, Timeout, TransportError

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
    "Pool",
    "Proxy",
    "Transport",
    "httpx",
]

HttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
Transport: TypeAlias = httpx.BaseTransport
OwnAsyncTransport: TypeAlias = httpx.AsyncBaseTransport
AsyncTransport: TypeAlias = "OwnAsyncTransport | Literal['aiohttp']"
"""A transport of the caller's, or by its name the one that the extra `kyc-clients[aiohttp]` brings."""
Proxy: TypeAlias = "str | httpx.URL | httpx.Proxy"
EventHooks: TypeAlias = "Mapping[str, Sequence[Callable[..., object]]]"

VERSION: Final = f"httpx/{httpx.__version__}"
T = TypeVar("T")
_LOG: Final = logging.getLogger("httpx")
NO_AUTH: Final = httpx.Auth()
_MOST_FIXED_URLS: Final = 4096


class PrivateURL(httpx.URL):
    """A URL that httpx's own log line shows as its template, because a filled path and a query hold ids and names."""

    template: str


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


_tls_lock = Lock()


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def tls(url: str) -> ssl.SSLContext:
    """Return the TLS context that all clients share, made when first needed.

    For a plain loopback URL it is one that trusts nobody: cheap to make, and useless should the client ever be sent to https.
    """
    if url.startswith("http://"):
        import ssl  # noqa: PLC0415 - only here

        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with _tls_lock:  # two threads must not both load the certificates
        return _tls()


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
        timeouts = {"timeout": wire.timeouts.as_dict()}
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
        timeout = httpx.Timeout(**wire.timeouts.as_dict())
        request = client.build_request(wire.method, url, headers=wire.head.pairs, content=wire.content, timeout=timeout)
        url = PrivateURL(request.url)
        url.template = wire.template
        request.url = url
        return request


def failure(error: Exception) -> TransportError:
    """Return our error for one of the library's. Its own text may hold parts of the request, so only its kind is told."""
    kind = type(error).__name__
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return ConnectionFailed(f"No connection in time ({kind}); nothing was sent")
    if isinstance(error, httpx.ConnectError | httpx.ProxyError | httpx.UnsupportedProtocol):
        return ConnectionFailed(f"No connection ({kind}); nothing was sent")
    if isinstance(error, httpx.TimeoutException):
        return Timeout(f"No answer in time ({kind}); the request may have arrived")
    return ConnectionLost(f"The connection broke ({kind}); the request may have arrived")


def unusable(is_closed: bool) -> ConnectionFailed | ConfigurationError:  # noqa: FBT001 - one caller each
    """Return the error for a connection pool that httpx refuses to use, with what can be done about it."""
    if is_closed:
        return ConnectionFailed("The connections were closed while the call was being made; nothing was sent")
    return ConfigurationError("The connections belong to another event loop: give each loop a http_client of its own")


def prepared(
    base_url: str, options: Mapping[str, object], make: Callable[..., T]
) -> tuple[dict[str, object], T | None]:
    """Return what a client is made with, and the transport that requests may go straight to, past the client.

    It saves a fifth of a call: redirects, cookies and authentication, which are the client's part, are not wanted anyway. Event
    hooks and proxies, given or from the environment, are; with those there is no way past it.
    """
    if options.keys() - {"transport"} or (not options and proxied(base_url)):
        return {**options, "verify": tls(base_url)}, None
    straight = cast("T", options.get("transport") or make(verify=tls(base_url)))
    return {"transport": straight}, straight


def proxied(base_url: str) -> bool:
    """Whether the environment asks for a proxy."""
    from urllib.request import getproxies  # noqa: PLC0415 - httpx has imported it

    return not getproxies().keys().isdisjoint({"all", base_url.partition(":")[0]})


def is_heard() -> bool:
    """Whether somebody wants the log line that httpx's client writes for every request."""
    return _LOG.isEnabledFor(logging.INFO)


FAILURES: Final = (httpx.TransportError, httpx.StreamError, httpx.DecodingError)


def answer(response: httpx.Response, content: bytes, started: float, *, truncated: bool = False) -> Answer:
    """Return what came back, free of the library's types. `httpx.Headers` finds names in any case."""
    return Answer(response.status_code, response.headers, content, perf_counter() - started, truncated=truncated)


class Pool:
    """Connections of synchronous clients, made at first use. Copies of a client share it; closing it only frees the connections."""

    def __init__(self, base_url: str, own: httpx.Client | None, options: Mapping[str, object]) -> None:
        """`own` is the caller's client, which we use and never close; else `options` go to the one we make."""
        self._base_url = base_url
        self._own = own
        self._options = options
        self._made: httpx.Client | None = None
        self._straight: httpx.BaseTransport | None = None
        self._lock = Lock()
        self._requests = Requests()

    def send(self, wire: Wire) -> Answer:
        """Send and read the whole answer; redirects are answers, because following one would take the credentials along."""
        client = self._own or self._made or self._make()
        request = self._requests.request(wire) if self._own is None else self._requests.merged(wire, client)
        straight = self._straight
        started = perf_counter()
        try:
            if straight is None or is_heard():
                response = client.send(request, stream=True, auth=NO_AUTH, follow_redirects=False)
            else:
                response = straight.handle_request(request)
        except FAILURES as error:
            raise failure(error) from None
        except RuntimeError as error:
            raise unusable(client.is_closed) from error
        try:
            return answer(response, response.read(), started)
        except (httpx.RemoteProtocolError, httpx.DecodingError):
            return answer(response, b"", started, truncated=True)
        except FAILURES as error:
            raise failure(error) from None
        finally:
            response.close()

    def _make(self) -> httpx.Client:
        with self._lock:
            if self._made is None:
                options, self._straight = prepared(self._base_url, self._options, httpx.HTTPTransport)
                self._made = httpx.Client(**options)  # type: ignore[arg-type]  # passed through
            return self._made

    def close(self) -> None:
        """Free the connections that we made. The next call makes new ones."""
        with self._lock:
            made, self._made, self._straight = self._made, None, None
        if made is not None:
            made.close()
