"""Troubles on order: each status in the provider's words, a rate limit that says how long it lasts, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from tests.contract.contracts import Call
from tests.contract.provider.asking import ask
from tests.contract.provider.benches import class_of, served
from tests.contract.provider.broken import ONLY_HERE, Broken, NotTried
from tests.contract.provider.lab import Lab
from tests.contract.provider.likenesses import texts
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.response_checks import ORDERED
from tests.contract.provider.wire import Answer

STATUSES = (400, 401, 402, 403, 404, 405, 408, 413, 415, 418, 422, 429, 500, 501, 502, 503, 504)
"""What anybody may have to cope with, documented or not."""
_ALSO = dict.fromkeys((*STATUSES, 430), ORDERED)
MINUTE = 60
DELAY = 0.05
_NEARLY = 8
"""Bytes that an answer may be longer or shorter by, for blanks and the like."""


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer."""
    checks = {
        "a trouble on order comes in the provider's words, once": _statuses,
        "an ordered message is sent": _messages,
        "a damaged answer is damaged as it was ordered": _damaged,
        "a damaged answer is damaged over HTTP, too": _damaged_over_http,
        "a rate limit says how long to wait, and not a second too much": _limits,
    }
    assert calls
    for says, check in checks.items():
        yield Promise(profile.name, "troubles", says, _check_for(profile, check))


def _check_for(profile: Profile, check: Any) -> Any:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def _statuses(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        for status in STATUSES:
            answer = _ordered(profile, lab, call, status)
            lab.expect(
                answer, call, status, profile.documented_errors.get(status), why=f"what is documented of HTTP {status}"
            )
        _works(profile, lab, call, "after all that was ordered")


def _messages(profile: Profile, lab: Lab) -> None:
    for status in (400, 401, 500, 503):
        for call in lab.calls.values():
            answer = _ordered(profile, lab, call, status, message="Sent on order")
            if "Sent on order" not in {text for _, text in texts(answer.body)}:
                raise lab.broken(call.id, "the message that was ordered", answer.shown(), answer)


def _damaged(profile: Profile, lab: Lab) -> None:
    """Before the call has any effect, or after it has had all of it."""
    call = lab.first
    one = int(call.id in lab.opens)
    whole = _struck(profile, lab, call, one, kind="latency", seconds=DELAY)
    _holds(lab, call, whole, "an answer that comes late, and whole", whole.status < 300 and whole.seconds >= DELAY)
    page = _struck(profile, lab, call, 0, kind="html", status=502)
    is_page = page.headers["content-type"] == "text/html" and page.content.startswith(b"<html>")
    _holds(lab, call, page, "a page of a gateway", page.status == 502 and is_page)
    half = _struck(profile, lab, call, one, kind="broken-json")
    beginning = abs(len(half.content) - len(whole.content) // 2) < _NEARLY and half.content.lstrip()[:1] == b"{"
    _holds(lab, call, half, "half of an answer", beginning)
    coded = _struck(profile, lab, call, one, kind="charset")
    declared = coded.headers["content-type"] == "application/json; charset=utf-8"
    _holds(
        lab,
        call,
        coded,
        "another charset than it says",
        declared and coded.content.decode("utf-16", "replace")[:1] == "{",
    )
    empty = _struck(profile, lab, call, one, kind="empty")
    _holds(lab, call, empty, "nothing, with a good status", (empty.status, empty.content) == (whole.status, b""))
    for kind, opened in (("drop", 0), ("drop-answer", one), ("truncate", one)):
        gone = _struck(profile, lab, call, opened, kind=kind)
        _holds(lab, call, gone, f"no whole answer after {kind}", gone.status == 0)


def _damaged_over_http(profile: Profile, lab: Lab) -> None:
    if lab.mock is None:
        raise NotTried(ONLY_HERE)
    with _started(lab) as base, served(profile, base, closed=True) as other:
        if other.control is None:
            raise Broken("the mock over HTTP", "its control API", "none", "GET /_mock")
        _damaged(profile, other)
        call = other.first
        one = int(call.id in other.opens)
        whole = _struck(profile, other, call, one, kind="latency", seconds=0.0)
        parts = _struck(profile, other, call, one, kind="truncate")
        half = len(whole.content) // 2
        cut_off = f"IncompleteRead({half} bytes read, {len(whole.content) - half} more expected)".encode()
        _holds(other, call, parts, "half of an answer that said to be whole", cut_off in parts.content)


@contextmanager
def _started(lab: Lab) -> Iterator[str]:
    """Serve another mock of this provider; give its address."""
    mock = class_of(lab.provider)()
    try:
        mock.start()
        base: str = mock.base_url
        assert urlsplit(base).port
    except Exception as error:
        raise Broken("the mock over HTTP", "that it starts", f"{type(error).__name__}: {error}", "") from error
    try:
        yield base
    finally:
        mock.stop()


def _struck(profile: Profile, lab: Lab, call: Call, opened: int, **order: object) -> Answer:
    """Return the answer to a call that was struck. Over HTTP a call whose connection breaks is made twice."""
    request, before = ask(call, profile.valid(lab, call), profile.headers(lab, call)), lab.pulls.count()
    lab.pulls.fault(operation=call.id, times=2, **order)
    answer = lab.transport.exchange(request)
    lab.pulls.well()
    lab.cases += 1
    came = lab.pulls.count() - before
    _holds(lab, call, answer, f"{'a' if opened else 'no'} session opened with {order}", bool(came) == bool(opened))
    if answer.status:
        length = answer.headers.get("content-length", str(len(answer.content)))
        _holds(lab, call, answer, "as many bytes as Content-Length says", length == str(len(answer.content)))
    return answer


def _holds(lab: Lab, call: Call, answer: Answer, promised: str, holds: bool) -> None:  # noqa: FBT001
    if not holds:
        raise lab.broken(call.id, promised, f"{answer.shown()} {dict(answer.headers)}", answer)


def _limits(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        filling = ask(call, profile.valid(lab, call), profile.headers(lab, call))
        lab.pulls.fault(kind="rate-limit", operation=call.id, limit=1, seconds=MINUTE, times=None)
        lab.send(call, filling, also=_ALSO)
        _waits(profile, lab, call, MINUTE)
        lab.pulls.advance(MINUTE - 1)
        _waits(profile, lab, call, 1)
        lab.pulls.advance(1)
        _works(profile, lab, call, "a minute later")
        lab.pulls.well()


def _ordered(profile: Profile, lab: Lab, call: Call, status: int, **more: str) -> Answer:
    request = ask(call, profile.valid(lab, call), profile.headers(lab, call))
    lab.pulls.fault(kind="status", status=status, operation=call.id, **more)
    answer = lab.send(call, request, also=_ALSO)
    lab.expect(answer, call, status, why=f"HTTP {status}, as it was ordered")
    return answer


def _waits(profile: Profile, lab: Lab, call: Call, seconds: int) -> None:
    request = ask(call, profile.valid(lab, call), profile.headers(lab, call))
    answer = lab.send(call, request, also=_ALSO)
    lab.expect(answer, call, 429, why="more calls than the limit lets through")
    if answer.headers.get("retry-after") != str(seconds):
        raise lab.broken(call.id, f"Retry-After: {seconds}", f"{answer.headers.get('retry-after')}", answer)


def _works(profile: Profile, lab: Lab, call: Call, when: str) -> None:
    filling = profile.valid(lab, call)
    answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
    lab.expect(answer, call, *profile.accepted(lab, call, filling), why=f"a valid request, {when}")
