"""Connections of both kinds of clients over scripted transports: what is made when, and what is closed."""

from __future__ import annotations

import asyncio
from math import inf
from os import getpid
from threading import Semaphore
from time import monotonic
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from kyc_clients._runtime.failures import Broken, ConfigurationError, ConnectionFailed, ConnectionLost, Timeout
from kyc_clients._runtime.http import Pool, body_of, client_of, given
from kyc_clients._runtime.http_async import AsyncPool, async_pool
from kyc_clients._runtime.http_failures import waiting_time
from kyc_clients._runtime.timeouts import Timeouts
from kyc_clients._runtime.wire import Head, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kyc_clients._runtime.response import Response

URL = "https://api.example/a/1?b=2"
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])


def _wire(
    url: str = URL, content: bytes | None = None, until: float = inf, pool: float = 1.0, *, fixed: bool = False
) -> Wire:
    head = Head((("x-key", "k"),))
    wire = Wire("POST", url, "https://api.example/a/{id}", head, content, Timeouts(2.0, 3.0, 4.0, pool), fixed=fixed)
    wire.until = until
    return wire


def _answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(201, headers={"X-A": "b"}, content=request.method.encode())


def _pool(kind: str, own: Any = None, most: int = 100, **options: Any) -> Any:
    make: Any = AsyncPool if kind == "async" else Pool
    return make(own, options, most)


def _send(pool: Any, wire: Wire, *, closes: bool = False) -> Response:
    if isinstance(pool, Pool):
        response = pool.send(wire)
        if closes:
            pool.close()
        return response

    async def main() -> Response:
        response: Response = await pool.send(wire)
        if closes:
            await pool.close()
        return response

    return asyncio.run(main())


class _Counting(httpx.MockTransport):
    """Notes when it is closed."""

    def __init__(self, handler: Callable[[httpx.Request], httpx.Response] = _answer) -> None:
        super().__init__(handler)
        self.closed = 0

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


@KINDS
def test_a_response_is_read_whole(kind: str) -> None:
    """Status, headers in any case, content, and how long it took."""
    sent: list[set[str]] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append({*request.headers})
        return _answer(request)

    response = _send(_pool(kind, transport=httpx.MockTransport(handle)), _wire())

    assert sent == [{"host", "x-key", "content-length"}]
    assert (response.status, response.headers["x-a"], response.content, response.fault) == (201, "b", b"POST", None)
    assert 0 <= response.elapsed < 5


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, which may break off."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        for one in self.pieces:
            if isinstance(one, Exception):
                raise one
            yield one

    async def __aiter__(self) -> Any:
        for one in self:
            yield one

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


@KINDS
@pytest.mark.parametrize(
    ("pieces", "content", "rule"),
    [
        ([b"ab", b"cd"], b"abcd", None),
        ([], b"", None),
        ([b"x" * 60, b"x" * 40], b"x" * 100, None),
        ([b"x" * 60, b"x" * 41], b"", "too-large"),
        ([b"ab", httpx.RemoteProtocolError("x")], b"", "truncated"),
        ([b"ab", httpx.DecodingError("x")], b"", "truncated"),
    ],
    ids=range(6),
)
def test_a_body_is_taken_as_it_comes(kind: str, pieces: list[Any], content: bytes, rule: str | None) -> None:
    """As long as it may be; one that is not whole has a fault, and the status all the same. Every response is closed."""
    stream = _Stream(*pieces)
    response = _send(_pool(kind, transport=httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))), _wire())

    assert (response.status, response.content) == (200, content)
    assert (None if response.fault is None else response.fault.rule) == rule
    assert stream.closed == 1


def _fails(error: Exception) -> Callable[[httpx.Request], httpx.Response]:
    def handle(_: httpx.Request) -> httpx.Response:
        raise error

    return handle


