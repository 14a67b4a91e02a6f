"""A small provider of nobody's, to see what the kit itself does; asked in process, message by message."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

from kyc_clients._runtime.mock import (
    AuthorizationLink,
    Call,
    Clock,
    Contract,
    Mock,
    MockResponse,
    MockState,
    Operation,
    Provider,
    Refusal,
    RefusalReason,
    Session,
    Tenant,
)
from kyc_clients._runtime.mock.application import HANG_UP

INSTANT = "2026-01-01T00:00:00Z"
NOW = 1_767_225_600_000
TEXT = {"type": "string"}
SECRET = {"type": "string", "x-sensitive": True}
ECHOED = {
    "application/json": {
        "schema": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "pin": SECRET}}
    }
}
DOCUMENT: dict[str, object] = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "1"},
    "paths": {
        "/echo/{id}": {
            "post": {
                "operationId": "echo",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": TEXT},
                    {"name": "page", "in": "query", "schema": {"type": "integer"}},
                    {"name": "code", "in": "query", "x-sensitive": True, "schema": TEXT},
                    {"name": "X-Kind", "in": "header", "schema": TEXT},
                ],
                "requestBody": {"required": True, "content": ECHOED},
                "responses": {"200": {"description": "As it came."}},
            },
            "delete": {"operationId": "remove", "responses": {"200": {"description": "Gone."}}},
        },
        "/secret/{key}": {
            "get": {
                "operationId": "read_secret",
                "parameters": [{"name": "key", "in": "path", "required": True, "x-sensitive": True, "schema": TEXT}],
                "responses": {"200": {"description": "Found."}},
            }
        },
        "/broken": {"get": {"operationId": "broken", "responses": {"200": {"description": "Never."}}}},
    },
    "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
}


def _identify(state: MockState, _: Operation, headers: Mapping[str, str]) -> Tenant:
    found = state.tenants.find({"key": headers.get("x-key", "")})
    if found is None:
        raise Refusal(MockResponse(401, {"no": "key"}, {"www-authenticate": "Key"}))
    return found


def _echo(_: MockState, call: Call) -> MockResponse:
    echoed = {"arguments": dict(call.arguments), "body": dict(call.body), "base": call.base, "by": call.tenant.name}
    return MockResponse(200, echoed, {"x-more": "é€"})


def _fail(_: MockState, call: Call) -> MockResponse:
    raise ZeroDivisionError(call.operation.id)


def _refuse(_: MockState, reason: RefusalReason) -> MockResponse:
    problems = [[*problem.place, problem.keyword] for problem in reason.problems]
    return MockResponse(
        reason.status,
        [reason.kind, reason.operation and reason.operation.id, problems, reason.detail],
        {"x-refused": "yes"},
    )


def _landing(_: MockState, session: Session) -> Mapping[str, str]:
    return {"state": session.status, "to": "a b"}


def _decided(state: MockState, session: Session) -> None:
    state.notes[session.id] = session.status


def _enter(state: MockState, key: str) -> Session | None:
    return next((one for one in state.sessions if one.id == key), None)


class SmallMock(Mock):
    """Its clock stands, and it is not served."""

    provider: ClassVar[Provider] = Provider(
        name="small",
        contract=Contract(DOCUMENT),
        arguments=("key",),
        issue=lambda ids: {"key": ids.hex(8)},
        identify=_identify,
        handlers={"echo": _echo, "remove": _echo, "read_secret": _echo, "broken": _fail},
        refuse=_refuse,
        landing=_landing,
        decided=_decided,
        authorization_links=(
            AuthorizationLink("/go/{key}", "key", _enter),
            AuthorizationLink("/enter", "ticket", _enter),
        ),
        labels={"pan": "PAN Card"},
        lockers={"firms": "EntityLocker"},
    )

    def __init__(self) -> None:
        """Set it up."""
        super().__init__(clock=Clock(INSTANT))

    def open(self, **more: Any) -> Session:
        """Open a session of the first customer."""
        given = {"tenant": "first", "product": "locker", "requested": ("pan", "aadhaar"), "session_id": "s1"}
        return self.state.open_session(**{**given, **more})


class Answer(NamedTuple):
    """What came back, message by message."""

    status: int
    headers: dict[str, str]
    content: bytes
    more: bool
    """Whether more was announced."""
    hung_up: int
    """How often the connection was closed."""

    @property
    def json(self) -> Any:
        """The content, read."""
        return json.loads(self.content)


def ask(
    mock: Mock,
    method: str,
    path: str,
    *,
    headers: Mapping[str, str] | None = None,
    pieces: tuple[bytes, ...] = (b"",),
    scope: Mapping[str, object] | None = None,
    can_hang_up: bool = True,
) -> Answer:
    """Send a request as the first customer, its body piece by piece."""
    raw, _, query = path.partition("?")
    given = {"host": "mock", "x-key": mock.tenant().secrets["key"], **(headers or {})}
    sent: list[dict[str, Any]] = []
    closed: list[bool] = []
    hang_up: Callable[[], None] = lambda: closed.append(True)  # noqa: E731
    left = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    left[-1]["more_body"] = False

    async def receive() -> dict[str, Any]:
        return left.pop(0) if left else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    whole: dict[str, Any] = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "server": ("mock", 80),
        "client": ("127.0.0.1", 5),
        "path": raw,
        "raw_path": raw.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given.items() if value],
        "extensions": {HANG_UP: hang_up} if can_hang_up else {},
        **(scope or {}),
    }
    asyncio.run(mock.app(whole, receive, send))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    if not sent:
        return Answer(0, {}, b"", more=False, hung_up=len(closed))
    start, *bodies = sent
    return Answer(
        start["status"],
        {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(each.get("body", b"") for each in bodies),
        more=bool(bodies and bodies[-1].get("more_body")),
        hung_up=len(closed),
    )
