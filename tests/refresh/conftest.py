"""The web server of each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.refresh.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty site of its own."""
    with serving() as made:
        yield made
