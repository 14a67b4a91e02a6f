"""What holds whatever happened before: many sessions, many logins, a time that is no whole second."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise

MANY = 150
A_MOMENT = 123
"""Milliseconds that are no whole second, and no half of one."""


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer."""
    checks = {
        **({"what was opened first works after many others": _many} if profile.sessions.opens else {}),
        "the time is given to the millisecond": _moments,
    }
    assert calls
    for says, check in checks.items():
        yield Promise(profile.name, "life cycles", says, _check_for(profile, check))


def openings(lab: Lab) -> Iterator[Call]:
    """Return the operations that open a session."""
    yield from (call for call in lab.calls.values() if call.id in lab.opens)


def _check_for(profile: Profile, check: Any) -> Any:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def _many(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        profile.valid(lab, call)
    for _ in range(MANY):
        for call in openings(lab):
            lab.send(call, ask(call, profile.valid(lab, call), profile.headers(lab, call)))
    for call in lab.calls.values():
        filling = profile.valid(lab, call)  # about what was opened at the beginning, where it can be used again
        answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
        lab.expect(answer, call, *profile.accepted(lab, call, filling), why=f"after {MANY} sessions more of each kind")


def _moments(profile: Profile, lab: Lab) -> None:
    begun = lab.now()
    for number, call in enumerate(lab.calls.values(), 1):
        lab.pulls.advance(A_MOMENT / 1000)
        filling = profile.valid(lab, call)
        answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
        lab.expect(answer, call, *profile.accepted(lab, call, filling), why="at a moment that is no whole second")
        if lab.memory["stopped"] and lab.now() != begun + number * A_MOMENT:
            raise lab.broken(call.id, f"{A_MOMENT} milliseconds more each time", f"{lab.now() - begun}", answer)
