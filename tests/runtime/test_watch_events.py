"""Observers of a call's attempts: what hooks and the log get, and that a call without either costs nothing."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest

from kyc_clients._runtime.client import Client, RequestEvent, ResponseEvent, RetryEvent, Timeouts
from kyc_clients._runtime.errors import ServerError
from kyc_clients._runtime.operation import ApiKey, ClientSpec, Envelope, Operation, ResponseSpec
from kyc_clients._runtime.response import Response
from kyc_clients._runtime.shared import inside
from kyc_clients._runtime.watch import Watch
from kyc_clients._runtime.wire import Head, Wire

SPEC = ClientSpec(
    "acme", "acme", path="/", schemes={"key": ApiKey("key", "k")}, envelope=Envelope(request_id_headers=("x-own-id",))
)
RUN: Operation[object] = Operation(id="run", method="GET", path="/a/{id}", responses={"200": ResponseSpec()})
WIRE = Wire(
    "GET", "https://a.example/a/1", "t", Head((("x-key", "canary"), ("accept", "a/b"))), None, Timeouts(), fixed=True
)
FACTS = ("acme", "run", "GET", "/a/{id}", 2)


def _watch(**hooks: Any) -> Watch:
    return Watch(inside(Client(SPEC, {"key": "k"}, base_url="https://a.example", **hooks)), RUN)


def _response() -> Response:
    return Response(201, httpx.Headers({"X-Own-Id": "r-1", "set-cookie": "canary", "date": "today"}), b"", 0.25)


def test_hooks_get_what_is_about_nobody() -> None:
    """Of each attempt, whatever came of it."""
    seen: list[object] = []
    watch = _watch(on_request=seen.append, on_response=seen.append, on_retry=seen.append)
    watch.sent(WIRE, 2)
    watch.responded(_response(), None, 2)
    watch.responded(_response(), ServerError("canary"), 2)
    watch.responded(None, ServerError("canary"), 2)
    watch.retrying(1.5, ServerError("canary"), 2)
    shown = {"x-own-id": "r-1", "date": "today"}

    assert seen == [
        RequestEvent(*FACTS, headers={"accept": "a/b"}),
        ResponseEvent(*FACTS, status=201, elapsed=0.25, request_id="r-1", headers=shown, error=""),
        ResponseEvent(*FACTS, status=201, elapsed=0.25, request_id="r-1", headers=shown, error="ServerError"),
        ResponseEvent(*FACTS, status=0, elapsed=0.0, request_id="", headers={}, error="ServerError"),
        RetryEvent(*FACTS, delay=1.5, error="ServerError"),
    ]


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
def test_the_log_says_the_same_at_debug(level: int, caplog: pytest.LogCaptureFixture) -> None:
    """And nothing above."""
    with caplog.at_level(level, "kyc_clients.acme"):
        watch = _watch()
        assert watch.has_observers is (level == logging.DEBUG)
        watch.sent(WIRE, 2)
        watch.responded(_response(), None, 2)
        watch.responded(None, ServerError("canary"), 2)
        watch.retrying(1.5, ServerError("canary"), 2)

    shown = "{'x-own-id': 'r-1', 'date': 'today'}"
    assert [one.getMessage() for one in caplog.records] == (
        [
            "request GET /a/{id} attempt 2 headers {'accept': 'a/b'}",
            f"response GET /a/{{id}} attempt 2 status 201 ok in 0.250 s headers {shown}",
            "response GET /a/{id} attempt 2 status 0 ServerError in 0.000 s headers {}",
            "retry GET /a/{id} attempt 2 failed (ServerError), next in 1.50 s",
        ]
        if level == logging.DEBUG
        else []
    )


@pytest.mark.parametrize("hook", ["on_request", "on_response", "on_retry", "on_drift", ""])
def test_a_call_that_nobody_observes_is_known_as_such(hook: str) -> None:
    """Drift is reported elsewhere."""
    watch = _watch(**({hook: lambda _: None} if hook else {}))

    assert watch.has_observers is (hook not in {"on_drift", ""})
