"""Where a client sends: a named environment or a URL, and never in the clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .failures import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operation import ClientSpec

_IN_NAMES: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"


def address(spec: ClientSpec, environment: str | None, base_url: str | None) -> str:
    """Return the base URL: the one given, or the one of the environment named, or the only one there is."""
    return checked_url(base_url if base_url is not None else _named(spec, environment))


def located(
    spec: ClientSpec, environment: str | None, base_url: str | None, variables: Mapping[str, tuple[str, str | None]]
) -> str:
    """Return the base URL of a server of whose address the caller knows parts: by their names, the argument and its value."""
    if base_url is not None:
        return base_url
    url = _named(spec, environment)
    for name, (argument, value) in variables.items():
        if f"{{{name}}}" not in url:
            continue
        if value is None:
            message = f"{spec.title or spec.provider}: give {argument}, which is a part of the server's address ({url}), or a base_url"
            raise ConfigurationError(message)
        text = str(value)
        if not (text.isascii() and text[:1].isalnum() and text[-1:].isalnum()) or text.strip(_IN_NAMES):
            message = f"{argument} must be a part of an address: letters, digits, dots, hyphens and underscores"
            raise ConfigurationError(message)
        url = url.replace(f"{{{name}}}", text)
    return url


def _named(spec: ClientSpec, environment: str | None) -> str:
    """Return the URL of the environment named, or of the only one there is."""
    named = ", ".join(spec.environments)
    if environment is None and len(spec.environments) == 1:
        return next(iter(spec.environments.values()))
    if environment is None:
        message = f"{spec.title or spec.provider}: say which environment to use ({named}), or give a base_url"
        raise ConfigurationError(message)
    if environment not in spec.environments:
        message = f"{spec.title or spec.provider}: there is no environment {environment!r}; there are: {named}"
        raise ConfigurationError(message)
    return spec.environments[environment]


def checked_url(url: str) -> str:
    """Return a base URL without a slash at its end. Plain http is for loopback alone: credentials travel in headers."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - once per client

    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        parts.port  # noqa: B018 - asking for it checks it
    except ValueError:
        host, parts = "", urlsplit("")
    odd = not url.isprintable() or " " in url or parts.username is not None or parts.query or parts.fragment
    if not host or odd or "{" in url or parts.scheme not in {"http", "https"}:
        message = "base_url must be an http(s) URL with a host and without user, query and fragment"
        raise ConfigurationError(message)
    if parts.scheme == "http" and not _is_loopback(host):
        message = "base_url must be https: credentials travel in its headers (plain http is for loopback hosts only)"
        raise ConfigurationError(message)
    return url.rstrip("/")


def is_trial(spec: ClientSpec, base_url: str) -> bool:
    """Whether requests go to an environment for tests, or stay on this machine, as those to a mock do."""
    if any(spec.environments[name].rstrip("/") == base_url for name in spec.trials):
        return True
    from urllib.parse import urlsplit  # noqa: PLC0415 - once per client

    return _is_loopback(urlsplit(base_url).hostname or "")


def root(url: str) -> str:
    """Return the root of a base URL's host."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    from ipaddress import ip_address  # noqa: PLC0415 - only for plain http

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
