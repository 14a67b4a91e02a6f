"""Refusals that a new token does not cure: tried once, remembered for some minutes, and no reason for logins without end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from generator.runtime.errors import AuthenticationError, PermissionDenied
from tests.runtime.fake import Fake
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
