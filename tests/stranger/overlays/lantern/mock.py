"""Lantern on one's own machine."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import Contract, MockFor, MockResponse, Provider, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, Ids, MockState, Operation, RefusalReason, Session, Tenant

_PRODUCT: Final = "requests"
_WORDS: Final[Mapping[int, str]] = {400: "bad_request", 401: "who_are_you", 404: "no_such_page", 429: "slow_down"}


class LanternCredentials(TypedDict):
    """What the client is constructed with."""

    lantern_id: str
    lantern_secret: str


def _failure(state: MockState, status: int, detail: str, word: str = "") -> MockResponse:
    code = word or _WORDS.get(status, "failed")
    return MockResponse(status, {"error": {"code": code, "detail": detail, "traceId": state.ids.uuid()}})


def _refuse(state: MockState, reason: RefusalReason) -> MockResponse:
    if reason.kind == "invalid":
        problem = reason.problems[0]
        return _failure(state, 400, f"{'.'.join(map(str, problem.place))} breaks {problem.keyword}")
    return _failure(state, reason.status, reason.detail or "Something is wrong")


def _identify(state: MockState, _: Operation, headers: Mapping[str, str]) -> Tenant:
    given = {"lantern_id": headers.get("x-lantern-id", ""), "lantern_secret": headers.get("x-lantern-secret", "")}
    tenant = state.tenants.find(given)
    if tenant is None or tenant.standing != "active":
        raise Refusal(_failure(state, 401, "Wrong id or secret"))
    return tenant


def _shown(session: Session) -> Mapping[str, object]:
    made = datetime.fromtimestamp(session.created_at / 1000, UTC).isoformat()
    status = "withdrawn" if session.ended else "open"
    return {"id": session.id, "status": status, "made_at": made, "documents": list(session.requested)}


def _ask(state: MockState, call: Call) -> MockResponse:
    asked = tuple(dict.fromkeys(call.texts("documents")))
    session = state.open_session(tenant=call.tenant.name, product=_PRODUCT, requested=asked)
    return MockResponse(201, _shown(session))


def _everything(state: MockState, call: Call) -> MockResponse:
    own = [session for session in state.sessions if session.tenant == call.tenant.name]
    return MockResponse(200, {"requests": [_shown(session) for session in own]})


def _found(state: MockState, call: Call) -> Session:
    session = state.sessions.find(call.text("request_id").lower(), tenant=call.tenant.name, product=_PRODUCT)
    if session is None:
        raise Refusal(_failure(state, 404, "There is no such request", "no_such_request"))
    return session


def _became(state: MockState, call: Call) -> MockResponse:
    return MockResponse(200, _shown(_found(state, call)))


def _withdraw(state: MockState, call: Call) -> MockResponse:
    session = _found(state, call)
    session.ended = "withdrawn"
    return MockResponse(200, _shown(session))


_HANDLERS: Final[Mapping[str, Handler]] = {
    "everything": _everything,
    "AskSomebodyNow": _ask,
    "what-became-of-it": _became,
    "requests_withdraw": _withdraw,
}


def _issue(ids: Ids) -> Mapping[str, str]:
    return {"lantern_id": f"id_{ids.hex(16)}", "lantern_secret": f"secret_{ids.hex(32)}"}


def _landing(_: MockState, session: Session) -> Mapping[str, str]:
    return {"request": session.id}


class LanternMock(MockFor[LanternCredentials]):
    """A Lantern of one's own."""

    provider = Provider(
        name="lantern",
        arguments=("lantern_id", "lantern_secret"),
        contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
        issue=_issue,
        identify=_identify,
        handlers=_HANDLERS,
        refuse=_refuse,
        landing=_landing,
    )
