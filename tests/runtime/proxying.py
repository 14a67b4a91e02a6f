"""Proxies on loopback that keep to no more of their protocols than the tests need, and remember what they were asked for."""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Proxy:
    """Speaks HTTP (forwarding, and CONNECT for TLS) and SOCKS 5, on one port."""

    def __init__(self, *, drips: bool = False, names: dict[str, int] | None = None) -> None:
        self.asked: list[str] = []
        self._drips = drips
        self._names = names or {}
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.over = threading.Event()

    def serve(self) -> None:
        """Take connections until it is over."""
        self._listening.settimeout(0.05)
        while not self.over.is_set():
            with suppress(TimeoutError):
                taken = self._listening.accept()[0]
                threading.Thread(target=self._each, args=(taken,), daemon=True).start()
        self._listening.close()

    def _each(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            first = client.recv(65536)
            if first[:1] == b"\x05":
                self._socks(client)
            elif self._drips:
                self._drip(client, b"HTTP/1.1 200 OK\r\nx: ", b"x")
            elif first.startswith(b"CONNECT "):
                self._tunnel(client, first.split(b" ")[1].decode())
            else:
                self._forward(client, first)

    def _drip(self, client: socket.socket, head: bytes, drip: bytes) -> None:
        client.sendall(head)
        for _ in range(100):
            client.sendall(drip)
            time.sleep(0.05)

    def _tunnel(self, client: socket.socket, target: str) -> None:
        self.asked.append(f"CONNECT {target}")
        with self._reach(target) as server:
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            _pass(client, server)

    def _forward(self, client: socket.socket, first: bytes) -> None:
        method, url, rest = first.split(b" ", 2)
        host, _, path = url.partition(b"://")[2].partition(b"/")
        self.asked.append(f"{method.decode()} {url.decode()}")
        with self._reach(host.decode()) as server:
            server.sendall(b"%b /%b %b" % (method, path, rest))
            _pass(client, server)

    def _socks(self, client: socket.socket) -> None:
        client.sendall(b"\x05\x00")
        wanted = client.recv(65536)
        if self._drips:
            time.sleep(5)
            return
        host = wanted[5:-2].decode() if wanted[3] == 3 else socket.inet_ntoa(wanted[4:8])
        target = f"{host}:{int.from_bytes(wanted[-2:], 'big')}"
        self.asked.append(f"SOCKS {target}")
        with self._reach(target) as server:
            client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
            _pass(client, server)

    def _reach(self, target: str) -> socket.socket:
        host, _, port = target.rpartition(":")
        return socket.create_connection(("127.0.0.1", self._names.get(host, int(port))))


def _pass(one: socket.socket, other: socket.socket) -> None:
    """Pass bytes both ways until one side ends."""
    sides = {one: other, other: one}
    while True:
        for ready in select.select(list(sides), [], [], 5)[0] or [one]:
            data = ready.recv(65536)
            if not data:
                return
            sides[ready].sendall(data)


@contextmanager
def proxy(*, drips: bool = False, names: dict[str, int] | None = None) -> Iterator[Proxy]:
    """A proxy that serves. `names` are ports on loopback by the host names that only it knows."""
    made = Proxy(drips=drips, names=names)
    thread = threading.Thread(target=made.serve)
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        thread.join()
