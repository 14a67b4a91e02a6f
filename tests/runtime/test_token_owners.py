"""A token belongs to the credentials that it was obtained with: it never travels beside another customer's key."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from generator.runtime.client import Token
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import CREATE, good, start

A: dict[str, Any] = {"api_key": "canary-key-a", "api_secret": "canary-secret-a"}
B: dict[str, Any] = {"api_key": "canary-key-b", "api_secret": "canary-secret-b"}


class Store:
    """One place for one token, whoever comes."""

    def __init__(self, token: Token | None = None) -> None:
        self.token = token

    def get(self) -> Token | None:
        """What is there."""
        return self.token

    def set(self, token: Token) -> None:
        """Keep it."""
        self.token = token


class Provider:
    """Gives each customer tokens that say whose they are, and compares nothing."""

    def __init__(self) -> None:
        self.logins: list[str] = []
        self.sent: list[tuple[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        key = request.headers["x-api-key"]
        if request.url.path.endswith("/authenticate"):
            self.logins.append(key)
            return httpx.Response(200, json={"data": {"access_token": f"token-of-{key}-{len(self.logins)}"}})
        self.sent.append((key, request.headers["authorization"]))
        return good()

    def strangers(self) -> list[tuple[str, str]]:
        """Requests whose token is another customer's."""
        return [(key, token) for key, token in self.sent if not token.startswith(f"token-of-{key}-")]

    def client(self, **options: Any) -> Fake:
        """A client of it."""
        return Fake(transport=httpx.MockTransport(self), **{"environment": "test", **options})


def test_two_customers_on_one_store_keep_their_tokens() -> None:
    """Each logs in once, whatever the other puts there."""
    provider, store = Provider(), Store()
    first, second = provider.client(**A, token_store=store), provider.client(**B, token_store=store)
    for client in (first, second, first, second, first):
        start(client)
    assert provider.strangers() == []
    assert provider.logins == ["canary-key-a", "canary-key-b"]


def test_two_customers_on_one_store_keep_their_tokens_in_asyncio() -> None:
    """The same for asynchronous clients."""
    provider, store = Provider(), Store()

    async def main() -> None:
        for credentials in (A, B, A):
            transport = httpx.MockTransport(provider)
            async with AsyncFake(**credentials, environment="test", transport=transport, token_store=store) as client:
                await client.vault.create(**CREATE)

    asyncio.run(main())
    assert provider.strangers() == []
    assert provider.logins == ["canary-key-a", "canary-key-b", "canary-key-a"]


@pytest.mark.parametrize("store", [None, Store()], ids=["no store", "a store"])
def test_a_copy_with_other_credentials_logs_in_by_itself(store: Store | None) -> None:
    """And leaves the first client's token alone."""
    provider = Provider()
    first = provider.client(**A, token_store=store)
    start(first)
    second = first.copy(**B)
    start(second)
    start(first)
    assert provider.strangers() == []
    assert provider.logins == ["canary-key-a", "canary-key-b"]


@pytest.mark.parametrize("changed", [B, {"api_secret": "canary-secret-2"}], ids=["another key", "another secret"])
def test_rotating_forgets_what_is_stored(changed: dict[str, str]) -> None:
    """The store holds a token of the old credentials, which is nobody's now."""
    provider, store = Provider(), Store()
    client = provider.client(**A, token_store=store)
    start(client)
    client.rotate(**changed)
    start(client)
    assert provider.strangers() == []
    assert len(provider.logins) == 2


def test_processes_with_the_same_credentials_share_a_token() -> None:
    """Through a store that keeps tokens as pickles."""
    provider, held = Provider(), list[bytes]()

    class Pickles:
        def get(self) -> Token | None:
            return pickle.loads(held[-1]) if held else None

        def set(self, token: Token) -> None:
            held.append(pickle.dumps(token))

    for _ in range(3):
        start(provider.client(**A, token_store=Pickles()))
    assert provider.logins == ["canary-key-a"]
    assert b"canary-secret" not in held[0]


def test_a_token_of_nobody_in_particular_is_not_used() -> None:
    """A store that was filled before tokens were bound, or by hand."""
    provider = Provider()
    store = Store(Token("token-of-somebody", 4e9, 4e9))
    start(provider.client(**A, token_store=store))
    assert provider.strangers() == []
    assert provider.logins == ["canary-key-a"]


