"""OAuth2 client credentials: one token for everybody, from where the contract says, kept until the provider says it ends."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from generator.runtime.call_options import CallOptions
from generator.runtime.client import AsyncClient, Client
from generator.runtime.errors import ConfigurationError, LoginFailed
from generator.runtime.oauth import client_credentials
from generator.runtime.operation import ClientSecret, ClientSpec, Envelope, HttpBearer, Operation, ResponseSpec, Rule
from tests.runtime.support import Clock

CALL: Operation[object] = Operation(
    id="run", method="GET", path="/a", responses={"200": ResponseSpec("application/json", {})}, security=(("login",),)
)
KEYS: dict[str, Any] = {"login_client_id": "canary id", "login_client_secret": "canary+secret%1"}
NOTHING = CallOptions()


def spec(base: str = "https://login.acme.example", *, in_body: bool = False) -> ClientSpec:
    """A contract whose one operation needs a token."""
    return ClientSpec(
        "acme",
        "acme",
        environments={"production": "https://api.acme.example/v1"},
        schemes={
            "login": HttpBearer("login", client_credentials("login client", base, "/token", "login", in_body=in_body)),
            "login client": ClientSecret("login_client_id", "login_client_secret", "login_scope", in_body),
        },
        envelope=Envelope(failures=(Rule("rejected", pointer="/code", missing=True),)),
    )


class Provider:
    """Gives tokens and responses calls, and remembers what it was asked."""

    def __init__(self, token: Mapping[str, object] | None = None, status: int = 200) -> None:
        self.token = {"token_type": "Bearer", "expires_in": 600, **(token or {})}
        self.status = status
        self.logins: list[httpx.Request] = []
        self.calls: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        if not request.url.path.endswith("/token"):
            self.calls.append(request)
            return httpx.Response(200, json={"code": 1})
        self.logins.append(request)
        return httpx.Response(self.status, json={"access_token": f"canary-{len(self.logins)}", **self.token})

    def client(self, contract: ClientSpec | None = None, **options: Any) -> Client:
        """A client that this provider answers."""
        credentials = {**KEYS, **options.pop("credentials", {})}
        return Client(contract or spec(), credentials=credentials, transport=httpx.MockTransport(self), **options)


def test_the_secret_goes_to_the_token_url_alone_and_the_token_to_the_calls() -> None:
    """In a Basic header whose parts are form-encoded, as RFC 6749 asks."""
    provider = Provider()
    client = provider.client(credentials={"login_scope": "read write"}, headers={"x-tenant": "canary tenant"})
    client.perform(CALL, {}, NOTHING)
    client.perform(CALL, {}, NOTHING)

    login = provider.logins[0]
    assert len(provider.logins) == 1
    assert (login.method, str(login.url)) == ("POST", "https://login.acme.example/token")
    assert base64.b64decode(login.headers["authorization"].removeprefix("Basic ")) == b"canary+id:canary%2Bsecret%251"
    assert parse_qs(login.content.decode()) == {"grant_type": ["client_credentials"], "scope": ["read write"]}
    assert "x-tenant" not in login.headers
    assert [(str(call.url), call.headers["authorization"]) for call in provider.calls] == [
        ("https://api.acme.example/v1/a", "Bearer canary-1")
    ] * 2


def test_the_secret_goes_into_the_body_where_the_contract_says_so() -> None:
    """No scope is asked for where none is given."""
    provider = Provider()
    provider.client(spec(in_body=True)).perform(CALL, {}, NOTHING)

    assert "authorization" not in provider.logins[0].headers
    assert parse_qs(provider.logins[0].content.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["canary id"],
        "client_secret": ["canary+secret%1"],
    }


@pytest.mark.parametrize(
    ("base", "url"),
    [(".", "https://test.acme.example/v2/token"), ("/", "https://test.acme.example/token")],
)
def test_a_token_url_below_a_server_follows_the_client(base: str, url: str) -> None:
    """A sandbox gives its own tokens."""
    provider = Provider()
    provider.client(spec(base), base_url="https://test.acme.example/v2").perform(CALL, {}, NOTHING)

    assert str(provider.logins[0].url) == url


def test_a_token_is_renewed_when_the_provider_says_that_it_ends() -> None:
    """A tenth of its life before."""
    provider, clock = Provider({"expires_in": "100"}), Clock()
    client = provider.client(effects=clock.effects())
    for seconds in (0, 89, 2):
        clock.sleep(seconds)
        client.perform(CALL, {}, NOTHING)

    assert [call.headers["authorization"] for call in provider.calls] == [
        "Bearer canary-1",
        "Bearer canary-1",
        "Bearer canary-2",
    ]


def test_a_token_whose_end_nobody_says_is_kept_for_an_hour() -> None:
    """Less five minutes, as any that lasts so long."""
    provider, clock = Provider({"expires_in": None}), Clock()
    client = provider.client(effects=clock.effects())
    for seconds in (0, 3299.5, 1):
        clock.sleep(seconds)
        client.perform(CALL, {}, NOTHING)

    assert [call.headers["authorization"][-1] for call in provider.calls] == ["1", "1", "2"]


def test_fifty_threads_cause_one_token() -> None:
    """However they race."""
    provider = Provider()
    client = provider.client()

    def call(_: int) -> None:
        client.perform(CALL, {}, NOTHING)

    with ThreadPoolExecutor(50) as threads:
        list(threads.map(call, range(50)))

    assert (len(provider.logins), len(provider.calls)) == (1, 50)


def test_five_hundred_tasks_cause_one_token() -> None:
    """The same for asyncio."""
    provider = Provider()

    async def main() -> None:
        async with AsyncClient(spec(), credentials=KEYS, transport=httpx.MockTransport(provider)) as client:
            await asyncio.gather(*(client.perform(CALL, {}, NOTHING) for _ in range(500)))

    asyncio.run(main())
    assert (len(provider.logins), len(provider.calls)) == (1, 500)


@pytest.mark.parametrize("in_body", [False, True])
@pytest.mark.parametrize("status", [400, 401])
def test_refused_credentials_are_a_failed_login_that_shows_none_of_them(status: int, *, in_body: bool) -> None:
    """Whatever the provider repeats of them."""
    provider = Provider({"error": "invalid_client", "error_description": "no client canary+secret%1"}, status)
    with pytest.raises(LoginFailed) as caught:
        provider.client(spec(in_body=in_body)).perform(CALL, {}, NOTHING)

    assert "no client <hidden>" in str(caught.value)
    assert "canary" not in f"{caught.value!r} {provider.client()!r}"
    assert provider.calls == []


def test_a_token_of_the_callers_own_is_used_as_it_is() -> None:
    """Nothing is fetched."""
    provider = Provider()
    provider.client(credentials={"login": "canary-own"}).perform(CALL, {}, NOTHING)

    assert provider.logins == []
    assert provider.calls[0].headers["authorization"] == "Bearer canary-own"


def test_a_missing_secret_is_an_error_before_anything_is_sent() -> None:
    """With the names of the arguments and of the environment variables."""
    provider = Provider()
    with pytest.raises(ConfigurationError, match=r"login_client_id .*ACME_LOGIN_CLIENT_ID.* and login_client_secret"):
        provider.client(credentials={"login_client_secret": None}).perform(CALL, {}, NOTHING)

    assert provider.logins == []


def test_a_rotated_secret_fetches_a_new_token() -> None:
    """The scope can be changed with it."""
    provider = Provider()
    client = provider.client()
    client.perform(CALL, {}, NOTHING)
    client.rotate(login_client_secret="canary-next", login_scope="write")
    client.perform(CALL, {}, NOTHING)

    assert provider.calls[1].headers["authorization"] == "Bearer canary-2"
    assert parse_qs(provider.logins[1].content.decode())["scope"] == ["write"]


def test_a_token_url_that_is_not_encrypted_is_refused_at_run_time_too() -> None:
    """Whatever generated it."""
    provider = Provider()
    with pytest.raises(ConfigurationError, match="https"):
        provider.client(spec("http://login.acme.example")).perform(CALL, {}, NOTHING)

    assert provider.logins == []
