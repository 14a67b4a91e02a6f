"""What synchronous and asynchronous clients have in common besides their calls: being set up, copied, rotated and printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Generic, NoReturn, Self, TypeAlias, TypeVar

from .address import address, is_trial
from .call_options import CallOptions
from .callback import CallbackResult, parse_callback
from .construction import check_credentials, check_presence
from .core import Core, checked_retries
from .credentials import Secret, arguments_of, collect_credentials, optional_of, without_foreign
from .deadline import checked_deadline
from .effects import Effects
from .failures import ConfigurationError
from .forks import register_forkable
from .hooks import Hooks
from .metering import Usage, pace_of
from .options import (
    DEFAULT_COPIES,
    DEFAULT_DEADLINE,
    DEFAULT_REPEAT_BILLED,
    DEFAULT_RETRIES,
    DEFAULT_STRICT,
    DEFAULT_TIMEOUT,
)
from .timeouts import TimeoutTypes, timeouts_of
from .token_caches import TokenCaches

if TYPE_CHECKING:
    from .operation import ClientSpec
    from .options import AsyncClientOptions, ClientOptions
    from .schema import Json

T = TypeVar("T")
Options: TypeAlias = """tuple[
    TimeoutTypes | None, Mapping[str, str] | None, int | None, float | None,
    bool, Mapping[str, str | int | bool] | None, Mapping[str, Json] | None,
]"""
"""What a caller asks of one call: `timeout`, `headers`, `retries`, `deadline`, `validate`, `extra_query`, `extra_body`."""


def core_of(
    spec: ClientSpec,
    credentials: Mapping[str, Secret | None],
    environment: str | None,
    options: ClientOptions | AsyncClientOptions,
) -> Core:
    """Check what a client is given, and put it together. Nothing is imported, opened or sent yet."""
    base_url = address(spec, environment, options.get("base_url"))
    vault = collect_credentials(spec, credentials, os.environ)
    check_credentials(spec, vault, base_url)
    check_presence(spec, vault)
    return Core(
        spec,
        base_url,
        is_trial(spec, base_url),
        vault,
        TokenCaches(spec),
        options.get("token_store"),
        timeouts_of(options.get("timeout", DEFAULT_TIMEOUT)),
        checked_deadline(options.get("deadline", DEFAULT_DEADLINE)),
        checked_retries(options.get("retries", DEFAULT_RETRIES)),
        bool(options.get("repeat_billed", DEFAULT_REPEAT_BILLED)),
        bool(options.get("strict", DEFAULT_STRICT)),
        _checked_copies(options.get("copies", DEFAULT_COPIES)),
        headers_of(options.get("headers")),
        Hooks(options.get("on_request"), options.get("on_response"), options.get("on_retry"), options.get("on_drift")),
        options.get("effects") or Effects(),
        pace_of(options.get("rate_limit")),
        Usage(),
        {},
    )


def _checked_copies(copies: str) -> str:
    if copies not in {"both", "original", "copy"}:
        message = "copies must be 'both', 'original' or 'copy'"
        raise ConfigurationError(message)
    return copies


class Lazy(Generic[T]):
    """A thing made at its first use, once, whichever thread comes first."""

    def __init__(self, make: Callable[[], T]) -> None:
        """Remember how to make it."""
        self._make = make
        self._lock = Lock()
        self.made: T | None = None
        register_forkable(self)

    def forked(self) -> None:
        """A thread of the parent's may have held the lock."""
        self._lock = Lock()

    def get(self) -> T:
        """Return it."""
        if self.made is None:
            with self._lock:
                if self.made is None:
                    self.made = self._make()
        return self.made


