"""What is billed: counted, never repeated where the caller does not want it, and spread over time."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.call import _paced
from generator.runtime.metering import Usage
from generator.runtime.wire import Sleep
from tests.runtime.fake import Fake
from tests.runtime.support import CREATE, KEYS, Clock, Script, good, start

TOKEN: dict[str, Any] = {"api_secret": None, "access_token": "canary-token"}
LOST = httpx.ReadError("x")


def status(script: Script, **options: Any) -> object:
    """Make a call that is safe to repeat, and may be billed."""
    return script.client(**TOKEN, **options).vault.status(session_id="s")


@pytest.mark.parametrize("loss", [LOST, httpx.ReadTimeout("x"), httpx.Response(500), httpx.Response(503)])
def test_a_billed_read_is_repeated_only_where_the_caller_wants_it(loss: httpx.Response | Exception) -> None:
    """After a lost response it may have been billed; one that never left was not."""
    script = Script(loss, good())
    status(script)
    assert len(script.requests) == 2

    script = Script(loss, good())
    with pytest.raises(errors.KycError):
        status(script, repeat_billed=False)
    assert len(script.requests) == 1


@pytest.mark.parametrize("loss", [httpx.ConnectError("x"), httpx.Response(429)])
def test_what_was_not_carried_out_is_repeated_all_the_same(loss: httpx.Response | Exception) -> None:
    """It cost nothing."""
    script = Script(loss, good())
    status(script, repeat_billed=False)
    assert len(script.requests) == 2


def test_a_call_that_costs_nothing_is_repeated_all_the_same() -> None:
    """As the contract says of it."""
    script = Script(LOST, httpx.Response(204))
    script.client(**TOKEN, repeat_billed=False).vault.ping()
    assert len(script.requests) == 2


def test_usage_counts_requests_by_operation_and_those_that_may_be_billed_apart() -> None:
    """Refusals are not billed, lost responses may be, and what never left is no request."""
    script = Script(
        httpx.ConnectError("x"), LOST, httpx.Response(500), good(), httpx.Response(422), httpx.Response(204)
    )
    client = script.client(retries=3)
    client.vault.status(session_id="s")
    with pytest.raises(errors.Unprocessable):
        start(client)
    client.vault.ping()
    assert client.usage.calls == {"authenticate": 1, "vaultStatus": 3, "vaultCreate": 1, "vaultPing": 1}
    assert client.usage.billed == {"vaultStatus": 3}
    assert repr(client.usage) == "Usage(6 requests, 3 of them may be billed)"


def test_copies_count_together_unless_the_credentials_are_others() -> None:
    """A customer's count is his own."""
    client = Script().client()
    start(client.copy(timeout=3))
    start(client)
    other = client.copy(api_key="canary-key-2", api_secret="canary-secret-2")
    start(other)
    assert (client.usage.billed, other.usage.billed) == ({"vaultCreate": 2}, {"vaultCreate": 1})


def test_threads_count_every_request() -> None:
    """None is lost where they meet."""
    client = Script().client(**TOKEN)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: start(client), range(200)))
    assert client.usage.calls == {"vaultCreate": 200}


def moments(script: Script) -> list[float]:
    """Answer calls from now on with a note of when they came."""
    came: list[float] = []

    def response(_: httpx.Request) -> httpx.Response:
        came.append(time.monotonic())
        return good()

    script.answers = [response]
    return came


def test_requests_of_all_threads_keep_to_the_rate() -> None:
    """Of any second, no more fall into it than the caller wants."""
    script = Script()
    came = moments(script)
    client = script.client(**TOKEN, rate_limit=40, effects=None)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: start(client), range(10)))
    assert came[-1] - came[0] >= 9 / 40 * 0.9


def test_requests_of_all_tasks_keep_to_the_rate() -> None:
    """The same for asyncio; copies keep to it together."""
    script = Script()
    came = moments(script)

    async def main() -> None:
        async with script.async_client(**TOKEN, rate_limit=40, effects=None) as client:
            await asyncio.gather(
                *(one.vault.create(**CREATE) for one in (client, client.copy(timeout=3)) for _ in range(5))
            )

    asyncio.run(main())
    assert came[-1] - came[0] >= 9 / 40 * 0.9


