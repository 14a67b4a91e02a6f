"""Epochs, callbacks, waiting for consent."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, strategies as st

from generator.runtime import errors
from generator.runtime.callback import CallbackResult, parse_callback
from generator.runtime.consent import Pace, wait_for_consent, wait_for_consent_async
from generator.runtime.epoch import epoch_ms, epoch_s, from_epoch, to_epoch_ms, to_epoch_s
from generator.runtime.operation import Callback, Poll
from generator.runtime.unset import UNSET
from tests.runtime.fake.models import Session
from tests.runtime.support import Clock

MOMENT = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_epochs_know_their_unit() -> None:
    """Milliseconds and seconds of the same moment."""
    assert epoch_ms(1_700_000_000_000) == epoch_s(1_700_000_000) == epoch_s("1700000000") == MOMENT
    assert epoch_ms(1_700_000_000_123) == MOMENT + timedelta(milliseconds=123)
    assert (to_epoch_ms(MOMENT), to_epoch_s(MOMENT)) == (1_700_000_000_000, 1_700_000_000)


def test_an_absent_epoch_is_none() -> None:
    """Missing, null, and a text that is no number."""
    assert [epoch_ms(None), epoch_ms(UNSET), epoch_s("2023-11-14")] == [None, None, None]


def test_an_epoch_beyond_the_calendar_is_an_error_of_ours() -> None:
    """Never an OverflowError."""
    with pytest.raises(errors.UnexpectedResponse):
        from_epoch(10**18, "seconds")


def test_a_moment_needs_a_time_zone() -> None:
    """A naive datetime means another moment on every machine."""
    with pytest.raises(ValueError, match="without a time zone"):
        to_epoch_ms(datetime(2023, 11, 14))  # noqa: DTZ001
    assert to_epoch_s(MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30)))) == 1_700_000_000


@given(st.integers(0, 253_402_300_799_999))
def test_milliseconds_round_trip(number: int) -> None:
    """No moment is lost to floating point."""
    assert to_epoch_ms(epoch_ms(number)) == number


CALLBACK = Callback(
    session=("session_id", "txn"),
    code=("code",),
    state=("state",),
    status=("status",),
    error=("error",),
    error_description=("error_description",),
    consented=("SUCCESS",),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/r?code=c&state=s", {"code": "c", "state": "s", "consented": True}),
        ("https://a.example/r?txn=1&status=SUCCESS", {"session_id": "1", "status": "SUCCESS", "consented": True}),
        (
            "https://a.example/r?error=access_denied&error_description=User+said%20no",
            {"error": "access_denied", "error_description": "User said no", "denied": True},
        ),
        ("/r?code=%E0%A4%A", {"code": "�%A", "consented": True}),
        ("code=c&x=1#fragment", {"code": "c", "extra": {"x": "1"}, "consented": True}),
        ("code=a?b&x=/", {"code": "a?b", "extra": {"x": "/"}, "consented": True}),
        (b"code=c&state=%FF", {"code": "c", "state": "�", "consented": True}),
        ({"code": "c", "state": ["s"]}, {"code": "c", "state": "s", "consented": True}),
        ({b"code": [b"c", 7, None]}, {"code": "c", "consented": True}),
        ("https://a.example/r?code=first&code=second", {"repeated": ("code",)}),
        ("https://a.example/r?code=c&code=c", {"code": "c", "consented": True}),
        ("https://a.example/r", {}),
        ("https://[", {}),
        ("", {}),
        (None, {}),
    ],
)
def test_a_callback_is_read_whatever_it_holds(url: Any, expected: dict[str, Any]) -> None:
    """Known parameters by name, unknown ones in `extra`, missing ones empty."""
    assert parse_callback(url, CALLBACK) == CallbackResult(**expected)


@given(st.text() | st.binary() | st.dictionaries(st.text(), st.none() | st.text() | st.lists(st.text() | st.binary())))
def test_no_url_makes_a_callback_fail(url: Any) -> None:
    """It comes from a browser."""
    parse_callback(url, CALLBACK)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("error=access_denied", "access_denied"),
        ("error=a&error=b&code=c", ""),
        ("txn=1&status=DENIED", "DENIED"),
        ("txn=1&status=Failure&code=c", "Failure"),
        ("error=Asha+Rao+said+no", ""),
    ],
)
def test_a_denied_callback_raises_when_asked_to(query: str, code: str) -> None:
    """By an error, or by any status that does not mean yes; the code is the provider's word, never a sentence."""
    result = parse_callback(query, CALLBACK)
    with pytest.raises(errors.ConsentDenied) as denied:
        result.raise_if_denied()

    assert (result.consented, denied.value.code) == (False, code)
    assert denied.value.message == f"The redirect says that the person did not consent{f': {code}' if code else ''}"


