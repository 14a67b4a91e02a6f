"""Canaries run through every operation of every client, in success and in every kind of failure; then every text is searched for them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from tests.contract.contracts import Call, calls, contract, providers
from tests.contract.leaks.canaries import (
    nested,
    placed,
    planted_answers,
    planted_request,
    pointers_of,
    repeated,
    secrets,
)
from tests.contract.leaks.eavesdropper import Eavesdropper, Search
from tests.contract.leaks.overheard import Overheard, attend, calling, listening, overhear
from tests.contract.provider import defaults

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning"),
]
EVERY_CALL = pytest.mark.parametrize("call", calls(), ids=str)
EVERY_PROVIDER = pytest.mark.parametrize("provider", providers())
TOKEN = "canary-token-of-a-login"
STATUSES = (302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 521, 523, 599)


def _of(provider: str) -> list[Call]:
    return [call for call in calls() if call.provider == provider]


@pytest.fixture(scope="module", params=calls(), ids=str)
def overheard(request: pytest.FixtureRequest) -> Overheard:
    """Return what an operation left behind."""
    return overhear(request.param)


@pytest.fixture(scope="module", params=calls(), ids=str)
def awaited(request: pytest.FixtureRequest) -> Overheard:
    """Return what an operation of the asynchronous client left behind."""
    return overhear(request.param, asynchronous=True)


def test_no_text_of_a_client_holds_a_secret(overheard: Overheard, search: Search) -> None:
    """Logs, hooks, `repr`, messages, causes and tracebacks show no credential and nothing that the contract calls sensitive."""
    assert search.leaks(overheard.ear, overheard.canaries) == []


def test_no_text_of_an_awaited_client_holds_a_secret(awaited: Overheard, search: Search) -> None:
    """The awaited client is as discreet."""
    assert search.leaks(awaited.ear, awaited.canaries) == []


def test_nothing_stands_behind_an_error_that_holds_a_secret(overheard: Overheard, search: Search) -> None:
    """A hidden `__context__` is read by tools for error reports: it reveals no more than the error itself."""
    assert search.leaks(overheard.ear.what_stands_behind(), overheard.canaries) == []


def test_nothing_stands_behind_an_awaited_error_that_holds_a_secret(awaited: Overheard, search: Search) -> None:
    """The awaited client hides as much."""
    assert search.leaks(awaited.ear.what_stands_behind(), awaited.canaries) == []


def test_tracebacks_with_local_variables_can_be_made(overheard: Overheard) -> None:
    """A tool that prints local variables is not stopped by an object of ours that is only half made."""
    assert overheard.ear.broken == []


def _logging_in() -> list[Call]:
    """Return one call for each provider whose client can log in."""
    found: dict[str, Call] = {}
    for call in calls():
        schemes = contract(call.provider)["components"].get("securitySchemes", {})
        if any("x-login" in schemes[name] for name in call.schemes):
            found.setdefault(call.provider, call)
    return list(found.values())


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("call", _logging_in(), ids=str)
def test_no_text_of_a_login_holds_a_secret(call: Call, search: Search, *, asynchronous: bool) -> None:
    """A login that fails, for whatever reason, names neither key nor secret nor token."""
    ear = Eavesdropper()
    attempt, canaries = planted_request(call)
    given = {name: text for name, text in secrets(call.provider).items() if name in defaults.secrets(call.provider)}
    fetched = dict.fromkeys(secrets(call.provider).keys() - given.keys())
    with listening(ear):
        for content in (
            f'{{"message": "no such key {" ".join(given.values())}"}}',
            f'{{"code": 200, "data": {{"token": "{TOKEN}"}}}}',
            f'{{"code": 200, "data": {{"access_token": ["{TOKEN}"]}}}}',
            f'{{"code": 200, "data": {{"access_token": "{TOKEN}"}}}}',
            f'{{"code": 200, "data": {{"access_token": "{TOKEN}',
        ):
            for status in (200, 401, 403, 500, 599):
                with calling(call, ear, asynchronous=asynchronous, **fetched) as caller:
                    caller.line.status, caller.line.content = status, content.encode()
                    attend(caller, ear, attempt.arguments)
                    ear.see(caller.client)
        for error in (httpx.ConnectError(TOKEN), httpx.ReadTimeout(TOKEN)):
            with calling(call, ear, asynchronous=asynchronous, **fetched) as caller:
                caller.line.error = error
                attend(caller, ear, attempt.arguments)

    assert search.leaks(ear, canaries) == []


@EVERY_PROVIDER
def test_no_code_of_a_provider_repeats_a_secret(provider: str, search: Search) -> None:
    """What stands where the provider's code or transaction id should be is cleaned as its message is."""
    for call in _of(provider):
        ear = Eavesdropper()
        attempt, canaries = planted_request(call)
        with calling(call, ear) as caller:
            for text in (*repeated(call) - nested(call), *secrets(provider).values()):
                for pointer in pointers_of(provider, "code", "transaction-id"):
                    refusal = {"status": "FAILURE", "data": None, "message": "No", **placed(pointer, f"error_{text}")}
                    caller.line.answers(refusal, 400)
                    attend(caller, ear, attempt.arguments)
        assert search.leaks(ear, canaries) == []


