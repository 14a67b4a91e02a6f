"""Fetching a linked document: each hop checked before it is made, each byte counted as it comes."""

from __future__ import annotations

from contextlib import aclosing, closing
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from .errors import DownloadError
from .http import FAILURES, PrivateURL, httpx, quieten
from .record import Record
from .timeouts import timeouts_of
from .tls import tls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .download import Rules
    from .http import OwnAsyncTransport, OwnTransport

_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {"accept": "*/*", "accept-encoding": "identity", "user-agent": "kyc-clients"}


class _Hop(Record):
    """What the head of an answer means: the document, or another URL."""

    next_url: str
    content_type: str


def fetch(url: str, rules: Rules, transport: OwnTransport | None, sink: Callable[[bytes], object]) -> tuple[str, str]:
    """Stream a document into a sink; return its content type and digest."""
    with httpx.Client(transport=transport, verify=tls(url)) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            request = _request(url, rules, _addresses(url) if transport is None else ())
            try:
                response = client.send(request, stream=True, follow_redirects=False)
                with closing(response):
                    hop = _hop(response, url, rules)
                    if not hop.next_url:
                        meter = _Meter(rules, sink)
                        for chunk in response.iter_bytes():
                            meter.take(chunk)
                        return hop.content_type, meter.finish()
                    url = hop.next_url
            except FAILURES as error:
                raise _broken(error) from None
    raise DownloadError("The file host redirects too often")


async def fetch_async(
    url: str, rules: Rules, transport: OwnAsyncTransport | None, sink: Callable[[bytes], object]
) -> tuple[str, str]:
    """`fetch`, awaited."""
    from asyncio import to_thread  # noqa: PLC0415 - a loop is running, so it is imported

    async with httpx.AsyncClient(transport=transport, verify=tls(url)) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            request = _request(url, rules, await to_thread(_addresses, url) if transport is None else ())
            try:
                response = await client.send(request, stream=True, follow_redirects=False)
                async with aclosing(response):
                    hop = _hop(response, url, rules)
                    if not hop.next_url:
                        meter = _Meter(rules, sink)
                        async for chunk in response.aiter_bytes():
                            meter.take(chunk)
                        return hop.content_type, meter.finish()
                    url = hop.next_url
            except FAILURES as error:
                raise _broken(error) from None
    raise DownloadError("The file host redirects too often")


def _request(url: str, rules: Rules, addresses: Sequence[str]) -> httpx.Request:
    """Return the request of one hop, aimed at the very address that was checked: a name may resolve differently next time."""
    quieten()
    _check(url, rules, addresses)
    parsed = _parsed(url)
    extensions: dict[str, object] = {"timeout": timeouts_of(rules.timeout).as_dict()}
    target = PrivateURL(parsed)
    if addresses:
        extensions["sni_hostname"] = parsed.host
        target = PrivateURL(parsed.copy_with(host=addresses[0]))
    target.template = f"{parsed.scheme}://{parsed.host}/…"
    request = httpx.Request("GET", target, headers={**_HEADERS, "host": parsed.netloc.decode()}, extensions=extensions)
    request.url = target
    return request


def _broken(error: Exception) -> DownloadError:
    """Return our error; the library's own text would show the link."""
    return DownloadError(f"The file could not be fetched ({type(error).__name__})")


def _addresses(url: str) -> Sequence[str]:
    """Return the addresses that a host has at this moment."""
    from socket import SOCK_STREAM, gaierror, getaddrinfo  # noqa: PLC0415 - httpx has imported it

    host = _parsed(url).host
    try:
        return [str(found[4][0]) for found in getaddrinfo(host, None, type=SOCK_STREAM)]
    except (gaierror, UnicodeError):
        raise DownloadError("The file host has no address") from None


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


def _check(url: str, rules: Rules, addresses: Sequence[str]) -> None:
    """Refuse a hop that a document's link has no business making."""
    parsed = _parsed(url)
    private = any(_is_private(address) for address in addresses or (parsed.host,))
    if parsed.scheme not in {"https", "http"} or not parsed.host or "%" in parsed.host or parsed.userinfo:
        raise DownloadError("The link is not an https URL with a host and without a user")
    if private and not rules.allow_private:
        raise DownloadError("The link leads to a private address; Rules(allow_private=True) lets it")
    if parsed.scheme == "http" and not private:
        raise DownloadError("The link is not https")


def _is_private(host: str) -> bool:
    from ipaddress import IPv6Address, ip_address  # noqa: PLC0415 - only when used

    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return host.rstrip(".").lower() == "localhost" or host.lower().endswith((".localhost", ".local", ".internal"))
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return not (inner or address).is_global


def _hop(response: httpx.Response, url: str, rules: Rules) -> _Hop:
    if response.status_code in _REDIRECTS:
        target = _joined(url, response.headers.get("location", ""))
        if target.scheme != httpx.URL(url).scheme:
            raise DownloadError("The file host redirects to another scheme")
        return _Hop(str(target), "")
    if response.status_code != 200:  # noqa: PLR2004 - the one status that carries the whole document
        raise DownloadError(f"The file host answered HTTP {response.status_code}")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > rules.largest:
        raise DownloadError(f"The file is larger than {rules.largest} bytes")
    if response.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise DownloadError("The file host encoded the file although it was asked not to")
    return _Hop("", response.headers.get("content-type", ""))


class _Meter:
    """Counts and digests a document on its way into the sink."""

    def __init__(self, rules: Rules, sink: Callable[[bytes], object]) -> None:
        self._rules = rules
        self._sink = sink
        self._size = 0
        self._digest = sha256()

    def take(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._rules.largest:
            raise DownloadError(f"The file is larger than {self._rules.largest} bytes")
        self._digest.update(chunk)
        self._sink(chunk)

    def finish(self) -> str:
        digest = self._digest.hexdigest()
        if self._rules.sha256 is not None and digest != self._rules.sha256.lower():
            raise DownloadError("The file is not the one expected: its sha256 differs")
        return digest
