"""What happens at the same moment: of requests that use one thing up one wins, and sessions that are opened together are apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.contract.contracts import Call
from tests.contract.provider import decentro, deepvue
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.decentro_answers import valid as valid_at_decentro
from tests.contract.provider.histories import openings
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import FORM, Person
from tests.contract.provider.profile import Expected, Profile, Promise
from tests.contract.provider.sandbox import LOGIN, headers as sandbox_headers
from tests.contract.provider.wire import Answer, Ask, below

AT_ONCE = 4
"""Requests that are sent together."""
ROUNDS = 3
"""How often it is tried: what goes wrong by chance goes right by chance, too."""
PURPOSE_OF_A_PULL = {"document_type": "PAN", "document_type_related_parameters": {"id_number": "x", "full_name": "x"}}


class _Spent(NamedTuple):
    """Something that one request uses up."""

    requests: Sequence[tuple[Call, Ask]]
    lost: Expected
    """What those that come too late are answered."""


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider about requests that come together."""
    for says, check in {**_FOR_ALL, **_CHECKS[profile.name]}.items():
        yield Promise(profile.name, "life cycles", f"at the same moment, {says}", _keeper(profile, check))


def _keeper(profile: Profile, check: Callable[[Profile, Lab], None]) -> Callable[[Lab], None]:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def _one_wins(lab: Lab, spent: _Spent, what: str) -> None:
    answers = lab.send_together(spent.requests)
    won = [answer for answer in answers if answer.status == 200]
    if len(won) != 1:
        raise lab.broken(
            spent.requests[0][0].id,
            f"{what}: one of {len(answers)} at the same moment succeeds",
            ", ".join(answer.shown()[:120] for answer in answers),
            answers[0],
        )
    for (call, _), answer in zip(spent.requests, answers, strict=True):
        if answer is not won[0]:
            lab.expect(answer, call, *spent.lost, why=f"{what}, a moment too late")


def _openings(profile: Profile, lab: Lab) -> None:
    for _ in range(ROUNDS):
        for call in openings(lab):
            pairs = [(call, ask(call, profile.valid(lab, call), profile.headers(lab, call))) for _ in range(AT_ONCE)]
            before, answers = lab.pulls.count(), lab.send_together(pairs)
            for answer in answers:
                lab.expect(answer, call, 201 if lab.provider == "deepvue" else 200, why="an opening beside others")
            ids = {one["id"] for one in lab.pulls.sessions()[before:]}
            told = [one for one in ids if any(one in answer.content.decode() for answer in answers)]
            if len(ids) != AT_ONCE or len(told) != AT_ONCE or len({answer.content for answer in answers}) != AT_ONCE:
                raise lab.broken(
                    call.id, f"{AT_ONCE} sessions for {AT_ONCE} openings", f"{len(ids)}, told {len(told)}", answers[0]
                )


def _decisions(profile: Profile, lab: Lab) -> None:
    """Of a person's two windows one decides."""
    for first, second in combinations_with_replacement(("allow", "deny"), 2):
        session = profile.opened(lab)
        person = Person(lab, lab.pulls.session(session)["page"])
        person.open()
        person.sign_in()
        asked = lab.pulls.session(session)["asked"]
        forms = {
            "allow": [*person.hidden, *(("document", one) for one in asked), ("decision", "allow")],
            "deny": [*person.hidden, ("decision", "deny")],
        }
        asks = [
            Ask("POST", person.path, {"content-type": FORM}, urlencode(forms[one]).encode()) for one in (first, second)
        ]
        answers = lab.transport.together(asks)
        decided = [choice for choice, answer in zip((first, second), answers, strict=True) if answer.status == 303]
        came = lab.pulls.session(session)["status"]
        wanted = {"allow": "succeeded", "deny": "failed"}
        if len(decided) != 1 or wanted[decided[0]] != came or sorted(one.status for one in answers) != [303, 410]:
            raise lab.broken(
                "the page", f"one of two decisions ({first}, {second})", f"{decided}, and {came}", answers[0]
            )


def _reads(profile: Profile, lab: Lab) -> None:
    """What uses nothing up works as often as it is asked, side by side."""
    for call in lab.calls.values():
        if call in openings(lab) or call.id.endswith(("ExchangeCode", "OneTimeEaadhaar", "RevokeSession")):
            continue
        fillings = [profile.valid(lab, call) for _ in range(AT_ONCE)]
        pairs = [(call, ask(call, filling, profile.headers(lab, call))) for filling in fillings]
        for filling, answer in zip(fillings, lab.send_together(pairs), strict=True):
            lab.expect(answer, call, *profile.accepted(lab, call, filling), why="a valid request beside others")


