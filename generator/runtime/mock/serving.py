"""Serving an ASGI app on a port: in a thread of its own for tests, or in the foreground for people."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from .application import HANG_UP

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

HOST: Final = "127.0.0.1"
_PATIENCE: Final = 10.0
_GRACE: Final = 0.2  # seconds that a response in progress has when the server stops


def _loop(now: Callable[[], float] = monotonic) -> asyncio.AbstractEventLoop:
    """Return an event loop whose time is the machine's, also where a test of this process freezes the clocks that modules name.

    It would else sleep until the time of that test comes.
    """
    loop = asyncio.new_event_loop()
    loop.time = now  # type: ignore[method-assign]
    return loop


class Server:
    """A server on loopback. Start it once, stop it once."""

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        """Serve an app on a port, or on any free one."""
        self._connections: dict[tuple[str, int], asyncio.Transport] = {}
        self._responding: dict[asyncio.Task[object], asyncio.Transport] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        # The protocol is named because asyncio sends without delay on such sockets alone; else each response takes 40 ms.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((HOST, port))
        except OSError:
            self._socket.close()
            raise
        self._started = Event()
        self._server = _Announcing(self._config(app), self._started)
        self._thread = Thread(target=self._run, name="kyc-clients-mock", daemon=True)

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    def start(self) -> None:
        """Serve in a thread; return when requests are answered.

        Raises:
            RuntimeError: if that does not come about.
        """
        self._thread.start()
        if not self._started.wait(_PATIENCE):
            self.stop()
            raise RuntimeError("the mock did not start within ten seconds")

    def run(self) -> None:
        """Serve in this thread until it is interrupted."""
        with suppress(KeyboardInterrupt):
            self._run()

    def stop(self) -> None:
        """Close every connection, those of slow responses too, and wait until the thread has ended."""
        self._server.should_exit = True
        if self._loop is not None and self._thread.is_alive():
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self._loop.call_later, _GRACE, self._hang_up)
            self._thread.join(_PATIENCE)
        self._socket.close()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=_loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve(sockets=[self._socket])

    def _hang_up(self) -> None:
        for task in list(self._responding):
            task.cancel()

    def _config(self, app: ASGIApp) -> uvicorn.Config:
        connections, responding = self._connections, self._responding

        class Protocol(H11Protocol):
            """Notes which transport belongs to which caller, so that a fault can close it."""

            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client is not None:
                    connections[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                super().connection_lost(exc)
                if self.client is not None:
                    connections.pop(self.client, None)

        async def hanging(scope: Scope, receive: Receive, send: Send) -> None:
            transport = connections.get(scope.get("client") or ("", 0))
            if transport is None:  # the caller has gone already
                return await app(scope, receive, send)
            scope["extensions"] = {**(scope.get("extensions") or {}), HANG_UP: transport.close}
            task = cast("asyncio.Task[object]", asyncio.current_task())
            responding[task] = transport
            try:
                await app(scope, receive, send)
            except asyncio.CancelledError:  # the server stops: nothing else cancels a response
                transport.close()
                await asyncio.sleep(0)  # lets uvicorn see that the connection is gone
            finally:
                del responding[task]

        return uvicorn.Config(
            hanging,
            http=Protocol,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )


class _Announcing(uvicorn.Server):
    """Sets an event when it has started."""

    def __init__(self, config: uvicorn.Config, started: Event) -> None:
        super().__init__(config)
        self._announce = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._announce.set()
