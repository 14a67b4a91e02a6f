"""Connections below httpx without any: steps that end with the call, and addresses that are tried in turn."""

from __future__ import annotations

import asyncio
import socket
from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpcore
import httpx
import pytest

from kyc_clients._runtime import network as of_network  # its look-ups are private
from kyc_clients._runtime.deadline import phase
from kyc_clients._runtime.network import AsyncNetwork, AsyncStream, Network, Sockets, Stream, with_network

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATE = "the deadline of the call has passed"


class _Socket:
    def __init__(self, number: int) -> None:
        self._number = number

    def fileno(self) -> int:
        if self._number < 0:
            raise OSError
        return self._number


class _Inner(httpcore.NetworkStream):
    """A connection that notes what is done with it, and fails when it is asked to."""

    def __init__(self, socket: object = None, *, fails: bool = False) -> None:
        self.done: list[tuple[object, ...]] = []
        self.socket = socket
        self.fails = fails

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.done.append(("read", max_bytes, timeout))
        if self.fails:
            raise httpcore.ReadError
        return b"x"

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.done.append(("write", len(buffer), timeout))

    def close(self) -> None:
        self.done.append(("close",))

    def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self.done.append(("tls", ssl_context is CONTEXT, server_hostname, timeout))
        return _Inner(self.socket)

    def get_extra_info(self, info: str) -> object:
        return self.socket if info == "socket" else info


class _AsyncInner(httpcore.AsyncNetworkStream):
    """The same, awaited."""

    def __init__(self, *, fails: bool = False) -> None:
        self.done: list[tuple[object, ...]] = []
        self.fails = fails

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.done.append(("read", max_bytes, timeout))
        if self.fails:
            raise httpcore.ReadError
        return b"x"

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.done.append(("write", len(buffer), timeout))

    async def aclose(self) -> None:
        self.done.append(("close",))

    async def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        self.done.append(("tls", ssl_context is CONTEXT, server_hostname, timeout))
        return _AsyncInner()

    def get_extra_info(self, info: str) -> object:
        return info


CONTEXT = httpx.create_ssl_context(verify=False)


def _later(seconds: float, left: float) -> float:
    return phase(seconds, monotonic() + left)


@pytest.mark.parametrize(
    ("step", "late"),
    [
        (lambda stream, seconds: stream.read(9, seconds), httpcore.ReadTimeout),
        (lambda stream, seconds: stream.write(b"x", seconds), httpcore.WriteTimeout),
        (lambda stream, seconds: stream.start_tls(CONTEXT, "host", seconds), httpcore.ConnectTimeout),
    ],
)
def test_a_step_takes_no_longer_than_what_is_left_of_the_call(
    step: Callable[[Stream, float | None], object], late: type[Exception]
) -> None:
    """Its own timeout where that is shorter; a plain number is as it is."""
    inner = _Inner()
    stream = Stream(inner, Sockets())
    for seconds, most in ((5.0, 5.0), (_later(5.0, 60.0), 5.0), (_later(60.0, 5.0), 5.0), (_later(60.0, 0.9), 0.9)):
        step(stream, seconds)
        taken = inner.done[-1][-1]
        assert isinstance(taken, float)
        assert max(most - 1, 0) < taken <= most
    with pytest.raises(late, match=LATE):
        step(stream, _later(5.0, 0.0))


def test_a_step_without_a_timeout_gets_the_first() -> None:
    """Such as the handshake with a SOCKS proxy; also over TLS."""
    inner = _Inner()
    stream = Stream(inner, Sockets(), 7.0)
    stream.read(9)
    stream.write(b"x")
    stream.start_tls(CONTEXT)
    Stream(inner, Sockets()).read(9)

    assert inner.done == [("read", 9, 7.0), ("write", 1, 7.0), ("tls", True, None, 7.0), ("read", 9, None)]


