"""Marigold on one's own machine: tokens that a login gives, and consents."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import Contract, MockFor, MockResponse, Provider, Refusal, page_url, sign, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, Ids, MockState, Operation, RefusalReason, Session, Tenant

_LIFETIME: Final = 3600
_STATES: Final = {"succeeded": "AUTHENTICATED", "failed": "REVOKED", "expired": "EXPIRED"}


class MarigoldCredentials(TypedDict):
    """What the client is constructed with; it logs in by itself."""

    client_id: str
    client_secret: str
    api_key: str


def _failure(state: MockState, status: int, code: str, detail: str) -> MockResponse:
    error = {"code": code, "detail": detail, "traceId": state.ids.uuid()}
    return MockResponse(status, {"success": False, "error": error})


def _refuse(state: MockState, reason: RefusalReason) -> MockResponse:
    if reason.kind == "invalid":
        problem = reason.problems[0]
        return _failure(state, 400, "invalid", f"{'.'.join(map(str, problem.place))} breaks {problem.keyword}")
    return _failure(state, reason.status, "failed", reason.detail or "Something is wrong")


def _identify(state: MockState, operation: Operation, headers: Mapping[str, str]) -> Tenant:
    """Return whose id and secret these are, or whose key: the token is theirs, and not too old."""
    names = ("client_id", "client_secret") if operation.id == "createToken" else ("api_key",)
    tenant = state.tenants.find({name: headers.get(f"x-{name.replace('_', '-')}", "") for name in names})
    if tenant is None or tenant.standing != "active":
        raise Refusal(_failure(state, 401, "unauthorised", "Wrong credentials"))
    if operation.id != "createToken":
        scheme, _, token = headers.get("authorization", "").partition(" ")
        claims = verify(token, state.key) if scheme == "Bearer" else None
        if (
            claims is None
            or claims["key"] != tenant.secrets["api_key"]
            or state.clock.now() >= float(str(claims["exp"]))
        ):
            raise Refusal(_failure(state, 401, "token", "Wrong or old token"))
    return tenant


def _done(data: Mapping[str, object]) -> MockResponse:
    return MockResponse(200, {"success": True, "message": "Done", "data": data})


def _token(state: MockState, call: Call) -> MockResponse:
    claims = {"key": call.tenant.secrets["api_key"], "exp": int(state.clock.now()) + _LIFETIME, "id": state.ids.hex(8)}
    return _done({"access_token": sign(claims, state.key), "expires_in": _LIFETIME})


def _shown(session: Session, base: str) -> MockResponse:
    status = _STATES.get(session.status, "PENDING")
    until = datetime.fromtimestamp(session.expires_at / 1000, UTC).isoformat()
    return _done({"id": session.id, "status": status, "url": page_url(session, base), "validUpto": until})


def _create(state: MockState, call: Call) -> MockResponse:
    asked = tuple(dict.fromkeys(call.texts("documents")))
    session = state.open_session(
        tenant=call.tenant.name, product="consents", requested=asked, redirect_url=call.text("redirectUrl")
    )
    return _shown(session, call.base)


def _read(state: MockState, call: Call) -> MockResponse:
    session = state.sessions.find(call.text("consent_id").lower(), tenant=call.tenant.name, product="consents")
    if session is None:
        raise Refusal(_failure(state, 404, "no_such_consent", "There is no such consent"))
    return _shown(session, call.base)


_HANDLERS: Final[Mapping[str, Handler]] = {"createToken": _token, "createConsent": _create, "getConsent": _read}


def _issue(ids: Ids) -> Mapping[str, str]:
    return {"client_id": f"id_{ids.hex(16)}", "client_secret": f"secret_{ids.hex(32)}", "api_key": f"key_{ids.hex(32)}"}


def _landing(_: MockState, session: Session) -> Mapping[str, str]:
    return {"consent": session.id}


class MarigoldMock(MockFor[MarigoldCredentials]):
    """A Marigold of one's own."""

    provider = Provider(
        name="marigold",
        arguments=("client_id", "client_secret", "api_key"),
        contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
        issue=_issue,
        identify=_identify,
        handlers=_HANDLERS,
        refuse=_refuse,
        landing=_landing,
        credentials=("access_token", "x-client-secret"),
    )
