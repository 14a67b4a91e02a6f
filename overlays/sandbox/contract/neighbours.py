"""What lies beside something documented is something else: a number that differs in a digit, a link to another file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.asking import ask
from tests.contract.provider.broken import Broken
from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Promise
from tests.contract.provider.tokens import claims as claims_of
from tests.contract.provider.wire import Ask, below

from .model import look_at, observe as look, opened, readers
from .requests import HOUR, LOGIN, headers, log_in, valid

_NO_ACCOUNT = {"mobile": "9999999999", "aadhaar_number": "987654321098"}
"""The numbers that Sandbox documents as unknown."""
_TEST_ACCOUNTS = range(10_000_000_001, 10_000_000_015)


def _numbers(lab: Lab) -> None:
    call = lab.call("digilockerVerifyUser")
    base = valid(lab, call)
    for name, number in _NO_ACCOUNT.items():
        for index, digit in enumerate(number):
            other = "8" if digit != "8" else "7"
            filling = base.but(**{name: f"{number[:index]}{other}{number[index + 1 :]}"})
            answer = lab.send(call, ask(call, filling, headers(lab, call)))
            lab.expect(answer, call, 200, {"/data/user_exists": True}, why=f"{name} beside the documented {number}")


def _banks(lab: Lab) -> None:
    for name in ("bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        call = lab.call(name)
        for number in _TEST_ACCOUNTS:
            filling = valid(lab, call).at(ifsc="HDFC0001235", account_number=str(number))
            answer = lab.send(call, ask(call, filling, headers(lab, call)))
            lab.expect(answer, call, 422, {"/message": "Invalid IFSC provided"}, why=f"{number} at another branch")


def _links(lab: Lab) -> None:
    paths = list[str]()
    for _ in range(2):
        model, _ = opened(lab, "digilocker")
        lab.pulls.consent(model.id)
        found = (look_at(lab, call, model.id, each) for call, each in readers(lab, "digilocker") if each)
        paths += [below(lab.transport.base, answer.body["data"]["files"][0]["url"]) for answer in found]
    for path in paths:
        for other in paths:
            asked = Ask("GET", f"{path.partition('?')[0]}?{other.partition('?')[2]}")
            answer = lab.visit(asked)
            if answer.status != (200 if path == other else 403):
                raise lab.broken(
                    "digilockerGetDocument", "a link that opens its own file alone", answer.shown(), answer
                )


def _expiries(lab: Lab) -> None:
    model, _ = opened(lab, "digilocker", consent_expiry=float(lab.now() + 2 * HOUR))
    call = lab.call("digilockerInitiateSession")
    latest = ask(call, valid(lab, call).but(consent_expiry=2**63 - 1), headers(lab, call))
    lab.expect(lab.transport.exchange(latest), call, 200, why="the latest expiry there is")
    lab.pulls.advance(2 * HOUR / 1000 - 0.001)
    look(model, "a millisecond before an expiry that was written as 1.0")
    lab.pulls.advance(0.001)
    model.expire()
    look(model, "at an expiry that was written as 1.0")


def _tokens(lab: Lab) -> None:
    for tenant in ("first", "second"):
        claims = claims_of(log_in(lab, tenant))
        wanted = {"api_key": lab.pulls.credentials(tenant)["api_key"], "sub": f"{tenant}@example.com"}
        if {name: claims.get(name) for name in wanted} != wanted:
            raise Broken(LOGIN, f"a token that names its own customer, {tenant}", str(claims), "")


_CHECKS: dict[str, Any] = {
    "only the documented numbers have no account": _numbers,
    "a test account is one at its own branches": _banks,
    "a link opens its own file alone": _links,
    "a token names its own customer": _tokens,
    "an expiry is a whole number, however it is written": _expiries,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("sandbox", "life cycles", says, check)
