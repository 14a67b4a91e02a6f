"""What happens at the same moment: of requests that use one thing up one wins, and sessions that are opened together are apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple
from urllib.parse import urlencode

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.histories import openings
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import FORM, Person
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Expected, Promise
from tests.contract.provider.wire import Ask

AT_ONCE = 4
"""Requests that are sent together."""
ROUNDS = 3
"""How often it is tried: what goes wrong by chance goes right by chance, too."""


class Spent(NamedTuple):
    """Something that one request uses up."""

    requests: Sequence[tuple[Call, Ask]]
    lost: Expected
    """What those that come too late are answered."""


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider about requests that come together."""
    for says, check in _CHECKS.items():
        if check is _decisions and profile.sessions.opened is None:
            continue
        if check is _openings and not profile.sessions.opens:
            continue
        yield Promise(profile.name, "life cycles", f"at the same moment, {says}", _check_for(profile, check))


def _check_for(profile: Profile, check: Callable[[Profile, Lab], None]) -> Callable[[Lab], None]:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def one_wins(lab: Lab, spent: Spent, what: str) -> None:
    """Send requests together, and hold one of them to success and all others to being too late."""
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
            fillings = [profile.valid(lab, call) for _ in range(AT_ONCE)]
            pairs = [(call, ask(call, filling, profile.headers(lab, call))) for filling in fillings]
            before, answers = lab.pulls.count(), lab.send_together(pairs)
            for filling, answer in zip(fillings, answers, strict=True):
                lab.expect(answer, call, profile.accepted(lab, call, filling)[0], why="an opening beside others")
            ids = {one["id"] for one in lab.pulls.sessions()[before:]}
            named = [one for one in ids if any(one in answer.content.decode() for answer in answers)]
            if len(ids) != AT_ONCE or len(named) != AT_ONCE or len({answer.content for answer in answers}) != AT_ONCE:
                raise lab.broken(
                    call.id,
                    f"{AT_ONCE} sessions for {AT_ONCE} openings",
                    f"{len(ids)}, of which {len(named)} are in responses",
                    answers[0],
                )


def _decisions(profile: Profile, lab: Lab) -> None:
    """Of a person's two windows one decides."""
    for first, second in combinations_with_replacement(("allow", "deny"), 2):
        session = profile.open(lab)
        person = Person(lab, lab.pulls.session(session)["page"])
        person.open()
        person.sign_in()
        asked = lab.pulls.session(session)["requested"]
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
        if call in openings(lab) or call.id in profile.sessions.once:
            continue
        fillings = [profile.valid(lab, call) for _ in range(AT_ONCE)]
        pairs = [(call, ask(call, filling, profile.headers(lab, call))) for filling in fillings]
        for filling, answer in zip(fillings, lab.send_together(pairs), strict=True):
            lab.expect(answer, call, *profile.accepted(lab, call, filling), why="a valid request beside others")


_Check = Callable[[Profile, Lab], None]
_CHECKS: dict[str, _Check] = {
    "sessions are opened apart": _openings,
    "a person decides once": _decisions,
    "reads do not disturb each other": _reads,
}
