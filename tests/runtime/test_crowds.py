"""Many calls at once, and many event loops one after the other, on one client."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors, http, http_async, http_failures
from generator.runtime.client import Timeouts
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import GOOD, TOKEN, send, serving

FEW = 4
FILES = Path("/proc/self/fd")


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were few connections."""
    for module in (http, http_async, http_failures):
        monkeypatch.setattr(module, "CONNECTIONS", FEW)


class Busy:
    """A server whose answers take a moment, and that knows how many it gave at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.most = self._now = 0
        self._lock = threading.Lock()

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        """Answer."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.seconds)
        with self._lock:
            self._now -= 1
        send(request, 200, json.dumps(GOOD).encode())


def crowd(url: str, kind: str, calls: int, **options: Any) -> list[object]:
    """Make calls at once; return their values and errors."""

    async def awaited() -> list[object]:
        async with AsyncFake(**TOKEN, base_url=url, **options) as client:
            made = (client.vault.status(session_id="s") for _ in range(calls))
            return list(await asyncio.gather(*made, return_exceptions=True))

    if kind == "async":
        return asyncio.run(awaited())

    def call(client: Fake) -> object:
        try:
            return client.vault.status(session_id="s")
        except errors.KycError as error:
            return error

    with Fake(**TOKEN, base_url=url, **options) as client, ThreadPoolExecutor(calls) as threads:
        return list(threads.map(call, [client] * calls))


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_crowd_waits_for_its_turn(kind: str) -> None:
    """However many there are: nobody fails, and no more are sent at once than there are connections."""
    busy = Busy(0.02)
    with serving(busy) as url:
        values = crowd(url, kind, 40)
    assert [value for value in values if isinstance(value, Exception)] == []
    assert busy.most <= FEW


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_who_waits_too_long_for_a_connection_is_reported_what_to_do(kind: str) -> None:
    """Nothing was sent; the option and the extra are named."""
    with serving(Busy(0.5)) as url:
        values = crowd(url, kind, FEW + 1, timeout=Timeouts(pool=0.1), retries=0)
    failed = [value for value in values if isinstance(value, Exception)]
    assert [type(error) for error in failed] == [errors.ConnectionFailed]
    assert str(failed[0]).startswith(f"All {FEW} connections were in use for 0.1 seconds; nothing was sent.")
    assert "timeout=Timeouts(pool=…)" in str(failed[0])
    assert "transport='aiohttp'" in str(failed[0])


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_who_waits_for_a_connection_ends_with_his_deadline(kind: str) -> None:
    """And the others go on."""
    with serving(Busy(0.5)) as url:
        values = crowd(url, kind, FEW * 2, deadline=0.3, retries=0)
    assert {type(value) for value in values} == {errors.Timeout}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_call_that_fails_gives_its_place_to_the_next(kind: str) -> None:
    """Ten times as many failures as there are connections."""

    def hang_up(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True

    with serving(hang_up) as url:
        values = crowd(url, kind, FEW * 10, retries=0)
    assert {type(value) for value in values} == {errors.ConnectionLost}


def jobs(transport: str, count: int) -> list[int]:
    """Run jobs, each in an event loop of its own, on one client; return how many files are open after each."""
    more: Any = {"transport": "aiohttp"} if transport == "aiohttp" else {}
    client, opened = AsyncFake(**TOKEN, base_url="http://127.0.0.1:9", **more), list[int]()

    async def job() -> None:
        await client.vault.status(session_id="s")

    with serving(lambda request: send(request, 200, json.dumps(GOOD).encode())) as url:
        client = AsyncFake(**TOKEN, base_url=url, **more)
        for _ in range(count):
            asyncio.run(job())
            opened.append(len(list(FILES.iterdir())))
        asyncio.run(client.close())
    return opened


@pytest.mark.skipif(not FILES.is_dir(), reason="this system does not tell which files are open")
@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_jobs_with_event_loops_of_their_own_leave_no_file_open(transport: str) -> None:
    """The connections of a loop that is closed are closed at the next call."""
    opened = jobs(transport, 40)
    assert max(opened[20:]) <= max(opened[:20]) + 2


@pytest.mark.slow
@pytest.mark.skipif(not FILES.is_dir(), reason="this system does not tell which files are open")
@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_a_thousand_jobs_leave_no_file_open(transport: str) -> None:
    """As a worker does in an hour."""
    opened = jobs(transport, 1000)
    assert max(opened[500:]) <= max(opened[:20]) + 4
