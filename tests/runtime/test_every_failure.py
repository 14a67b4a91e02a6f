"""Every failure of a call is one of ours, and alike on every transport."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import pytest
import trio

from generator.runtime import errors
from generator.runtime.codec import load_text
from tests.runtime.fake import AsyncFake
from tests.runtime.support import CREATE, KEYS, TOKEN, Script, failed, send, serving

TRANSPORTS = pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])


@TRANSPORTS
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (299, errors.UnexpectedResponse),
        (304, errors.ApiError),
        (399, errors.ApiError),
        (418, errors.ApiError),
        (499, errors.ApiError),
        (599, errors.ServerError),
        (600, errors.ServerError),
        (999, errors.ServerError),
    ],
)
def test_an_unusual_status_means_the_same_on_every_transport(
    status: int, kind: type[errors.KycError], transport: str
) -> None:
    """The class of its hundred, where it has no better one."""

    def response(request: BaseHTTPRequestHandler) -> None:
        send(request, status, b"" if status == 304 else json.dumps({"odd": 1}).encode())

    with serving(response) as url:
        error = failed(url, transport, retries=0)
    assert (type(error), error.status) == (kind, status)


@TRANSPORTS
def test_an_upgrade_that_nobody_asked_for_is_a_lost_connection(transport: str) -> None:
    """What follows is no HTTP."""
    with serving(lambda request: send(request, 101, b"", Connection="Upgrade", Upgrade="h2c")) as url:
        error = failed(url, transport, retries=0)
    assert (type(error), error.status) == (errors.ConnectionLost, 0)


@TRANSPORTS
@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example", "xn--a.example", ".example"])
def test_a_host_that_no_name_service_knows_is_one_error(host: str, transport: str) -> None:
    """Also where its labels are too long to be asked for."""
    error = failed(f"https://{host}", transport, retries=0)
    assert isinstance(error, errors.ConnectionFailed | errors.ConfigurationError)


@pytest.mark.parametrize("credentials", [TOKEN, KEYS], ids=["a token", "a login"])
def test_under_trio_the_client_says_what_to_do(credentials: dict[str, Any]) -> None:
    """It is for asyncio."""

    async def main() -> None:
        async with AsyncFake(**credentials, base_url="https://fake.example") as client:
            await client.vault.status(session_id="s")

    with pytest.raises(errors.ConfigurationError, match="under trio, use the synchronous client in a thread"):
        trio.run(main)


def test_under_trio_the_synchronous_client_works_in_a_thread() -> None:
    """As the message says."""
    client = Script().client()
    assert trio.run(lambda: trio.to_thread.run_sync(lambda: client.vault.status(session_id="s").data.id)) == "s-1"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (rb'{"a": "\ud83d"}', {"a": "\ufffd"}),
        (rb'{"a": "x\udc00y"}', {"a": "x\ufffdy"}),
        (rb'["\uD83D\uDE00", "\ud83d x"]', ["\U0001f600", "\ufffd x"]),
        (rb'{"\udfff": [{"b": "\ud800\ud800"}]}', {"\ufffd": [{"b": "\ufffd\ufffd"}]}),
        (rb'"\\ud83d"', "\\ud83d"),
        (b'"' + "\u00e9\U0001f600".encode() + rb' \ud83d"', "\u00e9\U0001f600 \ufffd"),
    ],
)
def test_half_a_character_in_a_response_is_a_replacement_character(text: bytes, value: object) -> None:
    """Which can be printed and stored."""
    assert load_text(text) == value


def test_half_a_character_in_a_large_response_is_one_too() -> None:
    """Whatever library reads it."""
    assert load_text(rb'["\ud83d"' + b',"' + b"x" * 10_000 + b'"]') == ["\ufffd", "x" * 10_000]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (b"code=5f2a&state=7", "5f2a"),
        (b"https://e.example/back?code=5f2a", "5f2a"),
        (b"code=\xff\xfe", "\ufffd\ufffd"),
        (bytearray(b"code=5f2a"), "5f2a"),
        (httpx.URL("https://e.example/back?code=5f2a"), "5f2a"),
        (None, ""),
        (b"", ""),
        (7, ""),
        ("code=\ud83d", "\ud83d"),
    ],
)
def test_a_callback_is_read_whatever_it_comes_as(url: Any, code: str) -> None:
    """ASGI's query string is bytes."""
    assert Script().client().parse_callback(url).code == code


@pytest.mark.parametrize(
    "unusual", [{"redirect_url": "https://e.example/\ud83d"}, {"note": "\ud83d"}, {"purpose": "\udfff"}]
)
def test_a_body_that_cannot_be_sent_is_an_invalid_request(unusual: dict[str, Any]) -> None:
    """Half a character, wherever it stands."""
    client = Script().client()
    arguments: dict[str, Any] = {**CREATE, **unusual}
    with pytest.raises(errors.InvalidRequest):
        client.vault.create(**arguments)