@KINDS
@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (httpx.ConnectError("x"), ConnectionFailed),
        (httpx.ReadError("x"), ConnectionLost),
        (httpx.ReadTimeout("x"), Timeout),
        (UnicodeError("x"), ConnectionFailed),
        (RuntimeError("x"), ConfigurationError),
    ],
)
def test_what_goes_wrong_below_is_an_error_of_ours(kind: str, error: Exception, ours: type[Exception]) -> None:
    """Whether before a response or while its body came."""
    with pytest.raises(ours):
        _send(_pool(kind, transport=httpx.MockTransport(_fails(error))), _wire())
    if isinstance(error, httpx.ReadError | httpx.ReadTimeout):
        broken = httpx.MockTransport(lambda _: httpx.Response(200, stream=_Stream(error)))
        with pytest.raises(ours):
            _send(_pool(kind, transport=broken), _wire())


@KINDS
def test_a_call_that_must_be_over_says_so(kind: str) -> None:
    """Before it is sent, and after a failure that came of that."""
    with pytest.raises(Timeout, match="its deadline"):
        _send(_pool(kind, transport=httpx.MockTransport(_answer)), _wire(until=monotonic()))
    if kind == "sync":
        until = monotonic() + 0.01

        def late(_: httpx.Request) -> httpx.Response:
            while monotonic() < until:
                pass
            raise httpx.ReadTimeout("x")

        class Slow(_Stream):
            def __iter__(self) -> Iterator[bytes]:
                yield b"a"
                while monotonic() < until:
                    pass
                yield from self.last

            last: tuple[bytes, ...] = (b"b",)

        with pytest.raises(Timeout, match="its deadline"):
            _send(_pool(kind, transport=httpx.MockTransport(late)), _wire(until=until))
        until = monotonic() + 0.01
        with pytest.raises(Timeout, match="its deadline"):
            _send(
                _pool(kind, transport=httpx.MockTransport(lambda _: httpx.Response(200, stream=Slow()))),
                _wire(until=until),
            )


@pytest.mark.parametrize(
    ("until", "pool", "error", "message"),
    [
        (inf, 0.001, ConnectionFailed, "All 100 connections were in use for 0.001 seconds"),
        (0.001, 50.0, Timeout, "its deadline"),
    ],
)
def test_a_call_that_finds_no_free_connection_waits_for_one(
    until: float, pool: float, error: type[Exception], message: str
) -> None:
    """As long as it may."""
    busy = _pool("sync", transport=httpx.MockTransport(_answer))
    busy._gate = Semaphore(0)
    with pytest.raises(error, match=message):
        busy.send(_wire(until=until if until == inf else monotonic() + until, pool=pool))
    busy._gate.release()
    assert [busy.send(_wire()).status for _ in range(2)] == [201, 201]
    assert 40 < waiting_time(_wire(until=monotonic() + 50, pool=60)) <= 50
    assert waiting_time(_wire(until=monotonic() - 1, pool=60)) == 0


@pytest.mark.parametrize(
    ("own", "options", "free"),
    [
        (None, {}, 100),
        (None, {"transport": "own"}, 101),
        (httpx.Client(), {}, 101),
        (None, {"proxy": "http://one.example"}, 100),
    ],
    ids=range(4),
)
def test_our_own_connections_are_a_hundred(own: Any, options: dict[str, Any], free: int) -> None:
    """What a caller brings has limits of its own; in a child they are all free again."""
    pool: Any = Pool(own, options, 9)
    for _ in range(2):
        assert sum(pool._gate.acquire(blocking=False) for _ in range(101)) == free
        pool.forked()


@KINDS
def test_a_client_of_the_callers_is_used_and_left_open(kind: str) -> None:
    """One that a function made is ours to close, and made anew at the next call."""
    make: Any = httpx.AsyncClient if kind == "async" else httpx.Client
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return _answer(request)

    own = make(transport=httpx.MockTransport(handle), headers={"x-own": "1"})
    _send(_pool(kind, own), _wire(), closes=True)
    assert not own.is_closed
    assert (seen[0].headers["x-own"], seen[0].headers["x-key"]) == ("1", "k")

    made: list[Any] = []

    def build() -> Any:
        made.append(make(transport=httpx.MockTransport(handle)))
        return made[-1]

    pool = _pool(kind, build)
    for _ in range(2):
        _send(pool, _wire(), closes=True)
    assert [one.is_closed for one in made] == [True, True]


