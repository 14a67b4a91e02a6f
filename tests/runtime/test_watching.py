"""Hooks, logs and errors of a call hold no secret."""

from __future__ import annotations

import asyncio
import json
import logging
from traceback import format_exception

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.client import RequestEvent, ResponseEvent
from tests.runtime.fake import AsyncFake
from tests.runtime.support import CREATE, GOOD, TOKEN, Script, good, send, serving


def test_event_hooks_of_httpx_are_passed_on() -> None:
    """For those who want everything."""
    seen: list[str] = []
    Script().client(event_hooks={"request": [lambda request: seen.append(request.method)]}).vault.status(session_id="s")

    assert seen == ["POST", "GET"]


def test_event_hooks_of_an_asynchronous_client_are_passed_on() -> None:
    """Over its own connections."""
    seen: list[str] = []

    async def note(request: httpx.Request) -> None:
        seen.append(request.method)

    async def call(url: str) -> None:
        async with AsyncFake(base_url=url, **TOKEN, event_hooks={"request": [note]}) as client:
            await client.vault.status(session_id="s")

    with serving(lambda request: send(request, 200, json.dumps(GOOD).encode())) as url:
        asyncio.run(call(url))

    assert seen == ["GET"]


def test_observers_are_reported_without_secrets() -> None:
    """Templates in place of paths, allow-listed headers only."""
    requests: list[RequestEvent] = []
    responses: list[ResponseEvent] = []
    response = httpx.Response(521, json={}, headers={"x-amzn-RequestId": "req-1", "set-cookie": "canary"})
    client = Script(response).client(
        access_token="canary-token", on_request=requests.append, on_response=responses.append
    )
    with pytest.raises(errors.SessionNotFound):
        client.vault.status(session_id="canary-session", mobile="9876543210")

    assert [(event.operation, event.method, event.path, event.attempt) for event in requests] == [
        ("vaultStatus", "GET", "/vault/sessions/{session_id}/status", 1)
    ]
    assert (responses[0].status, responses[0].request_id, responses[0].error) == (521, "req-1", "SessionNotFound")
    output = repr(requests) + repr(responses)
    assert "canary" not in output
    assert "9876543210" not in output


def test_observers_are_reported_of_failures_without_answer() -> None:
    """A span that was opened can be closed."""
    responses: list[ResponseEvent] = []
    client = Script(httpx.ReadTimeout("x")).client(access_token="t-canary", on_response=responses.append)
    with pytest.raises(errors.Timeout):
        client.vault.create(**CREATE)

    assert (responses[0].status, responses[0].error) == (0, "Timeout")


def test_every_log_record_keeps_quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Ours at DEBUG, and httpx's own line about our requests: no credential, no id, no query."""
    caplog.set_level(logging.DEBUG)
    script = Script(httpx.ConnectError("x"), good())
    client = script.client()
    client.vault.status(session_id="canary-session", mobile="9876543210")

    output = "\n".join(record.getMessage() + repr(vars(record)) for record in caplog.records)
    assert [record.name for record in caplog.records if record.name.startswith("kyc_clients")] == [
        "kyc_clients.fake"
    ] * 7
    assert "HTTP Request: GET https://test.fake.example/vault/sessions/{session_id}/status" in output
    assert "canary" not in output
    assert "9876543210" not in output


def test_other_peoples_log_records_are_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    """We quieten httpx about our own requests only."""
    caplog.set_level(logging.INFO, "httpx")
    Script().client().vault.status(session_id="s")
    caplog.clear()
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as other:
        other.get("https://other.example/path?x=1")

    assert "https://other.example/path?x=1" in caplog.text


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(
            400, json={"message": "bad 9876543210, 2345 6789 0123, canary-token, ABCDE1234F, a.b@example.com"}
        ),
        httpx.Response(
            200, json={"data": {"id": "9876543210", "owner": "2345 6789 0123"}, "a.b@example.com": "ABCDE1234F"}
        ),
        httpx.Response(200, content=b"9876543210 2345-6789-0123 canary-token ABCDE1234F a.b@example.com"),
        httpx.Response(200, content=b'{"name": "canary-token", "mobile": 9876543210, "aadhaar": "2345 6789 01'),
        httpx.Response(
            521, content=b"<html>9876543210 canary-token https://x.example/?code=canary-token-canary</html>"
        ),
        httpx.Response(302, headers={"location": "https://x.example/?token=canary-token"}),
        httpx.ReadTimeout("canary-token"),
        httpx.LocalProtocolError("Illegal header value b'canary-token'"),
    ],
    ids=["400", "fields", "text", "cut", "html", "redirect", "timeout", "protocol"],
)
def test_no_text_of_an_error_holds_a_secret_or_a_person(
    response: httpx.Response | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Credentials, mobiles, Aadhaar numbers, PANs and addresses, whatever the provider answers."""
    caplog.set_level(logging.DEBUG)
    owner = {"name": "Asha", "mobile": "9876543210"}
    client = Script(response).client(api_key="canary-key", access_token="canary-token", retries=0)
    with pytest.raises(errors.KycError) as caught:
        client.vault.create(**CREATE, owner=owner)

    output = [
        str(caught.value),
        repr(caught.value),
        repr(caught.value.args),
        "".join(format_exception(caught.value)),
    ]
    output += [record.getMessage() for record in caplog.records] + [repr(client)]
    for text in output:
        for secret in ("canary", "9876543210", "2345", "ABCDE1234F", "a.b@example"):
            assert secret not in text
