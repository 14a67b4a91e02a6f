"""Where a client sends: a named environment or a URL, and never in the clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .failures import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operation import ClientSpec, Operation

_IN_NAMES: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"


def address(spec: ClientSpec, environment: str | None, base_url: str | None) -> str:
    """Return the base URL: the one given, or the one of the environment named, or the only one there is."""
    return checked_url(base_url if base_url is not None else _named(spec, environment))


def located(spec: ClientSpec, variables: Mapping[str, tuple[str, str | None]]) -> ClientSpec:
    """Return a contract with the parts of addresses that the caller knows: by their names, the argument and its value."""
    for argument, value in variables.values():
        text = "x" if value is None else str(value)
        if not (text.isascii() and text[:1].isalnum() and text[-1:].isalnum()) or text.strip(_IN_NAMES):
            message = f"{argument} must be a part of an address: letters, digits, dots, hyphens and underscores"
            raise ConfigurationError(message)
    return spec.changed(variables=variables)


def environment_of(spec: ClientSpec, base_url: str) -> str:
    """Return the environment whose server a base URL is; empty where it is another server."""
    known = {name: _filled(spec, url).rstrip("/") for name, url in spec.environments.items()}
    return next((name for name, url in known.items() if url == base_url), "")


def own_server(spec: ClientSpec, base_url: str, operation: Operation[object]) -> str:
    """Return where an operation is sent that has servers of its own: that of the client's environment.

    Another server, which the caller gave as `base_url`, serves all operations. Where it ends with the path of a server of the
    contract, the path of the operation's server takes the place of that.
    """
    servers, environment = operation.servers, environment_of(spec, base_url)
    if environment in servers and environment:
        return checked_url(_filled(spec, servers[environment]))
    if environment:
        message = (
            f"{spec.title or spec.provider}: {operation.method} {operation.path} is not served in the environment"
            f" {environment!r}, but in: {', '.join(servers)}. Give a base_url if there is a server for it"
        )
        raise ConfigurationError(message)
    paths = [(_path(spec.environments.get(name, spec.path)), _path(url)) for name, url in servers.items()]
    for common, own in sorted(paths, key=lambda pair: -len(pair[0])):
        if _path(base_url).endswith(common):
            return base_url.removesuffix(common) + own
    return base_url


def _filled(spec: ClientSpec, url: str) -> str:
    """Return an address with the parts that the caller gave."""
    for name, (_, value) in spec.variables.items():
        url = url if value is None else url.replace(f"{{{name}}}", str(value))
    return url


def _path(url: str) -> str:
    """Return the path of an address, or of what is a path alone, without a slash at its end."""
    return f"/{url.rpartition('://')[2].partition('/')[2]}".rstrip("/")


def _named(spec: ClientSpec, environment: str | None) -> str:
    """Return the URL of the environment named, or of the only one there is."""
    named = ", ".join(spec.environments)
    if environment is None and len(spec.environments) == 1:
        environment = next(iter(spec.environments))
    if environment is None:
        message = f"{spec.title or spec.provider}: say which environment to use ({named}), or give a base_url"
        raise ConfigurationError(message)
    if environment not in spec.environments:
        message = f"{spec.title or spec.provider}: there is no environment {environment!r}; there are: {named}"
        raise ConfigurationError(message)
    url = _filled(spec, spec.environments[environment])
    missing = [argument for name, (argument, _) in spec.variables.items() if f"{{{name}}}" in url]
    if missing:
        message = f"{spec.title or spec.provider}: give {missing[0]}, which is a part of the server's address ({url}), or a base_url"
        raise ConfigurationError(message)
    return url


def checked_url(url: str) -> str:
    """Return a base URL without a slash at its end. Plain http is for loopback alone: credentials travel in headers."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - once per client

    given: object = url
    if not isinstance(given, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        message = f"base_url must be a text, not {given!r}"
        raise ConfigurationError(message)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        parts.port  # noqa: B018 - asking for it checks it
    except ValueError:
        host, parts = "", urlsplit("")
    unexpected = not url.isprintable() or " " in url or parts.username is not None or parts.query or parts.fragment
    if not host or unexpected or "{" in url or parts.scheme not in {"http", "https"}:
        message = "base_url must be an http(s) URL with a host and without user, query and fragment"
        raise ConfigurationError(message)
    if parts.scheme == "http" and not _is_loopback(host):
        message = "base_url must be https: credentials travel in its headers (plain http is for loopback hosts only)"
        raise ConfigurationError(message)
    return url.rstrip("/")


def is_trial(spec: ClientSpec, base_url: str) -> bool:
    """Whether requests go to an environment for tests, or stay on this machine, as those to a mock do."""
    if environment_of(spec, base_url) in spec.trials:
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
