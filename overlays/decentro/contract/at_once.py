"""Of requests that use one thing up at the same moment one wins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.moments import AT_ONCE, ROUNDS, Spent, one_wins
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask, below

from .answers import valid
from .requests import (
    NO_CODE,
    NO_SESSION,
    SUITES,
    USED,
    code_member,
    consent,
    filling,
    granted,
    headers,
    open_session,
)


def _code(lab: Lab) -> None:
    """In either suite, and by the one-time e-Aadhaar as well as by the exchange."""
    for _ in range(ROUNDS):
        for group in SUITES:
            ways = [f"{group}ExchangeCode"] + (["digilockerGetOneTimeEaadhaar"] if group == "digilocker" else [])
            for pair in combinations_with_replacement(ways, 2):
                session = open_session(lab, group)
                code = {code_member(group): consent(lab, session)}
                requests = [_about(lab, operation, session, **code) for operation in pair * 2]
                one_wins(lab, Spent(requests, NO_CODE), f"a code, by {' and '.join(pair)}")


def _about(lab: Lab, operation: str, session: str, **members: Any) -> tuple[Call, Ask]:
    call = lab.call(operation)
    return call, ask(call, filling(lab, call, session, **members), headers(lab, call))


def _reference(lab: Lab) -> None:
    """By any two operations that take one."""
    named = [call for call in lab.calls.values() if call.body is not None]
    for pair in zip(named, [*named[1:], named[0]], strict=True):
        for calls in ((pair[0], pair[0]), pair):
            fillings = [valid(lab, call) for call in calls]
            used = fillings[0].body["reference_id"]
            requests = [
                (call, ask(call, filling.but(reference_id=used), headers(lab, call)))
                for call, filling in zip(calls, fillings, strict=True)
            ]
            one_wins(lab, Spent(requests, USED), f"a reference, by {' and '.join(one.id for one in calls)}")


def _link(lab: Lab) -> None:
    for group in SUITES:
        for _ in range(ROUNDS):
            session = open_session(lab, group)
            path = below(lab.transport.base, lab.memory["urls"][session])
            answers = lab.transport.together([Ask("GET", path)] * AT_ONCE)
            if sorted(one.status for one in answers) != [302, *[410] * (AT_ONCE - 1)]:
                statuses = ", ".join(str(one.status) for one in answers)
                raise lab.broken(f"{group}InitiateSession", "a link that one of them follows", statuses, answers[0])


def _revocation(lab: Lab) -> None:
    for _ in range(ROUNDS):
        session = granted(lab, "digilockerSso")
        requests = [_about(lab, "digilockerSsoRevokeSession", session)] * AT_ONCE
        one_wins(lab, Spent(requests, NO_SESSION), "a revocation")


_CHECKS: dict[str, Any] = {
    "at the same moment, a code is exchanged once": _code,
    "at the same moment, a reference is used once": _reference,
    "at the same moment, a link is followed once": _link,
    "at the same moment, a session is revoked once": _revocation,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("decentro", "life cycles", says, check)
