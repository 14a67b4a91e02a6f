"""Stores credentials: given as text or callable, or read from the environment; never printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeAlias, cast

from .failures import ConfigurationError
from .operation import ApiKey, ClientSecret, HttpBasic, HttpBearer
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operation import ClientSpec, Login, Scheme

Secret: TypeAlias = str | Callable[[], str]
"""A credential: its text, or a callable without arguments that returns it, called for every request (for rotation)."""


class Vault:
    """The credentials of one client. Shows the names it holds and nothing else, and refuses to be pickled."""

    __slots__ = ("_results", "_secrets", "is_steady")

    def __init__(self, secrets: Mapping[str, Secret], results: dict[str, str] | None = None) -> None:
        """Keep the credentials by argument name, and in `results` what callables returned, once they are called."""
        self._secrets = dict(secrets)
        self._results = results
        self.is_steady = not any(callable(secret) for secret in self._secrets.values())
        """Whether no credential is a callable, which may return another text at every call."""

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

    def names(self) -> list[str]:
        """Return which credentials are there."""
        return list(self._secrets)

    def get(self, argument: str) -> str:
        """Return a credential as it is at this moment."""
        if self._results is not None and argument in self._results:
            return self._results[argument]
        secret = self._secrets[argument]
        value = _call(argument, secret) if callable(secret) else cast("object", secret)
        if not isinstance(value, str) or not (
            value and value.isascii() and value.isprintable() and value == value.strip()
        ):
            message = f"{argument} must be a text of printable ASCII without blanks at its ends"
            raise ConfigurationError(message)
        if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            raise ConfigurationError(f"{argument} stands in quotes, as from a file of settings: give it without them")
        if self._results is not None:
            self._results[argument] = value
        return value

    def moment(self) -> Vault:
        """Return the credentials as they are for one call: each callable is called at most once, when it is needed."""
        return self if self.is_steady else Vault(self._secrets, {})

    def agrees(self, other: Vault) -> bool:
        """Whether every credential that can be read is the same in both, and there is one."""
        read = [argument for argument in self._secrets if self._reads(argument) and argument in other]
        return bool(read) and all(
            other._reads(argument) and self.get(argument) == other.get(argument) for argument in read
        )

    def _reads(self, argument: str) -> bool:
        try:
            self.get(argument)
        except ConfigurationError:
            return False
        return True

    def texts_by_name(self) -> list[str]:
        """Return which credentials are texts, not callables."""
        return [name for name, secret in self._secrets.items() if not callable(secret)]

    def can_meet(self, spec: ClientSpec, alternative: tuple[str, ...]) -> bool:
        """Whether the credentials of one alternative are all there, or can be had by a login."""
        return all(_available(spec, name, self) for name in alternative)

    def texts(self) -> list[str]:
        """Return the secrets that are known, to be taken out of messages."""
        return [
            secret for secret in (*self._secrets.values(), *(self._results or {}).values()) if isinstance(secret, str)
        ]

    def with_changes(self, changes: Mapping[str, Secret | None]) -> Vault:
        """Return a vault with some credentials replaced; None takes one out."""
        return Vault({name: secret for name, secret in {**self._secrets, **changes}.items() if secret is not None})


def _call(argument: str, secret: Callable[[], object]) -> object:
    """Return what a callable returns. The text of its own exception may hold secrets, so the error names only its class."""
    from inspect import isawaitable, iscoroutine  # noqa: PLC0415 - rarely needed

    try:
        value = secret()
    except Exception as error:  # noqa: BLE001 - whatever it is, callers get one error
        message = f"{argument} could not be had: its callable failed ({type(error).__name__})"
        raise ConfigurationError(message) from None
    if iscoroutine(value):
        value.close()
    if isawaitable(value):
        raise ConfigurationError(f"{argument} is an asynchronous callable: give one that returns the text itself")
    return value


def collect_credentials(spec: ClientSpec, given: Mapping[str, Secret | None], environ: Mapping[str, str]) -> Vault:
    """Return the credentials given, completed from environment variables (`SANDBOX_API_KEY` for `api_key` of `sandbox`).

    A session token from the environment is left out where credentials that were given can log in: it may be of another account.
    """
    found: dict[str, Secret] = {}
    for argument, secret in given.items():
        value = secret if secret is not None else environ.get(variable(spec, argument))
        if value is not None and value != "":
            found[argument] = value
    explicit = frozenset(argument for argument, secret in given.items() if secret is not None)
    return without_foreign(spec, Vault(found), explicit)


def without_foreign(spec: ClientSpec, vault: Vault, given: frozenset[str]) -> Vault:
    """Leave out session tokens that may be another account's: not given with the credentials that were, which can log in."""
    foreign = {
        name: None
        for name, used in tokens_of(spec).items()
        if name in vault and name not in given and given & used and _can_log_in(spec, name, vault)
    }
    return vault.with_changes(foreign) if foreign else vault


