"""Requests and answers as bytes, and the two ways to exchange them: in process through ASGI, or over HTTP."""

from __future__ import annotations

import asyncio
import http.client
import json
import shlex
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from tests.contract.provider.broken import Members

_PATIENCE = 30.0
_CHUNK = 65_536
"""Bytes of a body that come at once, as from a server."""


@dataclass(frozen=True)
class Ask:
    """A request. `path` is percent-encoded and holds the query."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""

    def shown(self, known: Mapping[str, str] | None = None) -> str:
        """Return the request as a command. `known` are variables by the secrets that they hold; other secrets are left out."""
        headers = (f"-H {_shown(name, value, known or {})}" for name, value in self.headers.items())
        body = self.content[:2000].decode("utf-8", "backslashreplace")
        data = f" --data-binary {shlex.quote(body)}" if body else ""
        return f'curl -i -X {self.method} {" ".join(headers)}{data} "$BASE_URL"{shlex.quote(self.path)}'


_OPEN_NAMES = {"content-type", "accept", "x-api-version", "x-accept-cache", "x-source"}


def _shown(name: str, value: str, known: Mapping[str, str]) -> str:
    if value in known:
        return f'"{name}: ${known[value]}"'
    return shlex.quote(f"{name}: {value if name.lower() in _OPEN_NAMES else '…'}")


@dataclass(frozen=True)
class Answer:
    """A response. Names of headers are in lower case."""

    ask: Ask
    status: int
    headers: Mapping[str, str]
    content: bytes
    seconds: float

    @property
    def body(self) -> Any:
        """The JSON body.

        Raises:
            ValueError: where it is none, or one that JSON forbids: names given twice, numbers that are no numbers.
        """
        return json.loads(self.content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_never)

    def shown(self) -> str:
        """Return the answer in one line."""
        return f"HTTP {self.status} {self.content[:400].decode('utf-8', 'backslashreplace')}"


def below(base: str, url: str) -> str:
    """Return what a request asks for that goes to a URL of this server: the path below its base, and the query."""
    if url.startswith(base):
        return url.removeprefix(base)
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def _once(pairs: list[tuple[str, Any]]) -> Members:
    found = Members(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _never(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


class Transport(Protocol):
    """A way to exchange."""

    base: str

    def exchange(self, ask: Ask) -> Answer:
        """Send a request and return the answer."""

    def together(self, asks: Sequence[Ask]) -> list[Answer]:
        """Send requests at the same moment and return their answers in order."""

    def close(self) -> None:
        """Let go of what is held."""


class InProcess:
    """Calls an ASGI app directly: nothing but the app runs."""

    base = "http://mock.localhost:8321"

    def __init__(self, app: Any) -> None:
        """Call this app."""
        self._app = app
        # Not a Runner, which sets signal handlers for each request: a quarter of the time.
        self._loop = asyncio.new_event_loop()

    def exchange(self, ask: Ask) -> Answer:
        """Send a request and return the answer; an exception of the app is an answer without a status."""
        return self._loop.run_until_complete(self._call(ask, _scope(ask)))

    def together(self, asks: Sequence[Ask]) -> list[Answer]:
        """Send requests at the same moment: each has begun, and lacks its body, when the first one goes on."""

        async def all_of_them() -> list[Answer]:
            return await asyncio.gather(*(self._call(ask, _scope(ask), slowly=True) for ask in asks))

        return self._loop.run_until_complete(all_of_them())

    async def _call(self, ask: Ask, scope: dict[str, Any], *, slowly: bool = False) -> Answer:
        status, headers, chunks, begun = 0, dict[str, str](), list[bytes](), time.perf_counter()
        starts = iter(range(0, len(ask.content) or 1, _CHUNK))

        async def receive() -> dict[str, Any]:
            if slowly:
                await asyncio.sleep(0)
            start = next(starts)
            more = start + _CHUNK < len(ask.content)
            return {"type": "http.request", "body": ask.content[start : start + _CHUNK], "more_body": more}

        async def send(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers.update({name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]})
            else:
                chunks.append(message.get("body", b""))

        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - a server would hang up; here it is reported
            status, chunks = 0, [f"the server raised {error!r}".encode()]
        return Answer(ask, status, headers, b"".join(chunks), time.perf_counter() - begun)

    def close(self) -> None:
        """End the event loop."""
        self._loop.close()


def _scope(ask: Ask) -> dict[str, Any]:
    """Return a request as ASGI hands it to an app."""
    path, _, query = ask.path.partition("?")
    headers = {"host": "mock.localhost:8321", **{name.lower(): value for name, value in ask.headers.items()}}
    if ask.content or ask.method in {"POST", "PUT", "PATCH"}:
        headers["content-length"] = str(len(ask.content))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": ask.method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "root_path": "",
        "headers": [(name.encode(), value.strip(" ").encode("latin-1")) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


class OverHttp:
    """Keeps one connection to a server, and at most so many requests a second if that is asked for."""

    def __init__(self, base: str, *, pace: float = 0.0) -> None:
        """Talk to this URL, `pace` seconds between requests."""
        self.base = base.rstrip("/")
        parts = urlsplit(self.base)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._prefix = parts.path
        self._connection = kind(parts.hostname or "", parts.port, timeout=_PATIENCE)
        self._pace = pace
        self._last = 0.0

    def exchange(self, ask: Ask) -> Answer:
        """Send a request and return the answer; a broken connection is an answer without a status."""
        time.sleep(max(0.0, self._last + self._pace - time.monotonic()))
        self._last = begun = time.monotonic()
        for attempt in (1, 2):
            try:
                response = self._send(ask)
                content = response.read()
            except (http.client.HTTPException, OSError) as error:
                self._connection.close()
                # A kept connection may have been closed by the server meanwhile.
                if attempt == 1 and isinstance(error, http.client.RemoteDisconnected | ConnectionError):
                    continue
                return Answer(ask, 0, {}, f"no answer: {error!r}".encode(), time.monotonic() - begun)
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(ask, response.status, headers, content, time.monotonic() - begun)
        raise AssertionError("unreachable")

    def together(self, asks: Sequence[Ask]) -> list[Answer]:
        """Send requests at the same moment, each over a connection of its own that is open already."""
        ready = threading.Barrier(len(asks))

        def one(ask: Ask) -> Answer:
            other = OverHttp(self.base)
            with suppress(OSError):
                other._connection.connect()
            ready.wait(_PATIENCE)
            try:
                return other.exchange(ask)
            finally:
                other.close()

        with ThreadPoolExecutor(len(asks)) as pool:
            return list(pool.map(one, asks))

    def _send(self, ask: Ask) -> http.client.HTTPResponse:
        connection = self._connection
        connection.putrequest(ask.method, self._prefix + ask.path, skip_accept_encoding=True)
        for name, value in ask.headers.items():
            connection.putheader(name, value.encode("latin-1"))
        if ask.content or ask.method in {"POST", "PUT", "PATCH"}:
            connection.putheader("Content-Length", str(len(ask.content)))
        connection.endheaders(ask.content or None)
        return connection.getresponse()

    def close(self) -> None:
        """Close the connection."""
        with suppress(OSError):
            self._connection.close()
