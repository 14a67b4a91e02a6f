"""Secrets: kept where nothing prints them, given as text or as a callable, read from the environment when not given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeAlias, cast

from .failures import ConfigurationError
from .operation import ApiKey, ClientSecret, HttpBasic, HttpBearer
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .operation import ClientSpec, Login, Scheme

Secret: TypeAlias = "str | Callable[[], str]"  # noqa: S105 - a type
"""A credential: its text, or a callable without arguments that returns it, asked at every call (for rotation)."""


class Vault:
    """The credentials of one client. Shows the names it holds and nothing else, and refuses to be pickled."""

    __slots__ = ("_secrets",)

    def __init__(self, secrets: Mapping[str, Secret]) -> None:
        """Keep the credentials by argument name."""
        self._secrets = dict(secrets)

    def __repr__(self) -> str:
        """Print which credentials are there."""
        return f"<credentials: {', '.join(self._secrets) or 'none'}>"

    def __reduce__(self) -> NoReturn:
        """Refuse: a pickle would hold the secrets as plain text."""
        message = "credentials cannot be pickled or copied: make a new client where you need one"
        raise TypeError(message)

    def __contains__(self, argument: object) -> bool:
        """Whether a credential is there."""
        return argument in self._secrets

    def get(self, argument: str) -> str:
        """Return a credential as it is at this moment."""
        secret = self._secrets[argument]
        value = cast("object", secret() if callable(secret) else secret)
        if not isinstance(value, str) or not (
            value and value.isascii() and value.isprintable() and value == value.strip()
        ):
            message = f"{argument} must be a text of printable ASCII without blanks at its ends"
            raise ConfigurationError(message)
        return value

    def texts(self) -> list[str]:
        """Return the secrets given as text, to be taken out of messages."""
        return [secret for secret in self._secrets.values() if isinstance(secret, str)]

    @property
    def is_steady(self) -> bool:
        """Whether no credential is a callable, which may return another text at every call."""
        return not any(callable(secret) for secret in self._secrets.values())

    def with_changes(self, changes: Mapping[str, Secret | None]) -> Vault:
        """Return a vault with some credentials replaced; None takes one out."""
        return Vault({name: secret for name, secret in {**self._secrets, **changes}.items() if secret is not None})


def gather(spec: ClientSpec, given: Mapping[str, Secret | None], environ: Mapping[str, str]) -> Vault:
    """Return the credentials given, completed from environment variables (`SANDBOX_API_KEY` for `api_key` of `sandbox`)."""
    found: dict[str, Secret] = {}
    for argument, secret in given.items():
        value = secret if secret is not None else environ.get(variable(spec, argument))
        if value is not None and value != "":
            found[argument] = value
    return Vault(found)


def variable(spec: ClientSpec, argument: str) -> str:
    """Return the environment variable that a credential is read from."""
    return f"{spec.provider}_{argument}".upper()


class Grant(Record):
    """One alternative of an operation's security that can be met: schemes with a credential, and those that need a login first."""

    ready: tuple[Scheme, ...] = ()
    logins: tuple[tuple[str, Scheme], ...] = ()


def choose(spec: ClientSpec, security: tuple[tuple[str, ...], ...], vault: Vault) -> Grant:
    """Return the richest alternative whose credentials are all there; `ConfigurationError` says what is missing."""
    if not security:
        return Grant()
    met = [alternative for alternative in security if all(_available(spec, name, vault) for name in alternative)]
    if not met:
        raise ConfigurationError(_advice(spec, security))
    best = max(met, key=len)
    ready = tuple(spec.schemes[name] for name in best if _has(spec.schemes[name], vault))
    return Grant(ready, tuple((name, spec.schemes[name]) for name in best if not _has(spec.schemes[name], vault)))


def arguments_of(scheme: Scheme) -> tuple[str, ...]:
    """Return the arguments that a scheme is given by."""
    if isinstance(scheme, ClientSecret):
        return scheme.client_id, scheme.client_secret
    return (scheme.username, scheme.password) if isinstance(scheme, HttpBasic) else (scheme.argument,)


def optional_of(scheme: Scheme) -> tuple[str, ...]:
    """Return the arguments that a scheme can do without."""
    return (scheme.scope,) if isinstance(scheme, ClientSecret) else ()


def _has(scheme: Scheme, vault: Vault) -> bool:
    return all(argument in vault for argument in arguments_of(scheme))


def login_of(scheme: Scheme) -> Login | None:
    """Return how the value of a scheme can be obtained, if it can."""
    return None if isinstance(scheme, HttpBasic | ClientSecret) else scheme.login


def _available(spec: ClientSpec, name: str, vault: Vault) -> bool:
    scheme = spec.schemes[name]
    login = login_of(scheme)
    if _has(scheme, vault) or login is None:
        return _has(scheme, vault)
    security = login.operation.security
    return not security or any(all(_has(spec.schemes[one], vault) for one in alternative) for alternative in security)


def _advice(spec: ClientSpec, security: tuple[tuple[str, ...], ...]) -> str:
    ways: list[str] = []
    for alternative in security:
        wanted: dict[str, None] = {}
        for name in alternative:
            login = login_of(spec.schemes[name])
            schemes = (name,) if login is None else (login.operation.security or ((name,),))[0]
            wanted |= dict.fromkeys(argument for one in schemes for argument in arguments_of(spec.schemes[one]))
        ways.append(" and ".join(f"{argument} (or {variable(spec, argument)})" for argument in wanted))
    return f"No credentials for {spec.title or spec.provider}: give {'; or '.join(dict.fromkeys(ways))}"


def applied(scheme: Scheme, value: str, password: str = "") -> tuple[str, str, str]:
    """Return where a credential goes on the wire: location, name, value."""
    if isinstance(scheme, ApiKey):
        return scheme.location, scheme.name, value
    if isinstance(scheme, HttpBearer):
        return "header", "authorization", f"Bearer {value}"
    if isinstance(scheme, ClientSecret):  # RFC 6749, 2.3.1: each is form-encoded first
        from urllib.parse import quote_plus  # noqa: PLC0415 - only at a login

        value, password = quote_plus(value), quote_plus(password)
    from base64 import b64encode  # noqa: PLC0415 - rarely needed

    return "header", "authorization", "Basic " + b64encode(f"{value}:{password}".encode()).decode()
