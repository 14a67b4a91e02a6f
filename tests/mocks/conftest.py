"""Mocks that are served once for all tests, each as new for every test."""

from collections.abc import Iterator

import pytest

from kyc_clients._runtime.mock import Clock, Mock
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.sandbox.mock import SandboxMock

INSTANT = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="session")
def _served() -> Iterator[tuple[SandboxMock, DeepvueMock, DecentroMock]]:
    with (
        SandboxMock(clock=Clock(INSTANT)) as one,
        DeepvueMock(clock=Clock(INSTANT)) as two,
        DecentroMock(clock=Clock(INSTANT)) as three,
    ):
        yield one, two, three


@pytest.fixture
def sandbox(_served: tuple[SandboxMock, DeepvueMock, DecentroMock]) -> SandboxMock:
    """Sandbox as new; its clock stands."""
    _served[0].reset()
    return _served[0]


@pytest.fixture
def deepvue(_served: tuple[SandboxMock, DeepvueMock, DecentroMock]) -> DeepvueMock:
    """Deepvue as new; its clock stands."""
    _served[1].reset()
    return _served[1]


@pytest.fixture
def decentro(_served: tuple[SandboxMock, DeepvueMock, DecentroMock]) -> DecentroMock:
    """Decentro as new; its clock stands."""
    _served[2].reset()
    return _served[2]


@pytest.fixture
def mocks(sandbox: SandboxMock, deepvue: DeepvueMock, decentro: DecentroMock) -> dict[str, Mock]:
    """All three by name."""
    return {"sandbox": sandbox, "deepvue": deepvue, "decentro": decentro}
