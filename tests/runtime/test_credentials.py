"""Credentials: given once, kept quiet, replaced at will."""

from __future__ import annotations

import copy
import pickle
import traceback
from typing import Any

import httpx
import pytest

from generator.runtime.client import Timeouts
from generator.runtime.credentials import Vault, arguments_of, choose
from generator.runtime.errors import ConfigurationError
from generator.runtime.operation import ApiKey, ClientSpec, HttpBasic, HttpBearer, Scheme
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import CREATE, KEYS, Script


def test_a_call_without_credentials_says_what_to_give() -> None:
    """Arguments and environment variables are named; nothing is sent."""
    script = Script()
    with pytest.raises(ConfigurationError) as caught:
        script.client(api_key=None, api_secret=None).vault.create(**CREATE)

    assert caught.value.message == (
        "No credentials for Fake: give api_key (or FAKE_API_KEY) and api_secret (or FAKE_API_SECRET)"
    )
    assert script.requests == []


def test_public_calls_need_no_credentials() -> None:
    """And get none."""
    script = Script(httpx.Response(204))
    script.client(api_key=None, api_secret=None).vault.ping()

    assert "x-api-key" not in script.requests[0].headers


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument that is given wins over its variable."""
    monkeypatch.setenv("FAKE_API_KEY", "from-environment")
    monkeypatch.setenv("FAKE_ACCESS_TOKEN", "token-environment")
    script = Script()
    script.client(api_key=None, access_token="token-argument").vault.create(**CREATE)

    assert script.requests[0].headers["x-api-key"] == "from-environment"
    assert script.requests[0].headers["authorization"] == "token-argument"


@pytest.mark.parametrize("value", ["key\n", " key", "k\r\nx: y", "schlüssel", "", 7])
def test_a_credential_that_no_header_can_carry_is_refused(value: object) -> None:
    """By its name, without showing it."""
    with pytest.raises(ConfigurationError) as caught:
        Script().client(access_token=lambda: value).vault.create(**CREATE)

    assert caught.value.message == "access_token must be a text of printable ASCII without blanks at its ends"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"access_token": "Bearer canary-token"}, "access_token begins with 'Bearer': give it without that word"),
        ({"access_token": "bearer canary-token"}, "access_token begins with 'Bearer': give it without that word"),
        ({"api_key": "Bearer canary-key"}, "api_key begins with 'Bearer': give it without that word"),
        ({"api_key": '"canary-key"'}, "api_key stands in quotes, as from a file of settings: give it without them"),
        (
            {"api_secret": "'canary-secret'"},
            "api_secret stands in quotes, as from a file of settings: give it without them",
        ),
    ],
)
def test_what_is_pasted_with_too_much_around_it_is_reported(given: dict[str, Any], shown: str) -> None:
    """Before the provider says no more than that it is wrong."""
    script = Script()
    with pytest.raises(ConfigurationError) as caught:
        script.client(**given)
    assert caught.value.message == shown
    assert (script.logins, script.requests) == (0, [])


def test_a_callable_is_asked_at_every_call() -> None:
    """So a secret manager can rotate behind our back."""
    values = iter(["first-token", "second-token"])
    script = Script()
    client = script.client(access_token=lambda: next(values))

    client.vault.create(**CREATE)
    client.vault.create(**CREATE)

    assert [request.headers["authorization"] for request in script.requests] == ["first-token", "second-token"]


def test_rotating_takes_effect_at_the_next_call() -> None:
    """A new secret means a new login; the old token is forgotten."""
    script = Script()
    client = script.client()

    client.vault.create(**CREATE)
    client.rotate(api_key="canary-key-2", api_secret="canary-secret-2")
    client.vault.create(**CREATE)

    assert [request.headers["x-api-key"] for request in script.requests] == ["canary-key-1", "canary-key-2"]
    assert [request.headers["authorization"] for request in script.requests] == ["canary-token-1", "canary-token-2"]


def test_rotating_an_unknown_credential_is_refused() -> None:
    """With the names that there are."""
    with pytest.raises(
        ConfigurationError, match="no credential 'api_kee'; there are: access_token, api_key, api_secret"
    ):
        Script().client().rotate(api_kee="x")


def test_copies_never_change_each_other() -> None:
    """Tenants that share connections do not share credentials, headers or tokens."""
    script = Script()
    parent = script.client(headers={"x-tenant": "a"})
    child = parent.copy(api_key="canary-key-b", headers={"x-tenant": "b"})
    parent.rotate(api_secret="canary-secret-c")

    child.vault.create(**CREATE)
    parent.vault.create(**CREATE)

    sent = [(request.headers["x-tenant"], request.headers["x-api-key"]) for request in script.requests]
    assert sent == [("b", "canary-key-b"), ("a", "canary-key-1")]
    assert script.logins == 2


def test_copies_share_connections_and_token() -> None:
    """A copy with other timeouts is no second login and no second pool."""
    script = Script()
    client = script.client()
    other_client = client.copy(timeout=1, retries=0)

    client.vault.create(**CREATE)
    other_client.vault.create(**CREATE)

    assert script.logins == 1
    assert other_client.vault is not client.vault
    assert vars(other_client)["_pool"] is vars(client)["_pool"]


@pytest.mark.parametrize("act", [pickle.dumps, copy.deepcopy, copy.copy], ids=["pickle", "deepcopy", "copy"])
def test_a_client_is_never_pickled(act: object) -> None:
    """The refusal says what to do instead."""
    with pytest.raises(TypeError, match=r"use copy\(\), or make a new one"):
        act(Script().client())  # type: ignore[operator]


def test_nothing_printed_holds_a_secret() -> None:
    """Not the client, not its parts, not an error's traceback."""
    client = Script(httpx.Response(403, json={"message": "key canary-key-1 is bad"})).client(
        access_token="canary-token"
    )
    try:
        client.vault.create(**CREATE)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
        shown = [repr(error), str(error), "".join(traceback.format_exception(error)), repr(error.args)]

    shown += [repr(client), str(client), repr(vars(client)), repr(client.vault)]
    assert [text for text in shown if "canary" in text] == []
    assert repr(client) == "<Fake: Fake at https://test.fake.example, <credentials: api_key, api_secret, access_token>>"


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ({"client_id": "i", "client_secret": "s"}, ["client_id", "client_secret"]),
        (
            {"client_id": "i", "client_secret": "s", "module_secret": "m"},
            ["client_id", "client_secret", "module_secret"],
        ),
        ({"access_token": "t"}, ["access_token"]),
        ({"access_token": "t", "client_id": "i"}, ["access_token"]),
        ({"access_token": "t", "client_id": "i", "client_secret": "s"}, ["client_id", "client_secret"]),
    ],
)
def test_the_richest_alternative_that_can_be_met_is_used(given: dict[str, str], chosen: list[str]) -> None:
    """Two headers, three headers, or a token: whatever was given."""
    schemes: dict[str, Scheme] = {name: ApiKey(name, name) for name in ("client_id", "client_secret", "module_secret")}
    schemes["bearer"] = HttpBearer("access_token")
    spec = ClientSpec("x", "x", schemes=schemes)
    security = (("client_id", "client_secret"), ("client_id", "client_secret", "module_secret"), ("bearer",))

    ready = choose(spec, security, Vault(given)).ready

    assert [argument for scheme in ready for argument in arguments_of(scheme)] == chosen