def test_a_token_is_bound_to_the_base_url() -> None:
    """A token for testing is no token for production."""
    provider, store = Provider(), Store()
    start(provider.client(**A, token_store=store))
    start(provider.client(**A, token_store=store, environment="prod"))
    start(provider.client(**A, token_store=store, environment=None, base_url="https://other.example"))
    assert len(provider.logins) == 3


def test_given_credentials_outrank_a_token_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which may be another account's; with a token from the environment alone, that one is used."""
    monkeypatch.setenv("FAKE_ACCESS_TOKEN", "token-of-the-environment")
    provider = Provider()
    start(provider.client(**A))
    assert provider.sent == [("canary-key-a", "token-of-canary-key-a-1")]

    monkeypatch.setenv("FAKE_API_KEY", "canary-key-e")
    monkeypatch.setenv("FAKE_API_SECRET", "canary-secret-e")
    start(provider.client())
    start(provider.client(api_key="canary-key-b"))
    assert provider.sent[1:] == [
        ("canary-key-e", "token-of-the-environment"),
        ("canary-key-b", "token-of-canary-key-b-2"),
    ]


def test_a_given_key_without_a_secret_goes_with_the_token_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to log in with, so it was meant."""
    monkeypatch.setenv("FAKE_ACCESS_TOKEN", "token-of-the-environment")
    provider = Provider()
    start(provider.client(api_key="canary-key-a"))
    assert provider.sent == [("canary-key-a", "token-of-the-environment")]


@pytest.mark.parametrize("source", ["given", "environment"])
@pytest.mark.parametrize("change", ["copy", "rotate"])
def test_a_token_of_the_callers_goes_with_its_key_alone(
    change: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another key and secret the client logs in; only without a secret was the token meant to stay."""
    provider = Provider()
    own: dict[str, Any] = {"access_token": "token-of-canary-key-a-0"} if source == "given" else {}
    if source == "environment":
        monkeypatch.setenv("FAKE_ACCESS_TOKEN", "token-of-canary-key-a-0")

    def changed(**credentials: Any) -> Fake:
        client = provider.client(api_key="canary-key-a", **own)
        if change == "copy":
            return client.copy(**credentials)
        client.rotate(**credentials)
        return client

    start(changed(**B))
    start(changed(api_key="canary-key-b", access_token="token-of-canary-key-b-0"))
    assert provider.strangers() == []
    start(changed(api_key="canary-key-c"))
    assert provider.strangers() == [("canary-key-c", "token-of-canary-key-a-0")]


def test_callables_that_change_accounts_get_each_account_its_token() -> None:
    """As where the credentials are those of the present tenant: one login each, asked once in a call."""
    provider, tenant, asked = Provider(), ["a"], list[str]()

    def now(name: str) -> Callable[[], str]:
        def ask() -> str:
            asked.append(name)
            return f"canary-{name}-{tenant[0]}"

        return ask

    client = provider.client(api_key=now("key"), api_secret=now("secret"))
    for name in "abacba":
        tenant[0] = name
        start(client)
    assert provider.strangers() == []
    assert provider.logins == ["canary-key-a", "canary-key-b", "canary-key-c"]
    assert len(asked) == 12


def test_a_fingerprint_reveals_nothing() -> None:
    """What a store keeps beside the token: 64 hexadecimal digits."""
    store = Store()
    start(Provider().client(**A, token_store=store))
    assert store.token is not None
    assert len(store.token.bound_to) == 64
    assert set(store.token.bound_to) <= set("0123456789abcdef")
    assert "bound" not in repr(store.token)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"api_key": "ab", "api_secret": "c"}, {"api_key": "a", "api_secret": "bc"}),
        ({"api_key": "x", "api_secret": "y"}, {"api_key": "y", "api_secret": "x"}),
    ],
)
def test_no_two_accounts_have_one_fingerprint(first: dict[str, str], second: dict[str, str]) -> None:
    """However their credentials are cut."""
    store, marks = Store(), list[str]()
    for credentials in (first, second):
        start(Provider().client(**credentials, token_store=store))
        marks.append(store.token.bound_to if store.token else "")
    assert marks[0] != marks[1]
