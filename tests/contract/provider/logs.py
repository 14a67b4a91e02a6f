"""What the mock's log says of every call, word by word, and that it holds no credential."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.broken import ONLY_HERE, Broken, NotTried
from tests.contract.provider.http_rules import LARGE
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask

FAULTS = ("status", "rate-limit", "html", "drop", "drop-answer", "truncate", "charset", "broken-json", "empty")
_PASSED = {"user-agent": "somebody", "accept": "*/*", "accept-encoding": "gzip", "cookie": "a=b", "x-more": "said"}


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises about the log."""

    def usual(lab: Lab) -> None:
        for call in calls.values():
            made = ask(call, profile.valid(lab, call), profile.headers(lab, call))
            _logged(profile, lab, call, Ask(made.method, made.path, {**made.headers, **_PASSED}, made.content))

    def unusual(lab: Lab) -> None:
        for call, made in _unusual(profile, lab):
            _logged(profile, lab, call, made)

    def struck(lab: Lab) -> None:
        call = lab.first
        for kind in FAULTS:
            lab.pulls.fault(kind=kind, operation=call.id)
            _logged(profile, lab, call, ask(call, profile.valid(lab, call), profile.headers(lab, call)))

    def again(lab: Lab) -> None:
        if lab.mock is None:
            raise NotTried(ONLY_HERE)
        first, second = _all(profile, lab), _all(profile, lab)
        if first != second:
            raise Broken("the log", "the same after a reset", f"{first} and then {second}", "")

    yield Promise(profile.name, "http", "after a reset all is as it was at the beginning", again)
    yield Promise(profile.name, "http", "the log holds every call, and no credential", usual)
    yield Promise(profile.name, "http", "the log holds what means no operation, or is refused", unusual)
    yield Promise(profile.name, "troubles", "the log says which trouble struck", struck)


def _all(profile: Profile, lab: Lab) -> list[str]:
    """Return what every operation answers to a customer who comes first."""
    lab.pulls.reset()
    lab.memory.clear()
    lab.memory["stopped"] = True
    lab.checker.seen.clear()
    requests = ((call, ask(call, profile.valid(lab, call), profile.headers(lab, call))) for call in lab.calls.values())
    return [lab.send(call, made).content.decode() for call, made in requests]


def _unusual(profile: Profile, lab: Lab) -> Iterator[tuple[Call | None, Ask]]:
    call = lab.first
    made = ask(call, profile.valid(lab, call), profile.headers(lab, call))
    query = "?a=b&access_token=secret&flag&x-api-key=secret&client_secret=secret"
    yield None, Ask("GET", f"/unforeseen/%41{query}", made.headers)
    yield None, Ask("DELETE", f"{made.path}{query}", made.headers)
    if call.body:
        yield call, Ask(made.method, made.path, made.headers, b"{")
        yield call, Ask(made.method, made.path, made.headers)
        yield call, Ask(made.method, made.path, made.headers, b'{"unforeseen": 1}')
        yield call, Ask(made.method, made.path, made.headers, made.content + b" " * 3 * LARGE)
    yield call, Ask(made.method, made.path, {"content-type": "application/json"}, made.content)
    yield call, Ask(made.method, f"{made.path}{query}", profile.headers(lab, call, "second"), made.content)
    if call.body:
        more = made.content[:-1] + b', "unforeseen": [{"access_token": "x"}]}'
        yield call, Ask(made.method, made.path, made.headers, more)


def _logged(profile: Profile, lab: Lab, call: Call | None, made: Ask) -> None:
    """Hold the new entry to what is written down. Over HTTP a call whose connection breaks is made twice."""
    before = len(lab.pulls.log())
    answer = lab.transport.exchange(made)
    lab.cases += 1
    name, entries = call.id if call else "any path", lab.pulls.log()[before:]
    if not entries or entries[0].pop("number") != before + 1:
        raise lab.broken(name, f"the call as number {before + 1} of the log", json.dumps(entries), answer)
    entry = entries[0]
    entry["response_headers"].pop("content-length", None)
    known = [lab.pulls.credentials(tenant) for tenant in ("first", "second")]
    if any(one[secret] in json.dumps(entry) for one in known for secret in profile.secrets[-1:]):
        raise lab.broken(name, "a log without secrets", json.dumps(entry), answer)
    if lab.checker.written is not None and not lab.checker.written.has_entry(call, entry):
        raise lab.broken(name, "one of the entries of the log that are written down", json.dumps(entry), answer)
