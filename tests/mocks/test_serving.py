"""The server of a mock: it starts and stops at once and in silence, whatever its callers do."""

import asyncio
import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic, sleep
from typing import Any
from unittest.mock import Mock

import freezegun
import httpx
import pytest
import uvicorn

from kyc_clients._runtime.mock import Server, serving
from kyc_clients._runtime.mock.application import HANG_UP
from tests.mocks.small import SmallMock

NAME = "kyc-clients-mock"


@pytest.fixture
def mock() -> Iterator[SmallMock]:
    """One that is served."""
    with SmallMock() as served:
        yield served


def _threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == NAME]


def _patiently(done: Any) -> bool:
    until = monotonic() + 10
    while not (found := done()) and monotonic() < until:
        sleep(0.01)
    return bool(found)


def test_a_response_has_the_headers_of_the_mock_alone(mock: SmallMock) -> None:
    """Neither the server's name nor the time of the machine, which would tell one run from another."""
    answer = httpx.get(f"{mock.base_url}/nowhere")

    assert dict(answer.headers) == {"content-type": "application/json", "x-refused": "yes", "content-length": "27"}


def test_a_server_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """No call, no start, no end; nor that a caller was still waiting or connected."""
    caplog.set_level(logging.DEBUG, "uvicorn")
    for name in ("uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        caplog.set_level(logging.WARNING if name == "uvicorn.error" else logging.DEBUG, name)
    with SmallMock() as mock:
        httpx.get(f"{mock.base_url}/nowhere")
        mock.faults.add("latency", seconds=60, times=None)
        mock.faults.add("drop", times=None)
        key = {"x-key": mock.tenant().secrets["key"]}
        with suppress(httpx.TimeoutException):
            httpx.delete(f"{mock.base_url}/echo/7", headers=key, timeout=0.2)
        waiting = threading.Thread(target=_ask_in_vain, args=(f"{mock.base_url}/echo/8", key))
        waiting.start()
        assert _patiently(lambda: len(mock.requests) == 3)
    waiting.join()

    assert [one.getMessage() for one in caplog.records if one.name.startswith("uvicorn")] == []


def _ask_in_vain(url: str, headers: dict[str, str]) -> None:
    with suppress(httpx.TransportError):
        httpx.delete(url, headers=headers, timeout=30)


def test_a_server_does_not_wait_for_callers_that_have_gone(caplog: pytest.LogCaptureFixture) -> None:
    """It remembers none of them."""
    with SmallMock() as mock:
        server = mock._server
        assert server is not None
        httpx.get(f"{mock.base_url}/nowhere")
        assert _patiently(lambda: server._connections == {})
        caplog.set_level(logging.INFO, "uvicorn.error")

    assert not [text for text in caplog.messages if "Waiting" in text]


def test_servers_take_any_port_that_is_free() -> None:
    """Each its own, where none is asked for."""
    first, second = Server(SmallMock().app), Server(SmallMock().app)
    urls = {first.url, second.url}
    first.stop()
    second.stop()

    assert len(urls) == 2


def test_a_thread_of_a_server_holds_no_program_up_and_ends_with_it() -> None:
    """Stopping twice is no harm."""
    before = _threads()
    server = Server(SmallMock().app)
    server.start()
    (thread,) = (one for one in _threads() if one not in before)
    server.stop()
    server.stop()

    assert (thread.daemon, thread.is_alive()) == (True, False)


def test_a_server_that_does_not_start_in_time_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so; here it never reports that it has started."""
    before = _threads()
    monkeypatch.setattr(serving, "_PATIENCE", 0.5)
    monkeypatch.setattr(serving._Announcing, "startup", uvicorn.Server.startup)
    server = Server(SmallMock().app)

    with pytest.raises(RuntimeError, match=r"^the mock did not start within ten seconds$"):
        server.start()
    assert _patiently(lambda: _threads() == before)


def test_a_port_that_is_taken_is_an_error_that_leaves_nothing_open(mock: SmallMock) -> None:
    """A socket that nobody closed would be complained about here."""
    port = httpx.URL(mock.base_url).port
    assert port is not None

    with pytest.raises(OSError, match=r"Address already in use"):
        Server(mock.app, port)
    gc.collect()


def test_a_port_can_be_served_again_at_once() -> None:
    """Although the system still remembers connections that the server has closed."""
    with SmallMock() as first:
        port = httpx.URL(first.base_url).port
        assert port is not None
        first.faults.add("drop")
        key = {"x-key": first.tenant().secrets["key"]}
        with suppress(httpx.RemoteProtocolError):
            httpx.delete(f"{first.base_url}/echo/7", headers=key)
    server = Server(SmallMock().app, port)
    server.start()
    try:
        assert (server.url, httpx.get(f"{server.url}/nowhere").status_code) == (f"http://127.0.0.1:{port}", 404)
    finally:
        server.stop()


def test_a_server_can_run_in_the_thread_that_asks_for_it() -> None:
    """Until it is to end."""
    server = Server(SmallMock().app)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert _patiently(server._started.is_set)
    status = httpx.get(f"{server.url}/nowhere").status_code
    server._server.should_exit = True
    thread.join(10)
    server.stop()

    assert (status, thread.is_alive()) == (404, False)


def test_who_has_gone_before_the_answer_begins_cannot_be_hung_up_on() -> None:
    """The application is asked as any server would ask it."""
    scopes: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        scopes.append(scope)

    async def never() -> Any:
        raise NotImplementedError

    server = Server(app)
    asked: Any = server._server.config.app
    asyncio.run(asked({"type": "http", "client": ("127.0.0.1", 1)}, never, never))
    asyncio.run(asked({"type": "http", "client": None}, never, never))
    server.stop()

    assert scopes == [{"type": "http", "client": ("127.0.0.1", 1)}, {"type": "http", "client": None}]


def test_what_a_server_offers_besides_stays_in_what_the_application_is_asked_with() -> None:
    """Hanging up is added to it."""
    scopes: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        scopes.append(scope)

    async def never() -> Any:
        raise NotImplementedError

    server, transport = Server(app), Mock()
    server._connections["127.0.0.1", 1] = transport
    asked: Any = server._server.config.app
    asyncio.run(asked({"type": "http", "client": ("127.0.0.1", 1), "extensions": {"other": {}}}, never, never))
    server.stop()

    assert [scope["extensions"] for scope in scopes] == [{"other": {}, HANG_UP: transport.close}]


def test_a_server_outlives_a_test_that_moves_the_clock() -> None:
    """And ends at once after it: its pauses are not counted from there."""
    before = _threads()
    with SmallMock() as mock:
        with freezegun.freeze_time("2031-05-01"):
            sleep(0.3)
            assert httpx.get(f"{mock.base_url}/nowhere").status_code == 404
        own = [one for one in _threads() if one not in before]
    assert [one.is_alive() for one in own] == [False]
