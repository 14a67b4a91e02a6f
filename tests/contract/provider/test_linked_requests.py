"""What the hooks of schemathesis may change in a request, and what they leave to the contract's own links."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.contract.provider.benches import in_process, mock_of
from tests.contract.provider.lab import Lab
from tests.contract.provider.preparing import decide, prepare
from tests.contract.provider.profiles import PROFILES

PROFILE = PROFILES["deepvue"]
SESSION = "initial_deepvue_transaction_id"


def _case(lab: Lab, operation: str, **body: Any) -> Any:
    definition = SimpleNamespace(raw={"operationId": operation})
    call = lab.call(operation)
    return SimpleNamespace(
        operation=SimpleNamespace(definition=definition, path=call.path), body=body, path_parameters={}, query={}
    )


def _opened(lab: Lab) -> str:
    """Open a session as schemathesis does, and let the person decide."""
    session = PROFILE.open(lab)
    decide(PROFILE, lab, "digilockerInitiateSession", {"transaction_id": session})
    return session


def test_a_session_that_a_link_led_to_stays_in_the_request() -> None:
    """The request is about the session that the response before it named."""
    with in_process(PROFILE, mock_of("deepvue")) as lab:
        session = _opened(lab)
        case = _case(lab, "digilockerListIssuedFiles", **{SESSION: session, "consent": "Y", "purpose": "x"})
        prepare(PROFILE, lab, case)

    assert case.body == {SESSION: session, "consent": "Y", "purpose": "x"}


def test_a_linked_exchange_gets_the_code_of_its_own_session() -> None:
    """No link holds it: the person brings it."""
    with in_process(PROFILE, mock_of("deepvue")) as lab:
        sessions = [_opened(lab) for _ in range(12)]
        session = next(one for one in sessions if lab.memory["decided"][one])
        case = _case(lab, "digilockerExchangeCode", **{SESSION: session, "digilocker_code": "0"})
        prepare(PROFILE, lab, case)

        assert case.body == {SESSION: session, "digilocker_code": _code(lab, session)}


def _code(lab: Lab, session: str) -> str:
    return str(next(one.code for one in lab.mock.state.sessions if one.id == session))


def test_an_invented_session_is_replaced_by_one_that_exists() -> None:
    """What schemathesis makes up names no session, and a valid request needs one."""
    with in_process(PROFILE, mock_of("deepvue")) as lab:
        case = _case(lab, "digilockerListIssuedFiles", **{SESSION: "made up", "consent": "Y", "purpose": "x"})
        prepare(PROFILE, lab, case)

        assert case.body[SESSION] in {one["id"] for one in lab.pulls.sessions()}
