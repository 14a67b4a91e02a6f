"""A client of Decentro's mock, and reference ids for it."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from kyc_clients.decentro import Decentro
from kyc_clients.decentro.mock import DecentroMock
from tests.mocks.support import checked


@pytest.fixture
def client(decentro: DecentroMock) -> Iterator[Decentro]:
    """Our client, its responses judged by the contract."""
    with (
        checked("decentro") as http,
        Decentro(base_url=decentro.base_url, http_client=http, **decentro.credentials) as made,
    ):
        yield made


@pytest.fixture
def fresh() -> Callable[[], str]:
    """A reference id that was never used."""
    numbers = count(1)
    return lambda: f"reference-{next(numbers)}"
