"""Over a real loopback server, where HTTP itself is the point."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from http.server import BaseHTTPRequestHandler
from threading import Event
from urllib.parse import urlsplit

import httpcore
import httpx
import pytest

from generator.runtime import errors
from generator.runtime.client import Timeouts
from generator.runtime.http_failures import FAILURES, failure
from generator.runtime.network import AsyncStream, Sockets, Stream
from generator.runtime.tls import tls
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import CREATE, GOOD, TOKEN, Script, send, serving


def test_a_call_goes_over_a_connection_that_is_kept() -> None:
    """Ten calls, one connection."""
    ports: set[int] = set()

    def handle(request: BaseHTTPRequestHandler) -> None:
        ports.add(request.client_address[1])
        send(request, 200, json.dumps(GOOD).encode())

    with serving(handle) as url, Fake(**TOKEN, base_url=url) as client:
        for _ in range(10):
            assert client.vault.status(session_id="s").code == 200
    assert len(ports) == 1


def test_an_asynchronous_call_goes_over_the_wire() -> None:
    """The awaited twin."""

    async def main(url: str) -> list[int]:
        async with AsyncFake(**TOKEN, base_url=url) as client:
            responses = await asyncio.gather(*(client.vault.status(session_id="s") for _ in range(5)))
            return [response.code for response in responses]

    with serving(lambda request: send(request, 200, json.dumps(GOOD).encode())) as url:
        assert asyncio.run(main(url)) == [200] * 5


def test_a_silent_server_is_a_timeout() -> None:
    """Within the time that the call gives, not for ever."""
    done = Event()

    def handle(_: BaseHTTPRequestHandler) -> None:
        done.wait(10)

    with serving(handle) as url, Fake(**TOKEN, base_url=url) as client:
        before = time.monotonic()
        with pytest.raises(errors.Timeout) as caught:
            client.vault.create(**CREATE, timeout=Timeouts(read=0.05))
        took = time.monotonic() - before
        done.set()

    assert took < 5
    assert str(caught.value) == (
        "No response in time (ReadTimeout); the request may have arrived (POST /vault/sessions)"
    )


def test_nobody_there_is_a_connection_failed() -> None:
    """Nothing was sent, and the error says so."""
    with serving(lambda request: send(request, 200, b"")) as url:
        pass
    with (
        Fake(**TOKEN, base_url=url, retries=0) as client,
        pytest.raises(errors.ConnectionFailed, match="nothing was sent"),
    ):
        client.vault.create(**CREATE)


@pytest.mark.parametrize(
    "body", [b'{"code": 200', gzip.compress(json.dumps(GOOD).encode())[:-12]], ids=["cut short", "broken gzip"]
)
def test_a_body_that_ends_too_early_is_unexpected(body: bytes) -> None:
    """With the status and request id that had arrived already."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        encoding = {"Content-Encoding": "gzip"} if body[:1] == b"\x1f" else {}
        send(request, 200, body, **{"Content-Length": "300", "x-amzn-RequestId": "req-1", **encoding})
        request.close_connection = True

    with (
        serving(handle) as url,
        Fake(**TOKEN, base_url=url) as client,
        pytest.raises(errors.UnexpectedResponse) as caught,
    ):
        client.vault.create(**CREATE)

    assert (caught.value.rule, caught.value.status, caught.value.request_id) == ("truncated", 200, "req-1")


def test_a_server_that_hangs_up_is_a_connection_lost() -> None:
    """It may have done the work: a session start is not repeated."""
    seen: list[str] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.path)
        request.close_connection = True

    with serving(handle) as url, Fake(**TOKEN, base_url=url) as client, pytest.raises(errors.ConnectionLost):
        client.vault.create(**CREATE)
    assert seen == ["/vault/sessions"]


def test_a_redirect_is_not_followed() -> None:
    """It would carry the credentials to whatever host it names."""
    elsewhere: list[str] = []

    with serving(lambda request: elsewhere.append(request.path)) as other:

        def handle(request: BaseHTTPRequestHandler) -> None:
            send(request, 307, b"", Location=f"{other}/steal")

        with serving(handle) as url, Fake(**TOKEN, base_url=url) as client, pytest.raises(errors.ApiError) as caught:
            client.vault.create(**CREATE)

    assert caught.value.status == 307
    assert elsewhere == []


def test_a_redirect_is_not_followed_by_an_asynchronous_client() -> None:
    """Not with a connection pool of the caller's that follows every other, either."""
    elsewhere: list[str] = []

    async def call(url: str) -> int:
        async with (
            httpx.AsyncClient(follow_redirects=True) as pool,
            AsyncFake(**TOKEN, base_url=url, http_client=pool) as client,
        ):
            with pytest.raises(errors.ApiError) as caught:
                await client.vault.create(**CREATE)
            return caught.value.status

    with serving(lambda request: elsewhere.append(request.path)) as other:

        def handle(request: BaseHTTPRequestHandler) -> None:
            send(request, 307, b"", Location=f"{other}/steal")

        with serving(handle) as url:
            assert asyncio.run(call(url)) == 307
    assert elsewhere == []


def test_cookies_of_a_response_are_not_sent_back() -> None:
    """Calls of one tenant leave no trace in calls of another."""
    cookies: list[str | None] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        cookies.append(request.headers.get("cookie"))
        send(request, 200, json.dumps(GOOD).encode(), **{"Set-Cookie": "session=canary"})

    with serving(handle) as url, Fake(**TOKEN, base_url=url) as client:
        client.vault.status(session_id="s")
        client.copy(api_key="other-key").vault.status(session_id="s")

    assert cookies == [None, None]


