"""The benchmark's own server: many keep-alive connections on loopback, one canned JSON response, as little work as can be.

It runs in a process of its own, so that its time is in nobody's figure: `python -m tests.bench.server` prints its port and
serves until its standard input closes.
"""

from __future__ import annotations

import asyncio
import sys
from typing import cast

from tests.bench.payload import ANSWER

_RESPONSE = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)


class Answering(asyncio.Protocol):
    """One connection: every whole request gets the same response."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            whole = end + 4 + _length(self._held[:end].lower())
            if len(self._held) < whole or self._transport is None:
                return
            self._held = self._held[whole:]
            self._transport.write(_RESPONSE)


def _length(head: bytes) -> int:
    _, found, rest = head.partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


async def serve() -> None:
    """Listen on a free loopback port until nobody needs it."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "127.0.0.1", 0, backlog=2048)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