@pytest.mark.parametrize(("timeout", "closed"), [(None, True), (5.0, False)])
def test_a_read_that_fails_without_a_timeout_closes_the_connection(timeout: float | None, *, closed: bool) -> None:
    """Httpcore closes it otherwise."""
    inner, other = _Inner(fails=True), _AsyncInner(fails=True)
    with pytest.raises(httpcore.ReadError):
        Stream(inner, Sockets()).read(9, timeout)
    with pytest.raises(httpcore.ReadError):
        asyncio.run(AsyncStream(other, Sockets()).read(9, timeout))

    assert (("close",) in inner.done) is (("close",) in other.done) is closed


def test_much_is_written_in_pieces() -> None:
    """Of 16 KiB: one that is taken byte by byte must not outlast the call."""
    inner = _Inner()
    Stream(inner, Sockets()).write(b"x" * 40_000, 5.0)

    assert inner.done == [("write", 16_384, 5.0), ("write", 16_384, 5.0), ("write", 7_232, 5.0)]


def test_a_connection_is_closed_and_asked_as_it_is() -> None:
    """It knows its socket by number; -1 is of one that is gone."""
    for held, number in ((_Socket(7), 7), (_Socket(-1), -1), (None, -1)):
        inner = _Inner(held)
        stream = Stream(inner, Sockets())
        assert stream.fileno() == number
        assert stream.get_extra_info("client_addr") == "client_addr"
        stream.close()
        stream.drop()
        assert inner.done == [("close",), ("close",)]


def test_a_connection_of_a_loop_passes_everything_on() -> None:
    """Its calls end by cancellation."""
    inner = _AsyncInner()
    stream = AsyncStream(inner, Sockets())

    async def use() -> None:
        assert await stream.read(9, 1.0) == b"x"
        await stream.write(b"x" * 40_000, 2.0)
        assert isinstance(await stream.start_tls(CONTEXT, "host", 3.0), AsyncStream)
        await stream.aclose()

    asyncio.run(use())
    assert inner.done == [("read", 9, 1.0), ("write", 40_000, 2.0), ("tls", True, "host", 3.0), ("close",)]
    assert stream.get_extra_info("x") == "x"


def test_connections_are_known_as_long_as_somebody_holds_them() -> None:
    """Those of a loop that is closed are dropped."""
    sockets, inner = Sockets(), _Inner()
    stream = Stream(inner, sockets)
    secured = stream.start_tls(CONTEXT)
    sockets.abandon()
    assert inner.done == [("tls", True, None, None), ("close",)]

    sockets.detach(secured)
    sockets.abandon()
    assert inner.done == [("tls", True, None, None), ("close",)]


class _Backend:
    """Connects to some addresses, and notes which were tried."""

    def __init__(self, good: str, error: type[Exception] = httpcore.ConnectError) -> None:
        self.good, self.error = good, error
        self.tried: list[str] = []

    def connect_tcp(self, host: str, *rest: object) -> _Inner:
        self.tried.append(host)
        if host != self.good:
            raise self.error(host)
        return _Inner(rest)


class _AsyncBackend(_Backend):
    async def connect_tcp(self, host: str, *rest: object) -> _AsyncInner:  # type: ignore[override]
        super().connect_tcp(host, *rest)
        return _AsyncInner()


