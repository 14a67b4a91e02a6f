"""Proxies from the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.

httpx reads these, too, but refuses to work at all for an entry of `NO_PROXY` that it cannot read, such as `[::1]` or `fe80::/10`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .failures import ConfigurationError

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_KINDS: Final = frozenset({"http", "https", "socks5", "socks5h"})


class Origin(NamedTuple):
    """The scheme, host and port that a URL leads to."""

    scheme: str
    host: str
    port: int


def origin_of(url: str) -> Origin:
    """Return where a URL leads to. `ConfigurationError` for one that cannot be called."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - once for each host

    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise ConfigurationError("The URL of the call has no host and port that can be called") from None
    return Origin(parts.scheme, (parts.hostname or "").rstrip("."), port)


def proxy_for(url: str) -> str | None:
    """Return the URL of the proxy that the environment asks for on the way to a URL."""
    from urllib.request import getproxies  # noqa: PLC0415 - httpx has imported it

    asked = {name.lower(): value.strip() for name, value in getproxies().items()}
    origin = origin_of(url)
    name = origin.scheme if asked.get(origin.scheme) else "all"
    found = asked.get(name)
    if not found or _is_excepted(origin, asked.get("no", "")):
        return None
    found = found if "://" in found else f"http://{found}"
    return checked_proxy(found, f"The environment variable {name.upper()}_PROXY")


def checked_proxy(url: str, source: str) -> str:
    """Return the URL of a proxy; `ConfigurationError` where it is none. It may hold a password, so it is not shown."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - once for each proxy

    try:
        parts = urlsplit(url)
        is_fine = bool(parts.hostname) and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:
        raise _unusable(source) from None
    if not is_fine or parts.scheme.lower() not in _KINDS:
        raise _unusable(source)
    return url


def _unusable(source: str) -> ConfigurationError:
    return ConfigurationError(
        f"{source} is not the URL of a proxy: it begins with http://, https://, socks5:// or socks5h:// and has a host"
    )


def _is_excepted(origin: Origin, listed: str) -> bool:
    """Whether `NO_PROXY` names a host: by name, as a domain, an address, a network, or `*`; with a port, or a scheme."""
    return any(_matches(entry, origin) for entry in listed.replace(",", " ").lower().split())


def _matches(entry: str, origin: Origin) -> bool:
    scheme, _, entry = entry.rpartition("://")
    if scheme not in {"", "all", origin.scheme}:
        return False
    name, port = _split(entry)
    if port not in {"", str(origin.port)}:
        return False
    if name == "*":
        return True
    address = _address(origin.host)
    if address is not None:
        return _holds(name, address)
    domain = name.removeprefix("*").strip(".")
    return bool(domain) and (origin.host == domain or origin.host.endswith(f".{domain}"))


def _split(entry: str) -> tuple[str, str]:
    """Return host and port of an entry. Of an IPv6 address only one in brackets has a port."""
    if entry.startswith("["):
        name, _, rest = entry[1:].partition("]")
        slash, port = (rest, "") if rest.startswith("/") else ("", rest.removeprefix(":"))
        return name + slash, port
    if entry.count(":") == 1:
        name, _, port = entry.partition(":")
        return name, port
    return entry, ""


def _holds(name: str, address: IPv4Address | IPv6Address) -> bool:
    """Whether an entry is an address, or a network that holds it."""
    from ipaddress import ip_network  # noqa: PLC0415 - rarely needed

    try:
        network = ip_network(name.partition("%")[0], strict=False)
    except ValueError:
        return False
    return address in network


def _address(host: str) -> IPv4Address | IPv6Address | None:
    from ipaddress import IPv6Address, ip_address  # noqa: PLC0415 - rarely needed

    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped if isinstance(found, IPv6Address) else None) or found
