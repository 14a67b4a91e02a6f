"""Lantern on one's own machine."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import Contract, MockFor, Provider, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, Ids, Operation, Session, Tenant, Trouble, World

_PRODUCT: Final = "requests"
_WORDS: Final[Mapping[int, str]] = {400: "bad_request", 401: "who_are_you", 404: "no_such_page", 429: "slow_down"}


class LanternCredentials(TypedDict):
    """What the client is constructed with."""

    lantern_id: str
    lantern_secret: str


def _failure(world: World, status: int, detail: str, word: str = "") -> Reply:
    code = word or _WORDS.get(status, "failed")
    return Reply(status, {"error": {"code": code, "detail": detail, "traceId": world.ids.uuid()}})


def _refuse(world: World, trouble: Trouble) -> Reply:
    if trouble.kind == "invalid":
        problem = trouble.problems[0]
        return _failure(world, 400, f"{'.'.join(map(str, problem.place))} breaks {problem.keyword}")
    return _failure(world, trouble.status, trouble.detail or "Something is wrong")


def _identify(world: World, _: Operation, headers: Mapping[str, str]) -> Tenant:
    given = {"lantern_id": headers.get("x-lantern-id", ""), "lantern_secret": headers.get("x-lantern-secret", "")}
    tenant = world.tenants.find(given)
    if tenant is None or tenant.standing != "active":
        raise Refusal(_failure(world, 401, "Wrong id or secret"))
    return tenant


def _shown(session: Session) -> Mapping[str, object]:
    made = datetime.fromtimestamp(session.created_at / 1000, UTC).isoformat()
    status = "withdrawn" if session.ended else "open"
    return {"id": session.id, "status": status, "made_at": made, "documents": list(session.asked)}


def _ask(world: World, call: Call) -> Reply:
    asked = tuple(dict.fromkeys(call.texts("documents")))
    session = world.open_session(tenant=call.tenant.name, product=_PRODUCT, asked=asked)
    return Reply(201, _shown(session))


def _everything(world: World, call: Call) -> Reply:
    own = [session for session in world.sessions if session.tenant == call.tenant.name]
    return Reply(200, {"requests": [_shown(session) for session in own]})


def _found(world: World, call: Call) -> Session:
    session = world.sessions.find(call.text("request_id").lower(), tenant=call.tenant.name, product=_PRODUCT)
    if session is None:
        raise Refusal(_failure(world, 404, "There is no such request", "no_such_request"))
    return session


def _became(world: World, call: Call) -> Reply:
    return Reply(200, _shown(_found(world, call)))


def _withdraw(world: World, call: Call) -> Reply:
    session = _found(world, call)
    session.ended = "withdrawn"
    return Reply(200, _shown(session))


_HANDLERS: Final[Mapping[str, Handler]] = {
    "everything": _everything,
    "AskSomebodyNow": _ask,
    "what-became-of-it": _became,
    "requests_withdraw": _withdraw,
}


def _issue(ids: Ids) -> Mapping[str, str]:
    return {"lantern_id": f"id_{ids.hex(16)}", "lantern_secret": f"secret_{ids.hex(32)}"}


def _landing(_: World, session: Session) -> Mapping[str, str]:
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
