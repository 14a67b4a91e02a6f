"""Refusals that a new token does not cure: tried once, remembered for some minutes, and no reason for logins without end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import Any

import httpx
import pytest

from generator.runtime.errors import AuthenticationError, BadRequest, LoginFailed, PermissionDenied
from generator.runtime.renewal import AwaitTrial, Refusals, Renewal
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import CREATE, KEYS, Clock, Script, good, start

REFUSALS = {
    "a network": httpx.Response(403, json={"message": "Your IP address is not allowed"}),
    "a privilege": httpx.Response(403, json={"message": "Insufficient privilege"}),
    "a gateway": httpx.Response(403, html="<h1>Forbidden</h1>"),
    "a token": httpx.Response(401, json={"message": "Invalid access token"}),
}


def refused(client: Fake, *, other: bool = False) -> None:
    """Make a call that is refused."""
    arguments = {"session_id": "s"} if other else CREATE
    call: Callable[..., object] = client.vault.status if other else client.vault.create
    with pytest.raises((PermissionDenied, AuthenticationError)):
        call(**arguments)


@pytest.mark.parametrize("reason", REFUSALS)
def test_fifty_calls_that_are_refused_log_in_twice(reason: str) -> None:
    """One request each, and one more with the token that was no help."""
    script = Script(REFUSALS[reason])
    client = script.client()
    for _ in range(50):
        refused(client)
    assert (script.logins, len(script.requests)) == (2, 51)


def test_fifty_calls_of_two_operations_log_in_twice() -> None:
    """A token that never worked is the cause of neither refusal."""
    script = Script(REFUSALS["a network"])
    client = script.client()
    for number in range(50):
        refused(client, other=number % 2 == 1)
    assert (script.logins, len(script.requests)) == (2, 51)


def test_fifty_tasks_in_turn_log_in_twice() -> None:
    """The same for asyncio."""
    script = Script(REFUSALS["a network"])

    async def main() -> None:
        async with script.async_client() as client:
            for _ in range(50):
                with pytest.raises(PermissionDenied):
                    await client.vault.status(session_id="s")

    asyncio.run(main())
    assert (script.logins, len(script.requests)) == (2, 51)


class Crowd:
    """Refuses every call, the first 50 only when all of them have come."""

    def __init__(self, reason: str) -> None:
        self.script = Script(self.answer)
        self.reason = reason
        self.together = threading.Barrier(50)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Refuse."""
        if request.headers["authorization"] == "canary-token-1":
            self.together.wait(20)
        return REFUSALS[self.reason]

    def counted(self) -> tuple[int, int]:
        """Logins and requests."""
        return self.script.logins, len(self.script.requests)


def in_threads(count: int, call: Callable[[int], object]) -> None:
    """Make calls at once."""
    with ThreadPoolExecutor(count) as threads:
        for made in [threads.submit(call, number) for number in range(count)]:
            made.result()


@pytest.mark.parametrize("reason", REFUSALS)
def test_fifty_threads_at_once_log_in_twice(reason: str) -> None:
    """One of them tries a new token; the others learn from it."""
    crowd = Crowd(reason)
    client = crowd.script.client()
    in_threads(50, lambda _: refused(client))
    assert crowd.counted() == (2, 51)


def test_fifty_threads_at_once_with_two_operations_log_in_twice() -> None:
    """A new token that never worked is tried for one of them."""
    crowd = Crowd("a network")
    client = crowd.script.client()
    in_threads(50, lambda number: refused(client, other=number % 2 == 1))
    assert crowd.counted() == (2, 51)


