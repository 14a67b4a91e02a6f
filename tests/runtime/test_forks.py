"""A client that was used before a fork works in the parent and in the children, and nobody gets somebody else's answer."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from generator.runtime import errors, forks
from generator.runtime.client import Token
from generator.runtime.http import given
from generator.runtime.http_aiohttp import AiohttpPool
from generator.runtime.http_async import AsyncPool
from generator.runtime.login import TokenCache
from tests.runtime.fake import Fake
from tests.runtime.support import GOOD, Script, certificate, send, serving

ROOT = Path(__file__).parents[2]
TOKEN: Any = {"api_key": "canary-key", "access_token": "canary-token"}
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def echo(request: BaseHTTPRequestHandler) -> None:
    """Answer with what was asked for."""
    wanted = request.path.split("/")[3]
    send(request, 200, json.dumps({**GOOD, "data": {**GOOD["data"], "id": wanted}}).encode())


def run(url: str, transport: str, workers: int, calls: int, **environment: str) -> dict[str, int]:
    """Run the program that forks."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.runtime.forking", url, transport, str(workers), str(calls)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, int] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
def test_every_process_gets_its_own_answers(transport: str) -> None:
    """Over connections of its own; the parent goes on with those that it has."""
    with serving(echo) as url:
        assert run(url, transport, 4, 25) == {"right": 2 + 5 * 25}


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
def test_every_process_gets_its_own_answers_over_tls(transport: str, tmp_path: Path) -> None:
    """A session of TLS has one state, which two processes would break."""
    cert, context = certificate(tmp_path)
    with serving(echo, context) as url:
        assert run(url, transport, 4, 25, SSL_CERT_FILE=str(cert)) == {"right": 2 + 5 * 25}


@pytest.mark.slow
@pytest.mark.parametrize("is_encrypted", [False, True], ids=["plain", "tls"])
def test_eight_workers_call_two_hundred_times(is_encrypted: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """As a service does."""
    cert, context = certificate(tmp_path) if is_encrypted else (tmp_path, None)
    more = {"SSL_CERT_FILE": str(cert)} if is_encrypted else {}
    with serving(echo, context) as url:
        assert run(url, "sync", 8, 200, **more) == {"right": 2 + 9 * 200}


def in_child(task: Callable[[], str]) -> str:
    """Return what a forked process says."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, task().encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        output = file.read()
    os.waitpid(child, 0)
    return output


def asked(client: Fake) -> Callable[[], str]:
    """Return a call whose outcome is a text."""

    def task() -> str:
        try:
            return client.vault.status(session_id="from-the-child").data.id
        except errors.KycError as error:
            return repr(error)

    return task


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("option", ["http_client", "transport"])
def test_what_the_caller_made_before_the_fork_is_refused_in_the_child(option: str) -> None:
    """Its connections cannot be distinguished from the parent's; the message says the way out. The parent may go on."""
    own = httpx.Client() if option == "http_client" else httpx.HTTPTransport()
    with serving(echo) as url, own:
        client = Fake(**TOKEN, base_url=url, **cast("Any", {option: own}))
        client.vault.status(session_id="s")
        output = in_child(asked(client))
        assert client.vault.status(session_id="parent").data.id == "parent"
    assert output.startswith(f'ConfigurationError("This {option} was made before the process was forked')
    assert f"{option}=lambda: " in output


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize(("option", "make"), [("http_client", httpx.Client), ("transport", httpx.HTTPTransport)])
def test_a_function_that_makes_one_works_on_both_sides(option: str, make: Callable[[], object]) -> None:
    """It is called in the child again, and what it made is closed with the client."""
    made: list[object] = []

    def factory() -> object:
        made.append(make())
        return made[-1]

    with serving(echo) as url, Fake(**TOKEN, base_url=url, **cast("Any", {option: factory})) as client:
        client.vault.status(session_id="s")
        output = in_child(asked(client))
    assert (output, len(made)) == ("from-the-child", 1)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_does_not_wait_for_a_login_of_its_parents_thread() -> None:
    """The thread is not there; the child logs in by itself."""
    token_cache, leave = TokenCache(), threading.Event()
    token = Token("t", 9e9, 9e9)

    def slowly() -> Token:
        leave.wait(20)
        return token

    thread = threading.Thread(target=lambda: token_cache.obtain(None, lambda: 0.0, None, slowly))
    thread.start()
    while token_cache._flight is None:
        pass
    output = in_child(lambda: token_cache.obtain(None, lambda: 0.0, None, lambda: Token("child's", 9e9, 9e9)).value)
    leave.set()
    thread.join()
    assert output == "child's"


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_scripted_transports_work_in_a_child() -> None:
    """They have no connection to share: tests that fork go on working."""
    client = Script().client(access_token="t")
    assert in_child(asked(client)) == "s-1"


def test_detached_sockets_lead_nowhere_here_and_stay_open_for_their_owner() -> None:
    """The number is taken over, so that nobody who closes it later closes somebody else's file."""
    import socket  # noqa: PLC0415 - only here

    one, other = socket.socketpair()
    parents = socket.socket(fileno=os.dup(one.fileno()))
    forks.detach([], [one])
    with pytest.raises(OSError, match="socket"):
        one.send(b"x")
    assert not os.get_inheritable(one.fileno())
    parents.send(b"still open")
    assert other.recv(10) == b"still open"
    for end in (one, other, parents):
        end.close()


def test_letting_go_of_connections_keeps_no_descriptor_open() -> None:
    """The child has as many as before; a connection's own leads nowhere."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        before = len([*Path("/dev/fd").iterdir()])
        forks.detach([], [ours])

        assert len([*Path("/dev/fd").iterdir()]) == before
        assert os.read(ours.fileno(), 1) == b""


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_a_child_lets_go_of_the_connections_of_every_loop(transport: str) -> None:
    """And makes its own."""
    gone: list[str] = []
    made: Any = SimpleNamespace(detach=lambda: gone.append("detached"))
    url = "https://a.example"
    pool: Any = AsyncPool(None, {}, 9) if transport == "httpx" else AiohttpPool(url, 9)

    async def fork() -> object:
        pool._made.set(made)
        pool.forked()
        return pool._made.get()

    assert asyncio.run(fork()) is None
    assert gone == ["detached"]


def test_what_the_caller_brings_is_used_made_anew_or_refused_after_a_fork() -> None:
    """A scripted transport has no connection."""
    scripted, client = httpx.MockTransport(Script()), object()
    here = os.getpid()

    assert given(None, "transport", here) is None
    assert given(lambda: client, "transport", here + 1) is client
    assert given(client, "transport", here) is client
    assert given(scripted, "transport", here + 1) is scripted
    with pytest.raises(
        errors.ConfigurationError,
        match=r"^This http_client was made before the process was forked, .* http_client=lambda",
    ):
        given(client, "http_client", here + 1)
