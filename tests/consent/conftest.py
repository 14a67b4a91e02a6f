"""The mocks of all providers, served once, each as new for every test; and flows of both kinds over them."""

from collections.abc import Iterator

import pytest

from kyc_clients.mock import Mock
from tests.consent.parties import Scene, served


@pytest.fixture(scope="session")
def _served() -> Iterator[dict[str, Mock]]:
    with served() as mocks:
        yield mocks


@pytest.fixture
def mocks(_served: dict[str, Mock]) -> dict[str, Mock]:
    """The mocks, as new."""
    for mock in _served.values():
        mock.reset()
    return _served


@pytest.fixture(params=["sync", "async"])
def scene(request: pytest.FixtureRequest, mocks: dict[str, Mock]) -> Iterator[Scene]:
    """Flows of one kind."""
    scene = Scene(mocks, request.param)
    yield scene
    scene.close()