class Shared:
    """A client's own state and what one may do with it besides calling. Safe to use from several threads."""

    _core: Core

    @property
    def base_url(self) -> str:
        """Where this client sends its requests."""
        return self._core.base_url

    @property
    def deadline(self) -> float:
        """Seconds that a call may take in all, unless it says otherwise."""
        return self._core.deadline

    @property
    def usage(self) -> Usage:
        """How many requests were made by operation, those that may be billed apart."""
        return self._core.usage

    @property
    def effects(self) -> Effects:
        """The client's sleep and clock."""
        return self._core.effects

    def rotate(self, **credentials: Secret | None) -> None:
        """Replace credentials by their argument names, from the next call on; None takes one out. Copies made before keep theirs.

        Session tokens obtained with the old credentials are forgotten; so is one that was given, where the new ones can log in.
        """
        self._core = self._rotated(credentials)

    def _rotated(self, credentials: Mapping[str, Secret | None]) -> Core:
        schemes = self._core.spec.schemes.values()
        known = {name for scheme in schemes for name in (*arguments_of(scheme), *optional_of(scheme))}
        unknown = [name for name in credentials if name not in known]
        if unknown:
            message = f"There is no credential {unknown[0]!r}; there are: {', '.join(sorted(known))}"
            raise ConfigurationError(message)
        spec = self._core.spec
        vault = without_foreign(spec, self._core.vault.with_changes(credentials), frozenset(credentials))
        check_credentials(spec, vault, self._core.base_url)
        return self._core.changed(vault=vault, token_caches=TokenCaches(spec))

    def copy(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        deadline: float | None = None,
        retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        **credentials: Secret | None,
    ) -> Self:
        """Return a client that differs in what is given and shares the connections. Neither ever changes the other.

        A copy with other credentials takes over no session token that was obtained, and none that was given where it can log in.
        """
        core = self._rotated(credentials).changed(usage=Usage()) if credentials else self._core
        copied = object.__new__(type(self))
        vars(copied).update({name: value for name, value in vars(self).items() if name in {"_pool", "_options"}})
        copied._core = core.changed(
            timeouts=core.timeouts if timeout is None else timeouts_of(timeout),
            deadline=core.deadline if deadline is None else checked_deadline(deadline),
            retries=core.retries if retries is None else checked_retries(retries),
            headers={**core.headers, **headers_of(headers)},
        )
        return copied

    def parse_callback(self, url: str | bytes | Mapping[str, object]) -> CallbackResult:
        """Read the URL that the user's browser came back with, its query, or the query parameters of a web framework.

        Nothing in it makes this fail. See `CallbackResult.raise_if_denied` and `matches_state`.
        """
        return parse_callback(url, self._core.spec.callback)

    def __repr__(self) -> str:
        """Print whose client this is, where it sends and which credentials it has; never what they are."""
        return f"<{type(self).__name__}: {self._core!r}>"

    def __reduce__(self) -> NoReturn:
        """Refuse: a pickle would hold the secrets as plain text."""
        message = "a client holds secrets and open connections and cannot be pickled; use copy(), or make a new one where you need it"
        raise TypeError(message)


def inside(client: Shared) -> Core:
    """Return what a client is, for the consent flow."""
    return client._core  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the same library


def headers_of(given: Mapping[str, str] | None) -> dict[str, str]:
    """Return headers of the caller's; whether they can be sent is looked at when they are."""
    try:
        return dict(given or {})
    except (TypeError, ValueError):
        message = "headers must be a mapping of names to texts"
        raise ConfigurationError(message) from None


def options_of(  # noqa: PLR0917 - in the order of the generated methods
    timeout: TimeoutTypes | None,
    headers: Mapping[str, str] | None,
    retries: int | None,
    deadline: float | None = None,
    validate: bool = True,  # noqa: FBT001, FBT002 - in the order of the generated methods
    extra_query: Mapping[str, str | int | bool] | None = None,
    extra_body: Mapping[str, Json] | None = None,
    accept: str | None = None,
) -> CallOptions:
    """Return the options of one call, checked."""
    if validate and (timeout, headers, retries, deadline, extra_query, extra_body, accept) == (None,) * 7:
        return _NONE
    checked = None if retries is None else checked_retries(retries)
    own = None if headers is None else headers_of(headers)
    limit = None if deadline is None else checked_deadline(deadline)
    timeouts = None if timeout is None else timeouts_of(timeout)
    return CallOptions(timeouts, own, checked, limit, bool(validate), extra_query, extra_body, accept)


_NONE = CallOptions()


def transport_options(options: ClientOptions | AsyncClientOptions) -> dict[str, object]:
    """Return what the transport is made with. A client brought along has its own, so both together make no sense."""
    given = {name: options.get(name) for name in ("transport", "proxy", "event_hooks")}
    found: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    if options.get("http_client") is not None and found:
        message = f"http_client brings its own {next(iter(found))}: give one or the other"
        raise ConfigurationError(message)
    if found.get("transport") == "aiohttp":
        _check_aiohttp(found)
    return found


def _check_aiohttp(options: Mapping[str, object]) -> None:
    from importlib.util import find_spec  # noqa: PLC0415 - only with the extra

    if find_spec("aiohttp") is None:
        message = "transport='aiohttp' needs the extra: pip install 'kyc-clients[aiohttp]'"
        raise ConfigurationError(message)
    if len(options) > 1:
        message = "transport='aiohttp' takes neither proxy nor event_hooks, which are httpx's: leave it out, or them"
        raise ConfigurationError(message)