def test_an_unusual_status_over_the_wire_is_typed() -> None:
    """521 is in no registry, and is a status."""
    with (
        serving(lambda request: send(request, 521, b'{"message": "Data not found"}')) as url,
        Fake(**TOKEN, base_url=url) as client,
        pytest.raises(errors.SessionNotFound) as caught,
    ):
        client.vault.status(session_id="s")

    assert caught.value.status == 521


def test_a_client_can_be_used_again_after_closing() -> None:
    """Closing frees connections; the next call makes new ones."""
    with serving(lambda request: send(request, 200, json.dumps(GOOD).encode())) as url:
        client = Fake(**TOKEN, base_url=url)
        client.vault.status(session_id="s")
        client.close()
        client.close()
        assert client.vault.status(session_id="s").code == 200
        client.close()


def test_an_own_http_client_is_used_and_left_open() -> None:
    """Its headers are sent, its hooks run, its auth does not replace our credentials."""
    script, seen = Script(), []
    hooks = {"request": [lambda request: seen.append(urlsplit(str(request.url)).path)]}
    own = httpx.Client(
        transport=httpx.MockTransport(script), headers={"x-own": "1"}, event_hooks=hooks, auth=("user", "password")
    )

    with Fake(**TOKEN, environment="test", http_client=own) as client:
        client.vault.status(session_id="s")

    sent = script.requests[0].headers
    assert (sent["x-own"], sent["authorization"], own.is_closed) == ("1", "canary-token", False)
    assert seen == ["/vault/sessions/s/status"]
    own.close()


@pytest.mark.parametrize(
    "kind",
    [one for base in FAILURES for one in (base, *base.__subclasses__()) if one is not httpx.RequestError],
    ids=lambda one: one.__name__,
)
def test_every_failure_of_httpx_is_one_of_ours(kind: type[Exception]) -> None:
    """Also those that httpx may add below the ones we know."""
    error = kind.__new__(kind)

    assert isinstance(failure(error), errors.TransportError)


def test_clients_share_one_tls_context() -> None:
    """It is most of what making a client costs; a plain loopback client does not need it."""
    assert tls("https://a.example") is tls("https://b.example")
    assert tls("http://localhost") is not tls("https://a.example")


def test_an_own_client_that_is_closed_is_a_connection_failed() -> None:
    """Nothing was sent; not a RuntimeError."""
    own = httpx.Client(transport=httpx.MockTransport(Script()))
    own.close()
    with pytest.raises(errors.ConnectionFailed, match="closed"):
        Fake(**TOKEN, environment="test", http_client=own, retries=0).vault.create(**CREATE)


def test_an_own_asynchronous_client_in_another_loop_is_refused_clearly() -> None:
    """Its connections belong to the loop that made them."""

    async def call(client: AsyncFake) -> int:
        return (await client.vault.status(session_id="s")).code

    with serving(lambda request: send(request, 200, json.dumps(GOOD).encode())) as url:
        own = httpx.AsyncClient()
        client = AsyncFake(**TOKEN, base_url=url, http_client=own, retries=0)
        first = asyncio.new_event_loop()
        assert first.run_until_complete(call(client)) == 200
        with pytest.raises(errors.ConfigurationError, match="another event loop"):
            asyncio.run(call(client))
        first.run_until_complete(own.aclose())
        first.close()


class Inner(httpcore.NetworkStream):
    """A connection that fails, or takes what is written."""

    def __init__(self) -> None:
        self.closed = False
        self.written: list[tuple[int, float | None]] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Fail."""
        raise httpcore.ReadError(f"{max_bytes} {timeout}")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Note how much is written, and in how many seconds."""
        self.written.append((len(buffer), timeout))

    def close(self) -> None:
        """Note it."""
        self.closed = True


class AsyncInner(httpcore.AsyncNetworkStream):
    """The same, awaited."""

    def __init__(self) -> None:
        self.closed = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Fail."""
        raise httpcore.ReadError(f"{max_bytes} {timeout}")

    async def aclose(self) -> None:
        """Note it."""
        self.closed = True


@pytest.mark.parametrize(("timeout", "closed"), [(None, True), (2.0, False)])
def test_a_read_that_fails_closes_the_connection_where_nobody_else_does(timeout: float | None, *, closed: bool) -> None:
    """In the handshake with a proxy, whose reads have no timeout; other calls may still be on one of HTTP/2."""
    inner, awaited = Inner(), AsyncInner()

    with pytest.raises(httpcore.ReadError, match=f"^9 {timeout}$"):
        Stream(inner, Sockets()).read(9, timeout)
    with pytest.raises(httpcore.ReadError, match=f"^9 {timeout}$"):
        asyncio.run(AsyncStream(awaited, Sockets()).read(9, timeout))

    assert (inner.closed, awaited.closed) == (closed, closed)


def test_steps_without_a_timeout_of_theirs_have_the_one_of_the_connection() -> None:
    """And a long text is written in pieces, each in what is left."""
    inner = Inner()

    Stream(inner, Sockets(), 3.0).write(bytes(16_385))
    Stream(inner, Sockets(), 3.0).write(bytes(16_384), 2.0)
    Stream(inner, Sockets()).write(b"a")

    assert inner.written == [(16_384, 3.0), (1, 3.0), (16_384, 2.0), (1, None)]


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
@pytest.mark.parametrize(("own", "kind"), [(False, "ConnectError"), (True, "UnicodeError")])
def test_a_host_that_no_name_can_be_is_a_connection_failed(host: str, kind: str, *, own: bool) -> None:
    """Over our connections and over the caller's, whose library fails in another way."""
    with httpx.Client(trust_env=False) as http_client:
        client = Fake(**TOKEN, base_url=f"https://{host}", retries=0, http_client=http_client if own else None)
        with pytest.raises(errors.ConnectionFailed, match=rf"^No connection \({kind}\); nothing was sent"):
            client.vault.status(session_id="s")