@pytest.mark.parametrize("reason", REFUSALS)
def test_fifty_tasks_at_once_log_in_twice(reason: str) -> None:
    """The same for asyncio."""
    script, come = Script(), [0]

    async def main() -> list[BaseException | object]:
        all_are_there = asyncio.Event()

        async def answer(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/authenticate":
                return script(request)
            come[0] += 1
            if come[0] == 50:
                all_are_there.set()
            await asyncio.wait_for(all_are_there.wait(), 20)
            return httpx.Response(REFUSALS[reason].status_code, content=REFUSALS[reason].content)

        options: dict[str, Any] = {**KEYS, "environment": "test", "transport": httpx.MockTransport(answer)}
        async with AsyncFake(**options) as client:
            calls = [client.vault.status(session_id="s") for _ in range(50)]
            return list(await asyncio.gather(*calls, return_exceptions=True))

    ended = asyncio.run(main())
    assert (script.logins, come[0]) == (2, 51)
    assert {isinstance(error, PermissionDenied | AuthenticationError) for error in ended} == {True}


def test_fifty_threads_whose_token_ended_all_get_their_responses() -> None:
    """The one that tried it found the new token good; each of the others is sent once more."""
    together = threading.Barrier(50)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] == "canary-token-1":
            together.wait(20)
            return REFUSALS["a token"]
        return good()

    script = Script(answer)
    client = script.client()
    in_threads(50, lambda _: client.vault.status(session_id="s"))
    assert (script.logins, len(script.requests)) == (2, 100)


def test_a_new_token_whose_call_fails_otherwise_is_for_all_who_wait() -> None:
    """A server error says nothing about a token, so nobody waits for another trial."""
    together = threading.Barrier(5)
    unusual = [httpx.Response(400, json={"message": "odd"})]

    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] == "canary-token-1":
            together.wait(20)
            return REFUSALS["a token"]
        return unusual.pop() if unusual else good()

    script = Script(answer)
    client = script.client()
    ended: list[str] = []

    def call(number: int) -> None:
        del number
        try:
            client.vault.status(session_id="s")
            ended.append("fine")
        except BadRequest:
            ended.append("odd")

    in_threads(5, call)
    assert sorted(ended) == ["fine"] * 4 + ["odd"]
    assert (script.logins, len(script.requests)) == (2, 10)


def test_a_login_that_fails_in_a_trial_fails_for_all_who_wait() -> None:
    """One login, not one for each of them."""
    together = threading.Barrier(10)
    logins = [0]

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/authenticate":
            together.wait(20)
            return REFUSALS["a token"]
        logins[0] += 1
        if logins[0] > 1:
            time.sleep(0.05)  # until the others wait
            return httpx.Response(401, json={"message": "no"})
        return httpx.Response(200, json={"data": {"access_token": "canary-token-1"}})

    client = Fake(**KEYS, environment="test", transport=httpx.MockTransport(answer))

    def call(number: int) -> None:
        del number
        with pytest.raises(LoginFailed):
            client.vault.status(session_id="s")

    in_threads(10, call)
    assert logins[0] == 2


def test_a_task_that_is_cancelled_while_it_tries_leaves_the_trial_to_the_next() -> None:
    """Nobody waits for somebody who has gone."""
    script = Script()

    async def main() -> None:
        tries = asyncio.Event()

        async def answer(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/authenticate":
                return script(request)
            if request.headers["authorization"] == "canary-token-1":
                return httpx.Response(401, json={"message": "Token expired"})
            if not tries.is_set():
                tries.set()
                await asyncio.sleep(60)
            return good()

        options: dict[str, Any] = {**KEYS, "environment": "test", "transport": httpx.MockTransport(answer)}
        async with AsyncFake(**options) as client:
            first, second = (asyncio.ensure_future(client.vault.status(session_id="s")) for _ in range(2))
            await tries.wait()
            first.cancel()
            await asyncio.wait_for(second, 5)
            assert first.cancelled()

    asyncio.run(main())
    assert script.logins == 2


def test_a_call_waits_for_no_trial_beyond_its_deadline() -> None:
    """It ends with its own refusal."""
    over, tries = threading.Event(), threading.Event()

    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] != "canary-token-1" and not tries.is_set():
            tries.set()
            over.wait(20)
        return REFUSALS["a network"]

    client = Script(answer).client()
    first = threading.Thread(target=refused, args=(client,))
    first.start()
    tries.wait(20)
    before = time.monotonic()
    refused(client.copy(deadline=0.2))
    seconds = time.monotonic() - before
    over.set()
    first.join()
    assert 0.2 <= seconds < 10


