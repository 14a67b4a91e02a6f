"""Connections below httpx: they end with the deadline of the call they serve, and are known to `forks`.

httpx gives every read a timeout of its own, so a server that sends a byte now and then holds a call for as long as it likes. Here
the timeout of a phase knows when the whole call must be over, and each read, write and handshake gets what is left of it.
"""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from weakref import WeakSet

import httpcore
import httpx

from .deadline import Phase
from .forks import detach

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

AddressCheck: TypeAlias = "Callable[[list[str]], list[str]]"
"""Returns the addresses of a host that one may connect to, or raises."""
T = TypeVar("T", httpx.HTTPTransport, httpx.AsyncHTTPTransport)
_PIECE: Final = 16 * 1024


class Sockets:
    """The connections that one pool has open, as long as somebody holds them."""

    def __init__(self) -> None:
        """Know of none."""
        self._streams: WeakSet[Stream | AsyncStream] = WeakSet()

    def add(self, stream: Stream | AsyncStream) -> None:
        """Remember a connection."""
        self._streams.add(stream)

    def detach(self, *owners: object) -> None:
        """In a child process: let go of the connections, which are the parent's, and of those who hold them."""
        detach(owners, self._streams)
        self._streams = WeakSet()

    def abandon(self) -> None:
        """Close the connections of an event loop that is closed: nobody can await their end, and nobody else has them."""
        for stream in tuple(self._streams):
            stream.drop()


def _remaining(timeout: float | None, late: type[Exception]) -> float | None:
    """Return the seconds that a step of a phase may take; raise when the whole call must be over."""
    if not isinstance(timeout, Phase):
        return timeout
    left = min(float(timeout), timeout.until - monotonic())
    if left <= 0:
        raise late("the deadline of the call has passed")
    return left


class Stream(httpcore.NetworkStream):
    """A connection whose steps end with the call."""

    def __init__(self, inner: httpcore.NetworkStream, sockets: Sockets, first: float | None = None) -> None:
        """Wrap a connection of httpcore's. `first` is for steps without a timeout of theirs, such as the handshake with SOCKS."""
        self._inner = inner
        self._sockets = sockets
        self._first = first
        sockets.add(self)

    def fileno(self) -> int:
        """Return the number of the socket."""
        return _number(self._inner)

    def drop(self) -> None:
        """Close the socket."""
        self._inner.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        try:
            return self._inner.read(max_bytes, self._remaining(timeout, httpcore.ReadTimeout))
        except Exception:
            if timeout is None:
                self.close()  # httpcore forgets to when the handshake with a SOCKS proxy fails
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all, in pieces: one that is taken byte by byte must not outlast the call."""
        for start in range(0, len(buffer), _PIECE):
            self._inner.write(buffer[start : start + _PIECE], self._remaining(timeout, httpcore.WriteTimeout))

    def _remaining(self, timeout: float | None, late: type[Exception]) -> float | None:
        return _remaining(self._first if timeout is None else timeout, late)

    def close(self) -> None:
        """Close it."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Shake hands; as a whole within what is left."""
        left = self._remaining(timeout, httpcore.ConnectTimeout)
        return Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._sockets, self._first)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection of an event loop. Its calls end by cancellation, so it only has to be known."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, sockets: Sockets) -> None:
        """Wrap a connection of httpcore's."""
        self._inner = inner
        self._sockets = sockets
        sockets.add(self)

    def fileno(self) -> int:
        """Return the number of the socket."""
        return _number(self._inner)

    def drop(self) -> None:
        """Close the socket itself, which asyncio wraps without a way to close it."""
        found = self._inner.get_extra_info("socket")
        close = getattr(getattr(found, "_sock", None), "close", None)
        if close is not None:
            close()
        stream: object = getattr(self._inner, "_stream", None)
        from .loops import forget_socket  # noqa: PLC0415 - imports asyncio

        forget_socket(getattr(getattr(stream, "transport_stream", stream), "_transport", None))

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        try:
            return await self._inner.read(max_bytes, timeout)
        except BaseException:
            if timeout is None:
                await self.aclose()  # the same
            raise

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close it."""
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Shake hands."""
        return AsyncStream(await self._inner.start_tls(ssl_context, server_hostname, timeout), self._sockets)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _number(stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream) -> int:
    found = stream.get_extra_info("socket")
    try:
        return int(found.fileno())
    except (AttributeError, OSError, ValueError):
        return -1


