# Generated from generator/templates by `make generate`. Edit that.

"""What the author of a provider's side of the consent flow runs: subclass `ConsentConformance` in a test module.

    class TestAcme(ConsentConformance):
        client, async_client, mock = Acme, AsyncAcme, AcmeMock

Needs pytest and the extra `kyc-clients[mock]`.
"""

from __future__ import annotations

from .._runtime.mock.bench import Bench
from .._runtime.mock.conformance import ConsentConformance

__all__ = ["Bench", "ConsentConformance"]