def tokens_of(spec: ClientSpec) -> dict[str, frozenset[str]]:
    """Return the arguments that are session tokens, each with the arguments of the credentials that it goes with."""
    found: dict[str, frozenset[str]] = {}
    for scheme in spec.schemes.values():
        login = login_of(scheme)
        if login is not None:
            names = {name for alternative in login.security for name in alternative}
            used = {argument for name in names for argument in arguments_of(spec.schemes[name])}
            used |= {argument for name in names for argument in optional_of(spec.schemes[name])}
            found |= dict.fromkeys(
                arguments_of(scheme), frozenset(used | {credential for _, credential in login.given})
            )
    return found


def _can_log_in(spec: ClientSpec, token: str, vault: Vault) -> bool:
    bare = vault.with_changes({token: None})
    return any(can_log_in(spec, name, bare) for name, scheme in spec.schemes.items() if token in arguments_of(scheme))


def can_log_in(spec: ClientSpec, name: str, vault: Vault) -> bool:
    """Whether the value of a scheme is obtained with these credentials: it is not given, and its login can be made."""
    scheme = spec.schemes[name]
    return login_of(scheme) is not None and not _has(scheme, vault) and _available(spec, name, vault)


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
        raise ConfigurationError(missing_credentials(spec, security))
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
    security = login.security
    return not security or any(all(_has(spec.schemes[one], vault) for one in alternative) for alternative in security)


def missing_credentials(spec: ClientSpec, security: tuple[tuple[str, ...], ...]) -> str:
    """Say which credentials would do, in the order of the contract."""
    ways: list[str] = []
    for alternative in security:
        wanted: dict[str, None] = {}
        for name in alternative:
            login = login_of(spec.schemes[name])
            schemes = (name,) if login is None else (login.security or ((name,),))[0]
            wanted |= dict.fromkeys(argument for one in schemes for argument in arguments_of(spec.schemes[one]))
        ways.append(" and ".join(f"{argument} (or {variable(spec, argument)})" for argument in wanted))
    return f"No credentials for {spec.title or spec.provider}: give {'; or '.join(dict.fromkeys(ways))}"


def refuse_bearer_prefix(scheme: Scheme, given: Mapping[str, str]) -> None:
    """Refuse a token or a key that brings the word along that stands before it on the wire, or would for others."""
    argument = arguments_of(scheme)[0]
    if isinstance(scheme, ApiKey | HttpBearer) and given.get(argument, "")[:7].lower() == "bearer ":
        raise ConfigurationError(f"{argument} begins with 'Bearer': give it without that word")


def applied(scheme: Scheme, value: str, password: str = "") -> tuple[str, str, str]:
    """Return where a credential goes on the wire: location, name, value."""
    refuse_bearer_prefix(scheme, {arguments_of(scheme)[0]: value})
    if isinstance(scheme, ApiKey):
        return scheme.location, scheme.name, value
    if isinstance(scheme, HttpBearer):
        return "header", "authorization", f"Bearer {value}"
    if isinstance(scheme, ClientSecret):  # RFC 6749, 2.3.1: each is form-encoded first
        from urllib.parse import quote_plus  # noqa: PLC0415 - only at a login

        value, password = quote_plus(value), quote_plus(password)
    from base64 import b64encode  # noqa: PLC0415 - rarely needed

    return "header", "authorization", "Basic " + b64encode(f"{value}:{password}".encode()).decode()
