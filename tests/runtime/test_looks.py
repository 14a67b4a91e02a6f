"""Waiting for a consent, look by look: when it is over, how long to wait for the next one, and what the error knows."""

from __future__ import annotations

import asyncio
import threading
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from generator.runtime import errors
from generator.runtime.consent import Last, Pace, pace_of, wait_for_consent, wait_for_consent_async
from generator.runtime.operation import Envelope, Operation, Parameter, Poll
from tests.runtime.support import Clock

POLL = Poll("/data/status", ("succeeded",), {"failed": "consent-denied", "gone": "no-such-kind"})


def _state(status: object) -> dict[str, object]:
    return {"data": {"status": status}}


def _asked(seconds: float | None) -> errors.RateLimited:
    error = errors.RateLimited("slow")
    error.retry_after = seconds
    return error


class Looks:
    """A session that goes through these states or errors, the last for ever, and a clock that only waiting moves."""

    def __init__(self, *found: object) -> None:
        self.found = list(found)
        self.count = 0
        self.clock = Clock(0.0)

    def check(self) -> object:
        """Look once."""
        self.count += 1
        if self.count > 20:
            pytest.fail("it never ends")
        now = self.found.pop(0) if len(self.found) > 1 else self.found[0]
        if isinstance(now, Exception):
            raise now
        return now

    def wait(self, **options: Any) -> object:
        """Wait for the end."""
        options = {"sleep": self.clock.sleep, "clock": self.clock.now, "random": lambda: 1.0, **options}
        return wait_for_consent(self.check, POLL, **options)

    def wait_async(self, **options: Any) -> object:
        """The same, awaited."""

        async def check() -> object:
            return self.check()

        async def sleep(seconds: float) -> None:
            self.clock.sleep(seconds)

        options = {"sleep": sleep, "clock": self.clock.now, "random": lambda: 1.0, **options}
        return asyncio.run(wait_for_consent_async(check, POLL, **options))


@pytest.mark.parametrize("way", ["wait", "wait_async"])
@pytest.mark.parametrize(
    ("found", "options", "slept"),
    [
        ([_state("succeeded")], {}, []),
        ([_state("a"), _state("succeeded")], {}, [2.0]),
        ([_state("a"), _state("succeeded")], {"random": lambda: 0.0}, [1.0]),
        ([_state("a")] * 8 + [_state("succeeded")], {}, [2.0, 3.0, 4.5, 6.75, 10.125, 15.0, 15.0, 15.0]),
        ([_state("a")] * 3 + [_state("succeeded")], {"pace": Pace(1.0, 2.5, 2.0)}, [1.0, 2.0, 2.5]),
        ([_state("a")] * 3 + [_state("succeeded")], {"pace": pace_of(4)}, [4.0, 4.0, 4.0]),
        ([_state(7), _state(["failed"]), {}, [], _state("succeeded")], {}, [2.0, 3.0, 4.5, 6.75]),
        ([_asked(20.0), _asked(None), _asked(1.0), _state("succeeded")], {}, [20.0, 3.0, 4.5]),
        ([errors.ServerError("x"), errors.Timeout("x"), errors.ConnectionLost("x"), _state("succeeded")], {}, [2.0, 3.0, 4.5]),
    ],
)  # fmt: skip
def test_waits_grow_from_the_first_to_the_longest(
    way: str, found: list[object], options: Any, slept: list[float]
) -> None:
    """Shortened by chance; as long as the provider asks, and through what says nothing of the session."""
    looks = Looks(*found)

    assert getattr(looks, way)(**options) == _state("succeeded")
    assert looks.clock.slept == slept


@pytest.mark.parametrize("way", ["wait", "wait_async"])
@pytest.mark.parametrize(
    ("state", "kind"), [("failed", errors.ConsentDenied), ("gone", errors.Rejected)], ids=["a kind", "no kind"]
)
def test_a_session_that_ends_badly_raises_what_the_contract_names(way: str, state: str, kind: type[Exception]) -> None:
    """With the provider's word for it."""
    looks = Looks(_state("a"), _state(state))
    with pytest.raises(kind, match=f"The session ended without consent: {state}"):
        getattr(looks, way)()

    assert looks.count == 2


def _with_status(status: int) -> errors.KycError:
    error = errors.BadRequest("x")
    error.status = status
    return error


def _unexpected(rule: str) -> errors.UnexpectedResponse:
    error = errors.UnexpectedResponse("x")
    error.rule = rule
    return error


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (_unexpected("truncated"), True),
        (_unexpected("type"), False),
        (_with_status(408), True),
        (_with_status(400), False),
        (errors.AuthenticationError("x"), False),
        (errors.ConfigurationError("x"), False),
        (errors.ConnectionFailed("x"), True),
    ],
    ids=["cut short", "broken", "try later", "refused", "credentials", "set up wrong", "no connection"],
)
def test_an_error_that_says_nothing_of_the_session_is_waited_out(error: errors.KycError, *, passes: bool) -> None:
    """Every other one is the end."""
    looks = Looks(error, _state("succeeded"))
    if passes:
        assert looks.wait() == _state("succeeded")
        return
    with pytest.raises(type(error)):
        looks.wait()
    assert looks.count == 1


