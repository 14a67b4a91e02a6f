"""A call is over when its deadline has passed, whatever the server does meanwhile."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import httpx
import pytest

from generator.runtime import errors, http_aiohttp, http_async
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import GOOD, TOKEN, certificate

BODY = json.dumps(GOOD).encode()
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(BODY)
_READY = (http_aiohttp, http_async)  # what is measured is no import
Serve = Callable[[socket.socket], None]


@contextmanager
def misbehaving(serve: Serve) -> Iterator[str]:
    """A server on loopback that does as it likes with each connection."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)
    over = threading.Event()

    def each(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            serve(connection)

    def accept() -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                threading.Thread(target=each, args=(listening.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        thread.join()
        listening.close()


def dripping(head: bytes, drip: bytes) -> Serve:
    """Read the request, send the head, then a few bytes every 50 ms for 5 seconds."""

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        for _ in range(100):
            connection.sendall(drip)
            time.sleep(0.05)

    return serve


def silent(connection: socket.socket) -> None:
    """Take what comes and say nothing."""
    while connection.recv(65536):
        pass


def not_reading(connection: socket.socket, got: threading.Event) -> None:
    """Take the first byte of the request, and no other."""
    connection.recv(1)
    got.set()
    time.sleep(5)


def reading_slowly(connection: socket.socket, got: threading.Event) -> None:
    """Take a few bytes every 10 ms for 5 seconds: each makes room, and none is the whole."""
    for _ in range(500):
        connection.recv(65536)
        got.set()
        time.sleep(0.01)


class Watch:
    """Measures how long calls ran beyond their deadline, less the time for which this machine ran nothing of ours.

    A thread beside the calls sleeps for 5 ms again and again; by as much as it wakes late, a call may end late, too.
    """

    def __init__(self) -> None:
        self.lost = 0.0
        self.overruns: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._measure)

    def _measure(self) -> None:
        while not self._over.is_set():
            before = time.monotonic()
            time.sleep(0.005)
            self.lost += time.monotonic() - before - 0.005

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @contextmanager
    def timing(self, deadline: float) -> Iterator[None]:
        """Time one call."""
        before = time.monotonic()
        try:
            yield
        finally:
            self.overruns.append(time.monotonic() - before - deadline)

    @property
    def worst(self) -> float:
        """Seconds by which the latest call overran its deadline."""
        return max(self.overruns) - self.lost


MOST = 0.5
"""Seconds by which a call may overrun its deadline."""


def took(url: str, transport: str, **options: Any) -> tuple[errors.KycError, float]:
    """Return how a call failed, and by how many seconds it overran its deadline."""

    async def awaited() -> None:
        more: Any = {"transport": "aiohttp"} if transport == "aiohttp" else {}
        async with AsyncFake(**TOKEN, **more, base_url=url, **options) as client:
            with watch.timing(options["deadline"]):
                await client.vault.status(session_id="s")

    def call() -> None:
        if transport != "sync":
            asyncio.run(awaited())
            return
        with Fake(**TOKEN, base_url=url, **options) as client, watch.timing(options["deadline"]):
            client.vault.status(session_id="s")

    with Watch() as watch, pytest.raises(errors.KycError) as caught:
        call()
    return caught.value, watch.worst


DRIPS = {
    "body": dripping(HEAD.replace(b"content-length: %d" % len(BODY), b"content-length: 100000"), b" "),
    "header": dripping(b"HTTP/1.1 200 OK\r\nx-slow: ", b"x"),
    "early hints": dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "silence": silent,
}


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
@pytest.mark.parametrize("drip", DRIPS)
def test_a_call_ends_with_its_deadline(drip: str, transport: str) -> None:
    """However the response drips, and though a retry would be allowed."""
    with misbehaving(DRIPS[drip]) as url:
        error, overrun = took(url, transport, deadline=0.4, timeout=5.0)
    assert isinstance(error, errors.Timeout)
    assert "0.4 seconds, its deadline" in error.message
    assert error.path == "/vault/sessions/{session_id}/status"
    assert overrun < MOST


def test_an_own_client_ends_between_chunks() -> None:
    """Its connections are httpx's: what drips within a header is not seen, a body is."""
    with misbehaving(DRIPS["body"]) as url, httpx.Client() as own:
        error, overrun = took(url, "sync", deadline=0.4, http_client=own)
    assert isinstance(error, errors.Timeout)
    assert overrun < MOST


def test_the_phases_of_a_call_are_no_longer_than_what_is_left() -> None:
    """A caller's own client that knows no deadline gets phases that end with it."""
    seen: list[dict[str, float]] = []

    def response(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.extensions["timeout"]))
        return httpx.Response(200, json=GOOD)

    own = httpx.Client(transport=httpx.MockTransport(response))
    Fake(**TOKEN, environment="test", http_client=own, timeout=30.0, deadline=2.0).vault.status(session_id="s")
    assert set(seen[0]) == {"connect", "read", "write", "pool"}
    assert all(1.0 < seconds <= 2.0 for seconds in seen[0].values())


def test_a_slow_handshake_ends_with_the_deadline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The server drips a record of TLS."""
    cert, _ = certificate(tmp_path)
    monkeypatch.setattr("generator.runtime.http_routes.tls", lambda _: ssl.create_default_context(cafile=str(cert)))
    with misbehaving(dripping(b"\x16\x03\x03\x40\x00", b"\x02")) as url:
        error, overrun = took(url.replace("http:", "https:"), "sync", deadline=0.4, timeout=5.0)
    assert isinstance(error, errors.Timeout)
    assert overrun < MOST


def test_a_slow_resolver_ends_with_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up cannot be interrupted, so it is left behind."""
    real, over = socket.getaddrinfo, threading.Event()

    def slow(host: Any, *rest: Any, **more: Any) -> Any:
        if host == "localhost" and not more.get("flags"):
            over.wait(5)
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    error, overrun = took("http://localhost:9", "sync", deadline=0.4, timeout=5.0)
    over.set()
    assert isinstance(error, errors.Timeout)
    assert overrun < MOST


@pytest.mark.parametrize("reading", [not_reading, reading_slowly])
def test_a_request_that_is_not_taken_ends_with_the_deadline(
    reading: Callable[[socket.socket, threading.Event], None],
) -> None:
    """A large request is written in pieces, each within what is left; the peer has seen its beginning."""
    got = threading.Event()

    def call(url: str) -> None:
        with Fake(**TOKEN, base_url=url, deadline=1.0, timeout=5.0) as client, watch.timing(1.0):
            client.vault.create(
                flow="signin", redirect_url="https://e.example", doc_types=["pan"], note="x" * 16_000_000
            )

    with (
        misbehaving(lambda connection: reading(connection, got)) as url,
        Watch() as watch,
        pytest.raises(errors.Timeout),
    ):
        call(url)

    assert got.is_set()
    assert watch.worst < MOST


def test_a_wait_that_the_deadline_does_not_allow_is_not_begun() -> None:
    """The failure is raised at once."""

    def handle(request: httpx.Request) -> httpx.Response:
        del request
        return httpx.Response(503, headers={"retry-after": "5"})

    before = time.monotonic()
    with pytest.raises(errors.SourceUnavailable) as caught:
        Fake(**TOKEN, environment="test", transport=httpx.MockTransport(handle), deadline=1.0).vault.status(
            session_id="s"
        )
    assert time.monotonic() - before < 2
    assert caught.value.attempts == 1


def test_a_login_counts_as_part_of_the_call() -> None:
    """It drips, and everybody who waits for it ends with his own deadline."""
    keys: Any = {"api_key": "canary-key", "api_secret": "canary-secret"}
    ended: list[errors.KycError] = []

    with (
        misbehaving(DRIPS["body"]) as url,
        Fake(**keys, base_url=url, deadline=0.4, timeout=5.0) as client,
        Watch() as watch,
    ):

        def call() -> None:
            try:
                with watch.timing(0.4):
                    client.vault.status(session_id="s")
            except errors.KycError as error:
                ended.append(error)

        threads = [threading.Thread(target=call) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert [type(error) for error in ended] == [errors.Timeout] * 5
    assert watch.worst < MOST


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), float("nan"), True, None, "2"])
def test_a_deadline_is_a_positive_number(seconds: Any) -> None:
    """Nothing waits for ever."""
    with pytest.raises(errors.ConfigurationError, match="deadline"):
        Fake(**TOKEN, environment="test", deadline=seconds)
