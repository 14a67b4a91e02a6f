"""The control API of a mock, as the promises use it: what it lacks is a broken promise, and no fault of the tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.contract.provider.broken import Broken
from tests.contract.provider.control import Control
from tests.contract.provider.wire import Answer, Ask


class Scripted:
    """A server that lists customers."""

    base = "http://mock.example"

    def __init__(self, tenants: dict[str, Any]) -> None:
        """List these."""
        self.tenants = tenants

    def exchange(self, ask: Ask) -> Answer:
        """Answer every request with them."""
        assert (ask.method, ask.path) == ("GET", "/_mock/tenants")
        return Answer(ask, 200, {"content-type": "application/json"}, json.dumps(self.tenants).encode(), 0.0)

    def together(self, asks: Sequence[Ask]) -> list[Answer]:
        """Answer several."""
        return [self.exchange(ask) for ask in asks]

    def close(self) -> None:
        """Nothing is open."""


def test_a_customer_or_a_secret_that_is_not_listed_breaks_a_promise() -> None:
    """By its name."""
    control = Control(Scripted({"first": {"key": "k-1"}}))

    assert dict(control.credentials("first")) == {"key": "k-1"}
    with pytest.raises(Broken, match="promised `secret`; came"):
        control.credentials("first")["secret"]
    with pytest.raises(Broken, match="promised `second`; came"):
        control.credentials("second")