def _connected(
    kind: str, good: str, given: list[str] | None, monkeypatch: pytest.MonkeyPatch, **more: object
) -> tuple[object, list[str]]:
    """Return the error or the stream of a connection to a host of three addresses, and which of them were tried."""
    addresses = ["10.0.0.1", "10.0.0.2", "10.0.0.3"]

    async def found(*_: object) -> list[str]:
        return addresses

    monkeypatch.setattr(of_network, "_addresses", lambda *_: addresses)
    monkeypatch.setattr(of_network, "_addresses_async", found)
    backend = (_AsyncBackend if kind == "async" else _Backend)(good, **more)  # type: ignore[arg-type]
    check = None if given is None else lambda _: given
    network = (AsyncNetwork if kind == "async" else Network)(Sockets(), check)
    monkeypatch.setattr(network, "_inner", backend)
    try:
        if isinstance(network, AsyncNetwork):
            return asyncio.run(network.connect_tcp("host", 443, 5.0)), backend.tried
        return network.connect_tcp("host", 443, 5.0), backend.tried
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        return error, backend.tried


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("good", "given", "tried", "message"),
    [
        ("10.0.0.1", ["10.0.0.1", "10.0.0.2"], ["10.0.0.1"], ""),
        ("10.0.0.2", ["10.0.0.1", "10.0.0.2", "10.0.0.3"], ["10.0.0.1", "10.0.0.2"], ""),
        ("none", ["10.0.0.1", "10.0.0.2"], ["10.0.0.1", "10.0.0.2"], "10.0.0.2"),
        ("none", [], [], "the host has no address"),
    ],
)
def test_the_addresses_that_one_may_connect_to_are_tried_in_turn(  # noqa: PLR0917 - a row of the table
    kind: str, good: str, given: list[str], tried: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last error counts."""
    for error in (httpcore.ConnectError, httpcore.ConnectTimeout):
        found, asked = _connected(kind, good, given, monkeypatch, error=error)
        assert asked == tried
        assert isinstance(found, Exception) is bool(message)
        assert not message or str(found) == message


def test_without_a_rule_every_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop does so by itself."""
    assert _connected("sync", "10.0.0.3", None, monkeypatch)[1] == ["10.0.0.1", "10.0.0.2", "10.0.0.3"]
    assert _connected("async", "host", None, monkeypatch)[1] == ["host"]


def test_a_connection_that_is_made_is_one_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """To a host or to a socket of this machine, and known as long as it is open."""
    for kind, given in (("sync", None), ("async", None), ("async", ["10.0.0.1"])):
        found, _ = _connected(kind, "host" if kind == "async" and given is None else "10.0.0.1", given, monkeypatch)
        assert isinstance(found, AsyncStream if kind == "async" else Stream)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        listening.listen(1)
        local = Network(Sockets()).connect_unix_socket(str(tmp_path / "s"), 5.0)
        assert isinstance(local, Stream)
        assert local.fileno() > 0
        local.close()
    with pytest.raises(httpcore.ConnectTimeout, match=LATE):
        Network(Sockets()).connect_unix_socket(str(tmp_path / "s"), _later(5.0, 0.0))


class _Kept:
    """A socket inside that of asyncio, and a transport that holds it."""

    def __init__(self) -> None:
        self._sock = self
        self.closed = 0

    def fileno(self) -> int:
        return 9

    def close(self) -> None:
        self.closed += 1


def test_a_connection_of_a_loop_that_is_closed_closes_its_socket() -> None:
    """Asyncio has no way to, and would warn that nobody did."""
    kept, transport = _Kept(), _Kept()
    inner: Any = _AsyncInner()
    inner.get_extra_info = {"socket": kept}.get
    sockets = Sockets()
    stream = AsyncStream(inner, sockets)
    assert stream.fileno() == 9
    sockets.abandon()
    assert kept.closed == 1
    for holder in (
        SimpleNamespace(_transport=transport),
        SimpleNamespace(transport_stream=SimpleNamespace(_transport=transport)),
    ):
        transport._sock = transport
        inner._stream = holder
        inner.get_extra_info = {}.get
        stream.drop()
        assert vars(transport)["_sock"] is None
    assert stream.fileno() == -1


def test_a_transport_opens_its_connections_through_a_network_of_ours() -> None:
    """Httpx has no argument for it."""
    network, transport = Network(Sockets()), httpx.HTTPTransport()

    assert with_network(transport, network) is transport
    assert vars(vars(transport)["_pool"])["_network_backend"] is network