def test_copies_of_a_client_know_of_it() -> None:
    """They share the token, too."""
    script = Script(REFUSALS["a network"])
    client = script.client()
    for _ in range(25):
        refused(client)
        refused(client.copy(timeout=3))
    assert (script.logins, len(script.requests)) == (2, 51)


def test_after_some_minutes_a_new_token_is_tried_again() -> None:
    """What did not help then may help now."""
    clock = Clock()
    script = Script(REFUSALS["a network"])
    client = script.client(effects=clock.effects())
    refused(client)
    refused(client)
    assert script.logins == 2
    clock.time += 301
    refused(client)
    refused(client)
    assert script.logins == 3


def test_an_operation_that_works_again_is_forgiven_at_once() -> None:
    """And its next refusal may be the token's end."""
    no = REFUSALS["a network"]
    script = Script(no, no, good(), no, good())
    client = script.client()
    refused(client)
    start(client)
    start(client)
    assert script.logins == 3


def test_a_refusal_of_one_operation_leaves_the_others_their_renewals() -> None:
    """A token that has worked since may have ended meanwhile."""
    forbidden, ended = REFUSALS["a privilege"], [False]

    def response(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return forbidden
        is_old = ended[0] and request.headers["authorization"] == "canary-token-2"
        return httpx.Response(401, json={"message": "Token expired"}) if is_old else good()

    script = Script(response)
    client = script.client()
    refused(client)
    client.vault.status(session_id="s")
    ended[0] = True
    client.vault.status(session_id="s")
    assert script.logins == 3


def test_other_credentials_begin_anew() -> None:
    """A key of another account may be allowed what this one is not."""
    script = Script(REFUSALS["a privilege"])
    client = script.client()
    refused(client)
    refused(client)
    client.rotate(api_key=f"{KEYS['api_key']}-2", api_secret="canary-secret-2")
    refused(client)
    assert script.logins == 4


def test_a_call_that_was_refused_with_the_token_before_goes_on_with_the_new_one() -> None:
    """A new token that helped one call of an operation needs no trial by the next; one that is refused itself does."""
    refusals = Refusals()
    renewal = Renewal("read", refusals)
    assert list(renewal.may_help("old", lambda: 0.0, inf)) == []
    assert renewal.is_under_way
    renewal.worked("new")

    assert refusals.decide("read", "old", 1.0) == (None, True)
    trial, goes_on = refusals.decide("read", "new", 1.0)
    assert (trial is not None, goes_on) == (True, True)
    assert refusals.decide("other", "old", 1.0) == (trial, False)


def _ended(ending: Callable[[Renewal], None]) -> tuple[Renewal, Iterator[AwaitTrial]]:
    """Return a call that waited for another's trial until that ended."""
    refusals = Refusals()
    first, second = Renewal("read", refusals), Renewal("read", refusals)
    assert list(first.may_help("old", lambda: 0.0, inf)) == []
    steps = second.may_help("old", lambda: 0.0, inf)
    trial = next(steps).trial
    ending(first)
    begun = time.monotonic()
    trial.wait(begun + 20)
    assert time.monotonic() - begun < 10
    return second, steps


@pytest.mark.parametrize(
    ("ending", "goes_on"),
    [
        (lambda renewal: renewal.worked("new"), True),
        (lambda renewal: renewal.was_refused(0.0), False),
        (lambda renewal: renewal.met_something_else(), True),
        (lambda renewal: renewal.end(), True),
    ],
    ids=["worked", "was refused", "met something else", "ended"],
)
def test_whoever_waits_for_a_trial_goes_on_at_its_end(ending: Callable[[Renewal], None], *, goes_on: bool) -> None:
    """With the new token, without, or to try for itself."""
    second, steps = _ended(ending)

    assert list(steps) == []
    assert second.is_under_way is goes_on


def test_whoever_waits_for_a_trial_gets_the_error_of_its_login() -> None:
    """It would log in no better itself."""
    second, steps = _ended(lambda renewal: renewal.failed_to_log_in(LoginFailed("No.")))

    with pytest.raises(LoginFailed, match="No"):
        next(steps)
    assert not second.is_under_way
