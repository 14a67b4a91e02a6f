"""Fetches one document from one URL, within size and time limits. The only package that uses the network.

No cookie is kept, no proxy or password of the environment is used, and every address is checked after its name was
resolved and before anything is sent to it; the connection then goes to the very address that was checked.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import httpx

from generator.fetch.address import checked, is_loopback, is_open, leads_home, refusal
from generator.fetch.payload import Payload, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.errors import Refused
    from generator.types import Source

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = 200
_LOGIN: Final = frozenset({401, 403, 407})
_GONE: Final = frozenset({404, 410})
_HEADERS: Final = {"accept": "*/*", "accept-encoding": "gzip, identity", "user-agent": "kyc-clients-generator"}
_BY_HAND: Final = "Download it in your browser, and give the file instead of the URL."


@dataclass(frozen=True, slots=True)
class Limits:
    """What a response must keep to."""

    largest: int = 20 * 1024 * 1024
    """Bytes, counted after decompression."""
    seconds: float = 60
    """For everything together: names, redirects, and the last byte."""
    silence: float = 15
    """The longest wait for a connection, or for more to come."""
    redirects: int = 4


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came. `sha256` is of its bytes after decompression."""

    source: Source
    sha256: str


def fetch(url: str, *, hosts: Collection[str] = (), limits: Limits | None = None) -> Fetched:
    """Fetch a document.

    Redirects may lead to the URL's own host, to hosts below it, and to `hosts`.

    Raises:
        Refused: with what is wrong with the address, the way there, or the response, and what to do about it.
    """
    limits = limits or Limits()
    try:
        payload = asyncio.run(_within(limits, checked(url), hosts))
    except TimeoutError:
        message = f"the response was not complete after {limits.seconds:g} seconds"
        raise refusal("fetch-failed", url, message, f"Try again later. {_BY_HAND}") from None
    except httpx.HTTPError as error:
        message = f"no response: {type(error).__name__}{f' ({error})' if str(error) else ''}"
        advice = f"Is there a network, without a proxy in between? Is the address right? {_BY_HAND}"
        raise refusal("fetch-failed", url, message, advice) from None
    return Fetched(text_of(url, payload), sha256(payload.data).hexdigest())


async def _within(limits: Limits, url: httpx.URL, hosts: Collection[str]) -> Payload:
    start = url
    async with asyncio.timeout(limits.seconds):
        for _ in range(limits.redirects + 1):
            answer = await _hop(url, limits)
            if isinstance(answer, Payload):
                return answer
            _check_redirect(start, url, answer, hosts)
            url = answer
    message = f"redirects more than {limits.redirects} times"
    raise refusal("fetch-redirect", str(start), message, "Give the address at which the document is.")


async def _hop(url: httpx.URL, limits: Limits) -> Payload | httpx.URL:
    """Ask the first of a host's addresses that takes a connection."""
    addresses = await _addresses(url)
    for address in addresses[:-1]:
        try:
            return await _ask(url, address, limits)
        except httpx.ConnectError:
            continue
    return await _ask(url, addresses[-1], limits)


async def _ask(url: httpx.URL, address: str, limits: Limits) -> Payload | httpx.URL:
    """Send one request to one address, under the name of its host. No cookie is ever sent."""
    extensions = {"sni_hostname": url.host, "timeout": httpx.Timeout(limits.silence).as_dict()}
    headers = {**_HEADERS, "host": url.netloc.decode("ascii")}
    request = httpx.Request("GET", url.copy_with(host=address), headers=headers, extensions=extensions)
    context = ssl.create_default_context() if url.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(trust_env=False, verify=context) as client:
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            if response.status_code in _REDIRECTS:
                return checked(str(url.join(response.headers.get("location", ""))))
            if response.status_code != _OK:
                raise _status(url, response.status_code)
            payload = Payload(str(url), response.headers, limits.largest)
            async for chunk in response.aiter_raw():
                payload.take(chunk)
            payload.finish()
            return payload
        finally:
            await response.aclose()


async def _addresses(url: httpx.URL) -> Sequence[str]:
    """Return a host's addresses if all of them are open to everybody, or if the URL itself names loopback."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.host, url.port or 443)
    except (OSError, UnicodeError):
        message = f"{url.host} has no address"
        raise refusal("fetch-failed", str(url), message, f"Correct the URL; is there a network? {_BY_HAND}") from None
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    home = is_loopback(url.host)
    for address in addresses:
        if not (leads_home(address) if home else is_open(address)):
            message = f"{url.host} is at {address}, inside a private network"
            advice = f"Nothing is sent there. {_BY_HAND}"
            raise refusal("fetch-host", str(url), message, advice)
    return addresses


def _check_redirect(start: httpx.URL, here: httpx.URL, target: httpx.URL, hosts: Collection[str]) -> None:
    """Refuse to be led in the clear, to a stranger, or to another door of this machine."""
    if here.scheme == "https" and target.scheme != "https":
        message = f"redirects from https to {target.scheme}"
        raise refusal("fetch-redirect", str(start), message, "Give the https address at which the document is.")
    home = start.host.removeprefix("www.")
    known = target.host in {home, start.host, *hosts} or (
        target.host.endswith(f".{home}") and not is_loopback(start.host)
    )
    if not known:
        message = f"redirects to another host, {target.host}"
        advice = f"If that host is the provider's, name it: --host {target.host} (make: HOST={target.host})."
        raise refusal("fetch-redirect", str(start), message, advice)
    if target.port not in {None, start.port}:
        message = f"redirects to another port, {target.port}"
        raise refusal("fetch-redirect", str(start), message, "Give the address at which the document is.")


def _status(url: httpx.URL, status: int) -> Refused:
    message = f"the server answered HTTP {status}"
    if status in _LOGIN:
        return refusal("fetch-status", str(url), message, f"It wants a login, and none is ever sent. {_BY_HAND}")
    if status in _GONE:
        return refusal("fetch-status", str(url), message, "The document has moved: give its address with --url.")
    return refusal("fetch-status", str(url), message, f"Try again later. {_BY_HAND}")
