# Generated from generator/templates by `make generate`. Edit that.

"""All providers on one's own machine. `python -m kyc_clients.mock` serves them; needs the extra `kyc-clients[mock]`."""

from __future__ import annotations

from .._runtime.mock import Mock
from .hub import Hub, find_mocks

__all__ = ["Hub", "Mock", "find_mocks"]