def _code_of_deepvue(_profile: Profile, lab: Lab) -> None:
    call = lab.call(deepvue.EXCHANGE)
    for _ in range(ROUNDS):
        session = deepvue.open_session(lab)
        body = {
            "consent": "Y",
            "purpose": "For KYC",
            deepvue.SESSION: session,
            "digilocker_code": deepvue.consent(lab, session),
        }
        made = ask(call, Filling({}, body), deepvue.headers(lab, call))
        _one_wins(lab, _Spent([(call, made)] * AT_ONCE, deepvue.NO_CODE), "a code")


def _code_of_decentro(_profile: Profile, lab: Lab) -> None:
    """In either suite, and by the one-time e-Aadhaar as well as by the exchange."""
    for _ in range(ROUNDS):
        for group in decentro.SUITES:
            ways = [f"{group}ExchangeCode"] + (["digilockerGetOneTimeEaadhaar"] if group == "digilocker" else [])
            for pair in combinations_with_replacement(ways, 2):
                session = decentro.open_session(lab, group)
                code = {decentro.code_member(group): decentro.consent(lab, session)}
                requests = [_about(lab, operation, session, **code) for operation in pair * 2]
                _one_wins(lab, _Spent(requests, decentro.NO_CODE), f"a code, by {' and '.join(pair)}")


def _about(lab: Lab, operation: str, session: str, **members: Any) -> tuple[Call, Ask]:
    call = lab.call(operation)
    return call, ask(call, decentro.filling(lab, call, session, **members), decentro.headers(lab, call))


def _reference(_profile: Profile, lab: Lab) -> None:
    """By any two operations that take one."""
    named = [call for call in lab.calls.values() if call.body is not None]
    for pair in zip(named, [*named[1:], named[0]], strict=True):
        for calls in ((pair[0], pair[0]), pair):
            fillings = [valid_at_decentro(lab, call) for call in calls]
            used = fillings[0].body["reference_id"]
            requests = [
                (call, ask(call, filling.but(reference_id=used), decentro.headers(lab, call)))
                for call, filling in zip(calls, fillings, strict=True)
            ]
            _one_wins(lab, _Spent(requests, decentro.USED), f"a reference, by {' and '.join(one.id for one in calls)}")


def _link(_profile: Profile, lab: Lab) -> None:
    for group in decentro.SUITES:
        for _ in range(ROUNDS):
            session = decentro.open_session(lab, group)
            path = below(lab.transport.base, lab.memory["urls"][session])
            answers = lab.transport.together([Ask("GET", path)] * AT_ONCE)
            if sorted(one.status for one in answers) != [302, *[410] * (AT_ONCE - 1)]:
                statuses = ", ".join(str(one.status) for one in answers)
                raise lab.broken(f"{group}InitiateSession", "a link that one of them follows", statuses, answers[0])


def _revocation(_profile: Profile, lab: Lab) -> None:
    for _ in range(ROUNDS):
        session = decentro.granted(lab, "digilockerSso")
        requests = [_about(lab, "digilockerSsoRevokeSession", session)] * AT_ONCE
        _one_wins(lab, _Spent(requests, decentro.NO_SESSION), "a revocation")


def _logins(_profile: Profile, lab: Lab) -> None:
    call, other = lab.call(LOGIN), lab.call("panVerify")
    made = ask(call, Filling(), sandbox_headers(lab, call))
    tokens = [one.body["data"]["access_token"] for one in lab.send_together([(call, made)] * AT_ONCE)]
    if len(set(tokens)) != AT_ONCE:
        raise lab.broken(
            LOGIN, "a token of its own for every login", f"{len(set(tokens))} tokens", _first(lab, call, made)
        )
    for token in tokens:
        valid = ask(other, _PAN, {**sandbox_headers(lab, other), "authorization": token})
        lab.expect(lab.send(other, valid), other, 200, why="each token of logins at the same moment")


def _first(lab: Lab, call: Call, made: Ask) -> Answer:
    return lab.send(call, made)


_PAN = Filling(
    {},
    {
        "@entity": "in.co.sandbox.kyc.pan_verification.request",
        "pan": "XXXPX1234A",
        "name_as_per_pan": "John Doe",
        "date_of_birth": "11/11/2001",
        "consent": "Y",
        "reason": "To check that a contract is kept",
    },
)
_Check = Callable[[Profile, Lab], None]
_FOR_ALL: dict[str, _Check] = {
    "sessions are opened apart": _openings,
    "a person decides once": _decisions,
    "reads do not disturb each other": _reads,
}
_CHECKS: dict[str, dict[str, _Check]] = {
    "sandbox": {"every login gives a token of its own": _logins},
    "deepvue": {"a code is exchanged once": _code_of_deepvue},
    "decentro": {
        "a code is exchanged once": _code_of_decentro,
        "a reference is used once": _reference,
        "a link is followed once": _link,
        "a session is revoked once": _revocation,
    },
}
