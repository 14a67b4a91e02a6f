"""Fetches a linked document: checks each redirect and IP address, and limits the size."""

from __future__ import annotations

from contextlib import aclosing, asynccontextmanager, closing
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING, Final

import httpx

from .addresses import FORBIDDEN, PUBLIC, address_class
from .deadline import checked_deadline, phase
from .errors import DownloadError
from .http_async import AsyncRouted
from .http_failures import FAILURES
from .http_requests import PrivateURL, install_log_filters
from .http_routes import Routed, Routes
from .kinds import LOOKED_AT, check_kind
from .network import AsyncNetwork, Network, Sockets, with_network
from .proxies import proxy_for
from .record import Record
from .timeouts import timeouts_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncGenerator, Callable

    from .download_rules import Rules
    from .http import OwnAsyncTransport, OwnTransport

_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_EXPIRED: Final = frozenset({400, 401, 403, 410})
_HEADERS: Final = {"accept": "*/*", "accept-encoding": "identity", "user-agent": "kyc-clients"}


class _Hop(Record):
    """What the head of a response means: the document, or another URL."""

    next_url: str
    content_type: str


class _Download:
    """One download: its rules, and the moment by which it must be over."""

    def __init__(self, url: str, rules: Rules, transport: object) -> None:
        self.rules = rules
        self._is_ours = transport is None
        self.seconds = checked_deadline(rules.deadline)
        self.until = monotonic() + self.seconds
        self.scheme = _parsed(url).scheme

    def late(self) -> DownloadError:
        return DownloadError(f"The file was not fetched within {self.seconds:g} seconds, the deadline of its rules")

    def check_time(self) -> None:
        if monotonic() >= self.until:
            raise self.late()

    def failed(self, error: Exception) -> DownloadError:
        """Return our error; the library's own text would show the link."""
        if monotonic() >= self.until:
            return self.late()
        return DownloadError(f"The file could not be fetched ({type(error).__name__})")

    def check_addresses(self, addresses: list[str]) -> list[str]:
        """Return the addresses of a host if all of them are such as a link may lead to: who names one that is not means harm."""
        for address in addresses:
            _check_place(address_class(address), self.scheme, self.rules)
        return addresses

    def request(self, url: str) -> httpx.Request:
        """Return the request of one hop."""
        install_log_filters()
        _check(url, self.rules, screened=self._is_ours and proxy_for(url) is None)
        target = PrivateURL(_parsed(url))
        target.template = f"{target.scheme}://{target.host}/…"
        left = max(self.until - monotonic(), 0.001)
        phases = timeouts_of(self.rules.timeout).as_dict().items()
        timeouts = {name: phase(min(seconds or left, left), self.until) for name, seconds in phases}
        headers = {**_HEADERS, "host": target.netloc.decode()}
        request = httpx.Request("GET", target, headers=headers, extensions={"timeout": timeouts})
        request.url = target
        return request


