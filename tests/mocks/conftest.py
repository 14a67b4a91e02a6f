"""Mocks that are served once for all tests, each as new for every test; a fixture of its own for every provider that has one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from kyc_clients._runtime.mock import Clock, Mock
from tests.contract.provider.benches import class_of
from tests.contract.provider.profiles import PROFILES

INSTANT = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="session")
def _served() -> Iterator[dict[str, Mock]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(class_of(name)(clock=Clock(INSTANT))) for name in PROFILES}


@pytest.fixture
def mocks(_served: dict[str, Mock]) -> dict[str, Mock]:
    """All of them as new by name; their clocks stand."""
    for mock in _served.values():
        mock.reset()
    return _served


def _fixture_of(provider: str) -> Callable[[dict[str, Mock]], Mock]:
    @pytest.fixture(name=provider)
    def mock(_served: dict[str, Mock]) -> Mock:
        _served[provider].reset()
        return _served[provider]

    return mock


globals().update({name: _fixture_of(name) for name in PROFILES})