@pytest.mark.parametrize("query", ["", "session_id=1", "state=a&state=b&code=c", "status=SUCCESS&status=DENIED"])
def test_a_callback_that_does_not_say_is_neither_consent_nor_denial(query: str) -> None:
    """Parameters that contradict each other say nothing."""
    result = parse_callback(query, CALLBACK)
    result.raise_if_denied()

    assert (result.consented, result.denied) == (False, False)


def test_a_state_that_comes_twice_never_matches() -> None:
    """The caller's own and the provider's: nobody knows which is which."""
    result = parse_callback("state=mine&state=theirs&code=c", CALLBACK)

    assert (result.repeated, result.state, result.matches_state("mine"), result.matches_state("theirs")) == (
        ("state",), "", False, False,
    )  # fmt: skip


class _Parameters(dict[str, str]):
    """Query parameters as Django and Starlette have them: a mapping to the last value, with all of them in `getlist`."""

    def getlist(self, name: str) -> list[str]:
        """Every value."""
        return ["other", self[name]] if name == "state" else [self[name]]


def test_repeated_parameters_are_found_in_the_mappings_of_web_frameworks() -> None:
    """They hide all values but one."""
    assert parse_callback(_Parameters(state="s", code="c"), CALLBACK).repeated == ("state",)


@pytest.mark.parametrize(
    ("state", "expected", "matches"),
    [("s", "s", True), ("s", "t", False), ("", "", False), ("é", "é", True), ("\ud800", "\ud800", True)],
)
def test_a_state_is_compared(state: str, expected: str, *, matches: bool) -> None:
    """In constant time, and never with nothing."""
    assert CallbackResult(state=state).matches_state(expected) is matches


def test_a_callback_does_not_print_what_opens_doors() -> None:
    """Code, state and session are as good as keys."""
    result = CallbackResult(session_id="canary", code="canary", state="canary", status="SUCCESS", extra={"x": "canary"})

    assert repr(result) == "CallbackResult(status='SUCCESS', error='', has=<session_id, code, state>)"


POLL = Poll("/status", done=("succeeded",), failed={"failed": "consent-denied", "expired": "session-expired"})


def waiting(*states: str | Exception, clock: Clock, timeout: float = 60) -> Session:
    """Wait for a session that goes through these states."""
    script = list(states)

    def check() -> Session:
        state = script.pop(0) if len(script) > 1 else script[0]
        if isinstance(state, Exception):
            raise state
        return Session.from_dict({"id": "1", "status": state})

    return wait_for_consent(check, POLL, timeout=timeout, sleep=clock.sleep, clock=clock.now, random=lambda: 1.0)


def test_waiting_ends_with_the_session() -> None:
    """Unknown states are waited through; the waits grow."""
    clock = Clock()

    assert waiting("created", "pondering", "created", "succeeded", clock=clock).status == "succeeded"
    assert clock.slept == [2.0, 3.0, 4.5]


@pytest.mark.parametrize(("state", "kind"), [("failed", errors.ConsentDenied), ("expired", errors.SessionExpired)])
def test_a_bad_end_is_an_error(state: str, kind: type[Exception]) -> None:
    """The one that the contract names."""
    with pytest.raises(kind):
        waiting("created", state, clock=Clock())


def test_waiting_has_a_deadline() -> None:
    """Kept to the second."""
    clock = Clock()
    with pytest.raises(errors.WaitTimeout):
        waiting("created", clock=clock, timeout=30)

    assert sum(clock.slept) == 30


def test_a_rate_limit_is_waited_out() -> None:
    """As long as it asks, and trouble on the way is no end."""
    clock, limited = Clock(), errors.RateLimited("slow")
    limited.retry_after = 20.0

    waiting(limited, errors.Timeout("x"), errors.SourceUnavailable("x"), "succeeded", clock=clock)

    assert clock.slept == [20.0, 3.0, 4.5]


def test_other_errors_end_the_waiting() -> None:
    """A session that does not exist will not come to exist."""
    with pytest.raises(errors.SessionNotFound):
        waiting(errors.SessionNotFound("x"), clock=Clock())


def test_waiting_can_be_called_off() -> None:
    """By an event that another thread sets."""
    cancel = threading.Event()

    def check() -> Session:
        cancel.set()
        return Session(id="1", status="created")

    with pytest.raises(errors.WaitCancelled):
        wait_for_consent(check, POLL, cancel=cancel, pace=Pace(first=60))


def test_waiting_can_be_awaited_and_cancelled() -> None:
    """By cancelling the task."""

    async def main() -> list[float]:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == 3:
                raise asyncio.CancelledError

        async def check() -> Session:
            return Session(id="1", status="created")

        with pytest.raises(asyncio.CancelledError):
            await wait_for_consent_async(check, POLL, sleep=sleep, random=lambda: 1.0)
        return slept

    assert asyncio.run(main()) == [2.0, 3.0, 4.5]
