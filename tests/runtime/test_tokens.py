"""Tokens: kept, renewed ahead of time, once more when refused, and shared through stores."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from generator.runtime.client import Token
from generator.runtime.errors import (
    AuthenticationError,
    InsufficientCredits,
    KycError,
    PermissionDenied,
    SourceUnavailable,
)
from generator.runtime.token import token_of
from tests.runtime.fake import Fake
from tests.runtime.support import KEYS, Clock, Script, good, jwt, start


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_is_renewed_once(status: int) -> None:
    """The provider's expiry answer is a 401 or a 403; the call is made again with a new token."""
    script = Script(httpx.Response(status, json={"message": "Forbidden"}), good())
    start(script.client())

    assert script.logins == 2
    assert [request.headers["authorization"] for request in script.requests] == ["canary-token-1", "canary-token-2"]


@pytest.mark.parametrize(("status", "kind"), [(401, AuthenticationError), (403, PermissionDenied)])
def test_a_second_refusal_is_final(status: int, kind: type[KycError]) -> None:
    """One renewal, then the error."""
    script = Script(httpx.Response(status, json={"message": "no"}))
    with pytest.raises(kind) as caught:
        start(script.client())

    assert (script.logins, len(script.requests), caught.value.attempts) == (2, 2, 2)


def test_insufficient_credits_are_no_reason_to_log_in() -> None:
    """A 403 whose meaning the contract knows is not an expiry."""
    script = Script(httpx.Response(403, json={"message": "Insufficient credits"}))
    with pytest.raises(InsufficientCredits):
        start(script.client())

    assert (script.logins, len(script.requests)) == (1, 1)


def test_a_token_that_was_given_is_used_without_login() -> None:
    """And a refusal of it is an error."""
    script = Script(httpx.Response(401))
    with pytest.raises(AuthenticationError):
        start(script.client(access_token="given-token"))

    assert (script.logins, len(script.requests)) == (0, 1)


def test_a_token_is_renewed_ahead_of_its_end() -> None:
    """By the `exp` it holds: five minutes early, not when it is too late."""
    clock = Clock()
    script = Script()
    script.token = lambda _: jwt(clock.time + 86_400)
    client = script.client(effects=clock.effects())

    start(client)
    clock.time += 86_400 - 301
    start(client)
    assert script.logins == 1
    clock.time += 2
    start(client)
    assert script.logins == 2


def test_a_token_that_says_nothing_lives_as_long_as_the_contract_says() -> None:
    """24 hours here."""
    clock = Clock()
    script = Script()
    client = script.client(effects=clock.effects())

    start(client)
    clock.time += 86_400 - 290
    start(client)

    assert script.logins == 2


@pytest.mark.parametrize(
    ("value", "expires"),
    [
        (jwt(1_000_500.0), 1_000_500.0),
        (jwt(1_000_500.0, 900_000.0), 1_000_500.0),
        (jwt(999_000.0, 998_000.0), 1_001_000.0),
        (jwt(999_000.0), 1_000_100.0),
        ("a.b.c", 1_000_100.0),
        ("a.%%%.c", 1_000_100.0),
        ("opaque", 1_000_100.0),
    ],
)
def test_the_end_of_a_token_is_read_from_it(value: str, expires: float) -> None:
    """A clock that is wrong, or a token that is none of JSON's, falls back to a lifetime."""
    assert token_of(value, 100, 1_000_000.0).expires_at == expires


def test_a_renewal_that_fails_early_does_not_break_calls() -> None:
    """While the old token lives, it is used."""
    clock, down = Clock(), [False]
    script = Script()

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503) if down[0] and request.url.path == "/authenticate" else script(request)

    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(handle), effects=clock.effects())
    start(client)
    down[0] = True
    clock.time += 86_400 - 200
    start(client)
    clock.time += 300
    with pytest.raises(SourceUnavailable):
        start(client)

    assert len(script.requests) == 2


class Store:
    """A token store in memory, as processes would share one."""

    def __init__(self) -> None:
        self.token: Token | None = None

    def get(self) -> Token | None:
        """What is there."""
        return self.token

    def set(self, token: Token) -> None:
        """Keep it."""
        self.token = token


def test_processes_share_a_token_through_a_store() -> None:
    """The second client finds the first one's token."""
    store, script = Store(), Script()

    start(script.client(token_store=store))
    start(script.client(token_store=store))

    assert script.logins == 1


def test_a_refused_token_in_a_store_is_replaced() -> None:
    """The one that was refused is not taken from the store again."""
    store, script = Store(), Script(httpx.Response(401), good())

    start(script.client(token_store=store))

    assert script.logins == 2
    assert store.token is not None
    assert store.token.value == "canary-token-2"
    assert "canary" not in repr(store.token) + str(store.token)


def test_an_asynchronous_store_is_awaited() -> None:
    """For asyncio clients, whose stores may wait too."""

    class Waiting(Store):
        async def get(self) -> Token | None:  # type: ignore[override]
            await asyncio.sleep(0)
            return self.token

        async def set(self, token: Token) -> None:  # type: ignore[override]
            await asyncio.sleep(0)
            self.token = token

    store, script = Waiting(), Script()

    async def main() -> None:
        for _ in range(2):
            async with script.async_client(token_store=store) as client:
                await client.vault.status(session_id="s")

    asyncio.run(main())
    assert script.logins == 1
