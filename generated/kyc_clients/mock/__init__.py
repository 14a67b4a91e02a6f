# Generated from generator/templates by `make generate`. Edit that.

"""All providers on one's own machine. `python -m kyc_clients.mock` serves them; needs the extra `kyc-clients[mock]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .._runtime.mock import Mock as Mock
    from .hub import Hub as Hub, find_mocks as find_mocks
else:
    _load, __dir__ = lazy(__name__, {"Hub": ".hub", "Mock": ".._runtime.mock", "find_mocks": ".hub"})

    def __getattr__(name: str) -> object:
        from .._runtime.mock import needs as needs  # says what to install, before an import fails deep inside

        return _load(name)


__all__ = ["Hub", "Mock", "find_mocks"]
