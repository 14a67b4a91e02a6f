"""What the clients send, held to the contract by a validator that they do not share."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.contract.attempts import Attempt, complete, differences
from tests.contract.contracts import Call, calls
from tests.contract.line import Caller, errors
from tests.contract.many import each
from tests.contract.near_misses import MISSING, misses
from tests.contract.tally import Tally
from tests.contract.values import Values, full, parameters_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning"),
]
EVERY_CALL = pytest.mark.parametrize("call", calls(), ids=str)


def _attempts(call: Call) -> st.SearchStrategy[Attempt]:
    required = {one.name: parameters_of(call.provider, one) for one in call.parameters if one.required}
    optional = {one.name: parameters_of(call.provider, one) for one in call.parameters if not one.required}
    body = Values(call.provider).of(call.body.schema) if call.body else st.just({})
    return st.builds(lambda one, two: Attempt(call, one, two), st.fixed_dictionaries(required, optional=optional), body)


def _try_valid_requests(call: Call, count: int, *, asynchronous: bool) -> int:
    with Caller(call, asynchronous=asynchronous) as caller:
        _succeed(caller)
        return each(_attempts(call), count, partial(_leaves_as_it_was_asked_for, caller))


def _leaves_as_it_was_asked_for(caller: Caller, attempt: Attempt) -> None:
    assert attempt.findings == []
    outcome = caller(attempt.arguments)
    assert not isinstance(outcome, Exception), outcome
    assert len(caller.line.sent) == 1
    assert differences(attempt, caller.line.sent[0]) == []


def _succeed(caller: Caller) -> None:
    status, place = next(iter(caller.call.replies.items()))
    caller.line.answers(full(caller.call.provider, place, caller.call.id) if place else None, status)


@EVERY_CALL
def test_every_valid_request_leaves_as_it_was_asked_for(call: Call, tally: Tally) -> None:
    """Method, path, query, headers and body of what is sent mean exactly what was given, and an independent validator agrees."""
    tried = _try_valid_requests(call, 40, asynchronous=False)

    assert tried >= (40 if call.parameters or call.body else 1)
    tally.add(call.provider, "valid requests, sent as given", call.id, tried)


@EVERY_CALL
def test_every_valid_request_leaves_the_awaited_client_alike(call: Call, tally: Tally) -> None:
    """The awaited client sends what the blocking one sends."""
    tried = _try_valid_requests(call, 10, asynchronous=True)

    assert tried >= 10
    tally.add(call.provider, "valid requests, awaited", call.id, tried)


def _near_misses(call: Call) -> list[tuple[str, Attempt]]:
    whole = complete(call)
    found = [
        (f"{miss.pointer} {miss.what}", Attempt(call, whole.parameters, miss.value))
        for miss in (misses(call.provider, call.body, of_caller=True) if call.body else ())
        if isinstance(miss.value, dict) and _is_sayable(whole, miss.value)
    ]
    for one in call.parameters:
        less = {name: value for name, value in whole.parameters.items() if name != one.name}
        found += [] if one.required else [(f"{one.name} left out", Attempt(call, less, whole.members))]
        found += [
            (f"{one.name}{miss.pointer} {miss.what}", Attempt(call, {**less, one.name: miss.value}, whole.members))
            for miss in misses(call.provider, one.place, of_caller=True)
            if miss.value is not MISSING
        ]
    return found


def _is_sayable(whole: Attempt, members: dict[str, Any]) -> bool:
    """Whether keyword arguments can say this: Python itself refuses unknown and missing ones, and constants are not asked for."""
    asked = whole.members.keys() - whole.constants.keys()
    required = set(whole.schema.get("required", ())) - whole.constants.keys()
    fixed = all(members.get(name) == value for name, value in whole.constants.items())
    return members.keys() <= asked | whole.constants.keys() and required <= members.keys() and fixed


def _complaint(caller: Caller, attempt: Attempt) -> str:
    """Return what is wrong with how an attempt ended; empty when the oracle agrees."""
    outcome = caller(attempt.arguments)
    if not attempt.findings:
        if isinstance(outcome, Exception):
            return f"is valid, yet {outcome!r}"
        found = differences(attempt, caller.line.sent[0]) if len(caller.line.sent) == 1 else ["was not sent once"]
        return "; ".join(found)
    if type(outcome) is not errors().InvalidRequest:
        return f"breaks {attempt.findings[0]}, yet {outcome!r}"
    missed = {one.pointer for one in attempt.findings} - {one.pointer for one in outcome.violations}
    return (
        f"misses {missed} in {outcome.violations}"
        if missed
        else "was sent although refused"
        if caller.line.sent
        else ""
    )


def _complaints(
    call: Call, tally: Tally, name: str, attempts: list[tuple[str, Attempt]], *, asynchronous: bool
) -> list[str]:
    with Caller(call, asynchronous=asynchronous) as caller:
        _succeed(caller)
        found = [f"{what} {complaint}" for what, attempt in attempts if (complaint := _complaint(caller, attempt))]
    refused = sum(bool(attempt.findings) for _, attempt in attempts)
    tally.add(call.provider, f"near-miss requests, refused{name}", call.id, refused)
    tally.add(call.provider, f"near-miss requests, valid and sent{name}", call.id, len(attempts) - refused)
    return found


@EVERY_CALL
def test_every_near_miss_request_is_refused_by_pointer_or_sent(call: Call, tally: Tally) -> None:
    """A value that is wrong in one place is refused before anything is sent, with the pointer; one that is still valid is sent."""
    assert _complaints(call, tally, "", _near_misses(call), asynchronous=False) == []


@EVERY_CALL
def test_near_miss_requests_end_alike_when_awaited(call: Call, tally: Tally) -> None:
    """A sample of the near misses, through the awaited client."""
    attempts = _near_misses(call)

    assert _complaints(call, tally, ", awaited", attempts[:: max(1, len(attempts) // 10)], asynchronous=True) == []


@pytest.mark.parametrize("call", [call for call in calls() if call.parameters or call.body], ids=str)
def test_every_violation_of_a_request_is_reported_at_once(call: Call, tally: Tally) -> None:
    """`InvalidRequest` names every wrong argument, not only the first."""
    whole = complete(call)
    wrong = Attempt(
        call,
        dict.fromkeys(whole.parameters, object()),
        {name: item if name in whole.constants else object() for name, item in whole.members.items()},
    )
    with Caller(call) as caller:
        outcome = caller(wrong.arguments)

    pointers = {f"/{name}" for name in (*wrong.parameters, *(wrong.members.keys() - wrong.constants.keys()))}
    assert type(outcome) is errors().InvalidRequest
    assert {one.pointer for one in outcome.violations} >= pointers
    assert caller.line.sent == []
    tally.add(call.provider, "requests wrong in every place", call.id, 1)


@EVERY_CALL
def test_required_arguments_cannot_be_forgotten(call: Call) -> None:
    """Without one, Python itself refuses the call and names it."""
    whole = complete(call)
    required = {one.argument for one in call.parameters if one.required}
    names = set(whole.schema.get("required", ())) - whole.constants.keys()
    required |= {argument for argument, name in whole.names.items() if name in names}
    with Caller(call) as caller:
        for missing in sorted(required):
            outcome = caller({name: value for name, value in whole.arguments.items() if name != missing})
            assert type(outcome) is TypeError
            assert missing in str(outcome)


def test_an_argument_too_long_for_a_path_is_an_invalid_request() -> None:
    """What no URL can hold is the caller's argument at fault, and is named."""
    call = next(one for one in calls() if any(parameter.location == "path" for parameter in one.parameters))
    name, argument = next((one.name, one.argument) for one in call.parameters if one.location == "path")
    with Caller(call) as caller:
        outcome = caller(complete(call).arguments | {argument: "x" * 70_000})

    assert type(outcome) is errors().InvalidRequest
    assert [one.pointer for one in outcome.violations] == [f"/{name}"]
