"""The mock's own API under `/_mock`: for tests in any language, and for loopback alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from ipaddress import ip_address
from types import NoneType
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias, cast, get_args
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .faults import describe as describe_fault
from .person import base_of
from .provider import landing_url, page_url
from .sessions import InvalidMove, describe as describe_session
from .tenants import Standing
from .visits import consent, deny

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from threading import RLock

    from starlette.requests import Request

    from .clock import Clock
    from .contract import JsonObject
    from .faults import Faults
    from .log import RequestLog
    from .provider import MockState, Provider
    from .sessions import Session


_FAULT: Final[Mapping[str, tuple[type, ...]]] = {
    "kind": (str,),
    "operation": (str, NoneType),
    "times": (int, NoneType),
    "status": (int,),
    "message": (str,),
    "seconds": (int, float),
    "limit": (int,),
    "chance": (int, float),
}
"""What a fault is ordered with."""
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Action: TypeAlias = "Callable[[Controlled, Request, JsonObject], object]"


class Controlled(Protocol):
    """What these routes need of a mock."""

    clock: Clock
    faults: Faults
    lock: RLock
    requests: RequestLog
    state: MockState
    provider: ClassVar[Provider]
    """How the provider behaves."""

    def reset(self) -> None:
        """Forget everything."""


class _Wrong(Exception):  # noqa: N818 - a response that is raised
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def control_routes(mock: Controlled) -> list[Route]:
    """Return the routes of the control API."""
    return [Route(f"/_mock{path}", _guarded(mock, actions), methods=_METHODS) for path, actions in _TABLE.items()]


def _overview(mock: Controlled, request: Request, _: JsonObject) -> object:
    base = base_of(request)
    return {
        "provider": mock.provider.name,
        "base_url": base,
        "operations": sorted(mock.provider.contract.by_id),
        "control": [f"{base}/_mock{path}" for path in _TABLE if path],
        "now": mock.clock.milliseconds(),
    }


def _reset(mock: Controlled, request: Request, body: JsonObject) -> object:
    mock.reset()
    return _clock(mock, request, body)


def _clock(mock: Controlled, _: Request, __: JsonObject) -> object:
    return {"now": mock.clock.milliseconds(), "stopped": mock.clock.stopped}


def _advance(mock: Controlled, request: Request, body: JsonObject) -> object:
    mock.clock.advance(seconds=_number(body, "seconds"))
    return _clock(mock, request, body)


def _stop(mock: Controlled, request: Request, body: JsonObject) -> object:
    mock.clock.stop()
    return _clock(mock, request, body)


def _list_faults(mock: Controlled, _: Request, __: JsonObject) -> object:
    return [describe_fault(fault) for fault in mock.faults.all()]


def _add_fault(mock: Controlled, _: Request, body: JsonObject) -> object:
    for name, value in body.items():
        if name not in _FAULT or isinstance(value, bool) or not isinstance(value, _FAULT[name]):
            raise _Wrong(422, f"{name} is no field of a fault, or not what it holds; there are {', '.join(_FAULT)}")
    if "kind" not in body:
        raise _Wrong(422, "send a `kind`")
    return describe_fault(mock.faults.add(**body))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def _clear_faults(mock: Controlled, _: Request, __: JsonObject) -> object:
    mock.faults.clear()
    return []


def _requests(mock: Controlled, _: Request, __: JsonObject) -> object:
    return [asdict(entry) for entry in mock.requests]


def _clear_requests(mock: Controlled, _: Request, __: JsonObject) -> object:
    mock.requests.clear()
    return []


def _sessions(mock: Controlled, request: Request, _: JsonObject) -> object:
    return [_shown(session, base_of(request)) for session in mock.state.sessions]


def _one_session(mock: Controlled, request: Request, _: JsonObject) -> object:
    return _shown(_session(mock, request), base_of(request))


def _decide(mock: Controlled, request: Request, body: JsonObject) -> object:
    session = _session(mock, request)
    if body.get("deny") is True:
        deny(mock.provider, mock.state, session)
    else:
        consent(mock.provider, mock.state, session, _names(body.get("allow")))
    target = landing_url(mock.provider, mock.state, session)
    return {"session": _shown(session, base_of(request)), "redirect": target}


def _tenants(mock: Controlled, _: Request, __: JsonObject) -> object:
    return {tenant.name: {**tenant.secrets, "standing": tenant.standing} for tenant in mock.state.tenants.all()}


def _add_tenant(mock: Controlled, request: Request, body: JsonObject) -> object:
    name, standing = body.get("name"), body.get("standing", "active")
    if not isinstance(name, str) or not name:
        raise _Wrong(422, "send a `name`")
    if standing not in get_args(Standing):
        raise _Wrong(422, f"a standing is one of {', '.join(get_args(Standing))}")
    mock.state.tenants.add(name, cast("Standing", standing))
    return _tenants(mock, request, body)


_TABLE: Final[Mapping[str, Mapping[str, Action]]] = {
    "": {"GET": _overview},
    "/reset": {"POST": _reset},
    "/clock": {"GET": _clock},
    "/clock/advance": {"POST": _advance},
    "/clock/stop": {"POST": _stop},
    "/faults": {"GET": _list_faults, "POST": _add_fault, "DELETE": _clear_faults},
    "/requests": {"GET": _requests, "DELETE": _clear_requests},
    "/sessions": {"GET": _sessions},
    "/sessions/{session_id}": {"GET": _one_session},
    "/sessions/{session_id}/consent": {"POST": _decide},
    "/tenants": {"GET": _tenants, "POST": _add_tenant},
}


def _guarded(mock: Controlled, actions: Mapping[str, Action]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            _only_from_here(request)
            if request.method not in actions:
                return JSONResponse({"error": "there is no such method"}, 405, {"allow": ", ".join(actions)})
            body = await _body(request)
            with mock.lock:
                return JSONResponse(actions[request.method](mock, request, body))
        except _Wrong as wrong:
            return JSONResponse({"error": str(wrong)}, wrong.status)
        except InvalidMove as error:
            return JSONResponse({"error": str(error)}, 409)
        except ValueError as error:
            return JSONResponse({"error": str(error)}, 422)

    return answer


def _only_from_here(request: Request) -> None:
    reason = stranger(request)
    if reason:
        raise _Wrong(403, reason)


def stranger(request: Request) -> str:
    """Say why a request is not answered; empty for one that is.

    Not answered are other machines, and web pages that were tricked into asking: their requests carry an `Origin` or a foreign `Host`.
    """
    client, host = request.client, request.url.hostname or ""
    if client is not None and not _is_loopback(client.host):
        return "the control API answers loopback addresses only"
    if "." in host and not _is_loopback(host) and not host.endswith(".localhost"):
        return "the control API answers to loopback names only"
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return "the control API does not answer other sites' pages"
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host in {"localhost", "testclient"}


async def _body(request: Request) -> JsonObject:
    content = await request.body()
    if request.method != "POST" or not content:
        return {}
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise _Wrong(415, "send application/json")
    try:
        body: object = json.loads(content)
    except ValueError:
        raise _Wrong(400, "the body is no JSON") from None
    if not isinstance(body, dict):
        raise _Wrong(422, "send a JSON object")
    return cast("JsonObject", body)


def _names(allowed: object) -> list[str] | None:
    if allowed is None:
        return None
    if not isinstance(allowed, list):
        raise _Wrong(422, "send a list of documents as `allow`")
    return [str(each) for each in cast("list[object]", allowed)]


def _number(body: JsonObject, name: str) -> float:
    found = body.get(name)
    if not isinstance(found, int | float) or isinstance(found, bool):
        raise _Wrong(422, f"send a number as `{name}`")
    return float(found)


def _session(mock: Controlled, request: Request) -> Session:
    session_id = str(request.path_params["session_id"])
    try:
        return mock.state.sessions.get(session_id)
    except KeyError:
        raise _Wrong(404, f"there is no session {session_id}") from None


def _shown(session: Session, base: str) -> Mapping[str, object]:
    return {**describe_session(session), "page": page_url(session, base)}