class Network(httpcore.NetworkBackend):
    """Opens connections, to each address of a host in turn, within what is left of the call; names are looked up beside it."""

    def __init__(self, sockets: Sockets, check_addresses: AddressCheck | None = None) -> None:
        """Make the connections known there; `check_addresses` returns those that one may connect to."""
        self._sockets = sockets
        self._check_addresses = check_addresses
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        failed: Exception | None = None
        addresses = _addresses(host, port, _remaining(timeout, httpcore.ConnectTimeout))
        for address in addresses if self._check_addresses is None else self._check_addresses(addresses):
            left = _remaining(timeout, httpcore.ConnectTimeout)
            try:
                inner = self._inner.connect_tcp(address, port, left, local_address, socket_options)
                return Stream(inner, self._sockets, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("the host has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a socket of this machine."""
        left = _remaining(timeout, httpcore.ConnectTimeout)
        return Stream(self._inner.connect_unix_socket(path, left, socket_options), self._sockets)


def _addresses(host: str, port: int, timeout: float | None) -> list[str]:
    """Return the addresses of a host. The look-up cannot be interrupted, so it is left behind when it takes too long."""
    from socket import AI_NUMERICHOST, SOCK_STREAM, gaierror, getaddrinfo  # noqa: PLC0415 - httpx has imported it

    def look_up(flags: int) -> list[str]:
        return list(dict.fromkeys(str(found[4][0]) for found in getaddrinfo(host, port, type=SOCK_STREAM, flags=flags)))

    def look_up_in_thread(results: SimpleQueue[list[str] | Exception]) -> None:
        try:
            results.put(look_up(0))
        except (OSError, UnicodeError) as error:
            results.put(error)

    try:
        return look_up(AI_NUMERICHOST)
    except (gaierror, UnicodeError):
        results: SimpleQueue[list[str] | Exception] = SimpleQueue()
    Thread(target=look_up_in_thread, args=(results,), name="kyc-clients-resolver", daemon=True).start()
    try:
        found = results.get(timeout=timeout)
    except Empty:
        raise httpcore.ConnectTimeout("the name of the host was not resolved in time") from None
    if isinstance(found, Exception):
        raise httpcore.ConnectError("the name of the host has no address") from found
    return found


async def _addresses_async(host: str, port: int) -> list[str]:
    from asyncio import get_running_loop  # noqa: PLC0415 - a loop is running, so it is imported
    from socket import SOCK_STREAM  # noqa: PLC0415 - httpx has imported it

    try:
        found = await get_running_loop().getaddrinfo(host, port, type=SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError("the name of the host has no address") from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    """Opens connections of an event loop."""

    def __init__(self, sockets: Sockets, check_addresses: AddressCheck | None = None) -> None:
        """Make the connections known there; `check_addresses` returns those that one may connect to."""
        self._sockets = sockets
        self._check_addresses = check_addresses
        self._inner: httpcore.AsyncNetworkBackend = httpcore.AnyIOBackend()  # pyright: ignore[reportAttributeAccessIssue] - httpcore has a stand-in where anyio is missing

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        if self._check_addresses is None:
            inner = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
            return AsyncStream(inner, self._sockets)
        failed: Exception | None = None
        for address in self._check_addresses(await _addresses_async(host, port)):
            try:
                inner = await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
                return AsyncStream(inner, self._sockets)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("the host has no address")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)


def with_network(transport: T, network: Network | AsyncNetwork) -> T:
    """Let a transport of httpx's open its connections through a network of ours, for which it has no argument."""
    pool: object = transport._pool  # noqa: SLF001 - see above; a test holds it  # pyright: ignore[reportPrivateUsage]
    pool._network_backend = network  # type: ignore[attr-defined]  # noqa: SLF001 - the same
    return transport
