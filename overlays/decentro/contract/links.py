"""The links that Decentro gives out: one method each, and what was used up stays so for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.lab import Lab
from tests.contract.provider.linked import AGES, entrance, got
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import below

from .requests import NO_CODE, SUITES, USED, code_member, consent, open_session, send


def _address(lab: Lab) -> None:
    for group in SUITES:
        path = below(lab.transport.base, lab.memory.setdefault("urls", {})[open_session(lab, group)])
        entrance(lab, path)
        for seconds in AGES:
            lab.pulls.advance(seconds)
            got(lab, path, 410)


def _used(lab: Lab) -> None:
    ways = [("digilocker", "digilockerGetOneTimeEaadhaar"), *((one, f"{one}ExchangeCode") for one in SUITES)]
    for group, first in ways:
        session = open_session(lab, group)
        member = {code_member(group): consent(lab, session)}
        lab.expect(send(lab, first, session, **member), lab.call(first), 200, why="the first use of a code")
        for seconds in AGES:
            lab.pulls.advance(seconds)
            for again in (operation for kind, operation in ways if kind == group):
                answer = send(lab, again, session, **member)
                lab.expect(answer, lab.call(again), *NO_CODE, why=f"a code again, {seconds} s later")


def _references(lab: Lab) -> None:
    members = {"reference_id": "used once", "redirect_url": "https://example.com/return"}
    first, second = (f"{group}InitiateSession" for group in SUITES)
    lab.expect(send(lab, first, **members), lab.call(first), 200, why="a new reference")
    for seconds in AGES:
        lab.pulls.advance(seconds)
        for operation in (first, second):
            answer = send(lab, operation, **members)
            lab.expect(answer, lab.call(operation), *USED, why=f"a reference again, {seconds} s later")


_CHECKS: dict[str, Any] = {
    "the person's address answers GET, once, and no other method": _address,
    "a code that was used stays so": _used,
    "a reference that was used stays so": _references,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("decentro", "life cycles", says, check)
