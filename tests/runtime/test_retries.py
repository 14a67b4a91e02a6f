"""Retries: only what is safe or never left, politely, within a budget."""

from __future__ import annotations

import asyncio
from math import inf
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.call import _Call
from generator.runtime.client import Effects, Policy, RetryEvent
from generator.runtime.errors import KycError
from tests.runtime.support import CREATE, Clock, Script, good

TOKEN: dict[str, Any] = {"access_token": "canary-token"}


def tries(
    *answers: httpx.Response | Exception, safe: bool, clock: Clock | None = None, **options: object
) -> tuple[int, str]:
    """How often a call was sent, and what came of it."""
    script = Script(*answers)
    client = script.client(**TOKEN, effects=(clock or Clock()).effects(), **options)
    outcome = "ok"
    try:
        client.vault.status(session_id="s") if safe else client.vault.create(**CREATE)
    except KycError as error:
        outcome = type(error).__name__ if error.attempts == len(script.requests) else f"{error.attempts} attempts"
    return len(script.requests), outcome


@pytest.mark.parametrize(
    "failure",
    [httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.PoolTimeout("x"), httpx.Response(429)],
    ids=repr,
)
@pytest.mark.parametrize("safe", [True, False])
def test_what_never_left_is_sent_again(failure: httpx.Response | Exception, *, safe: bool) -> None:
    """A connection that was not made, and a request that was turned away, did nothing."""
    assert tries(failure, good(), safe=safe) == (2, "ok")


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ReadTimeout("x"),
        httpx.WriteTimeout("x"),
        httpx.ReadError("x"),
        httpx.WriteError("x"),
        httpx.RemoteProtocolError("x"),
        httpx.Response(408),
        httpx.Response(500),
        httpx.Response(502),
        httpx.Response(503),
        httpx.Response(504),
    ],
    ids=repr,
)
def test_a_billed_start_is_never_sent_twice_once_it_may_have_arrived(failure: httpx.Response | Exception) -> None:
    """Such failures are retried for calls that the contract marks safe, and for no others."""
    assert tries(failure, good(), safe=True) == (2, "ok")
    sent, outcome = tries(failure, good(), safe=False)
    assert (sent, outcome != "ok") == (1, True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501, 520, 521, 523, 599])
def test_a_response_that_means_something_else_is_not_retried(status: int) -> None:
    """521 is "no such session" here: asking again does not help."""
    assert tries(httpx.Response(status), good(), safe=True)[0] == 1


def test_an_unexpected_response_is_not_retried() -> None:
    """The provider has done the work; its response would be the same."""
    assert tries(httpx.Response(200, json={}), good(), safe=True) == (1, "UnexpectedResponse")


@pytest.mark.parametrize(("retries", "sent"), [(0, 1), (1, 2), (2, 3), (5, 6)])
def test_retries_are_counted(retries: int, sent: int) -> None:
    """By the client's setting."""
    assert tries(httpx.Response(503), safe=True, retries=retries) == (sent, "SourceUnavailable")


def test_a_call_sets_its_own_retries() -> None:
    """Also none at all."""
    script = Script(httpx.Response(503))
    with pytest.raises(errors.SourceUnavailable):
        script.client(**TOKEN, retries=5).vault.status(session_id="s", retries=0)

    assert len(script.requests) == 1


def test_waits_grow_and_are_spread_by_chance() -> None:
    """Exponential back-off with full jitter, capped."""
    clock = Clock()
    script = Script(httpx.Response(503))
    with pytest.raises(errors.SourceUnavailable):
        script.client(**TOKEN, retries=6, effects=clock.effects(chance=1.0)).vault.status(session_id="s")
    assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]

    lucky = Clock()
    with pytest.raises(errors.SourceUnavailable):
        script.client(**TOKEN, effects=lucky.effects(chance=0.25)).vault.status(session_id="s")
    assert lucky.slept == [0.125, 0.25]


@pytest.mark.parametrize(
    ("header", "slept"),
    [("3", 3.0), ("Tue, 14 Nov 2023 22:13:27 GMT", 7.0), ("0", 0.5), ("rubbish", 0.5)],
)
def test_retry_after_is_kept_to(header: str, slept: float) -> None:
    """Seconds and dates."""
    clock = Clock()

    assert tries(httpx.Response(429, headers={"retry-after": header}), good(), safe=False, clock=clock) == (2, "ok")
    assert clock.slept == [slept]


