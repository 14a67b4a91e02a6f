"""Logging in: once for everybody, however many wait, and one clear error where it fails."""

from __future__ import annotations

import asyncio
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from generator.runtime.errors import (
    AuthenticationError,
    KycError,
    LoginFailed,
    UnexpectedResponse,
)
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import KEYS, Script, good, start


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
            responses = await asyncio.gather(*(client.vault.status(session_id="s") for _ in range(1000)))
            return [response.data.id for response in responses]

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

    class HasBody(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waiting.release()
            return super().wait(timeout)

    def handle(_: httpx.Request) -> httpx.Response:
        logins.append(1)
        for _number in range(9):
            waiting.acquire(timeout=10)
        return httpx.Response(401, json={"message": "Unauthorized"})

    monkeypatch.setattr("generator.runtime.login.Event", HasBody)
    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(handle))

    def call(_: int) -> type[BaseException]:
        with pytest.raises(KycError) as caught:
            start(client)
        return type(caught.value)

    with ThreadPoolExecutor(10) as threads:
        assert set(threads.map(call, range(10))) == {LoginFailed}
    assert len(logins) == 1


def test_a_login_response_without_token_is_unexpected() -> None:
    """Named by the pointer where it should stand."""
    with pytest.raises(UnexpectedResponse) as caught:
        start(Fake(**KEYS, environment="test", transport=httpx.MockTransport(lambda _: httpx.Response(200, json={}))))

    assert (caught.value.pointer, caught.value.path) == ("/data/access_token", "/authenticate")


def test_the_older_flat_login_response_is_understood() -> None:
    """`access_token` beside `data.access_token`."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/authenticate":
            return httpx.Response(200, json={"access_token": "flat-token"})
        assert request.headers["authorization"] == "flat-token"
        return good()

    assert start(Fake(**KEYS, environment="test", transport=httpx.MockTransport(handle))) == "s-1"


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
        response = await second
        with pytest.raises(asyncio.CancelledError):
            await first
        return response.data.id

    assert asyncio.run(main()) == "s-1"
    assert len(logins) == 1


def test_one_client_serves_several_event_loops() -> None:
    """Each loop has connections of its own; the token is shared."""
    script = Script()
    client = script.async_client()

    async def call() -> str:
        response = await client.vault.status(session_id="s")
        await client.aclose()
        return response.data.id

    assert [asyncio.run(call()) for _ in range(3)] == ["s-1"] * 3
    assert script.logins == 1