def fetch(url: str, rules: Rules, transport: OwnTransport | None, sink: Callable[[bytes], object]) -> tuple[str, str]:
    """Stream a document into a sink; return its content type and digest."""
    download = _Download(url, rules, transport)

    def made(context: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpx.HTTPTransport:
        check_addresses = (
            download.check_addresses if proxy is None else None
        )  # who resolves the name, checks the addresses
        return with_network(httpx.HTTPTransport(verify=context, proxy=proxy), Network(Sockets(), check_addresses))

    with httpx.Client(transport=transport or Routed(Routes(made, None))) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = client.send(download.request(url), stream=True, follow_redirects=False)
                with closing(response):
                    hop = _hop(response, url, rules)
                    if not hop.next_url:
                        meter = _Meter(download, hop.content_type, sink)
                        for chunk in response.iter_bytes():
                            meter.take(chunk)
                        return hop.content_type, meter.finish()
                    url = hop.next_url
            except (*FAILURES, UnicodeError) as error:
                raise download.failed(error) from None
    raise DownloadError("The file host redirects too often")


async def fetch_async(
    url: str, rules: Rules, transport: OwnAsyncTransport | None, sink: Callable[[bytes], object]
) -> tuple[str, str]:
    """`fetch`, awaited."""
    download = _Download(url, rules, transport)

    def made(context: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpx.AsyncHTTPTransport:
        check_addresses = download.check_addresses if proxy is None else None
        return with_network(
            httpx.AsyncHTTPTransport(verify=context, proxy=proxy), AsyncNetwork(Sockets(), check_addresses)
        )

    async with (
        _until_deadline(download),
        httpx.AsyncClient(transport=transport or AsyncRouted(Routes(made, None))) as client,
    ):
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = await client.send(download.request(url), stream=True, follow_redirects=False)
                async with aclosing(response):
                    hop = _hop(response, url, rules)
                    if not hop.next_url:
                        meter = _Meter(download, hop.content_type, sink)
                        async for chunk in response.aiter_bytes():
                            meter.take(chunk)
                        return hop.content_type, meter.finish()
                    url = hop.next_url
            except (*FAILURES, UnicodeError) as error:
                raise download.failed(error) from None
    raise DownloadError("The file host redirects too often")


@asynccontextmanager
async def _until_deadline(download: _Download) -> AsyncGenerator[None]:
    """End what is awaited inside when the download must be over."""
    from asyncio import timeout  # noqa: PLC0415 - a loop is running, so it is imported

    try:
        async with timeout(download.seconds):
            yield
    except TimeoutError:
        raise download.late() from None


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, TypeError):
        raise DownloadError("The link is not a URL") from None


def _joined(url: str, location: str) -> httpx.URL:
    try:
        return httpx.URL(url).join(location)
    except httpx.InvalidURL:
        raise DownloadError("The file host redirects to what is not a URL") from None


def _check(url: str, rules: Rules, *, screened: bool) -> None:
    """Refuse a hop that a document's link has no business making, judging by its URL.

    `screened` says that its addresses will be looked at, too: then a public name may turn out to have private ones.
    """
    parsed = _parsed(url)
    if parsed.scheme not in {"https", "http"} or not parsed.host or "%" in parsed.host or parsed.userinfo:
        raise DownloadError("The link is not an https URL with a host and without a user")
    place = address_class(parsed.host)
    if place != PUBLIC or not (rules.allow_private and screened):
        _check_place(place, parsed.scheme, rules)


def _check_place(place: int, scheme: str, rules: Rules) -> None:
    if place == FORBIDDEN:
        raise DownloadError(
            "The link leads to a private address of the machine's own link, which is never fetched from"
        )
    if place != PUBLIC and not rules.allow_private:
        raise DownloadError("The link leads to a private address; Rules(allow_private=True) lets it")
    if scheme == "http" and place == PUBLIC:
        raise DownloadError("The link is not https")


def _hop(response: httpx.Response, url: str, rules: Rules) -> _Hop:
    if response.status_code in _REDIRECTS:
        target = _joined(url, response.headers.get("location", ""))
        if target.scheme != httpx.URL(url).scheme:
            raise DownloadError("The file host redirects to another scheme")
        return _Hop(str(target), "")
    if response.status_code != 200:  # noqa: PLR2004 - the one status that carries the whole document
        why = "; links expire, so ask the provider for a new one" if response.status_code in _EXPIRED else ""
        raise DownloadError(f"The file host answered HTTP {response.status_code}{why}")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > rules.largest:
        raise DownloadError(f"The file is larger than {rules.largest} bytes")
    if response.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise DownloadError("The file host encoded the file against the request's `Accept-Encoding`")
    return _Hop("", response.headers.get("content-type", ""))


class _Meter:
    """Counts, digests and looks at a document on its way into the sink."""

    def __init__(self, download: _Download, content_type: str, sink: Callable[[bytes], object]) -> None:
        self._download = download
        self._content_type = content_type
        self._sink = sink
        self._size = 0
        self._head = b""
        self._digest = sha256()

    def take(self, chunk: bytes) -> None:
        self._size += len(chunk)
        rules = self._download.rules
        if self._size > rules.largest:
            raise DownloadError(f"The file is larger than {rules.largest} bytes")
        self._download.check_time()
        if len(self._head) < LOOKED_AT:
            self._head += chunk[: LOOKED_AT - len(self._head)]
        self._digest.update(chunk)
        self._sink(chunk)

    def finish(self) -> str:
        rules = self._download.rules
        check_kind(self._head, rules.content_type, self._content_type)
        digest = self._digest.hexdigest()
        if rules.sha256 is not None and digest != rules.sha256.lower():
            raise DownloadError("The file is not the one expected: its sha256 differs")
        return digest
