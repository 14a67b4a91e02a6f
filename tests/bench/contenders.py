"""The same call made by everybody: by hand with httpx, by the stock client, by ours, by other libraries, and by a bare socket.

Each builds its request from the caller's values, and reads the session id from what it returns. Other people's libraries are
imported by name when their turn comes: one that is not installed is left out, and the report says so.
"""

from __future__ import annotations

import json
import socket
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpx

from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.models import DigilockerSessionOptions
from tests.bench.payload import BODY, DOCUMENT, HEADERS, PATH

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    Call = Callable[[], object]
    AsyncCall = Callable[[], Awaitable[object]]

REDIRECT: Final = "https://developer.sandbox.co.in/"
EXPECTED: Final[str] = DOCUMENT["data"]["session_id"]  # type: ignore[index]  # the sample is an object of objects


class WrongAnswerError(Exception):
    """A contender did not return the session that the server sent."""


def naive(url: str) -> Call:
    """Return the code that a person writes by hand. Everything is compared with this."""
    client, address = httpx.Client(), url + PATH
    return lambda: client.post(address, json=BODY, headers=HEADERS).json()["data"]["session_id"]


def naive_again(url: str) -> Call:
    """Return the same once more: how far two equals differ says what the machine's noise is worth."""
    return naive(url)


def ours(url: str) -> Call:
    """Return a typed call of ours, with every check on."""
    client = Sandbox(api_key=_KEY, access_token=_TOKEN, base_url=url)
    call = client.digilocker.initiate_session
    return lambda: (
        call(
            flow="signin",
            redirect_url=REDIRECT,
            doc_types=["aadhaar"],
            options=DigilockerSessionOptions(
                verification_method=["aadhaar"], pinless=True, usernameless=True, verified_mobile="9687205427"
            ),
        ).data.session_id
    )


def stock(url: str) -> Call:
    """Return a call of the client that openapi-python-client makes of the same operation."""
    send, client, body = _stock(url)
    return lambda: send.sync(client=client, body=body(), **_STOCK_HEADERS).data.session_id


_KEY: Final = HEADERS["x-api-key"]
_TOKEN: Final = HEADERS["Authorization"]
_STOCK_HEADERS: Final = {"authorization": _TOKEN, "x_api_key": _KEY}


def _stock(url: str) -> tuple[Any, Any, Callable[[], Any]]:
    models = import_module("stock_client.models")
    send = import_module("stock_client.api.kyc.initiate_session")
    client = import_module("stock_client.client").Client(base_url=url)

    def body() -> Any:
        return models.InitiateSessionBody(
            entity=models.InitiateSessionBodyEntity(BODY["@entity"]),
            flow=models.InitiateSessionBodyFlow.SIGNIN,
            redirect_url=REDIRECT,
            doc_types=[models.InitiateSessionBodyDocTypesItem.AADHAAR],
            options=models.InitiateSessionBodyOptions(
                verification_method=[models.InitiateSessionBodyOptionsVerificationMethodItem.AADHAAR],
                pinless=True, usernameless=True, verified_mobile="9687205427",
            ),
        )  # fmt: skip

    return send, client, body


def requests(url: str) -> Call:
    """Return the same by hand with requests."""
    session, address = import_module("requests").Session(), url + PATH
    return lambda: session.post(address, json=BODY, headers=HEADERS, timeout=30).json()["data"]["session_id"]


def floor(url: str) -> Call:
    """Return what cannot be beaten: one socket, bytes made beforehand, no look at the response but its body."""
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port))
    content = json.dumps(BODY, separators=(",", ":")).encode()
    head = "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
    whole = (
        f"POST {PATH} HTTP/1.1\r\nhost: {parts.netloc}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(content)}\r\n{head}\r\n"
    ).encode() + content

    def call() -> object:
        connection.sendall(whole)
        held = connection.recv(65536)
        return json.loads(held[held.index(b"\r\n\r\n") + 4 :])["data"]["session_id"]

    return call


def async_naive(url: str) -> AsyncCall:
    """Return the code that a person writes by hand, awaited; with the patience that a thousand at once need."""
    client, address = httpx.AsyncClient(timeout=120), url + PATH

    async def call() -> object:
        return (await client.post(address, json=BODY, headers=HEADERS)).json()["data"]["session_id"]

    return call


def async_ours(url: str) -> AsyncCall:
    """Return a typed call of ours over the transport that everybody has."""
    return _async_ours(AsyncSandbox(api_key=_KEY, access_token=_TOKEN, base_url=url, timeout=120))


def async_ours_aiohttp(url: str) -> AsyncCall:
    """Return a typed call of ours with the extra `kyc-clients[aiohttp]`."""
    import_module("aiohttp")
    client = AsyncSandbox(api_key=_KEY, access_token=_TOKEN, base_url=url, timeout=120, transport="aiohttp")
    return _async_ours(client)


def _async_ours(client: AsyncSandbox) -> AsyncCall:
    start = client.digilocker.initiate_session

    async def call() -> object:
        answer = await start(
            flow="signin",
            redirect_url=REDIRECT,
            doc_types=["aadhaar"],
            options=DigilockerSessionOptions(
                verification_method=["aadhaar"], pinless=True, usernameless=True, verified_mobile="9687205427"
            ),
        )
        return answer.data.session_id

    return call


def async_stock(url: str) -> AsyncCall:
    """Return an awaited call of the stock client."""
    send, client, body = _stock(url)

    async def call() -> object:
        return (await send.asyncio(client=client, body=body(), **_STOCK_HEADERS)).data.session_id

    return call


def aiohttp(url: str) -> AsyncCall:
    """Return the same by hand with aiohttp."""
    library, address = import_module("aiohttp"), url + PATH
    sessions: list[Any] = []

    async def call() -> object:
        if not sessions:
            sessions.append(library.ClientSession())
        async with sessions[0].post(address, json=BODY, headers=HEADERS) as answer:
            return (await answer.json())["data"]["session_id"]

    return call


def made(makers: Iterable[Callable[[str], Any]], url: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Make the contenders; return those that cannot be, with the reason."""
    found: dict[str, Any] = {}
    missing: dict[str, str] = {}
    for maker in makers:
        try:
            found[maker.__name__] = maker(url)
        except ImportError as error:
            missing[maker.__name__] = f"not installed ({error.name or error})"
    return found, missing


def repeated(call: Call) -> Callable[[int], None]:
    """Return what makes a call so many times, and looks at every response."""

    def run(count: int) -> None:
        for _ in range(count):
            if call() != EXPECTED:
                raise WrongAnswerError

    return run
