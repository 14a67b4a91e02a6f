"""Runs an operation through success and every kind of failure with canaries in it, and keeps what could be read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import httpx

from tests.contract.attempts import Attempt
from tests.contract.contracts import Call
from tests.contract.leaks.canaries import (
    nested,
    placed,
    planted_answers,
    planted_request,
    pointers_of,
    repeated,
    secrets,
)
from tests.contract.leaks.eavesdropper import Eavesdropper
from tests.contract.line import Caller
from tests.contract.near_misses import misses
from tests.contract.oracle import look

STATUSES = (302, 400, 401, 403, 404, 409, 422, 429, 500, 503, 521, 523, 599)


@dataclass(frozen=True)
class Overheard:
    """Everything that could be read of an operation's runs, and what may not be in it."""

    ear: Eavesdropper
    canaries: set[str]


def overhear(call: Call, *, asynchronous: bool = False) -> Overheard:
    """Run an operation in every circumstance; the awaited client, which reads by the same code, in every third.

    Local variables are looked at once, in the synchronous client.
    """
    ear = Eavesdropper(with_locals=not asynchronous)
    every = 3 if asynchronous else 1
    attempt, canaries = planted_request(call)
    echo = " ".join(sorted({*repeated(call) - nested(call), *secrets(call.provider).values()}))
    with listening(ear), calling(call, ear, asynchronous=asynchronous) as caller:
        for status, _, body, more in planted_answers(call):
            canaries |= more
            caller.line.answers(body, status)
            attend(caller, ear, attempt.arguments)
            if not asynchronous:
                ear.see(caller.client.raw(caller.method, **attempt.arguments))
        for circumstances in (_refusals(caller, echo), _broken_answers(caller), _breakdowns(caller, echo)):
            for _ in islice(circumstances, 0, None, every):
                attend(caller, ear, attempt.arguments)
        for arguments in islice(_wrong_requests(attempt), 0, None, every):
            attend(caller, ear, arguments)
        ear.see(caller.client)
        ear.see(caller.client.copy(timeout=3.0))
    return Overheard(ear, canaries)


@contextmanager
def listening(ear: Eavesdropper) -> Iterator[None]:
    """Let the root logger, and with it httpx's and httpcore's, log everything."""
    root = logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


def calling(call: Call, ear: Eavesdropper, **options: Any) -> Caller:
    """Return a caller with canaries for credentials, whose hooks are overheard."""
    hooks = {"on_request": ear.event, "on_response": ear.event, "on_retry": ear.event}
    return Caller(call, **{**secrets(call.provider), "retries": 1, **hooks, **options})


def attend(caller: Caller, ear: Eavesdropper, arguments: dict[str, Any]) -> None:
    """Call, and listen to what comes of it."""
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
    pointers = pointers_of(caller.call.provider, "message")
    bodies += [placed(one, echo) for one in pointers if not any(look(body, one)[0] for body in bodies)]
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
        for miss in list(misses(caller.call.provider, place, caller.call.id, whole=body))[::18]:
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
