"""The ASGI application of a mock: reads requests, injects faults, writes responses, keeps the log."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote

from starlette.requests import Request as StarletteRequest

from .log import HIDDEN, Entry
from .person import base_of
from .respond import LARGEST_BODY, Request, respond

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import RLock

    from starlette.types import Receive, Scope, Send

    from .contract import JsonObject
    from .faults import Faults
    from .log import RequestLog
    from .messages import MockResponse
    from .provider import MockState, Provider

HANG_UP: Final = "kyc_clients.hang_up"
"""ASGI extension: a function that closes the connection. Our own server offers it."""


class Application:
    """Serves a provider's operations."""

    def __init__(self, provider: Provider, state: MockState, faults: Faults, log: RequestLog, lock: RLock) -> None:
        """Serve this state; it changes under its lock."""
        self._provider = provider
        self._state = state
        self._faults = faults
        self._log = log
        self._lock = lock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = await _read(scope, receive)
        with self._lock:
            at = self._state.clock.milliseconds()
            response = respond(self._provider, self._state, self._faults, request)
            content = _encode(response)
            headers = {"content-type": "application/json", **response.headers, "content-length": str(len(content))}
            self._log.add(self._entry(request, response, headers, at))
        fault = request.fault
        if fault is not None and fault.kind == "latency":
            await asyncio.sleep(fault.seconds)
        kind = "" if fault is None else fault.kind
        if kind in {"drop", "drop-answer"}:
            await _hang_up(scope, receive)
            return
        content = _damage(kind, content)
        if kind != "truncate":
            headers["content-length"] = str(len(content))
        if kind == "charset":
            headers["content-type"] = "application/json; charset=utf-8"
        raw = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": response.status, "headers": raw})
        await send({"type": "http.response.body", "body": content, "more_body": kind == "truncate"})
        if kind == "truncate":
            await _hang_up(scope, receive)

    def _entry(self, request: Request, response: MockResponse, headers: dict[str, str], at: int) -> Entry:
        operation, fault = request.operation, request.fault
        gone = fault is not None and fault.kind in {"drop", "drop-answer"}
        body = request.body
        if body is None and request.content:
            body = f"<{len(request.content)} bytes>"
        return Entry(
            number=0,
            at=at,
            tenant=request.tenant,
            operation="" if operation is None else operation.id,
            method=request.method,
            path=self._path(request),
            query="&".join(self._pair(pair) for pair in request.query.split("&")),
            headers=request.headers,
            body=body,
            status=0 if gone else response.status,
            response_headers={} if gone else headers,
            response=None if gone else response.body,
            fault="" if fault is None else fault.kind,
        )

    def _path(self, request: Request) -> str:
        if request.operation is None:
            return request.raw_path
        shown = (self._segment(each, request) for each in request.operation.segments)
        return "/" + "/".join(shown)

    def _segment(self, segment: str, request: Request) -> str:
        if not segment.startswith("{"):
            return segment
        name = segment[1:-1]
        return HIDDEN if self._log.hides(name) else quote(request.values[name], safe="")

    def _pair(self, pair: str) -> str:
        name = pair.partition("=")[0]
        return f"{name}={HIDDEN}" if self._log.hides(name) else pair


async def _read(scope: Scope, receive: Receive) -> Request:
    request = StarletteRequest(scope, receive)
    content, too_large = b"", False
    async for chunk in request.stream():
        too_large = too_large or len(content) + len(chunk) > LARGEST_BODY
        content = b"" if too_large else content + chunk
    root = quote(str(scope.get("root_path", "")))
    raw = cast("bytes", scope.get("raw_path") or quote(str(scope["path"])).encode()).decode("latin-1")
    return Request(
        method=request.method,
        raw_path=raw.partition("?")[0].removeprefix(root) or "/",
        query=cast("bytes", scope["query_string"]).decode("latin-1"),
        headers=dict(request.headers),
        content=content,
        too_large=too_large,
        base=base_of(request),
    )


def _encode(response: MockResponse) -> bytes:
    if isinstance(response.body, str):
        return response.body.encode()
    return json.dumps(response.body, separators=(",", ":")).encode()


def _damage(kind: str, content: bytes) -> bytes:
    """Return what is left of a response."""
    match kind:
        case "truncate":
            return content[: len(content) // 2]
        case "charset":
            return content.decode().encode("utf-16")
        case "broken-json":
            return content[: len(content) // 2]
        case "empty":
            return b""
        case _:
            return content


async def _hang_up(scope: Scope, receive: Receive) -> None:
    extensions = cast("JsonObject", scope.get("extensions") or {})
    hang_up = cast("Callable[[], None] | None", extensions.get(HANG_UP))
    if hang_up is None:
        message = "the mock dropped this connection, as a fault ordered"
        raise ConnectionResetError(message)
    hang_up()
    while (await receive())["type"] != "http.disconnect":
        pass
