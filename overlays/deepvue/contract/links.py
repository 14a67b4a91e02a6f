"""Links, codes and files of Deepvue's: one method each, used once, and nothing beside what was shared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.linked import AGES, entrance
from tests.contract.provider.moments import AT_ONCE, ROUNDS, Spent, one_wins
from tests.contract.provider.promise import Promise

from .requests import DOCUMENTS, EXCHANGE, FILE, NO_CODE, SESSION, consent, files, granted, headers, open_session, send


def _unshared(lab: Lab) -> None:
    everything = files(lab, granted(lab))
    for document, kind in DOCUMENTS.items():
        session = granted(lab, [document])
        for code, uri in everything.items():
            answer = send(lab, FILE, **{SESSION: session, "uri": uri})
            status = 200 if code == kind else 400
            lab.expect(answer, lab.call(FILE), status, why=f"{code}, where {kind} alone was shared")


def _code(lab: Lab) -> None:
    call = lab.call(EXCHANGE)
    for _ in range(ROUNDS):
        session = open_session(lab)
        body = {
            "consent": "Y",
            "purpose": "For KYC",
            SESSION: session,
            "digilocker_code": consent(lab, session),
        }
        made = ask(call, Filling({}, body), headers(lab, call))
        one_wins(lab, Spent([(call, made)] * AT_ONCE, NO_CODE), "a code")


def _address(lab: Lab) -> None:
    entrance(lab, f"/v1/kyc/digilocker/digilocker-redirect?state={open_session(lab)}")


def _used(lab: Lab) -> None:
    session = open_session(lab)
    members = {SESSION: session, "digilocker_code": consent(lab, session)}
    call = lab.call(EXCHANGE)
    lab.expect(send(lab, EXCHANGE, **members), call, 200, why="the first exchange")
    for seconds in AGES:
        lab.pulls.advance(seconds)
        again = send(lab, EXCHANGE, **members)
        lab.expect(again, call, *NO_CODE, why=f"a code again, {seconds} s later")


_CHECKS: dict[str, Any] = {
    "a file that was not shared is not there": _unshared,
    "at the same moment, a code is exchanged once": _code,
    "the person's address answers GET, and no other method": _address,
    "a code that was used stays so": _used,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("deepvue", "life cycles", says, check)
