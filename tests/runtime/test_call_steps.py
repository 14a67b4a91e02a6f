"""A call as a conversation: what it asks its driver for, and what it makes of what it is given."""

from __future__ import annotations

import json
from time import monotonic
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.call import call_steps
from generator.runtime.call_options import CallOptions
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.response import Response
from generator.runtime.token import Token
from generator.runtime.wire import NeedToken, Outcome, Sleep, Wire
from tests.runtime.fake.vault import STATUS
from tests.runtime.support import GOOD, Clock, Script

PING: Operation[object] = Operation(
    id="ping", method="GET", path="/ping", responses={"204": ResponseSpec()}, retry="safe", billed=False
)
DONE = Response(204, {}, b"", 0.1)
BUSY = Response(503, {}, b"{}", 0.1)
REFUSED = Response(401, {}, b"{}", 0.1)


def _steps(
    operation: Any = PING, arguments: Any = None, until: float | None = None, own: Any = None, **options: Any
) -> Any:
    core = Script().client(**options)._core
    return core, call_steps(core, operation, arguments or {}, CallOptions(**(own or {})), until)


def _outcome(steps: Any, response: Response) -> Outcome:
    with pytest.raises(StopIteration) as caught:
        steps.send(response)
    found = caught.value.value
    assert isinstance(found, Outcome)
    return found


@pytest.mark.parametrize(
    ("own", "until", "deadline", "left"),
    [({}, None, 20.0, 20.0), ({"deadline": 7.0}, None, 7.0, 7.0), ({}, 3.0, 20.0, 3.0), ({"deadline": 7.0}, 9.0, 7.0, 7.0)],
    ids=["client", "call", "login of another call", "login that is shorter"],
)  # fmt: skip
def test_a_request_knows_when_its_call_must_be_over(
    own: dict[str, Any], until: float | None, deadline: float, left: float
) -> None:
    """By the client's deadline or its own, and no later than the call that it is a part of."""
    before = monotonic()
    _, steps = _steps(own=own, until=None if until is None else before + until, deadline=20)

    wire = next(steps)

    assert isinstance(wire, Wire)
    assert wire.deadline == deadline
    assert wire.until == pytest.approx(before + left, abs=1.0)
    assert _outcome(steps, DONE).value is None


def test_a_call_is_over_with_a_good_response() -> None:
    """It is counted, and the outcome knows how often it was sent."""
    clock = Clock()
    core, steps = _steps(retries=1, effects=clock.effects())

    assert isinstance(next(steps), Wire)
    step = steps.send(BUSY)
    assert isinstance(step, Sleep)
    assert step.seconds == 0.5
    assert isinstance(next(steps), Wire)
    outcome = _outcome(steps, DONE)
    assert (outcome.value, outcome.response, outcome.attempts) == (None, DONE, 2)
    assert (dict(core.usage.calls), dict(core.usage.billed)) == ({"ping": 2}, {})


def test_an_error_of_the_set_up_knows_nothing_of_the_call() -> None:
    """As it was not sent; one of the network does."""
    for error, known in (
        (errors.ConfigurationError("x"), ("", "", 0)),
        (errors.ConnectionLost("x"), ("GET", "/ping", 1)),
    ):
        _, steps = _steps(retries=0)
        next(steps)
        with pytest.raises(type(error)) as caught:
            steps.throw(error)
        assert (caught.value.method, caught.value.path, caught.value.attempts) == known


def test_whoever_observes_a_call_is_given_each_step() -> None:
    """Of what is sent, what came, and what is sent again."""
    seen: list[tuple[str, int, object]] = []
    _, steps = _steps(
        retries=1,
        effects=Clock().effects(),
        on_request=lambda event: seen.append(("request", event.attempt, event.operation)),
        on_response=lambda event: seen.append(("response", event.attempt, event.error)),
        on_retry=lambda event: seen.append(("retry", event.attempt, event.delay)),
    )
    next(steps)
    steps.send(BUSY)
    next(steps)
    _outcome(steps, DONE)

    assert seen == [
        ("request", 1, "ping"), ("response", 1, "SourceUnavailable"), ("retry", 1, 0.5), ("request", 2, "ping"), ("response", 2, ""),
    ]  # fmt: skip


def _token(value: str) -> Token:
    return Token(value, 2e9, 1.9e9)


def test_a_call_asks_for_a_token_and_once_more_where_it_is_refused() -> None:
    """The second time for another than the one that was refused; then it is over."""
    core, steps = _steps(STATUS, {"session_id": "s"}, retries=0)

    need = next(steps)
    assert isinstance(need, NeedToken)
    assert (need.name, need.refused, need.scheme) == ("accessToken", None, core.spec.schemes["accessToken"])
    first = _token("t-1")
    wire = steps.send(first)
    assert ("authorization", "t-1") in [*wire.head.pairs]
    again = steps.send(REFUSED)
    assert isinstance(again, NeedToken)
    assert again.refused is first
    wire = steps.send(_token("t-2"))
    assert ("authorization", "t-2") in [*wire.head.pairs]
    with pytest.raises(errors.AuthenticationError):
        steps.send(REFUSED)


def test_a_call_with_another_token_goes_well() -> None:
    """It was sent twice, and no retry was needed."""
    _, steps = _steps(STATUS, {"session_id": "s"}, retries=0)
    next(steps)
    steps.send(_token("t-1"))
    steps.send(REFUSED)
    steps.send(_token("t-2"))
    outcome = _outcome(steps, Response(200, {}, json.dumps(GOOD).encode(), 0.1))

    assert outcome.attempts == 2


def test_a_login_that_fails_is_the_error_of_the_call() -> None:
    """At the first token, and at the second."""
    _, steps = _steps(STATUS, {"session_id": "s"})
    next(steps)
    with pytest.raises(errors.LoginFailed):
        steps.throw(errors.LoginFailed("x"))
    _, steps = _steps(STATUS, {"session_id": "s"})
    next(steps)
    steps.send(_token("t-1"))
    steps.send(REFUSED)
    with pytest.raises(errors.LoginFailed):
        steps.throw(errors.LoginFailed("x"))
