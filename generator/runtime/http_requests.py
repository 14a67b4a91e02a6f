"""Requests of httpx's, made of a `Wire`, and what logs and traces may see of them."""

from __future__ import annotations

import logging
import sys
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Final

import httpx

from .deadline import phase
from .failures import ConfigurationError

if TYPE_CHECKING:
    from .wire import Wire

_LOG: Final = logging.getLogger("httpx")
_MOST_FIXED_URLS: Final = 4096
NO_AUTH: Final = httpx.Auth()
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


class _HiddenArguments(logging.Filter):
    """Removes texts from the records of `hpack`, which at DEBUG logs each header of an HTTP/2 request, keys and paths included."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(item if isinstance(item, int | float) else "<hidden>" for item in record.args)
        return True


class _TemplateURLs(logging.Filter):
    """Rewrites httpx's log records about our requests, and leaves everybody else's alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(item.template if isinstance(item, PrivateURL) else item for item in record.args)
        return True


@cache
def install_log_filters() -> None:
    """Attach the filter, once per process and not before a client of ours is used."""
    _LOG.addFilter(_TemplateURLs())
    for name in ("hpack", "hpack.hpack", "hpack.table"):
        logging.getLogger(name).addFilter(_HiddenArguments())


def is_observed() -> bool:
    """Whether httpx's log line or a tracer's span is wanted for every request."""
    return _LOG.isEnabledFor(logging.INFO) or is_traced()


class Requests:
    """Turns a `Wire` into a request of the library, keeping the parsed URLs that never change."""

    def __init__(self) -> None:
        """Start with nothing kept."""
        self._urls: dict[str, PrivateURL] = {}
        install_log_filters()

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