def test_a_call_has_a_budget_for_waiting() -> None:
    """However many retries are left, it ends."""
    clock = Clock()
    response = httpx.Response(429, headers={"retry-after": "25"})

    assert tries(response, safe=True, retries=10, clock=clock) == (3, "RateLimited")
    assert clock.slept == [25.0, 25.0]


def test_a_policy_can_be_given() -> None:
    """For those who are in a hurry."""
    slept: list[float] = []
    effects = Effects(sleep=slept.append, random=lambda: 1.0, policy=Policy(first=0.1, longest=0.15))
    with pytest.raises(errors.SourceUnavailable):
        Script(httpx.Response(503)).client(**TOKEN, retries=3, effects=effects).vault.status(session_id="s")

    assert slept == [0.1, 0.15, 0.15]


def test_a_retry_is_reported() -> None:
    """To whoever watches."""
    events: list[RetryEvent] = []
    script = Script(httpx.ConnectError("x"), good())
    script.client(**TOKEN, effects=Clock().effects(), on_retry=events.append).vault.status(session_id="canary-id")

    assert events == [
        RetryEvent("fake", "vaultStatus", "GET", "/vault/sessions/{session_id}/status", 1, 0.5, "ConnectionFailed")
    ]


def test_asynchronous_clients_retry_alike() -> None:
    """The same decisions, awaited."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def main() -> int:
        effects = Effects(sleep=sleep, random=lambda: 1.0)
        script = Script(httpx.Response(503), httpx.ConnectError("x"), good())
        async with script.async_client(**TOKEN, effects=effects) as client:
            await client.vault.status(session_id="s")
        return len(script.requests)

    assert asyncio.run(main()) == 3
    assert slept == [0.5, 1.0]


def test_a_renewed_login_is_no_retry() -> None:
    """With no retries at all, an expired token is still renewed."""
    script = Script(httpx.Response(401), good())
    script.client(retries=0).vault.create(**CREATE)

    assert (script.logins, len(script.requests)) == (2, 2)


def _attempts(*, safe: bool = True, billed: bool = False, repeat_billed: bool = False, until: float = inf) -> Any:
    """A call of which the first attempt failed."""
    made: Any = object.__new__(_Call)
    made.attempts, made.until, made._renewal, made._waited = 1, until, None, 0.0
    made.plan = SimpleNamespace(safe=safe, operation=SimpleNamespace(billed=billed))
    effects = SimpleNamespace(policy=Policy(first=1.0, longest=4.0, budget=9.0), random=lambda: 1.0)
    made.core = SimpleNamespace(repeat_billed=repeat_billed, effects=effects)
    return made


def _unavailable() -> errors.ServerError:
    error = errors.ServerError("down")
    error.status = 503
    return error


def test_waits_of_a_call_grow_until_its_budget_is_spent() -> None:
    """Of nine seconds, seven are waited in three turns; a fourth would be too long."""
    call, waits = _attempts(), []
    for _ in range(3):
        waits.append(call.patience(_unavailable(), 9))
        call.attempts += 1

    assert waits == [1.0, 2.0, 4.0]
    with pytest.raises(errors.ServerError):
        call.patience(_unavailable(), 9)


@pytest.mark.parametrize(
    ("facts", "retries", "again"),
    [
        ({}, 1, True),
        ({}, 0, False),
        ({"safe": False}, 1, False),
        ({"billed": True}, 1, False),
        ({"billed": True, "repeat_billed": True}, 1, True),
        ({"until": 0.0}, 1, False),
    ],
    ids=str,
)
def test_a_call_is_tried_again_where_a_repeat_does_no_harm(facts: dict[str, Any], retries: int, *, again: bool) -> None:
    """As often as one allows, and while there is time."""
    call = _attempts(**facts)

    if again:
        assert call.patience(_unavailable(), retries) == 1.0
    else:
        with pytest.raises(errors.ServerError):
            call.patience(_unavailable(), retries)


def test_a_call_with_a_renewed_token_is_no_retry() -> None:
    """It was an attempt all the same."""
    call = _attempts()
    call.attempts, call._renewal = 2, SimpleNamespace(is_under_way=True)

    assert call.patience(_unavailable(), 1) == 1.0
