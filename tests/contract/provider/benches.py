"""Labs, set up: around a mock in process, around one that is served, or around any server."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from tests.contract.oracle import NOW
from tests.contract.provider.broken import Broken
from tests.contract.provider.control import Control
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.reach import variables
from tests.contract.provider.response_checks import ResponseChecker
from tests.contract.provider.wire import InProcess, OverHttp, Transport
from tests.contract.provider.written import Written

EARLY = 600
"""Seconds before the oracle's time at which a clock that runs is set going."""
_LEEWAY = 300_000


def class_of(provider: str) -> Any:
    """Return the class of a provider's mock, as it is loaded now."""
    return getattr(import_module(f"kyc_clients.{provider}.mock"), f"{provider.title()}Mock")


def mock_of(provider: str, seed: object = 0, port: int = 0) -> Any:
    """Return a mock of ours whose clock stands at the oracle's time. It binds the port when it is served."""
    kit = import_module("kyc_clients._runtime.mock")
    return class_of(provider)(seed=seed, clock=kit.Clock(datetime.fromtimestamp(NOW, UTC).isoformat()), port=port)


@contextmanager
def in_process(profile: Profile, mock: Any) -> Iterator[Lab]:
    """Give a lab around a mock that nobody serves.

    Raises:
        Broken: where its control API does not answer.
    """
    yield from _around(profile, InProcess(mock.app), closed=True, mock=mock)


@contextmanager
def served(profile: Profile, base: str, *, closed: bool, pace: float = 0.0) -> Iterator[Lab]:
    """Give a lab around a server. One that is not local is asked politely: `pace` seconds between requests."""
    yield from _around(profile, OverHttp(base, pace=pace), closed=closed)


def _around(profile: Profile, transport: Transport, *, closed: bool, mock: Any = None) -> Iterator[Lab]:
    control = Control(transport)
    there = control.is_there()
    if mock is not None and not there:
        transport.close()
        raise Broken("the mock", "its control API", "none", "GET /_mock")
    is_stopped = there and control.stop_at(NOW)
    given = {} if there else given_credentials(profile)

    def now() -> int:
        return control.now() if there else int(datetime.now(UTC).timestamp() * 1000)

    checker = ResponseChecker(
        profile.name, profile.envelope, now, leeway=0 if is_stopped else _LEEWAY, closed=closed and there
    )
    checker.usual = profile.usual
    opens = profile.sessions.opens
    written = Written(profile.name, transport.base) if there else None
    try:
        yield Lab(
            profile.name, transport, control if there else None, checker, given, opens, mock=mock, written=written
        )
    finally:
        transport.close()


def given_credentials(profile: Profile) -> Mapping[str, str]:
    """Return the credentials that the environment holds, under the names that the clients read."""
    return {name: os.environ[variable] for name, variable in variables(profile).items() if variable in os.environ}


def keep(lab: Lab, promise: Promise) -> None:
    """Try a promise on a mock that has forgotten everything before.

    Raises:
        Broken: where it is not kept.
    """
    lab.memory.clear()
    lab.checker.written = None if promise.layer == "schemathesis" else lab.written
    if lab.control is not None:
        lab.control.reset()
        lab.checker.seen.clear()
        lab.memory["stopped"] = lab.control.stop_at(NOW)
        if not lab.memory["stopped"]:
            lab.control.advance(max(0.0, NOW - EARLY - lab.control.now() / 1000))
    promise.keep(lab)
