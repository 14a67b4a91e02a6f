"""What the runtime's tests share: scripted answers, clients that use them, a clock that waits for nobody."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.client import Effects
from tests.runtime.fake import AsyncFake, Fake

KEYS: dict[str, Any] = {"api_key": "canary-key-1", "api_secret": "canary-secret-1"}
TOKEN: dict[str, Any] = {"api_key": "canary-key", "access_token": "canary-token"}
GOOD: dict[str, Any] = {"code": 200, "transaction_id": "txn-1", "data": {"id": "s-1", "status": "created"}}
CREATE: dict[str, Any] = {"flow": "signin", "redirect_url": "https://example.com/back", "doc_types": ["pan"]}


def good(**data: Any) -> httpx.Response:
    """A successful response of the vault, with some fields of its session changed."""
    return httpx.Response(200, json={**GOOD, "data": {**GOOD["data"], **data}})


def jwt(expires: float, issued: float | None = None) -> str:
    """A token with the shape of a JSON Web Token, made at run time and signed by nobody."""
    claims = {"exp": expires} if issued is None else {"exp": expires, "iat": issued}
    pieces = [json.dumps(piece).encode() for piece in ({"alg": "none"}, claims, "x")]
    return ".".join(base64.urlsafe_b64encode(piece).decode().rstrip("=") for piece in pieces)


class Script:
    """Answers calls from a list, the last entry for ever; logs in on demand; remembers every request."""

    def __init__(self, *answers: httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]) -> None:
        self.answers = list(answers) or [good()]
        self.requests: list[httpx.Request] = []
        self.logins = 0
        self.token: Callable[[int], str] = lambda number: f"canary-token-{number}"

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        if request.url.path == "/authenticate":
            self.logins += 1
            return httpx.Response(200, json={"data": {"access_token": self.token(self.logins)}})
        self.requests.append(request)
        response = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(response, Exception):
            raise response
        if isinstance(response, httpx.Response):
            return httpx.Response(response.status_code, headers=response.headers, content=response.content)
        return response(request)

    def client(self, **options: Any) -> Fake:
        """A synchronous client that this script answers."""
        options = {**KEYS, "environment": "test", "effects": Effects(sleep=lambda _: None), **options}
        return Fake(transport=httpx.MockTransport(self), **options)

    def async_client(self, **options: Any) -> AsyncFake:
        """An asynchronous client that this script answers."""
        options = {**KEYS, "environment": "test", "effects": Effects(sleep=lambda _: None), **options}
        return AsyncFake(transport=httpx.MockTransport(self), **options)


class Clock:
    """A clock that only `sleep` moves."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.time = now
        self.slept: list[float] = []

    def now(self) -> float:
        """The time."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.time += seconds

    def effects(self, chance: float = 1.0) -> Effects:
        """A world with this clock and loaded dice."""
        return Effects(sleep=self.sleep, now=self.now, random=lambda: chance)


@contextmanager
def serving(handle: Callable[[BaseHTTPRequestHandler], None], tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A real server on loopback that answers every request with one function."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer."""
            handle(self)

        do_POST = do_GET  # noqa: N815 - the base class looks for this name

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for loopback that nobody trusts yet, and the context of a server that shows it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("makes a certificate with openssl, which is not here")
    cert, key = folder / "cert.pem", folder / "key.pem"
    wanted = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    wanted += ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    subprocess.run([openssl, *wanted, "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """Write a response."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), "Content-Type": "application/json", **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def start(client: Fake) -> str:
    """Start a session."""
    return client.vault.create(**CREATE).data.id


def failed(url: str, transport: str, **options: Any) -> errors.KycError:
    """Return how a call failed."""

    async def awaited() -> None:
        more: Any = {"transport": "aiohttp"} if transport == "aiohttp" else {}
        async with AsyncFake(**TOKEN, **more, base_url=url, **options) as client:
            await client.vault.status(session_id="s")

    def call() -> None:
        if transport != "sync":
            asyncio.run(awaited())
            return
        with Fake(**TOKEN, base_url=url, **options) as client:
            client.vault.status(session_id="s")

    with pytest.raises(errors.KycError) as caught:
        call()
    return caught.value