def test_a_rate_that_the_deadline_leaves_no_time_for_is_reported_at_once() -> None:
    """Nothing is sent, and no moment is taken from the others."""
    script = Script()
    client = script.client(**TOKEN, rate_limit=0.1)
    start(client)
    for _ in range(3):
        with pytest.raises(errors.RateLimited, match="own rate_limit"):
            client.vault.status(session_id="s", deadline=2)
    assert (len(script.requests), client.usage.calls) == (1, {"vaultCreate": 1})


@pytest.mark.parametrize("rate", [0, -1, float("inf"), float("nan"), True, "5"])
def test_a_rate_is_a_positive_number(rate: Any) -> None:
    """Requests a second."""
    with pytest.raises(errors.ConfigurationError, match="rate_limit"):
        Script().client(rate_limit=rate)


@pytest.mark.parametrize("asked", ["31", "3600", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_wait_that_is_asked_for_and_too_long_is_reported_at_once(asked: str) -> None:
    """With how long; the caller may come back then."""
    clock = Clock()
    script = Script(httpx.Response(429, headers={"retry-after": asked}))
    with pytest.raises(errors.RateLimited) as caught:
        status(script, effects=clock.effects())
    assert (clock.slept, len(script.requests)) == ([], 1)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after > 30


def test_a_wait_that_is_asked_for_and_short_is_waited() -> None:
    """As long as the provider asks."""
    clock = Clock()
    script = Script(httpx.Response(429, headers={"retry-after": "30"}), good())
    status(script, effects=clock.effects())
    assert (clock.slept, len(script.requests)) == ([30.0], 2)


def test_credentials_are_checked_by_a_login() -> None:
    """A new one each time, whose token is kept; nothing that could be billed is sent."""
    script = Script()
    client = script.client()
    client.check()
    client.check()
    start(client)
    assert (script.logins, len(script.requests)) == (2, 1)
    assert script.requests[0].headers["authorization"] == "canary-token-2"


def test_credentials_are_checked_by_a_login_in_asyncio() -> None:
    """The same, awaited."""
    script = Script()

    async def main() -> None:
        async with script.async_client() as client:
            await client.check()
            await client.vault.create(**CREATE)

    asyncio.run(main())
    assert (script.logins, len(script.requests)) == (1, 1)


def test_credentials_that_are_refused_fail_the_check() -> None:
    """As they would fail a call."""

    def refuse(_: httpx.Request) -> httpx.Response:
        return httpx.Response(401, json={"message": "Unauthorized"})

    with pytest.raises(errors.LoginFailed, match="Unauthorized"):
        Fake(**KEYS, environment="test", transport=httpx.MockTransport(refuse)).check()


@pytest.mark.parametrize("credentials", [{"api_secret": None}, TOKEN, {"api_key": None, "api_secret": None}])
def test_without_a_login_there_is_nothing_to_check(credentials: dict[str, Any]) -> None:
    """And the error says so."""
    script = Script()
    with pytest.raises(errors.ConfigurationError, match="nothing to check"):
        script.client(**credentials).check()
    assert (script.logins, script.requests) == (0, [])


@pytest.mark.parametrize(("wait", "steps"), [(None, None), (0.0, []), (0.5, [Sleep(0.5)])])
def test_a_call_waits_for_its_moment(wait: float | None, steps: list[Sleep] | None) -> None:
    """If there is one within its deadline."""
    pace: Any = SimpleNamespace(wait=lambda until: wait if until == 9.0 else 1.0)

    if steps is None:
        with pytest.raises(errors.RateLimited, match="leaves no time within the deadline"):
            list(_paced(pace, 9.0))
    else:
        assert list(_paced(pace, 9.0)) == steps
    assert list(_paced(None, 9.0)) == []


def test_requests_are_counted_by_how_they_ended() -> None:
    """What never left is none; what was refused is not billed; what was lost may be."""
    usage = Usage()
    refused, redirected, down = errors.BadRequest("no"), errors.ApiError("there"), errors.ServerError("down")
    refused.status, redirected.status, down.status = 499, 300, 500
    for error in (None, refused, redirected, down, errors.ConnectionLost("lost"), errors.ConnectionFailed("never")):
        usage.count("read", billed=True, error=error)
    usage.count("free", billed=False, error=None)

    assert (dict(usage.calls), dict(usage.billed)) == ({"read": 5, "free": 1}, {"read": 3})
    assert repr(usage) == "Usage(6 requests, 3 of them may be billed)"
