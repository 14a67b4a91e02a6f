"""Gives the tests the search that counts over the whole run."""

from __future__ import annotations

import pytest

from tests.contract.leaks.eavesdropper import Search
from tests.tallies import TALLIES


@pytest.fixture
def search(pytestconfig: pytest.Config) -> Search:
    """Give tests the search that counts."""
    return pytestconfig.stash[TALLIES].leaks