def test_no_message_repeats_what_stands_inside_an_argument(search: Search) -> None:
    """A sensitive member of an object that was given is as hidden as a sensitive argument."""
    for call in calls():
        ear = Eavesdropper()
        attempt, canaries = planted_request(call)
        with calling(call, ear) as caller:
            for text in nested(call):
                caller.line.answers({"message": f"Invalid value: {text}", "status": "FAILURE"}, 400)
                attend(caller, ear, attempt.arguments)
        assert search.leaks(ear, canaries) == []


def test_no_part_of_a_sensitive_value_prints_it(search: Search) -> None:
    """What a value hides stays hidden when it is taken out of it and printed alone."""
    for call in calls():
        ear = Eavesdropper()
        attempt, _ = planted_request(call)
        with calling(call, ear) as caller:
            for status, _, body, canaries in planted_answers(call):
                caller.line.answers(body, status)
                ear.see_parts(caller(attempt.arguments))
                assert search.leaks(ear, canaries) == []


@EVERY_PROVIDER
def test_no_excerpt_shows_a_response_that_is_almost_json(provider: str, search: Search) -> None:
    """A body that lost its beginning, or was wrapped, is masked like any other."""
    for call in _of(provider):
        ear = Eavesdropper()
        attempt, _ = planted_request(call)
        with calling(call, ear) as caller:
            for status, _, body, canaries in planted_answers(call):
                data = json.dumps(body.get("data", body))
                for text in (
                    json.dumps(body)[1:],
                    data[1:],
                    f")]}}',\n{data}",
                    f"callback({data})",
                    f"<pre>{data}</pre>",
                ):
                    caller.line.status, caller.line.content = status, text.encode()
                    attend(caller, ear, attempt.arguments)
                assert search.leaks(ear, canaries) == []


@pytest.mark.parametrize("length", [170, 180, 190])
def test_no_excerpt_cuts_a_secret_in_half(length: int) -> None:
    """Where a long text is cut, no part of a secret is left over."""
    call = next(one for one in calls() if one.schemes)
    secret = next(iter(secrets(call.provider).values()))
    before = "x " * (length // 2)
    with calling(call, Eavesdropper()) as caller:
        for text in (f"{before}{secret}", f"<html>{before}{secret} and more"):
            for status in (next(iter(call.replies)), 500):
                caller.line.status, caller.line.content = status, text.encode()
                assert "canary-c" not in str(caller(planted_request(call)[0].arguments))


@EVERY_PROVIDER
def test_no_pickle_holds_a_credential(provider: str) -> None:
    """Clients refuse to be pickled, without naming what they hold; errors go without credentials."""
    call = next(one for one in calls() if one.provider == provider)
    attempt, _ = planted_request(call)
    with calling(call, Eavesdropper()) as caller:
        for status in (200, 401, 500):
            caller.line.answers({"message": "No"}, status)
            assert b"canary-credential" not in pickle.dumps(caller(attempt.arguments))
        with pytest.raises(TypeError) as refused:
            pickle.dumps(caller.client)

    assert "canary" not in str(refused.value)


@contextmanager
def _serving(status: int, body: bytes) -> Iterator[str]:
    """A real server on loopback, so that httpx and httpcore have something to log."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - http.server's names
        do_DELETE = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("asynchronous", [False, True])
@EVERY_CALL
def test_the_logs_of_the_http_library_hold_no_secret(call: Call, search: Search, *, asynchronous: bool) -> None:
    """Over a real connection httpx and httpcore log each step of a call; neither ids in paths and queries nor credentials are in it."""
    ear = Eavesdropper()
    attempt, canaries = planted_request(call)
    status, _, body, more = next(planted_answers(call))
    options = {"asynchronous": asynchronous, "transport": None, "environment": None}
    with (
        _serving(status, json.dumps(body).encode()) as address,
        listening(ear),
        calling(call, ear, base_url=address, **options) as caller,
    ):
        attend(caller, ear, attempt.arguments)

    assert any(where == "log of httpcore.http11" for where, _ in ear.texts)
    assert search.leaks(ear, canaries | more) == []
