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
    """A server whose control API answers everything alike."""

    base = "http://mock.example"

    def __init__(self, body: Any) -> None:
        """Answer with this."""
        self.body = body

    def exchange(self, ask: Ask) -> Answer:
        """Answer a request."""
        return Answer(ask, 200, {"content-type": "application/json"}, json.dumps(self.body).encode(), 0.0)

    def together(self, asks: Sequence[Ask]) -> list[Answer]:
        """Answer several."""
        return [self.exchange(ask) for ask in asks]

    def close(self) -> None:
        """Nothing is open."""


def test_a_customer_or_a_secret_that_is_not_listed_breaks_a_promise() -> None:
    """By its name."""
    control = Control(Scripted({"first": {"key": "k-1"}}))

    assert control.credentials("first") == {"key": "k-1"}
    with pytest.raises(Broken, match=r"GET /tenants: promised `secret`; came \['key'\]"):
        control.credentials("first")["secret"]
    with pytest.raises(Broken, match=r"GET /tenants: promised `second`; came \['first'\]"):
        control.credentials("second")


@pytest.mark.parametrize("body", [[], [{"first": {}}], {"first": ["key"]}, {"first": None}, {}])
def test_customers_of_another_form_break_a_promise(body: Any) -> None:
    """Each is an object of secrets, by its name."""
    with pytest.raises(Broken, match="GET /tenants"):
        Control(Scripted(body)).credentials("first")


def test_whatever_an_answer_lacks_breaks_a_promise() -> None:
    """At every depth."""
    control = Control(Scripted({"a": [{"b": 1}]}))

    with pytest.raises(Broken, match="GET /clock: promised `stopped`"):
        control.now()
    with pytest.raises(Broken, match="POST /sessions/s/consent: promised `redirect`"):
        control.consent("s")
    with pytest.raises(Broken, match="GET /sessions/s: promised `c`"):
        control.session("s")["a"][0]["c"]
