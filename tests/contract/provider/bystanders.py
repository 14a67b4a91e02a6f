"""What a request leaves alone: every session that it is not about, of whichever customer; and all of them where it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.authentication import invalid
from tests.contract.provider.histories import openings
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask

DECISIONS = ("open", "allowed", "allowed in part", "refused")
"""How far the sessions are that a request is not about."""


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of one provider."""
    for call in calls.values():
        says = f"{call.id}: it changes no session but its own"
        yield Promise(profile.name, "life cycles", says, _check_for(profile, call))
    yield Promise(profile.name, "life cycles", "what is refused changes no session", _refusals(profile))


def _check_for(profile: Profile, call: Call) -> Any:
    def keep(lab: Lab) -> None:
        filling = profile.valid(lab, call)
        made = ask(call, filling, profile.headers(lab, call))
        _bystanders(profile, lab)
        before = _known(lab)
        answer = lab.send(call, made)
        status = answer.status
        lab.expect(answer, call, profile.accepted(lab, call, filling)[0], why="a valid request")
        after = _known(lab)
        own = _own(made, answer.content.decode(), after)
        new = after.keys() - before.keys()
        if len(new) != (1 if call in openings(lab) else 0):
            raise lab.broken(call.id, "one session more where one is opened, and else none", f"{len(new)} more", answer)
        for name, session in before.items():
            if name not in own and after.get(name) != session:
                raise lab.broken(
                    call.id,
                    f"a session {name} that stays as it was: {session}",
                    f"{after.get(name)}, after HTTP {status}",
                    answer,
                )

    return keep


def _refusals(profile: Profile) -> Any:
    def keep(lab: Lab) -> None:
        _bystanders(profile, lab)
        for call in lab.calls.values():
            filling = profile.valid(lab, call)
            right = ask(call, filling, profile.headers(lab, call))
            before = _known(lab)
            for what, made in _refused(profile, lab, call, right):
                answer = lab.transport.exchange(made)
                lab.cases += 1
                if answer.status < 400:
                    raise lab.broken(call.id, f"a refusal of a request with {what}", answer.shown(), answer)
                if (after := _known(lab)) != before:
                    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
                    promised = f"sessions that stay as they were, after a request with {what}"
                    raise lab.broken(call.id, promised, f"another {', '.join(changed)}", answer)
            answer = lab.send(call, right)
            lab.expect(answer, call, profile.accepted(lab, call, filling)[0], why="the same, right")

    return keep


def _refused(profile: Profile, lab: Lab, call: Call, right: Ask) -> Iterator[tuple[str, Ask]]:
    """Return a request with one thing wrong with it, before anything is done about it."""
    for name in profile.headers(lab, call):
        yield f"another {name}", Ask(right.method, right.path, {**right.headers, name: "unforeseen"}, right.content)
    yield "another method", Ask("PATCH", right.path, right.headers, right.content)
    if call.body is not None:
        yield "no body", Ask(right.method, right.path, right.headers)
        yield "half a body", Ask(right.method, right.path, right.headers, right.content[:-1])
        wrong = ask(call, invalid(call), profile.headers(lab, call))
        yield "a body that is no object", Ask(right.method, right.path, right.headers, wrong.content)
        yield (
            "another media type",
            Ask(right.method, right.path, {**right.headers, "content-type": "text/plain"}, right.content),
        )


def _bystanders(profile: Profile, lab: Lab) -> None:
    """Open sessions of two customers, decided on in every way."""
    if profile.sessions.each is None:
        return
    for tenant in ("first", "second"):
        for decision in DECISIONS:
            for session in profile.sessions.each(lab, tenant):
                asked = lab.pulls.session(session)["requested"]
                if decision == "refused":
                    lab.pulls.deny(session)
                elif decision != "open":
                    lab.pulls.consent(session, asked if decision == "allowed" else asked[:1])


def _known(lab: Lab) -> dict[str, Any]:
    return {one["id"]: one for one in lab.pulls.sessions()}


def _own(made: Ask, answered: str, known: dict[str, Any]) -> set[str]:
    """Return the sessions that a request names, or that its answer does."""
    sent_and_received = f"{made.path} {made.content.decode()} {answered}"
    return {name for name in known if name in sent_and_received}
