"""Waiting without waiting: clients of the fixtures wait by the clock of the mocks."""

import asyncio
import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from kyc_clients.deepvue import Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.errors import SessionExpired, WaitTimeout
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from kyc_clients.testing import KycClock

BACK = "https://example.com/return"


@pytest.fixture(autouse=True)
def _at_once() -> Any:
    """Nothing here takes the minutes that it is about."""
    before = time.monotonic()
    yield
    assert time.monotonic() - before < 20


def opened(sandbox: Sandbox) -> str:
    """Start a session."""
    return sandbox.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"]).data.session_id


def test_a_person_consents_after_half_a_minute(
    sandbox_mock: SandboxMock, sandbox_client: Sandbox, kyc_clock: KycClock
) -> None:
    """`later` does it at its moment, while the client waits."""
    session, before = opened(sandbox_client), kyc_clock.now()
    kyc_clock.later(30, lambda: sandbox_mock.consent(session))
    status = sandbox_client.digilocker.wait_for_consent(session)
    assert status.data.status == "succeeded"
    assert 30 <= kyc_clock.now() - before < 60


def test_nobody_consents(sandbox_client: Sandbox, kyc_clock: KycClock) -> None:
    """Five minutes pass at once."""
    session, before = opened(sandbox_client), kyc_clock.now()
    with pytest.raises(WaitTimeout):
        sandbox_client.digilocker.wait_for_consent(session, timeout=300)
    assert 299 <= kyc_clock.now() - before < 320


def test_the_session_ends_before_anybody_decides(sandbox_client: Sandbox, kyc_clock: KycClock) -> None:
    """As it would for a person who has gone home."""
    session = opened(sandbox_client)
    kyc_clock.advance(seconds=7 * 86_400)
    with pytest.raises(SessionExpired):
        sandbox_client.digilocker.wait_for_consent(session)


def test_the_same_awaited(sandbox_mock: SandboxMock, async_sandbox_client: AsyncSandbox, kyc_clock: KycClock) -> None:
    """For asynchronous code."""

    async def main() -> str | None:
        async with async_sandbox_client as sandbox:
            started = await sandbox.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"])
            kyc_clock.later(30, lambda: sandbox_mock.consent(started.data.session_id))
            return (await sandbox.digilocker.wait_for_consent(started.data.session_id)).data.status

    assert asyncio.run(main()) == "succeeded"


def test_a_client_that_nobody_closed_leaves_nothing(async_sandbox_client: AsyncSandbox) -> None:
    """Its event loop has ended; the fixture lets its connections go."""

    async def main() -> object:
        return await async_sandbox_client.digilocker.initiate_session(
            flow="signin", redirect_url=BACK, doc_types=["pan"]
        )

    asyncio.run(main())


def test_retries_wait_by_it_too(deepvue_mock: DeepvueMock, deepvue_client: Deepvue, kyc_clock: KycClock) -> None:
    """A rate limit asks for a minute less than the client would wait at most."""
    deepvue_mock.faults.add("rate-limit", seconds=25)
    before = kyc_clock.now()
    deepvue_client.digilocker.initiate_session(purpose="KYC")
    assert 25 <= kyc_clock.now() - before < 30


def test_what_is_due_happens_in_its_order(kyc_clock: KycClock) -> None:
    """Each at its own moment, once."""
    came: list[tuple[str, float]] = []
    start = kyc_clock.now()

    def note(name: str) -> Callable[[], None]:
        return lambda: came.append((name, round(kyc_clock.now() - start)))

    kyc_clock.later(20, note("second"))
    kyc_clock.later(10, note("first"))
    kyc_clock.later(500, note("never"))
    kyc_clock.advance(seconds=100)
    kyc_clock.advance(seconds=100)
    assert came == [("first", 10), ("second", 20)]
    with pytest.raises(ValueError, match="ahead"):
        kyc_clock.advance(seconds=-1)


@pytest.mark.parametrize("number", range(4))
def test_each_worker_has_mocks_of_its_own(number: int, sandbox_mock: SandboxMock, kyc_clock: KycClock) -> None:
    """Under pytest-xdist nothing of another worker's is seen, and no time of another test's is left."""
    assert list(sandbox_mock.requests) == []
    assert abs(kyc_clock.now() - time.time()) < 60, (number, os.environ.get("PYTEST_XDIST_WORKER"))
    kyc_clock.advance(seconds=86_400)
