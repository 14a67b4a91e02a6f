"""The profile of Marigold for the contract tests; how a login gives a token stands in its contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider import defaults
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Pairs, Profile, Sessions
from tests.contract.provider.promise import Expected

_CREATE = "createConsent"
_UNKNOWN = "00000000-0000-4000-8000-000000000000"


def _opened(lab: Lab, tenant: str = "first") -> str:
    call = lab.call(_CREATE)
    answer = lab.send(call, ask(call, defaults.valid(lab, call), defaults.headers(lab, call, tenant)))
    return str(lab.expect(answer, call, 200, why="a valid request")["data"]["id"])


def _each(lab: Lab, tenant: str) -> Iterator[str]:
    yield _opened(lab, tenant)


def _valid(lab: Lab, call: Call) -> Filling:
    """Return a request about a consent that is there."""
    filling = defaults.valid(lab, call)
    if "consent_id" not in filling.parameters:
        return filling
    if lab.control is not None and "known" not in lab.memory:
        lab.memory["known"] = _opened(lab)
    return filling.at(consent_id=lab.memory.get("known", _UNKNOWN))


def _accepted(lab: Lab, call: Call, filling: Filling) -> Expected:
    """Return 404 for a consent that is not there."""
    named = filling.parameters.get("consent_id")
    if isinstance(named, str) and named.lower() != lab.memory.get("known"):
        return 404, {"/error/code": "no_such_consent"}
    return defaults.accepted(lab, call, filling)


def _strangers(_: Lab, __: Call, filling: Filling) -> Expected | None:
    return (404, {"/error/code": "no_such_consent"}) if "consent_id" in filling.parameters else None


def _arrange(mock: Any, sample: Any) -> str:
    """Open the consent that a pair is about."""
    named = sample.request["path"].rpartition("/")[2]
    if named and "--pending" in sample.name:
        mock.state.open_session(tenant="first", product="consents", requested=("pan",), session_id=named)
    return "first"


PROFILE = Profile(
    name="marigold",
    valid=_valid,
    accepted=_accepted,
    strangers=_strangers,
    sessions=Sessions(
        opens=(_CREATE,), id_of=lambda body: str(body["data"]["id"]), each=_each, members=frozenset({"consent_id"})
    ),
    pairs=Pairs(arrange=_arrange, varies=frozenset({"access_token", "id", "traceId", "url", "validUpto"})),
    statuses={"consents.get_consent": {404: "SessionNotFound"}},
    never={name: {"/data/fileUrl": "the mock shares no files"} for name in (_CREATE, "getConsent")},
    hidden=(("consents.create_consent", 200, {"success": False, "message": "No"}, "Rejected"),),
)
