"""Clients as they are made, copied, rotated and printed, and what one call may set for itself."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from kyc_clients._runtime.call_options import CallOptions
from kyc_clients._runtime.client import Client, Effects, Timeouts
from kyc_clients._runtime.failures import ConfigurationError
from kyc_clients._runtime.operation import (
    Callback,
)
from kyc_clients._runtime.shared import Lazy, headers_of, inside, options_of, transport_options
from tests.runtime.schemes import GIVEN, SPEC, client_of


def test_a_copy_differs_in_what_is_given() -> None:
    """And counts with the client, unless it has credentials of its own."""
    client = client_of(headers={"a": "1", "b": "1"}, deadline=50, retries=1, timeout=3)
    copied = client.copy(headers={"b": "2"})
    assert copied.usage is client.usage
    assert (copied.deadline, inside(copied).retries, inside(copied).timeouts.read) == (50, 1, 3)
    assert inside(copied).headers == {"a": "1", "b": "2"}
    assert vars(copied)["_pool"] is vars(client)["_pool"]
    assert copied.base_url == client.base_url == "https://test.example/v1"

    other = client.copy(key="k-2", deadline=5, retries=0, timeout=1)
    assert other.usage is not client.usage
    assert (other.deadline, inside(other).retries, inside(other).timeouts.read) == (5, 0, 1)
    assert (inside(other).vault.get("key"), inside(client).vault.get("key")) == ("k-2", "k-1")
    with pytest.raises(ConfigurationError, match="There is no credential 'secret'; there are: bearer, body_id"):
        client.copy(secret="x")
    with pytest.raises(ConfigurationError, match="begins with 'Bearer'"):
        client.copy(bearer="Bearer b")


def test_a_rotated_credential_is_the_clients_own() -> None:
    """Optional ones can be taken out again."""
    client = client_of()
    client.rotate(key="k-2", scope="s")
    assert (inside(client).vault.get("key"), "scope" in inside(client).vault) == ("k-2", True)
    client.rotate(scope=None)
    assert "scope" not in inside(client).vault
    assert inside(client).trial


def test_a_client_shows_whose_it_is_and_is_not_pickled() -> None:
    """It holds secrets."""
    client = client_of()
    assert repr(client).startswith("<Client: Acme at https://test.example/v1, <credentials: key, query")
    assert "k-1" not in repr(client)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


def test_a_call_without_options_has_none() -> None:
    """Each of them is checked."""
    assert options_of(None, None, None) is options_of(None, None, None, None, validate=True)
    assert not options_of(None, None, None, validate=False).validate
    own = options_of(3, {"a": "b"}, 0, 5, extra_query={"q": 1}, extra_body={"b": 2}, accept="a/b")
    assert own.timeouts == Timeouts(3, 3, 3, 3)
    assert (own.headers, own.retries, own.deadline, own.validate) == ({"a": "b"}, 0, 5, True)
    assert (own.extra_query, own.extra_body, own.accept) == ({"q": 1}, {"b": 2}, "a/b")
    assert options_of(None, None, 1) == CallOptions(retries=1)
    assert options_of(None, {}, None) == CallOptions(headers={})
    assert options_of(None, None, None, 5) == CallOptions(deadline=5)
    for one in ({"timeout": 0}, {"retries": -1}, {"headers": 5}, {"deadline": 0}):
        given: dict[str, Any] = {"timeout": None, "headers": None, "retries": None, **one}
        with pytest.raises(ConfigurationError):
            options_of(**given)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"copies": "none"}, "copies must be 'both', 'original' or 'copy'"),
        ({"headers": [1]}, "headers must be a mapping"),
        ({"retries": True}, "retries must be 0 or more"),
        ({"retries": -1}, "retries must be 0 or more"),
        ({"base_url": "http://a.example"}, "base_url must be https"),
        ({"rate_limit": 0}, "rate_limit must be a positive number"),
    ],
)
def test_an_option_that_cannot_work_is_refused_when_the_client_is_made(options: dict[str, Any], message: str) -> None:
    """And not at its first call."""
    with pytest.raises(ConfigurationError, match=message):
        client_of(**options)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, {}),
        ({"proxy": "http://p", "event_hooks": None}, {"proxy": "http://p"}),
        ({"http_client": 1}, {}),
        ({"transport": "aiohttp"}, {"transport": "aiohttp"}),
        ({"transport": "own", "proxy": "p"}, {"transport": "own", "proxy": "p"}),
        ({"http_client": 1, "proxy": "p"}, "http_client brings its own proxy: give one or the other"),
        ({"transport": "aiohttp", "proxy": "p"}, "takes neither proxy nor event_hooks"),
        ({"transport": "aiohttp", "event_hooks": {}}, "takes neither proxy nor event_hooks"),
    ],
)
def test_what_a_transport_is_made_with_makes_sense_together(options: Any, found: object) -> None:
    """A client brought along has its own."""
    if isinstance(found, str):
        with pytest.raises(ConfigurationError, match=found):
            transport_options(options)
    else:
        assert transport_options(options) == found


def test_a_client_is_what_it_is_given() -> None:
    """Where something is missing, it is not made."""
    effects = Effects(now=lambda: 5.0)
    client = client_of(
        effects=effects, copies="copy", strict=True, repeat_billed=False, rate_limit=2, max_response_bytes=9
    )
    core = inside(client)

    assert client.effects is effects
    assert (core.copies, core.strict, core.repeat_billed, core.pace is None) == ("copy", True, False, False)
    usual = inside(client_of())
    assert (usual.copies, usual.strict, usual.repeat_billed, usual.pace, usual.retries) == (
        "both",
        False,
        True,
        None,
        2,
    )
    assert (usual.deadline, usual.headers, usual.store) == (120, {}, None)
    with pytest.raises(ConfigurationError, match="begins with 'Bearer'"):
        Client(SPEC, {**GIVEN, "bearer": "Bearer b"})
    with pytest.raises(ConfigurationError, match="No credentials for Acme"):
        Client(SPEC.changed(security=(("key",),)), {"query": "q"})


def test_a_thing_is_made_once_at_its_first_use() -> None:
    """Not before."""
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "made"

    lazy = Lazy(make)
    assert (lazy.made, made) == (None, [])
    assert (lazy.get(), lazy.get()) == ("made", "made")
    assert made == [1]
    assert headers_of(None) == {}


def test_a_transport_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the client is made."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(ConfigurationError, match=r"needs the extra: pip install 'kyc-clients\[aiohttp\]'"):
        transport_options({"transport": "aiohttp"})


def test_a_callback_is_read_by_the_names_of_the_contract() -> None:
    """Whichever client reads it."""
    client = Client(SPEC.changed(callback=Callback(code=("c",), state=("s",))), GIVEN)
    found = client.parse_callback("https://a.example/back?c=1&s=2&x=3")

    assert (found.code, found.state, found.extra) == ("1", "2", {"x": "3"})