def test_missing_alternatives_are_all_named() -> None:
    """Each with what it needs."""
    spec = ClientSpec("x", "x", title="X", schemes={"a": ApiKey("key", "k"), "b": HttpBasic("user", "password")})

    with pytest.raises(ConfigurationError) as caught:
        choose(spec, (("a",), ("b",)), Vault({}))

    assert caught.value.message == (
        "No credentials for X: give key (or X_KEY); or user (or X_USER) and password (or X_PASSWORD)"
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://fake.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "ftp://fake.example",
        "fake.example",
        "https://",
        "https://user:canary@fake.example",
        "https://fake.example?x=1",
        "https://fake.example:99999",
        "http://[::1",
        "//fake.example",
        "https://fake example",
        "https://fake.example\n",
        "",
    ],
)
def test_a_base_url_that_would_leak_or_cannot_work_is_refused(url: str) -> None:
    """Plain http, odd schemes, users and queries; the text does not repeat the URL."""
    with pytest.raises(ConfigurationError) as caught:
        Fake(**KEYS, base_url=url)

    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:80", "http://127.0.0.1:1/x/", "http://[::1]:8080", "http://127.9.9.9", "https://a.example/v1"],
)
def test_loopback_and_https_are_fine(url: str) -> None:
    """A mock on one's own machine needs no certificate."""
    assert Fake(**KEYS, base_url=url).base_url == url.rstrip("/")


