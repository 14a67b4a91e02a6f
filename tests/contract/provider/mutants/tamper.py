"""A mock with something wrong with it: an ASGI app around the right one, which changes requests before or answers after it."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Any
from urllib.parse import unquote

from tests.contract.contracts import Call, calls

_MESSAGES = {"http.request", "http.response.start", "http.response.body"}


@dataclass
class Exchange:
    """One request and its answer, to be changed by a fault."""

    mock: Any
    call: Call | None
    method: str
    path: str
    query: str
    headers: dict[str, str]
    content: bytes
    memory: dict[str, Any]
    beside: int = 0
    """How many requests to the same operation were under way when this one came."""
    status: int = 0
    sent: dict[str, str] = field(default_factory=dict)
    answer: bytes = b""
    send_again: Callable[[], Any] | None = None

    @property
    def body(self) -> Any:
        """The request's JSON body; None where there is none."""
        return _json(self.content)

    @body.setter
    def body(self, value: Any) -> None:
        # As long as it was: a body that is too large stays so.
        self.content = json.dumps(value).encode().ljust(len(self.content))

    @property
    def document(self) -> Any:
        """The answer's JSON body; None where there is none."""
        return _json(self.answer)

    @document.setter
    def document(self, value: Any) -> None:
        self.answer = json.dumps(value, separators=(",", ":")).encode()

    @property
    def good(self) -> bool:
        """Whether the answer is a success."""
        return 200 <= self.status < 300

    def part(self, name: str) -> str:
        """Return what stands in a template of the path."""
        assert self.call is not None
        return unquote(self.path.split("/")[self.call.path.split("/").index(f"{{{name}}}")])


def _json(content: bytes) -> Any:
    """Return what a mock would read: JSON in UTF-8 alone, with numbers that there are."""
    try:
        return json.loads(content.decode(), parse_constant=_never, parse_float=_finite)
    except (ValueError, RecursionError):
        return None


def _never(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else _never(text)


Change = Callable[[Exchange], None]


class Spoilt(BaseException):
    """A fault that failed itself. No server may take it for its own failure, so it is no `Exception`."""


def _nothing(_: Exchange) -> None:
    """Change nothing."""


@dataclass(frozen=True)
class Fault:
    """One way in which a mock breaks its contract."""

    category: str
    name: str
    before: Change = _nothing
    after: Change = _nothing
    setup: Callable[[Any], None] | None = None
    """What to do to the mock itself."""


class Tampered:
    """A mock with a fault. Its users notice the fault and nothing else."""

    def __init__(self, mock: Any, fault: Fault) -> None:
        """Put a fault around a mock."""
        self._mock = mock
        self._fault = fault
        self._calls = [one for one in calls() if one.provider == mock.provider.name]
        self._memory: dict[str, Any] = {}
        self._running: Counter[str] = Counter()
        if fault.setup is not None:
            fault.setup(mock)

    def __getattr__(self, name: str) -> Any:
        """Return whatever the mock has."""
        return getattr(self._mock, name)

    @property
    def app(self) -> Any:
        """The app that is served."""
        return self._serve

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope["raw_path"].decode("latin-1").partition("?")[0]
        if path == "/_mock/reset":
            self._memory.clear()
        if scope["type"] != "http" or path.startswith(("/_mock", "/_files", "/public/")):
            await self._mock.app(scope, receive, send)
            return
        call = self._found(scope["method"], path)
        name = path if call is None else call.id
        beside = self._running[name]
        self._running[name] += 1
        try:
            await self._exchange(scope, receive, send, call, beside)
        finally:
            self._running[name] -= 1

    async def _exchange(self, scope: Any, receive: Any, send: Any, call: Call | None, beside: int) -> None:
        path = scope["raw_path"].decode("latin-1").partition("?")[0]
        content = b""
        while True:
            message = await receive()
            content += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        exchange = Exchange(
            self._mock,
            call,
            scope["method"],
            path,
            scope["query_string"].decode("latin-1"),
            headers,
            content,
            self._memory,
            beside,
        )
        self._apply(self._fault.before, exchange)
        if not exchange.status:
            await self._inner(scope, exchange)
        self._apply(self._fault.after, exchange)
        exchange.sent = {name: value for name, value in exchange.sent.items() if name != "content-length"}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in exchange.sent.items()]
        await send(
            {
                "type": "http.response.start",
                "status": exchange.status,
                "headers": [*raw, (b"content-length", str(len(exchange.answer)).encode())],
            }
        )
        await send({"type": "http.response.body", "body": exchange.answer})

    def _apply(self, change: Change, exchange: Exchange) -> None:
        try:
            change(exchange)
        except Exception as error:
            where = f"{exchange.method} {exchange.path}, HTTP {exchange.status}"
            raise Spoilt(f"{self._fault.name} at {where}: {type(error).__name__}: {error}") from error

    async def _inner(self, scope: Any, exchange: Exchange) -> None:
        headers = (
            {**exchange.headers, "content-length": str(len(exchange.content))} if exchange.content else exchange.headers
        )
        changed = copy.copy(scope) | {
            "method": exchange.method,
            "path": unquote(exchange.path),
            "raw_path": exchange.path.encode("latin-1"),
            "query_string": exchange.query.encode("latin-1"),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        }

        async def receive() -> Any:
            return {"type": "http.request", "body": exchange.content, "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
                exchange.sent = {name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]}
            else:
                exchange.answer += message.get("body", b"")

        await self._mock.app(changed, receive, send)

    def _found(self, method: str, path: str) -> Call | None:
        parts = path.split("/")
        ranked: Iterator[Call] = iter(sorted(self._calls, key=lambda one: one.path.count("{")))
        for one in ranked:
            ours = one.path.split("/")
            if (
                one.method == method
                and len(ours) == len(parts)
                and all(a == b or (a.startswith("{") and b) for a, b in zip(ours, parts, strict=True))
            ):
                return one
        return None
