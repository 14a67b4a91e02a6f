"""Which addresses the link of a document may lead to: a link comes from outside, and one's own network is nobody's business."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

PUBLIC: Final = 0
PRIVATE: Final = 1
"""Of one's own machine or network: fetched from only where the caller allows it."""
FORBIDDEN: Final = 2
"""Of the machine's own link, such as a cloud's metadata service, which hands out credentials: never fetched from."""

_FORBIDDEN: Final = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8", "169.254.0.0/16", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", "224.0.0.0/4",
            "240.0.0.0/4", "::/128", "fe80::/10", "fd00:ec2::/32", "ff00::/8",
        ),
    )
)  # fmt: skip
_LOCAL: Final = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
_FORBIDDEN_NAMES: Final = frozenset(
    {"metadata.google.internal", "metadata", "instance-data", "instance-data.ec2.internal"}
)
_WITH_IPV4: Final = tuple(
    map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0/96", "::ffff:0:0:0/96", "::/96"))
)
"""IPv6 addresses whose last 32 bits are an IPv4 address: NAT64, mapped, translated, compatible."""
_SIX_TO_FOUR: Final = ip_network("2002::/16")


def address_class(host: str) -> int:
    """Return `PUBLIC`, `PRIVATE` or `FORBIDDEN` for a host's address, or for its name where that is enough."""
    name = host.strip("[]").partition("%")[0].rstrip(".").lower()
    try:
        return _class_of(ip_address(name))
    except ValueError:
        if name in _FORBIDDEN_NAMES:
            return FORBIDDEN
        return PRIVATE if name == "localhost" or name.endswith(_LOCAL) or _is_number(name) else PUBLIC


def _is_number(name: str) -> bool:
    """Whether a name is an IPv4 address in another spelling, such as `127.1`, `0x7f.1` or `2130706433`."""
    last = name.rpartition(".")[2]
    return last.isdecimal() or (last.startswith("0x") and all(digit in "0123456789abcdef" for digit in last[2:]))


def _class_of(address: IPv4Address | IPv6Address) -> int:
    if any(address.version == network.version and address in network for network in _FORBIDDEN):
        return FORBIDDEN
    inner = _inner(address) if isinstance(address, IPv6Address) and not address.is_loopback else []
    if inner:
        return max(_class_of(one) for one in inner)
    return PUBLIC if address.is_global else PRIVATE


def _inner(address: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that packets to an IPv6 address end up at."""
    if address in _SIX_TO_FOUR:
        return [IPv4Address(int(address) >> 80 & 0xFFFFFFFF)]
    if address.teredo is not None:
        return list(address.teredo)
    return [IPv4Address(int(address) & 0xFFFFFFFF)] if any(address in network for network in _WITH_IPV4) else []
