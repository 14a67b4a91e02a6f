"""The transport of the extra `kyc-clients[aiohttp]` keeps every promise of the one that everybody has."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.client import Timeouts
from generator.runtime.http_async import AsyncPool
from tests.runtime.fake import AsyncFake
from tests.runtime.support import CREATE, GOOD, send, serving

TOKEN: dict[str, Any] = {"api_key": "canary-key", "access_token": "canary-token", "transport": "aiohttp"}


def response(request: BaseHTTPRequestHandler) -> None:
    """Answer well."""
    send(request, 200, json.dumps(GOOD).encode())


async def create(url: str, **options: Any) -> int:
    """Start a session once."""
    async with AsyncFake(**TOKEN, base_url=url, **options) as client:
        return (await client.vault.create(**CREATE)).code


def test_many_calls_are_in_flight_at_once_and_none_is_lost() -> None:
    """What the extra is for."""
    body = json.dumps(GOOD).encode()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
        writer.close()

    async def main() -> list[int]:
        async with await asyncio.start_server(serve, "127.0.0.1", 0, backlog=512) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with AsyncFake(**TOKEN, base_url=url) as client:
                responses = await asyncio.gather(*(client.vault.status(session_id="s") for _ in range(300)))
        return [response.code for response in responses]

    assert asyncio.run(main()) == [200] * 300


def test_the_request_is_the_one_that_httpx_would_send() -> None:
    """Method, path, body and our headers; nothing that the library would add by itself but the host."""
    seen: list[tuple[str, str, bytes, dict[str, str]]] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        content = request.rfile.read(int(request.headers.get("content-length", "0")))
        headers = {name.lower(): value for name, value in request.headers.items()}
        seen.append((request.command, request.path, content, headers))
        response(request)

    async def main(url: str) -> None:
        for transport in ("aiohttp", None):
            async with AsyncFake(**{**TOKEN, "transport": transport}, base_url=url) as client:
                await client.vault.create(**CREATE)
                await client.vault.status(session_id="a/b ü")

    with serving(handle) as url:
        asyncio.run(main(url))

    assert seen[:2] == seen[2:]
    assert seen[0][3]["authorization"] == "canary-token"


def test_a_path_goes_out_as_it_was_encoded() -> None:
    """Dots that were encoded stay encoded: decoded, they would climb to another path."""
    paths: list[str] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        paths.append(request.path)
        response(request)

    async def main(url: str) -> None:
        async with AsyncFake(**TOKEN, base_url=url) as client:
            await client.vault.status(session_id="..")

    with serving(handle) as url:
        asyncio.run(main(url))
    assert paths == ["/vault/sessions/%2E%2E/status"]


def test_nobody_there_is_a_connection_failed() -> None:
    """Nothing was sent, and the error says so."""
    with serving(response) as url:
        pass
    with pytest.raises(errors.ConnectionFailed, match="nothing was sent"):
        asyncio.run(create(url, retries=0))


def test_a_silent_server_is_a_timeout() -> None:
    """Within the time that the call gives, not for ever."""
    done = Event()

    def handle(_: BaseHTTPRequestHandler) -> None:
        done.wait(10)

    with serving(handle) as url:
        with pytest.raises(errors.Timeout, match="may have arrived"):
            asyncio.run(create(url, timeout=Timeouts(read=0.05)))
        done.set()


def test_a_call_is_not_repeated_behind_the_callers_back() -> None:
    """A kept connection that breaks is a connection lost, also for a GET: aiohttp alone would send it twice."""
    seen: list[str] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.path)
        if len(seen) == 1:
            response(request)
        else:
            request.close_connection = True

    async def main(url: str) -> None:
        async with AsyncFake(**TOKEN, base_url=url, retries=0) as client:
            await client.vault.status(session_id="s")
            await client.vault.status(session_id="s")

    with serving(handle) as url, pytest.raises(errors.ConnectionLost, match="may have arrived"):
        asyncio.run(main(url))
    assert len(seen) == 2


def test_a_body_that_ends_too_early_is_unexpected() -> None:
    """With the status and request id that had arrived already."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        send(request, 200, b'{"code": 200', **{"Content-Length": "300", "x-amzn-RequestId": "req-1"})
        request.close_connection = True

    with serving(handle) as url, pytest.raises(errors.UnexpectedResponse) as caught:
        asyncio.run(create(url))
    assert (caught.value.rule, caught.value.status, caught.value.request_id) == ("truncated", 200, "req-1")


def test_a_redirect_is_not_followed() -> None:
    """It would carry the credentials to whatever host it names."""
    elsewhere: list[str] = []
    with serving(lambda request: elsewhere.append(request.path)) as other:

        def handle(request: BaseHTTPRequestHandler) -> None:
            send(request, 307, b"", Location=f"{other}/steal")

        with serving(handle) as url, pytest.raises(errors.ApiError) as caught:
            asyncio.run(create(url))

    assert (caught.value.status, elsewhere) == (307, [])


def test_cookies_of_a_response_are_not_sent_back() -> None:
    """Calls of one tenant leave no trace in calls of another."""
    cookies: list[str | None] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        cookies.append(request.headers.get("cookie"))
        send(request, 200, json.dumps(GOOD).encode(), **{"Set-Cookie": "session=canary"})

    async def main(url: str) -> None:
        async with AsyncFake(**TOKEN, base_url=url) as client:
            await client.vault.status(session_id="s")
            await client.vault.status(session_id="s")

    with serving(handle) as url:
        asyncio.run(main(url))
    assert cookies == [None, None]


def test_a_client_can_be_used_again_after_closing_and_in_another_loop() -> None:
    """Connections belong to a loop; the client does not."""
    with serving(response) as url:
        client = AsyncFake(**TOKEN, base_url=url)

        async def main() -> int:
            await client.vault.status(session_id="s")
            await client.aclose()
            code = (await client.vault.status(session_id="s")).code
            await client.aclose()
            return code

        assert [asyncio.run(main()), asyncio.run(main())] == [200, 200]


def test_it_stands_aside_for_a_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reaching those is something that httpx knows."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    client = AsyncFake(**TOKEN, base_url="http://127.0.0.1:1")

    assert isinstance(client._pool.get(), AsyncPool)


@pytest.mark.parametrize("option", [{"proxy": "http://127.0.0.1:9"}, {"event_hooks": {"request": []}}])
def test_what_only_httpx_can_do_is_refused(option: dict[str, Any]) -> None:
    """When the client is made, not at the first call."""
    with pytest.raises(errors.ConfigurationError, match="httpx's"):
        AsyncFake(**TOKEN, environment="test", **option)


def test_an_own_client_and_the_extra_are_refused_together() -> None:
    """One or the other."""
    with pytest.raises(errors.ConfigurationError, match="one or the other"):
        AsyncFake(**TOKEN, environment="test", http_client=httpx.AsyncClient())


def test_without_the_extra_the_client_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not an ImportError in the middle of a call."""
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(errors.ConfigurationError, match=r"pip install 'kyc-clients\[aiohttp\]'"):
        AsyncFake(**TOKEN, environment="test")
