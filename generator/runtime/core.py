"""The state of a client without I/O: contract, credentials, addresses, limits and hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .failures import ConfigurationError
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from logging import Logger
    from typing import Self

    from .credentials import Vault
    from .effects import Effects
    from .hooks import Hooks
    from .login import TokenCache
    from .metering import Pace, Usage
    from .operation import ClientSpec, Operation
    from .stores import BoundStore
    from .timeouts import Timeouts
    from .token import AsyncTokenStore, TokenStore
    from .token_caches import TokenCaches


class Core(Record):
    """Everything that calls of one client have in common. A changed client is another core; a core never changes."""

    spec: ClientSpec
    base_url: str
    trial: bool
    """Whether that is no production: an environment for tests, or a server on this machine."""
    vault: Vault
    token_caches: TokenCaches
    """Session tokens; shared by copies with the same credentials."""
    store: TokenStore | AsyncTokenStore | None
    timeouts: Timeouts
    deadline: float
    """Seconds that a call may take in all."""
    retries: int
    repeat_billed: bool
    """Whether a request that may have been billed is repeated after a lost response, where that changes nothing else."""
    strict: bool
    """Whether a response that differs from the contract is an error even where it could be read."""
    copies: str
    """Which names are sent of a member that has two: `both`, `original` or `copy`."""
    headers: Mapping[str, str]
    hooks: Hooks
    effects: Effects
    pace: Pace | None
    """Spreads requests over time."""
    usage: Usage
    ready: dict[Operation[object], object]
    """Operations prepared for this client, each at its first call, by `prepared.prepared`."""

    def __repr__(self) -> str:
        """Print whose client this is and where it sends."""
        return f"{self.spec.title or self.spec.provider} at {self.base_url}, {self.vault!r}"

    def changed(self, **named: object) -> Self:
        """Return a core that differs, and has prepared no operation yet."""
        return super().changed(**named, ready={})

    def moment(self) -> Self:
        """Return the core for one call, in which every credential stays the same. What is prepared is shared."""
        return self if self.vault.is_steady else super().changed(vault=self.vault.moment())

    def token_cache(self, scheme: str) -> TokenCache:
        """Return who keeps the session token of a scheme for the present credentials."""
        return self.token_caches.of(scheme, self.base_url, self.vault, self.effects.now)

    def bound_store(self, scheme: str) -> BoundStore | None:
        """Return the token store, if there is one, as far as it is about a scheme and the present credentials."""
        if self.store is None:
            return None
        from .stores import BoundStore  # noqa: PLC0415 - the same
        from .token_caches import fingerprint  # noqa: PLC0415 - a login is needed

        return BoundStore(self.store, lambda: fingerprint(self.spec, scheme, self.base_url, self.vault), self.log)

    @property
    def log(self) -> Logger:
        """Return where calls are logged, at DEBUG."""
        from logging import getLogger  # noqa: PLC0415 - a call is being made

        return getLogger(f"kyc_clients.{self.spec.provider}")


def checked_retries(retries: int) -> int:
    """Return a number of retries that makes sense."""
    given: object = retries
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        message = f"retries must be 0 or more, and a whole number, not {given!r}"
        raise ConfigurationError(message)
    return retries
