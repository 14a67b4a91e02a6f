"""Routes to hosts: with TLS or without, through a proxy or directly, each with an httpx transport."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

import httpx

from .failures import ConfigurationError
from .proxies import checked_proxy, proxy_for
from .tls import tls

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

Proxy: TypeAlias = "str | httpx.URL | httpx.Proxy"
T = TypeVar("T")
_MOST_ORIGINS: Final = 64
CONNECTIONS: Final = 100
"""The most connections of a client, or of one event loop of an asynchronous client; further calls wait for a free one."""
LIMITS: Final = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=5.0)


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
