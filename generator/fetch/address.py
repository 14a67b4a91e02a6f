"""Validates URLs and the IP addresses that host names resolve to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

from generator.errors import Diagnostic, Refused

_LONGEST: Final = 2000
_SHOWN: Final = 200
"""Characters of an address that a message begins with: what is wrong with it must not be cut off behind it."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
_SECRETS: Final = ("token", "key", "secret", "signature", "sig", "password", "auth", "credential")


def refusal(code: str, url: str, message: str, advice: str) -> Refused:
    """Return a refusal that begins with the address it is about."""
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
    return Refused([Diagnostic(code, None, f"{shown}: {message}", advice)])


def checked(text: str) -> httpx.URL:
    """Read a URL that a document may be fetched from: https, or http to this machine; no user, no secret in it."""
    try:
        url = httpx.URL(text).copy_with(fragment=None)
        host = url.host
    except (httpx.InvalidURL, UnicodeError):
        raise refusal("fetch-url", text, "this is no URL", "Give one that begins with https://.") from None
    if len(text) > _LONGEST or not text.isprintable() or " " in text:
        raise refusal("fetch-url", text, "this is no URL", "Give one without blanks and control characters.")
    if url.userinfo:
        shown = str(url.copy_with(username=None, password=None))
        raise refusal("fetch-url", shown, "holds a user or a password", "Leave them out: none is ever sent.")
    if url.scheme not in {"https", "http"} or not host:
        raise refusal("fetch-url", text, "this is no https URL", "Give one that begins with https://, or a file.")
    if url.scheme == "http" and not is_loopback(host):
        raise refusal("fetch-url", text, "is not encrypted", "Write https://; http is for this machine alone.")
    secret = next((name for name in url.params if any(part in name.lower() for part in _SECRETS)), None)
    if secret is not None:
        shown = str(url.copy_with(query=None))
        advice = "An address is recorded beside the document: download it in your browser, and give the file."
        raise refusal("fetch-url", shown, f"the query holds `{secret}`, which looks like a secret", advice)
    return url


def is_loopback(host: str) -> bool:
    """Tell whether a URL's host is this machine by its very spelling."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def leads_home(address: str) -> bool:
    """Tell whether a resolved address is loopback."""
    return ip_address(address.partition("%")[0]).is_loopback


def is_open(address: str) -> bool:
    """Tell whether a resolved address, and the one that may hide in it, is on the public internet."""
    found = ip_address(address.partition("%")[0])
    return all(item.is_global and not item.is_multicast for item in (found, *_hidden(found)))


def _hidden(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses to which gateways would send what goes to an IPv6 address."""
    if isinstance(address, IPv4Address):
        return []
    tunnels = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    translated = [IPv4Address(int(address) & 0xFFFFFFFF)] if address in _TRANSLATED else []
    return [item for item in tunnels if item is not None] + translated
