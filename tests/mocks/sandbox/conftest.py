"""A client of Sandbox's mock."""

from collections.abc import Iterator
from typing import Literal

import pytest

from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import judged

Document = Literal["company_master_details", "gstn_details", "udhyam_certificate"]
DAY = 86_400
START = 1_767_225_600_000
"""The instant at which the mock's clock stands, in milliseconds."""


@pytest.fixture
def client(sandbox: SandboxMock) -> Iterator[Sandbox]:
    """Our client, its answers judged by the contract."""
    with judged("sandbox") as http, Sandbox(base_url=sandbox.base_url, http_client=http, **sandbox.credentials) as made:
        yield made