@KINDS
def test_connections_that_we_made_are_closed_and_made_anew(kind: str) -> None:
    """In a child of this process they are forgotten instead."""
    transports: list[_Counting] = []

    def build() -> _Counting:
        transports.append(_Counting())
        return transports[-1]

    pool = _pool(kind, transport=build)
    _send(pool, _wire(), closes=True)
    _send(pool, _wire())
    assert [one.closed for one in transports] == [1, 0]
    pool.forked()
    _send(pool, _wire())
    assert [one.closed for one in transports] == [1, 0, 0]
    if kind == "sync":
        _send(pool, _wire())
        assert len(transports) == 3
        pool.close()
        pool.close()


@KINDS
def test_hooks_of_the_callers_see_every_request(kind: str) -> None:
    """There is no way past the client then."""
    seen: list[str] = []

    async def later(request: httpx.Request) -> None:
        seen.append(request.method)

    hook: Any = later if kind == "async" else (lambda request: seen.append(request.method))
    pool = _pool(kind, transport=httpx.MockTransport(_answer), event_hooks={"request": [hook]})

    assert _send(pool, _wire()).status == 201
    assert seen == ["POST"]
    moved = httpx.MockTransport(lambda _: httpx.Response(302, headers={"location": "https://other.example"}))
    assert _send(_pool(kind, transport=moved, event_hooks={"request": [hook]}), _wire()).status == 302
    stream = _Stream(b"ab", httpx.RemoteProtocolError("x"))
    broken = httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))
    fault = _send(_pool(kind, transport=broken, event_hooks={"request": [hook]}), _wire()).fault
    assert fault is not None
    assert fault.rule == "truncated"
    assert seen == ["POST"] * 3


def test_the_kind_of_asynchronous_connections_is_that_of_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a proxy of the environment httpx makes them."""
    monkeypatch.setenv("NO_PROXY", "*")
    assert isinstance(async_pool(URL, None, {}, 1), AsyncPool)
    assert not isinstance(async_pool(URL, None, {"transport": "aiohttp"}, 1), AsyncPool)
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    assert isinstance(async_pool(URL, None, {"transport": "aiohttp"}, 1), AsyncPool)


def test_what_was_made_before_a_fork_is_refused_in_the_child() -> None:
    """Unless a function makes it, or nothing is sent anyway."""
    transport, mock = httpx.HTTPTransport(), httpx.MockTransport(_answer)
    assert given(None, "transport", getpid() + 1) is None
    assert given(transport, "transport", getpid()) is transport
    assert given(mock, "transport", getpid() + 1) is mock
    assert given(lambda: transport, "transport", getpid() + 1) is transport
    with pytest.raises(ConfigurationError, match="This transport was made before the process was forked"):
        given(transport, "transport", getpid() + 1)


@pytest.mark.parametrize("hooks", [5, {"request": 5}, {"request": None}])
def test_hooks_that_httpx_does_not_take_are_refused(hooks: object) -> None:
    """Whatever is wrong with them."""
    with pytest.raises(ConfigurationError, match="event_hooks must be a mapping"):
        client_of(httpx.Client, httpx.MockTransport(_answer), {"event_hooks": hooks})


def test_a_body_that_is_in_memory_is_taken_as_it_is() -> None:
    """Decoded, and held to the limit."""
    assert body_of(httpx.Response(200, content=b"abc"), 3).whole() == b"abc"
    with pytest.raises(Broken, match="too-large"):
        body_of(httpx.Response(200, content=b"abc"), 2)
    assert body_of(httpx.Response(200, stream=_Stream(b"abc")), 3).whole() == b""
