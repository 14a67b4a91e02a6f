"""Waiting for a consent ends with its timeout, whatever the provider does meanwhile, and survives short outages."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import freezegun
import httpx
import pytest
import time_machine

from generator.runtime import errors, http_async
from generator.runtime.client import Effects
from generator.runtime.consent import Pace
from generator.runtime.operation import Poll
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.fake.vault import STATUS
from tests.runtime.support import GOOD, KEYS, TOKEN, Clock, Script, good, send, serving, start

_READY = http_async  # what is measured is no import
EAGER = Effects(random=lambda: 0.0)
"""Waits between the repetitions of a call are of no length."""
POLL = Poll("/data/status", ("succeeded",), {"expired": "session-expired"})
Serve = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks follow each other faster than those at people."""
    monkeypatch.setattr(Pace, "__record_defaults__", {"first": 0.05, "longest": 0.1, "growth": 1.5})


def body(status: str) -> bytes:
    """A session in some state."""
    return json.dumps({**GOOD, "data": {**GOOD["data"], "status": status}}).encode()


def wait(url: str, kind: str, timeout: float) -> object:
    """Wait for a session."""

    async def awaited() -> object:
        async with AsyncFake(**TOKEN, base_url=url, effects=EAGER) as client:
            return await client.vault._wait(STATUS, {"session_id": "s"}, POLL, timeout=timeout)

    if kind == "async":
        return asyncio.run(awaited())
    with Fake(**TOKEN, base_url=url, effects=EAGER) as client:
        return client.vault._wait(STATUS, {"session_id": "s"}, POLL, timeout=timeout)


def slow(over: threading.Event) -> Serve:
    """Each response takes 5 seconds."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        over.wait(5)
        send(request, 200, body("created"))

    return serve


def dripping(over: threading.Event) -> Serve:
    """A response that never ends."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-length", "1000000")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b" ")
            over.wait(0.05)

    return serve


def busy(_: threading.Event) -> Serve:
    """Come back in 20 seconds."""
    return lambda request: send(request, 429, b"{}", **{"Retry-After": "20"})


def down(_: threading.Event) -> Serve:
    """Nothing but failures."""
    return lambda request: send(request, 500, b"{}")


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("serve", [slow, dripping, busy, down], ids=lambda serve: serve.__name__)
def test_a_wait_ends_with_its_timeout(serve: Callable[[threading.Event], Serve], kind: str) -> None:
    """In a `WaitTimeout`, with the reason as its cause."""
    over = threading.Event()
    with serving(serve(over)) as url:
        before = time.monotonic()
        with pytest.raises(errors.WaitTimeout) as caught:
            wait(url, kind, 0.4)
        seconds = time.monotonic() - before
        over.set()
    assert seconds < 1.5
    assert isinstance(caught.value.__cause__, errors.KycError)
    assert caught.value.last is None


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("timeout", [float("nan"), "300", True])
def test_a_timeout_that_is_no_number_of_seconds_is_refused(timeout: Any, kind: str) -> None:
    """Compared with NaN, no time is ever up."""
    with pytest.raises(errors.ConfigurationError, match="timeout must be a number of seconds"):
        wait("http://127.0.0.1:9", kind, timeout)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_wait_that_times_out_has_the_last_response(kind: str) -> None:
    """Which has the last status of the session."""
    with (
        serving(lambda request: send(request, 200, body("pondering"))) as url,
        pytest.raises(errors.WaitTimeout) as caught,
    ):
        wait(url, kind, 0.2)
    last: Any = caught.value.last
    assert last.data.status == "pondering"


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("failure", [500, 502, 503, 504, 429, 408, "hangs up", "ends early"])
def test_a_short_outage_is_waited_out(failure: int | str, kind: str) -> None:
    """Longer than a call alone would repeat."""
    looks: list[int] = []

    def serve(request: BaseHTTPRequestHandler) -> None:
        looks.append(1)
        if len(looks) > 8:
            send(request, 200, body("succeeded"))
        elif isinstance(failure, int):
            send(request, failure, b"{}", **{"Retry-After": "0"})
        elif failure == "ends early":
            send(request, 200, b"{", **{"Content-Length": "100"})
        request.close_connection = isinstance(failure, str)

    with serving(serve) as url:
        seen: Any = wait(url, kind, 30)
    assert seen.data.status == "succeeded"


