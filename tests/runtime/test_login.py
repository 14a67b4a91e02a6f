"""Sessions: one login for everybody, renewed ahead of time, once more when refused."""

from __future__ import annotations

import asyncio
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from generator.runtime.client import Token
from generator.runtime.errors import (
    AuthenticationError,
    InsufficientCredits,
    KycError,
    LoginFailed,
    PermissionDenied,
    SourceUnavailable,
    UnexpectedResponse,
)
from generator.runtime.token import token_of
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import CREATE, KEYS, Clock, Script, good, jwt


def start(client: Fake) -> str:
    """Start a session."""
    return client.vault.create(**CREATE).data.id


def test_the_client_logs_in_by_itself_and_keeps_the_token() -> None:
    """The secret goes to the login alone, the token to the calls."""
    script = Script()
    client = script.client()
    start(client)
    start(client)

    assert script.logins == 1
    assert [request.headers["authorization"] for request in script.requests] == ["canary-token-1"] * 2
    assert "x-api-secret" not in script.requests[0].headers


def test_a_hundred_threads_cause_one_login() -> None:
    """However they race on a cold client."""
    script, ready = Script(), threading.Barrier(100)
    client = script.client()

    def call(_: int) -> str:
        ready.wait()
        return start(client)

    with ThreadPoolExecutor(100) as threads:
        assert list(threads.map(call, range(100))) == ["s-1"] * 100
    assert script.logins == 1


def test_a_thousand_tasks_cause_one_login() -> None:
    """The same for asyncio."""
    script = Script()

    async def main() -> list[str]:
        async with script.async_client() as client:
            answers = await asyncio.gather(*(client.vault.status(session_id="s") for _ in range(1000)))
            return [answer.data.id for answer in answers]

    assert asyncio.run(main()) == ["s-1"] * 1000
    assert script.logins == 1


def refusing(status: int = 401, message: str = "Unauthorized") -> tuple[list[int], httpx.MockTransport]:
    """A transport that refuses every login, slowly enough for all callers to wait, and counts them."""
    logins: list[int] = []

    def handle(_: httpx.Request) -> httpx.Response:
        logins.append(1)
        return httpx.Response(status, json={"message": message})

    return logins, httpx.MockTransport(handle)


def test_a_failed_login_is_one_clear_error() -> None:
    """It says that it was the login, and is an AuthenticationError like any refusal of credentials."""
    _, transport = refusing()
    with pytest.raises(LoginFailed) as caught:
        start(Fake(**KEYS, environment="test", transport=transport))

    assert isinstance(caught.value, AuthenticationError)
    assert str(caught.value) == "The client could not log in: Unauthorized (POST /authenticate, HTTP 401)"
    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_all_who_wait_for_a_failing_login_get_its_error() -> None:
    """A wrong secret is tried once, not once for each task."""
    logins: list[int] = []

    async def handle(_: httpx.Request) -> httpx.Response:
        logins.append(1)
        await asyncio.sleep(0)
        return httpx.Response(401, json={"message": "Unauthorized"})

    async def main() -> list[object]:
        client = AsyncFake(**KEYS, environment="test", transport=httpx.MockTransport(handle))
        calls = (client.vault.status(session_id="s") for _ in range(50))
        return list(await asyncio.gather(*calls, return_exceptions=True))

    failures = asyncio.run(main())

    assert {type(failure) for failure in failures} == {LoginFailed}
    assert len({id(failure) for failure in failures}) == 50
    assert len(logins) == 1


def test_all_threads_that_wait_for_a_failing_login_get_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first thread's login fails only when the nine others wait for it already."""
    waiting, logins = threading.Semaphore(0), []

    class Told(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waiting.release()
            return super().wait(timeout)

    def handle(_: httpx.Request) -> httpx.Response:
        logins.append(1)
        for _number in range(9):
            waiting.acquire(timeout=10)
        return httpx.Response(401, json={"message": "Unauthorized"})

    monkeypatch.setattr("generator.runtime.login.Event", Told)
    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(handle))

    def call(_: int) -> type[BaseException]:
        with pytest.raises(KycError) as caught:
            start(client)
        return type(caught.value)

    with ThreadPoolExecutor(10) as threads:
        assert set(threads.map(call, range(10))) == {LoginFailed}
    assert len(logins) == 1


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


def test_a_login_answer_without_token_is_unexpected() -> None:
    """Named by the pointer where it should stand."""
    with pytest.raises(UnexpectedResponse) as caught:
        start(Fake(**KEYS, environment="test", transport=httpx.MockTransport(lambda _: httpx.Response(200, json={}))))

    assert (caught.value.pointer, caught.value.path) == ("/data/access_token", "/authenticate")


def test_the_older_flat_login_answer_is_understood() -> None:
    """`access_token` beside `data.access_token`."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/authenticate":
            return httpx.Response(200, json={"access_token": "flat-token"})
        assert request.headers["authorization"] == "flat-token"
        return good()

    assert start(Fake(**KEYS, environment="test", transport=httpx.MockTransport(handle))) == "s-1"


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


def test_a_cancelled_task_does_not_cancel_the_login_of_the_others() -> None:
    """The login belongs to everybody who waits."""
    logins: list[int] = []
    script = Script()

    async def main() -> str:
        gate, asked = asyncio.Event(), asyncio.Event()

        async def handle(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/authenticate":
                logins.append(1)
                asked.set()
                await gate.wait()
            return script(request)

        client = AsyncFake(**KEYS, environment="test", transport=httpx.MockTransport(handle))
        first, second = (asyncio.create_task(client.vault.status(session_id="s")) for _ in range(2))
        await asked.wait()
        first.cancel()
        gate.set()
        answer = await second
        with pytest.raises(asyncio.CancelledError):
            await first
        return answer.data.id

    assert asyncio.run(main()) == "s-1"
    assert len(logins) == 1


def test_one_client_serves_several_event_loops() -> None:
    """Each loop has connections of its own; the token is shared."""
    script = Script()
    client = script.async_client()

    async def call() -> str:
        answer = await client.vault.status(session_id="s")
        await client.aclose()
        return answer.data.id

    assert [asyncio.run(call()) for _ in range(3)] == ["s-1"] * 3
    assert script.logins == 1
