"""A server that somebody named, before anything is tried on it: whether it is near, whether it answers, what must be known."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from tests.contract.provider.control import Control
from tests.contract.provider.profile import Profile
from tests.contract.provider.wire import Ask, OverHttp

POLITE = 0.5
"""Seconds between requests to a server that is not on this machine."""


def trouble(profile: Profile, base: str) -> str:
    """Return what stands in the way of testing a server, in words for who named it; empty where nothing does."""
    if not _is_url(base):
        return f"BASE_URL={base}: that is no URL of a server; say something like http://127.0.0.1:9999"
    transport = OverHttp(base)
    try:
        answer = transport.exchange(Ask("GET", "/_mock"))
        if answer.status == 0:
            return f"{base}: {answer.content.decode('utf-8', 'replace')}. Is the server started, and the URL right?"
        missing = [name for name in variables(profile).values() if name not in os.environ]
        if missing and not Control(transport).is_there():
            return (
                f"{base} has no control API that gives credentials, so set {' and '.join(missing)} in the environment"
            )
    finally:
        transport.close()
    return ""


def is_near(base: str) -> bool:
    """Whether a server is on this machine, so that nobody is bothered by many requests."""
    host = urlsplit(base).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def variables(profile: Profile) -> Mapping[str, str]:
    """Return the environment variables of a provider's credentials, by the client's arguments: those that the client reads."""
    return {name: f"{profile.name}_{name}".upper() for name in profile.secrets}


def _is_url(base: str) -> bool:
    try:
        parts = urlsplit(base)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
