"""Gives the property suite the count of what it has tried."""

from __future__ import annotations

import pytest

from tests.contract.tally import Tally
from tests.tallies import TALLIES


@pytest.fixture
def tally(pytestconfig: pytest.Config) -> Tally:
    """Give tests the count."""
    return pytestconfig.stash[TALLIES].consumer
