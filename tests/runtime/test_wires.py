"""What a request of httpx's is made of: headers that calls share, URLs that never change, and what is left of the call."""

from __future__ import annotations

from math import inf
from time import monotonic

import pytest

from kyc_clients._runtime.deadline import Phase
from kyc_clients._runtime.failures import ConfigurationError, Timeout
from kyc_clients._runtime.http_requests import PrivateURL, Requests, phases
from kyc_clients._runtime.timeouts import Timeouts
from kyc_clients._runtime.wire import Head, Wire

URL = "https://api.example/a/1?b=2"


def _wire(
    url: str = URL, content: bytes | None = None, until: float = inf, pool: float = 1.0, *, fixed: bool = False
) -> Wire:
    head = Head((("x-key", "k"),))
    wire = Wire("POST", url, "https://api.example/a/{id}", head, content, Timeouts(2.0, 3.0, 4.0, pool), fixed=fixed)
    wire.until = until
    return wire


def test_a_request_is_made_of_a_wire() -> None:
    """Without defaults that we do not have; headers that calls share are made once."""
    requests, wire = Requests(), _wire(content=b"abc")
    first = requests.request(wire)
    made = wire.head.made
    second = requests.request(wire)

    assert (first.method, str(first.url), first.content) == ("POST", URL, b"abc")
    assert dict(first.headers) == {"host": "api.example", "x-key": "k", "content-length": "3"}
    assert dict(requests.request(_wire()).headers) == {"host": "api.example", "x-key": "k", "content-length": "0"}
    assert wire.head.made is made
    assert dict(second.headers) == dict(first.headers)
    assert first.extensions["timeout"] == {"connect": 2.0, "read": 3.0, "write": 4.0, "pool": 1.0}


def test_a_url_that_never_changes_is_parsed_once() -> None:
    """Logs see its template."""
    requests = Requests()
    fixed = requests.url(_wire(fixed=True))

    assert requests.url(_wire(fixed=True)) is fixed
    assert requests.url(_wire()) is not requests.url(_wire())
    assert isinstance(fixed, PrivateURL)
    assert fixed.template == requests.url(_wire()).template == "https://api.example/a/{id}"
    with pytest.raises(ConfigurationError, match=r"is not a URL that can be called: https://api.example/a/\{id\}"):
        requests.url(_wire("https://api.example:x/a"))


def test_no_phase_of_a_request_is_longer_than_what_is_left_of_the_call() -> None:
    """And each knows when that must be over."""
    until = monotonic() + 2.5
    found = phases(_wire(until=until))

    assert (found["connect"], found["pool"]) == (2.0, 1.0)
    assert 2.0 < found["read"] == found["write"] <= 2.5
    assert all(isinstance(one, Phase) and one.until == until for one in found.values())
    with pytest.raises(Timeout):
        phases(_wire(until=monotonic()))
