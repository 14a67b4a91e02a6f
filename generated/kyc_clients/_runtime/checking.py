"""Which logins tell whether the credentials of a client are good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .credentials import can_log_in
from .failures import ConfigurationError

if TYPE_CHECKING:
    from .core import Core
    from .operation import Scheme


def logins_of(core: Core) -> list[tuple[str, Scheme]]:
    """Return the schemes whose login the credentials allow; `ConfigurationError` where there is none to try."""
    spec = core.spec
    found = [(name, scheme) for name, scheme in spec.schemes.items() if can_log_in(spec, name, core.vault)]
    if not found:
        title = spec.title or spec.provider
        message = f"{title}: nothing to check with these credentials: there is no login for them, and other calls may be billed"
        raise ConfigurationError(message)
    return found
