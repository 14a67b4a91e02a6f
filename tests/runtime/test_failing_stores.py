"""Stores and credential callables that fail: one error of ours or none, a good token is used all the same, no login storm."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from generator.runtime.client import Token
from generator.runtime.errors import ConfigurationError, KycError, UnexpectedResponse
from generator.runtime.stores import BoundStore
from tests.runtime.support import CREATE, KEYS, Clock, Script, start

ENDS: Any = ("never", "soon")


class Failing:
    """A store that fails where it is ordered to, with a text that nobody may see."""

    def __init__(self, *methods: str) -> None:
        self.methods = methods
        self.token: Token | None = None

    def get(self) -> Token | None:
        """What is there."""
        self._fail("get")
        return self.token

    def set(self, token: Token) -> None:
        """Keep it."""
        self._fail("set")
        self.token = token

    def _fail(self, method: str) -> None:
        if method in self.methods:
            message = "redis://canary:password@host is down"
            raise OSError(message)


@pytest.mark.parametrize("methods", [("get",), ("set",), ("get", "set")], ids=" and ".join)
def test_a_store_that_fails_costs_one_login(methods: tuple[str, ...], caplog: pytest.LogCaptureFixture) -> None:
    """The calls go on with the token that there is, and the log says why it is not shared."""
    script = Script()
    client = script.client(token_store=Failing(*methods))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            start(client)
    assert (script.logins, len(script.requests)) == (1, 3)
    assert [record.getMessage() for record in caplog.records] == [
        f"the token store failed (OSError in {method}); going on without it" for method in methods
    ]
    assert "canary" not in caplog.text


def test_an_asynchronous_store_that_fails_costs_one_login() -> None:
    """The same for asyncio, whether it fails at once or when it is awaited."""

    class Awaited(Failing):
        async def get(self) -> Token | None:  # type: ignore[override]
            return super().get()

        async def set(self, token: Token) -> None:  # type: ignore[override]
            super().set(token)

    script = Script()

    async def main() -> None:
        for kind in (Failing, Awaited):
            async with script.async_client(token_store=kind("get", "set")) as client:
                for _ in range(3):
                    await client.vault.create(**CREATE)

    asyncio.run(main())
    assert (script.logins, len(script.requests)) == (2, 6)


def test_an_asynchronous_store_is_refused_by_a_synchronous_client() -> None:
    """With what to do, and without a coroutine that nobody awaited."""

    class Awaited:
        async def get(self) -> Token | None:
            return None

        async def set(self, token: Token) -> None:
            pass

    script = Script()
    with pytest.raises(ConfigurationError, match="token_store is asynchronous"):
        start(script.client(token_store=Awaited()))
    assert script.requests == []


def test_a_store_that_need_not_be_awaited_serves_an_asynchronous_client(caplog: pytest.LogCaptureFixture) -> None:
    """Without a word about it."""
    kept: list[Token] = []
    store: Any = SimpleNamespace(get=lambda: kept[-1] if kept else None, set=kept.append)
    bound = BoundStore(store, lambda: "mark", logging.getLogger("test"))

    async def keep() -> list[Token | None]:
        return [await bound.get_async(), await bound.set_async(Token("x", 4e9, 4e9)), await bound.get_async()]

    before, stored, after = asyncio.run(keep())

    assert (before, stored, after) == (None, kept[0], kept[0])
    assert kept[0].bound_to == "mark"
    assert caplog.messages == []


@pytest.mark.parametrize(
    "found", ["text", b"bytes", {"value": "x"}, 7, Token("a\r\nb: c", 4e9, 4e9), Token("x", *ENDS)]
)
def test_what_is_no_token_is_ignored(found: Any) -> None:
    """Whatever a store gives."""
    store = Failing()
    store.token = found
    script = Script()
    start(script.client(token_store=store))
    assert script.logins == 1


def raising() -> str:
    """A secret manager that is down."""
    message = "vault token canary-vault-token is not accepted"
    raise OSError(message)


async def awaited() -> str:
    """A secret manager for asyncio."""
    return "canary-secret"


@pytest.mark.parametrize(
    ("ask", "output"),
    [
        (raising, "api_secret could not be had: its callable failed (OSError)"),
        (awaited, "api_secret is an asynchronous callable: give one that returns the text itself"),
        (lambda: None, "api_secret must be a text of printable ASCII without blanks at its ends"),
    ],
    ids=["raising", "asynchronous", "nothing"],
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_callable_that_fails_is_one_error(kind: str, ask: Callable[[], Any], output: str) -> None:
    """Of our own, without the text of the other; nothing is sent."""
    script = Script()

    async def main() -> None:
        await script.async_client(api_secret=ask).vault.create(**CREATE)

    call: Callable[[], object] = (
        (lambda: asyncio.run(main())) if kind == "async" else (lambda: start(script.client(api_secret=ask)))
    )
    with pytest.raises(ConfigurationError) as caught:
        call()
    assert caught.value.message == output
    assert "canary" not in "".join(traceback.format_exception(caught.value))
    assert (script.logins, script.requests) == (0, [])


def test_a_good_token_is_used_while_a_callable_fails() -> None:
    """The secret is needed for logins alone, and the key is still the one that the token belongs to."""
    clock, script, is_down = Clock(), Script(), [False]
    key = [KEYS["api_key"]]
    client = script.client(
        api_key=lambda: key[0], api_secret=lambda: raising() if is_down[0] else "canary-secret", effects=clock.effects()
    )
    start(client)
    is_down[0] = True
    start(client)
    clock.time += 86_400 - 100  # it should be renewed by now, and still lives
    start(client)
    assert (script.logins, len(script.requests)) == (1, 3)

    key[0] = "canary-key-2"
    with pytest.raises(ConfigurationError, match="api_secret could not be had"):
        start(client)
    key[0] = KEYS["api_key"]
    clock.time += 200
    with pytest.raises(ConfigurationError, match="api_secret could not be had"):
        start(client)
    assert (script.logins, len(script.requests)) == (1, 3)


def test_a_login_whose_token_no_header_can_carry_is_an_unexpected_response() -> None:
    """It would be sent as a second header."""
    script = Script()
    script.token = lambda _: "token\r\nx-injected: 1"
    with pytest.raises(UnexpectedResponse) as caught:
        start(script.client())
    assert (caught.value.rule, caught.value.path) == ("header", "/authenticate")
    assert script.requests == []


@pytest.mark.parametrize(
    "headers",
    [
        {"x": 1}, {"x": None}, {"x": b"bytes"}, {1: "x"}, {"": "x"}, {"x y": "z"}, {"x:": "z"}, {"é": "z"}, {"x": "é"},
        {"x": "\ud83d"}, {"\ud83d": "x"}, {"x": "a\nb"}, {"content-length": "5"}, {"Transfer-Encoding": "chunked"},
        {"Host": "evil.example"}, {"connection": "upgrade"}, 5, ["x"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["client", "call", "copy"])
def test_headers_that_cannot_be_sent_are_refused(place: str, headers: Any) -> None:
    """Wherever they are given, before anything is sent."""
    script = Script(httpx.Response(204))

    def call() -> None:
        if place == "call":
            script.client().vault.ping(headers=headers)
        elif place == "copy":
            script.client().copy(headers=headers).vault.ping()
        else:
            script.client(headers=headers).vault.ping()

    with pytest.raises(KycError, match="header"):
        call()
    assert script.requests == []
