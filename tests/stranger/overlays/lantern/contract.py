"""The profile of Lantern for the contract tests; the rest is as its contract declares it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider import defaults
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Pairs, Profile, Sessions
from tests.contract.provider.promise import Expected

_ASK = "AskSomebodyNow"
_UNKNOWN = "00000000-0000-4000-8000-000000000000"


def _opened(lab: Lab, tenant: str = "first") -> str:
    call = lab.call(_ASK)
    answer = lab.send(call, ask(call, defaults.valid(lab, call), defaults.headers(lab, call, tenant)))
    return str(lab.expect(answer, call, 201, why="a valid request")["id"])


def _each(lab: Lab, tenant: str) -> Iterator[str]:
    yield _opened(lab, tenant)


def _valid(lab: Lab, call: Call) -> Filling:
    """Return a request about one that is there."""
    filling = defaults.valid(lab, call)
    if call.id == _ASK:
        return filling
    if lab.control is not None and "known" not in lab.memory:
        lab.memory["known"] = _opened(lab)
    known = lab.memory.get("known", _UNKNOWN)
    return filling.at(request_id=known) if "request_id" in filling.parameters else filling


def _accepted(lab: Lab, call: Call, filling: Filling) -> Expected:
    """Return what a request is answered that keeps the contract: 404 where it is about one that there is not."""
    named = filling.parameters.get("request_id")
    if isinstance(named, str) and named.lower() != lab.memory.get("known"):
        return 404, {"/error/code": "no_such_request"}
    return defaults.accepted(lab, call, filling)


def _strangers(_: Lab, __: Call, filling: Filling) -> Expected | None:
    return (404, {"/error/code": "no_such_request"}) if "request_id" in filling.parameters else None


def _arrange(mock: Any, sample: Any) -> str:
    """Open the request that a pair is about."""
    named = sample.request["path"].split("/")[3]
    if named and "--missing" not in sample.name:
        mock.state.open_session(tenant="first", product="requests", requested=("passport",), session_id=named)
    return "first"


PROFILE = Profile(
    name="lantern",
    valid=_valid,
    accepted=_accepted,
    strangers=_strangers,
    sessions=Sessions(opens=(_ASK,), id_of=lambda body: str(body["id"]), each=_each, members=frozenset({"request_id"})),
    pairs=Pairs(arrange=_arrange, varies=frozenset({"id", "made_at", "traceId"})),
    statuses={"requests.what_became_of_it": {}},
    hidden=(
        (
            "requests.what_became_of_it",
            404,
            {"error": {"code": "no_such_request", "detail": "No", "traceId": _UNKNOWN}},
            "SessionNotFound",
        ),
    ),
)
