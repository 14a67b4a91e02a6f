"""Faults on order, without a server: when each strikes, how long to wait, and how it reads as JSON."""

from math import inf

import pytest

from kyc_clients._runtime.mock import Clock, Fault
from kyc_clients._runtime.mock.faults import Faults, describe
from kyc_clients._runtime.mock.ids import Ids


@pytest.fixture
def clock() -> Clock:
    """It stands."""
    return Clock("2026-01-01T00:00:00Z")


@pytest.fixture
def faults(clock: Clock) -> Faults:
    """None as yet; there are two operations."""
    return Faults(clock, Ids(0), {"a", "b"})


def test_a_fault_is_ordered_with_what_is_given_or_usual(faults: Faults) -> None:
    """JSON shows all of it but when calls passed."""
    faults.add("status")
    faults.add("rate-limit", operation="b", times=None, status=503, message="m", seconds=2.5, limit=3, chance=0.5)

    assert [describe(one) for one in faults.all()] == [
        {
            "kind": "status",
            "operation": None,
            "times": 1,
            "status": 500,
            "message": "",
            "seconds": 1.0,
            "limit": 0,
            "chance": 1.0,
            "struck": 0,
        },
        {
            "kind": "rate-limit",
            "operation": "b",
            "times": None,
            "status": 503,
            "message": "m",
            "seconds": 2.5,
            "limit": 3,
            "chance": 0.5,
            "struck": 0,
        },
    ]


def test_a_fault_strikes_as_often_as_ordered_the_oldest_first(faults: Faults) -> None:
    """Each its own operation; then it is gone."""
    first, second, third = faults.add("drop", times=2), faults.add("html", operation="a"), faults.add("empty", times=0)

    assert [faults.take(each) for each in "babaa"] == [first, first, None, second, None]
    assert (first.struck, second.struck, third.struck) == (2, 1, 0)
    assert faults.all() == ()


def test_a_fault_without_an_end_goes_on_until_it_is_called_off(faults: Faults) -> None:
    """And strikes no more then."""
    always = faults.add("drop", times=None)
    struck = [faults.take("a") for _ in range(5)]
    faults.clear()

    assert struck == [always] * 5
    assert faults.take("a") is None


@pytest.mark.parametrize(("chance", "struck"), [(0.0, 0), (1.0, 50)])
def test_what_is_certain_is_not_drawn(faults: Faults, chance: float, struck: int) -> None:
    """Never or always."""
    faults.add("drop", times=None, chance=chance)

    assert sum(faults.take("a") is not None for _ in range(50)) == struck


def test_what_is_certain_takes_no_chance_from_others(faults: Faults) -> None:
    """It is not drawn."""

    def drawn(*, certain: bool) -> list[bool]:
        faults.reset()
        if certain:
            faults.add("drop", operation="b", times=None)
        faults.add("html", operation="a", times=None, chance=0.5)
        return [faults.take(each) is not None for each in "ba" * 20][1::2]

    assert drawn(certain=True) == drawn(certain=False)


def test_chances_are_drawn_again_after_a_reset(faults: Faults) -> None:
    """By the seed."""

    def drawn() -> list[bool]:
        faults.add("drop", times=None, chance=0.5)
        return [faults.take("a") is not None for _ in range(20)]

    first = drawn()
    faults.reset()

    assert faults.all() == ()
    assert drawn() == first
    assert {*first} == {True, False}


@pytest.mark.parametrize(("seconds", "wait"), [(0, 1), (0.2, 1), (1.0, 1), (7.4, 7), (7.6, 8)])
def test_a_limit_that_lets_nobody_through_says_its_own_time(faults: Faults, seconds: float, wait: int) -> None:
    """In whole seconds, and at least one."""
    assert faults.wait(faults.add("rate-limit", seconds=seconds)) == wait


def test_a_limit_counts_from_the_oldest_call_that_passed(faults: Faults, clock: Clock) -> None:
    """The wait is rounded up; a call falls out when its time is over, and not before."""
    limit = faults.add("rate-limit", times=None, limit=2, seconds=10)
    passed = [faults.take("a")]
    clock.advance(seconds=4)
    passed.append(faults.take("a"))
    waits = []
    for ahead in (0, 0.5, 5, 0.499):
        clock.advance(seconds=ahead)
        assert faults.take("a") is limit
        waits.append(faults.wait(limit))
    clock.advance(seconds=0.001)
    passed.append(faults.take("b"))

    assert passed == [None, None, None]
    assert faults.take("a") is limit
    assert (waits, faults.wait(limit), limit.struck) == ([6, 6, 1, 1], 4, 5)


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (
            {"kind": "nothing"},
            (
                "there is no fault 'nothing'; there are status, rate-limit, latency, drop, drop-answer, truncate, html,"
                " charset, broken-json, empty"
            ),
        ),
        ({"kind": "drop", "operation": "c"}, "there is no operation 'c'; there are a, b"),
        ({"kind": "status", "status": 199}, "199 is no HTTP status of a response; choose one from 200 to 599"),
        ({"kind": "status", "status": 600}, "600 is no HTTP status of a response; choose one from 200 to 599"),
        ({"kind": "latency", "seconds": -0.1}, "-0.1 is no number of seconds"),
        ({"kind": "latency", "seconds": inf}, "inf is no number of seconds"),
    ],
)
def test_an_order_that_cannot_be_met_says_why(faults: Faults, order: dict[str, object], message: str) -> None:
    """And nothing is ordered."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        faults.add(**order)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    assert (str(caught.value), faults.all()) == (message, ())


@pytest.mark.parametrize("status", [200, 599])
def test_every_final_status_can_be_ordered(faults: Faults, status: int) -> None:
    """The first and the last; 500 where none is named."""
    assert faults.add("status", status=status) == Fault("status", status=status)
    assert (faults.add("status").status, Fault("status").status) == (500, 500)
