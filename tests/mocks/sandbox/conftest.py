"""A client of Sandbox's mock."""

from collections.abc import Iterator

import pytest

from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import checked


@pytest.fixture
def client(sandbox: SandboxMock) -> Iterator[Sandbox]:
    """Our client, its responses judged by the contract."""
    with (
        checked("sandbox") as http,
        Sandbox(base_url=sandbox.base_url, http_client=http, **sandbox.credentials) as made,
    ):
        yield made