def test_a_call_has_a_deadline_of_its_own() -> None:
    """Shorter or longer than the client's."""
    over = threading.Event()
    with serving(slow(over)) as url, Fake(**TOKEN, base_url=url) as client:
        before = time.monotonic()
        with pytest.raises(errors.Timeout, match=r"0.3 seconds, its deadline"):
            client.vault.status(session_id="s", deadline=0.3)
        seconds = time.monotonic() - before
        over.set()
        assert client.copy(deadline=0.001).vault.status(session_id="s", deadline=5).data.id == "s-1"
    assert seconds < 1.5


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), True, "2"])
def test_the_deadline_of_a_call_is_a_positive_number(seconds: Any) -> None:
    """As the client's."""
    with pytest.raises(errors.ConfigurationError, match="deadline"):
        Script().client().vault.ping(deadline=seconds)


def test_who_waits_for_the_login_of_a_shorter_call_is_not_bound_by_its_deadline() -> None:
    """He logs in by himself when that one's time is up."""
    begun, logins = threading.Event(), list[int]()

    def response(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/authenticate":
            return good()
        logins.append(1)
        if len(logins) == 1:
            begun.set()
            time.sleep(0.2)
            message = "x"
            raise httpx.ReadTimeout(message)
        return httpx.Response(200, json={"data": {"access_token": "canary-token"}})

    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(response))
    failed: list[errors.KycError] = []

    def short() -> None:
        try:
            client.vault.status(session_id="s", deadline=0.1)
        except errors.KycError as error:
            failed.append(error)

    first = threading.Thread(target=short)
    first.start()
    begun.wait(5)
    assert client.vault.status(session_id="s").data.id == "s-1"
    first.join()
    assert [type(error) for error in failed] == [errors.Timeout]
    assert len(logins) == 2


def test_who_waits_for_the_login_of_a_longer_call_waits_no_longer_than_its_own_deadline() -> None:
    """The login goes on for the one that began it."""
    begun, over = threading.Event(), threading.Event()

    def response(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/authenticate":
            return good()
        begun.set()
        over.wait(10)
        return httpx.Response(200, json={"data": {"access_token": "canary-token"}})

    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(response))
    found: list[str] = []
    first = threading.Thread(target=lambda: found.append(client.vault.status(session_id="s").data.id))
    first.start()
    begun.wait(5)
    end = threading.Timer(3, over.set)
    end.start()
    with pytest.raises(errors.Timeout):
        client.vault.status(session_id="s", deadline=0.1)
    assert not over.is_set()
    end.cancel()
    over.set()
    first.join()
    assert found == ["s-1"]


@pytest.mark.parametrize("move", ["freezegun", "time-machine"])
def test_a_test_that_moves_the_clock_moves_the_end_of_tokens(move: str) -> None:
    """Of clients that were made before, too."""
    script = Script()
    client = script.client(effects=None)
    start(client)
    travel: Any = freezegun.freeze_time if move == "freezegun" else time_machine.travel
    with travel(datetime.now(UTC) + timedelta(days=1)):
        start(client)
        start(client)
    assert script.logins == 2


@pytest.mark.parametrize("move", ["freezegun", "time-machine"])
def test_a_clock_that_stands_still_stops_no_call(move: str) -> None:
    """A client that is made and used while it does works over the wire."""
    travel: Any = (
        freezegun.freeze_time("2031-05-01") if move == "freezegun" else time_machine.travel("2031-05-01", tick=False)
    )
    with (
        serving(lambda request: send(request, 200, body("created"))) as url,
        travel,
        Fake(**TOKEN, base_url=url) as client,
    ):
        assert client.vault.status(session_id="s").data.id == "s-1"


def test_a_wall_clock_that_is_set_does_not_end_a_wait() -> None:
    """Waits are measured by the clock that nobody sets; a test's own clock is the exception."""
    script = Script(good(status="created"), good(status="created"), good(status="succeeded"))
    client = script.client(api_secret=None, access_token="t", effects=None)
    wall = itertools.count(1_700_000_000, 10_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: float(next(wall)))
        seen: Any = client.vault._wait(STATUS, {"session_id": "s"}, POLL, timeout=20)
    assert seen.data.status == "succeeded"

    clock = Clock()
    script = Script(good(status="created"))
    with pytest.raises(errors.WaitTimeout):
        script.client(effects=clock.effects()).vault._wait(STATUS, {"session_id": "s"}, POLL, timeout=20)
    assert sum(clock.slept) == pytest.approx(20)
