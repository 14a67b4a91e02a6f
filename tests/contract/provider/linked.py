"""The links that a provider gives out: one method each, no other one has an effect, and what was used up stays so for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.contract.provider import decentro, deepvue, sandbox
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import FORM
from tests.contract.provider.profile import Profile, Promise
from tests.contract.provider.sandbox_model import look_at, readers
from tests.contract.provider.wire import Answer, Ask, below

METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
AGES = (0.0, 0.001, 1.0, 3599.999, 0.001, 3600.0, 86_400.0, 30 * 86_400.0, 365 * 86_400.0)
"""Seconds between one try and the next to use again what was used up."""


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider."""
    checks = {**_FOR_ALL, **_CHECKS[profile.name]}
    for says, check in checks.items():
        yield Promise(profile.name, "life cycles", says, _keeper(profile, check))


def _keeper(profile: Profile, check: Callable[[Profile, Lab], None]) -> Callable[[Lab], None]:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def _refuses(lab: Lab, path: str, methods: tuple[str, ...]) -> None:
    """Hold a link to refusing these methods, and to give nothing away as it does."""
    for method in methods:
        answer = lab.visit(Ask(method, path, {"content-type": FORM}, b"" if method == "HEAD" else b"decision=allow"))
        if answer.status != 405 or "location" in answer.headers:
            raise lab.broken("a link", f"405 for {method}", answer.shown(), answer)


def _page(profile: Profile, lab: Lab) -> None:
    session = profile.opened(lab)
    before = lab.pulls.session(session)
    path = below(lab.transport.base, before["page"])
    _refuses(lab, path, (*METHODS[1:], "HEAD"))
    if lab.pulls.session(session) != before:
        raise lab.broken(
            "the page", "a session that only GET opens", str(lab.pulls.session(session)), _get(lab, path, 200)
        )
    _get(lab, path, 200)


def _get(lab: Lab, path: str, status: int) -> Answer:
    answer = lab.visit(Ask("GET", path))
    if answer.status != status:
        raise lab.broken("a link", f"HTTP {status}", answer.shown(), answer)
    return answer


def _files(_: Profile, lab: Lab) -> None:
    for name in sandbox.DOCUMENTS:
        session = sandbox.consented(lab, name)
        for call, document in readers(lab, name):
            if document:
                url = look_at(lab, call, session, document).body["data"]["files"][0]["url"]
                path = below(lab.transport.base, url)
                content = _get(lab, path, 200).content
                _refuses(lab, path, METHODS)
                _holds_file(lab, path, content)


def _holds_file(lab: Lab, path: str, content: bytes) -> None:
    head = lab.visit(Ask("HEAD", path))
    again = _get(lab, path, 200)
    if again.content != content or head.status not in {200, 403, 405}:
        raise lab.broken("a link", "the same file, whatever was asked before", again.shown(), again)


def _entrance(lab: Lab, path: str) -> None:
    """Only GET follows an address that a provider hosts itself."""
    _refuses(lab, path, (*METHODS, "HEAD"))
    _get(lab, path, 302)


def _address_of_deepvue(_: Profile, lab: Lab) -> None:
    _entrance(lab, f"/v1/kyc/digilocker/digilocker-redirect?state={deepvue.open_session(lab)}")


def _address_of_decentro(_: Profile, lab: Lab) -> None:
    for group in decentro.SUITES:
        path = below(lab.transport.base, lab.memory.setdefault("urls", {})[decentro.open_session(lab, group)])
        _entrance(lab, path)
        for seconds in AGES:
            lab.pulls.advance(seconds)
            _get(lab, path, 410)


def _used_at_deepvue(_: Profile, lab: Lab) -> None:
    session = deepvue.open_session(lab)
    members = {deepvue.SESSION: session, "digilocker_code": deepvue.consent(lab, session)}
    call = lab.call(deepvue.EXCHANGE)
    lab.expect(deepvue.send(lab, deepvue.EXCHANGE, **members), call, 200, why="the first exchange")
    for seconds in AGES:
        lab.pulls.advance(seconds)
        again = deepvue.send(lab, deepvue.EXCHANGE, **members)
        lab.expect(again, call, *deepvue.NO_CODE, why=f"a code again, {seconds} s later")


def _used_at_decentro(_: Profile, lab: Lab) -> None:
    ways = [("digilocker", "digilockerGetOneTimeEaadhaar"), *((one, f"{one}ExchangeCode") for one in decentro.SUITES)]
    for group, first in ways:
        session = decentro.open_session(lab, group)
        member = {decentro.code_member(group): decentro.consent(lab, session)}
        lab.expect(decentro.send(lab, first, session, **member), lab.call(first), 200, why="the first use of a code")
        for seconds in AGES:
            lab.pulls.advance(seconds)
            for again in (operation for kind, operation in ways if kind == group):
                answer = decentro.send(lab, again, session, **member)
                lab.expect(answer, lab.call(again), *decentro.NO_CODE, why=f"a code again, {seconds} s later")


def _references(_: Profile, lab: Lab) -> None:
    members = {"reference_id": "used once", "redirect_url": "https://example.com/return"}
    first, second = (f"{group}InitiateSession" for group in decentro.SUITES)
    lab.expect(decentro.send(lab, first, **members), lab.call(first), 200, why="a new reference")
    for seconds in AGES:
        lab.pulls.advance(seconds)
        for operation in (first, second):
            answer = decentro.send(lab, operation, **members)
            lab.expect(answer, lab.call(operation), *decentro.USED, why=f"a reference again, {seconds} s later")


_Check = Callable[[Profile, Lab], None]
_FOR_ALL: Mapping[str, _Check] = {"the page answers GET and its own form, and no other method": _page}
_CHECKS: Mapping[str, Mapping[str, _Check]] = {
    "sandbox": {"a file's link answers GET, and no other method": _files},
    "deepvue": {
        "the person's address answers GET, and no other method": _address_of_deepvue,
        "a code that was used stays so": _used_at_deepvue,
    },
    "decentro": {
        "the person's address answers GET, once, and no other method": _address_of_decentro,
        "a code that was used stays so": _used_at_decentro,
        "a reference that was used stays so": _references,
    },
}