def test_the_environment_must_be_named_where_there_are_several() -> None:
    """Nobody lands on production because it is first in a list."""
    with pytest.raises(ConfigurationError, match=r"say which environment to use \(test, prod\)"):
        Fake(**KEYS)
    with pytest.raises(ConfigurationError, match="there is no environment 'staging'; there are: test, prod"):
        AsyncFake(**KEYS, environment="staging")  # type: ignore[arg-type]
    assert Fake(**KEYS, environment="prod").base_url == "https://fake.example"


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan"), httpx.Timeout(None), Timeouts(read=0)])
def test_a_timeout_that_never_ends_is_refused(timeout: Any) -> None:
    """For the client and for a call."""
    with pytest.raises(ConfigurationError, match="calls never wait for ever"):
        Script().client(timeout=timeout)
    with pytest.raises(ConfigurationError, match="calls never wait for ever"):
        Script().client().vault.ping(timeout=timeout)


@pytest.mark.parametrize("timeout", ["5", True, [5], {"read": 5}])
def test_a_timeout_that_is_none_is_refused(timeout: Any) -> None:
    """With what a timeout may be, for the client and for a call."""
    with pytest.raises(ConfigurationError, match="A timeout is a number of seconds, "):
        Script().client(timeout=timeout)
    with pytest.raises(ConfigurationError, match="A timeout is a number of seconds, "):
        Script().client().vault.ping(timeout=timeout)


def test_a_product_says_whose_it_is() -> None:
    """In a debugger: the client, without its secrets."""
    assert repr(Script().client().vault).startswith("<Vault of <Fake: ")


@pytest.mark.parametrize("retries", ["2", 1.5, True, [1]])
def test_retries_that_are_no_whole_number_are_refused(retries: Any) -> None:
    """For the client and for a call."""
    with pytest.raises(ConfigurationError, match="retries must be 0 or more, and a whole number, not "):
        Script().client(retries=retries)
    with pytest.raises(ConfigurationError, match="retries must be 0 or more, and a whole number, not "):
        Script().client().vault.ping(retries=retries)


@pytest.mark.parametrize("url", [5, ["https://fake.example"], {"url": "https://fake.example"}, b"https://fake.example"])
def test_a_base_url_that_is_no_text_is_refused(url: Any) -> None:
    """With what came instead."""
    with pytest.raises(ConfigurationError, match="base_url must be a text, not "):
        Fake(**KEYS, base_url=url)


def test_negative_retries_are_refused() -> None:
    """There is no sense in them."""
    with pytest.raises(ConfigurationError, match="retries must be 0 or more"):
        Script().client(retries=-1)


def test_a_client_brought_along_and_a_transport_exclude_each_other() -> None:
    """One of them would be ignored silently."""
    with (
        httpx.Client(transport=httpx.MockTransport(Script())) as own,
        pytest.raises(ConfigurationError, match="transport"),
    ):
        Script().client(http_client=own)
