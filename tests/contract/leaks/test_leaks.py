"""Canaries run through every operation of every client, in success and in every kind of failure; then every text is searched for them."""

from __future__ import annotations

import json
import logging
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest

from tests.contract.attempts import Attempt
from tests.contract.contracts import Call, calls, contract, providers
from tests.contract.leaks.canaries import nested, planted_answers, planted_request, repeated, secrets
from tests.contract.leaks.eavesdropper import Eavesdropper, Search
from tests.contract.line import Caller
from tests.contract.near_misses import misses

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning"),
]
EVERY_CALL = pytest.mark.parametrize("call", calls(), ids=str)
EVERY_PROVIDER = pytest.mark.parametrize("provider", providers())
TOKEN = "canary-token-of-a-login"
STATUSES = (302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 521, 523, 599)


@contextmanager
def _listening(ear: Eavesdropper) -> Iterator[None]:
    """Let the root logger, and with it httpx's and httpcore's, tell everything."""
    root = logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


def _of(provider: str) -> list[Call]:
    return [call for call in calls() if call.provider == provider]


def _caller(call: Call, ear: Eavesdropper, **options: Any) -> Caller:
    hooks = {"on_request": ear.event, "on_response": ear.event, "on_retry": ear.event}
    return Caller(call, **{**secrets(call.provider), "retries": 1, **hooks, **options})


def _attend(caller: Caller, ear: Eavesdropper, arguments: dict[str, Any]) -> None:
    outcome = caller(arguments)
    if isinstance(outcome, Exception):
        ear.catch(outcome)
    else:
        ear.see(outcome)


def _refusals(caller: Caller, echo: str) -> Iterator[None]:
    """Answer with errors that repeat what was sent, credentials included."""
    bodies: list[Any] = [
        {"message": f"Invalid value: {echo}", "code": "E1", "transaction_id": "t-1"},
        {"detail": [{"loc": ["body"], "msg": echo, "type": "x"}], "error": {"message": echo}, "status": echo},
    ]
    credential = next(iter(secrets(caller.call.provider).values()))
    for status in (*caller.call.replies, *STATUSES):
        for body in bodies:
            caller.line.answers(body, status)
            yield
        for content in (f"<html>{credential}</html>", credential, f'{{"message": "{echo}'):
            caller.line.status, caller.line.content = status, content.encode()
            yield