def test_when_the_time_is_up_the_last_look_is_in_the_error() -> None:
    """The last wait is as long as what is left."""
    looks = Looks(_state("a"))
    with pytest.raises(errors.WaitTimeout, match="still undecided when the time was up") as caught:
        looks.wait(timeout=6)

    assert looks.clock.slept == [2.0, 3.0, 1.0]
    assert caught.value.last == _state("a")


@pytest.mark.parametrize("timeout", [0, -5])
def test_without_time_there_is_one_look(timeout: float) -> None:
    """It may find the end."""
    looks = Looks(_state("a"))
    with pytest.raises(errors.WaitTimeout):
        looks.wait(timeout=timeout)

    assert (looks.count, looks.clock.slept) == (1, [])
    assert Looks(_state("succeeded")).wait(timeout=timeout) == _state("succeeded")


def test_nobody_waits_for_a_provider_that_asks_to_come_back_too_late() -> None:
    """To the second."""
    looks = Looks(_state("a"), _asked(9.0))
    with pytest.raises(
        errors.WaitTimeout, match="The provider asks to come back in 9 seconds, when the time is up"
    ) as caught:
        looks.wait(timeout=10)

    assert isinstance(caught.value.__cause__, errors.RateLimited)
    assert looks.clock.slept == [2.0]
    just = Looks(_state("a"), _asked(8.0))
    with pytest.raises(errors.WaitTimeout, match="still undecided"):
        just.wait(timeout=10)
    assert just.clock.slept == [2.0, 8.0]


def test_a_wait_is_called_off_before_the_next_look() -> None:
    """And the caller's own way of sleeping goes before that of the event."""
    set_before, looks = threading.Event(), Looks(_state("a"))
    set_before.set()
    with pytest.raises(errors.WaitCancelled, match="The waiting was called off"):
        looks.wait(cancel=set_before)
    assert looks.count == 0

    class Once:
        waited: ClassVar[list[float | None]] = []

        def wait(self, timeout: float | None = None) -> bool:
            self.waited.append(timeout)
            return True

        def is_set(self) -> bool:
            return bool(self.waited)

    with pytest.raises(errors.WaitCancelled):
        looks.wait(cancel=Once(), sleep=None)
    assert Once.waited == [2.0]
    assert Looks(_state("a"), _state("succeeded")).wait(cancel=threading.Event()) == _state("succeeded")


@pytest.mark.parametrize("interval", [0, -1, True, "1"])
def test_an_interval_is_a_positive_number_of_seconds(interval: Any) -> None:
    """Without one the waits grow."""
    assert pace_of(None) == Pace(2.0, 15.0, 1.5)
    assert pace_of(3) == Pace(3.0, 3, 1.0)
    with pytest.raises(errors.ConfigurationError):
        pace_of(interval)


OPERATION: Operation[object] = Operation(
    id="status",
    method="GET",
    path="/sessions/{id}",
    parameters=(Parameter("page", "page", "query", {}), Parameter("session_id", "id", "path", {})),
    responses={},
)
OUTCOME: Any = SimpleNamespace(
    value={"tx": "t-1", "status": "created"},
    response=SimpleNamespace(status=200, headers={"x-request": "r-1", "content-type": "a/b", "set-cookie": "c"}),
    envelope=Envelope(transaction_id=("/tx",), request_id_headers=("x-request",)),
    attempts=2,
)


def test_an_error_that_ends_a_wait_has_the_session_and_the_last_response() -> None:
    """Where it has no response of its own."""
    last, error = Last(OPERATION, {"session_id": "s-1", "page": "p"}), errors.WaitTimeout("x")
    last.outcome = OUTCOME
    last.annotate(error)

    assert (error.session_id, error.method, error.path, error.status) == ("s-1", "GET", "/sessions/{id}", 200)
    assert (error.attempts, error.transaction_id, error.request_id) == (2, "t-1", "r-1")
    assert error.body == {"tx": "t-1", "status": "created"}
    assert error.headers == {"x-request": "r-1", "content-type": "a/b"}


@pytest.mark.parametrize("looked", [True, False])
def test_an_error_with_a_response_of_its_own_keeps_that(*, looked: bool) -> None:
    """The session alone is added; as well before anybody looked."""
    last, error = Last(OPERATION, {"session_id": "s-1"}), errors.WaitTimeout("x")
    if looked:
        last.outcome, error.path = OUTCOME, "/own"
    last.annotate(error)

    assert (error.session_id, error.path, error.status) == ("s-1", "/own" if looked else "", 0)


@pytest.mark.parametrize("arguments", [{}, {"session_id": 7}, {"page": "p"}])
def test_a_session_is_a_text_of_the_path(arguments: dict[str, object]) -> None:
    """Anything else is none; nor has an operation one without parameters."""
    bare: Operation[object] = Operation(id="x", method="GET", path="/", responses={})
    for operation in (OPERATION, bare):
        error = errors.WaitTimeout("x")
        Last(operation, arguments).annotate(error)
        assert error.session_id == ""