def _broken_answers(caller: Caller) -> Iterator[None]:
    """Answer with personal data in a body that breaks the contract."""
    for status, place, body, _ in planted_answers(caller.call):
        for miss in list(misses(caller.call.provider, place, whole=body))[::9]:
            caller.line.answers(miss.value, status)
            yield
        text = json.dumps(body)
        for content in (text[: len(text) // 2], text[:-1], f"\ufeff\n {text} x", json.dumps(body, indent=2)[:-3]):
            caller.line.status, caller.line.content = status, content.encode()
            yield


def _breakdowns(caller: Caller, echo: str) -> Iterator[None]:
    """Let the transport fail with texts that hold what was sent."""
    for kind in (
        httpx.ConnectError,
        httpx.ConnectTimeout,
        httpx.ReadTimeout,
        httpx.ReadError,
        httpx.RemoteProtocolError,
    ):
        caller.line.error = kind(f"could not reach https://example.com/{echo}")
        yield
    caller.line.error = None


def _wrong_requests(attempt: Attempt) -> Iterator[dict[str, Any]]:
    """Give every argument in ways that the contract refuses, the canary still inside."""
    for name, value in attempt.arguments.items():
        for wrong in (
            f"{value}\n",
            [value],
            {"unforeseen": value},
            {str(value): value},
            f"{value}" * 2100,
            f"{value}\ud800",
        ):
            yield {**attempt.arguments, name: wrong}


@EVERY_CALL
def test_no_text_of_a_client_holds_a_secret(call: Call, search: Search) -> None:
    """Logs, hooks, `repr`, messages, causes and tracebacks show no credential and nothing that the contract calls sensitive."""
    ear = Eavesdropper()
    attempt, canaries = planted_request(call)
    echo = " ".join(sorted({*repeated(call) - nested(call), *secrets(call.provider).values()}))
    with _listening(ear), _caller(call, ear) as caller:
        for status, _, body, more in planted_answers(call):
            canaries |= more
            caller.line.answers(body, status)
            _attend(caller, ear, attempt.arguments)
            ear.see(caller.client.raw(caller.method, **attempt.arguments))
        for _ in _refusals(caller, echo):
            _attend(caller, ear, attempt.arguments)
        for _ in _broken_answers(caller):
            _attend(caller, ear, attempt.arguments)
        for _ in _breakdowns(caller, echo):
            _attend(caller, ear, attempt.arguments)
        for arguments in _wrong_requests(attempt):
            _attend(caller, ear, arguments)
        ear.see(caller.client)
        ear.see(caller.client.copy(timeout=3.0))

    assert search.leaks(ear, canaries) == []


@EVERY_CALL
def test_no_text_of_an_awaited_client_holds_a_secret(call: Call, search: Search) -> None:
    """The awaited client is as discreet."""
    ear = Eavesdropper()
    attempt, canaries = planted_request(call)
    echo = " ".join(sorted({*repeated(call) - nested(call), *secrets(call.provider).values()}))
    with _listening(ear), _caller(call, ear, asynchronous=True) as caller:
        for _ in _breakdowns(caller, echo):
            _attend(caller, ear, attempt.arguments)
        for status, _, body, more in planted_answers(call):
            canaries |= more
            caller.line.answers(body, status)
            _attend(caller, ear, attempt.arguments)
            caller.line.content = caller.line.content[:-1]
            _attend(caller, ear, attempt.arguments)
        ear.see(caller.client)

    assert search.leaks(ear, canaries) == []


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
    with _listening(ear):
        for content in (
            f'{{"message": "no such key {" ".join(text for name, text in secrets(call.provider).items() if name != "access_token")}"}}',
            f'{{"code": 200, "data": {{"token": "{TOKEN}"}}}}',
            f'{{"code": 200, "data": {{"access_token": ["{TOKEN}"]}}}}',
            f'{{"code": 200, "data": {{"access_token": "{TOKEN}"}}}}',
            f'{{"code": 200, "data": {{"access_token": "{TOKEN}',
        ):
            for status in (200, 401, 403, 500, 599):
                with _caller(call, ear, asynchronous=asynchronous, access_token=None) as caller:
                    caller.line.status, caller.line.content = status, content.encode()
                    _attend(caller, ear, attempt.arguments)
                    ear.see(caller.client)
        for error in (httpx.ConnectError(TOKEN), httpx.ReadTimeout(TOKEN)):
            with _caller(call, ear, asynchronous=asynchronous, access_token=None) as caller:
                caller.line.error = error
                _attend(caller, ear, attempt.arguments)

    assert search.leaks(ear, canaries) == []


def _everything_goes_wrong(call: Call, ear: Eavesdropper, *, asynchronous: bool = False) -> set[str]:
    """Run the failures that make one exception out of another; return the canaries."""
    attempt, canaries = planted_request(call)
    with _caller(call, ear, asynchronous=asynchronous) as caller:
        for _ in _breakdowns(caller, " ".join(secrets(call.provider).values())):
            _attend(caller, ear, attempt.arguments)
        for _ in _broken_answers(caller):
            _attend(caller, ear, attempt.arguments)
        for arguments in _wrong_requests(attempt):
            _attend(caller, ear, arguments)
    return canaries.union(*(more for *_, more in planted_answers(call)))


@pytest.mark.parametrize("asynchronous", [False, True])
@EVERY_PROVIDER
def test_nothing_stands_behind_an_error_that_holds_a_secret(
    provider: str, search: Search, *, asynchronous: bool
) -> None:
    """A hidden `__context__` is read by tools for error reports: what is there tells no more than the error itself."""
    for call in _of(provider):
        ear, behind = Eavesdropper(), Eavesdropper()
        canaries = _everything_goes_wrong(call, ear, asynchronous=asynchronous)
        for error in ear.behind:
            behind.hear(f"behind {type(error).__name__}", repr(error), repr(error.args), repr(vars(error)))
        assert search.leaks(behind, canaries) == []


@EVERY_PROVIDER
def test_no_code_of_a_provider_repeats_a_secret(provider: str, search: Search) -> None:
    """What stands where the provider's code or transaction id should be is cleaned as its message is."""
    for call in _of(provider):
        ear = Eavesdropper()
        attempt, canaries = planted_request(call)
        with _caller(call, ear) as caller:
            for text in (*repeated(call) - nested(call), *secrets(provider).values()):
                for name in ("responseKey", "responseCode", "sub_code", "code", "transaction_id", "decentroTxnId"):
                    refusal = {"status": "FAILURE", "data": None, "message": "No", name: f"error_{text}"}
                    caller.line.answers(refusal, 400)
                    _attend(caller, ear, attempt.arguments)
        assert search.leaks(ear, canaries) == []


def test_no_message_repeats_what_stands_inside_an_argument(search: Search) -> None:
    """A sensitive member of an object that was given is as hidden as a sensitive argument."""
    for call in calls():
        ear = Eavesdropper()
        attempt, canaries = planted_request(call)
        with _caller(call, ear) as caller:
            for text in nested(call):
                caller.line.answers({"message": f"Invalid value: {text}", "status": "FAILURE"}, 400)
                _attend(caller, ear, attempt.arguments)
        assert search.leaks(ear, canaries) == []


def test_no_part_of_a_sensitive_value_prints_it(search: Search) -> None:
    """What a value hides stays hidden when it is taken out of it and printed alone."""
    for call in calls():
        ear = Eavesdropper()
        attempt, _ = planted_request(call)
        with _caller(call, ear) as caller:
            for status, _, body, canaries in planted_answers(call):
                caller.line.answers(body, status)
                ear.see_parts(caller(attempt.arguments))
                assert search.leaks(ear, canaries) == []


@EVERY_PROVIDER
def test_no_excerpt_shows_an_answer_that_is_almost_json(provider: str, search: Search) -> None:
    """A body that lost its beginning, or was wrapped, is masked like any other."""
    for call in _of(provider):
        ear = Eavesdropper()
        attempt, _ = planted_request(call)
        with _caller(call, ear) as caller:
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
                    _attend(caller, ear, attempt.arguments)
                assert search.leaks(ear, canaries) == []


@pytest.mark.parametrize("length", [170, 180, 190])
def test_no_excerpt_cuts_a_secret_in_half(length: int) -> None:
    """Where a long text is cut, no part of a secret is left over."""
    call = next(one for one in calls() if one.schemes)
    secret = next(iter(secrets(call.provider).values()))
    before = "x " * (length // 2)
    with _caller(call, Eavesdropper()) as caller:
        for text in (f"{before}{secret}", f"<html>{before}{secret} and more"):
            for status in (next(iter(call.replies)), 500):
                caller.line.status, caller.line.content = status, text.encode()
                assert "canary-c" not in str(caller(planted_request(call)[0].arguments))


def test_tracebacks_with_local_variables_can_be_made() -> None:
    """A tool that prints local variables is not stopped by an object of ours that is only half made."""
    ear = Eavesdropper()
    for call in calls()[::3]:
        _everything_goes_wrong(call, ear)

    assert ear.broken == []


@EVERY_PROVIDER
def test_no_pickle_holds_a_credential(provider: str) -> None:
    """Clients refuse to be pickled, without naming what they hold; errors go without credentials."""
    call = next(one for one in calls() if one.provider == provider)
    attempt, _ = planted_request(call)
    with _caller(call, Eavesdropper()) as caller:
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
        _listening(ear),
        _caller(call, ear, base_url=address, **options) as caller,
    ):
        _attend(caller, ear, attempt.arguments)

    assert any(where == "log of httpcore.http11" for where, _ in ear.texts)
    assert search.leaks(ear, canaries | more) == []
