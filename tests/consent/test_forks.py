"""A process that is forked while a thread of it holds a lock of the flow's: the child waits for nobody who is not there."""

import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kyc_clients._runtime.errors import KycError, ServerError
from kyc_clients._runtime.flow.breaker import Breaker, BreakerPolicy
from kyc_clients._runtime.renewal import Refusals
from kyc_clients.consent import MemoryStore
from kyc_clients.mock import Mock
from tests.consent.parties import PARTIES, Scene

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


def in_child(task: Callable[[], object]) -> str:
    """What a forked process says, which has ten seconds; then it hangs and is ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, str(task()).encode())
        except BaseException as error:  # noqa: BLE001 - sent to the parent
            os.write(writer, repr(error).encode())
        os._exit(0)
    os.close(writer)
    result = b"hung"
    if select.select([reader], [], [], 10)[0]:
        result = os.read(reader, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    return result.decode()


@contextmanager
def held(lock: Any) -> Iterator[None]:
    """A thread that holds a lock meanwhile."""
    has, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with lock:
            has.set()
            leave.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    has.wait(20)
    try:
        yield
    finally:
        leave.set()
        thread.join()


def test_a_store_is_used_in_a_child_though_the_parent_was_writing() -> None:
    """With what the parent had put there."""
    store = MemoryStore()
    store.put("a", "1", 60)
    with held(store._lock):
        result = in_child(lambda: (store.get("a"), store.add("b", "2", 60), store.get("b")))
    assert result == "('1', True, '2')"
    assert store.get("b") is None


def test_a_breaker_is_asked_in_a_child_though_the_parent_was_counting() -> None:
    """What was counted stays."""
    breaker = Breaker(BreakerPolicy(failures=2), lambda: 0.0)
    breaker.record(ServerError("x"))

    def fail_once_more() -> tuple[bool, int]:
        breaker.record(ServerError("x"))
        return breaker.allows(), breaker.health().failures

    with held(breaker._lock):
        result = in_child(fail_once_more)
    assert result == "(False, 2)"


def test_a_breaker_does_not_wait_in_a_child_for_the_request_of_the_parent_that_tries() -> None:
    """The child may try, too."""
    now = [0.0]
    breaker = Breaker(BreakerPolicy(failures=1, seconds=30), lambda: now[0])
    breaker.record(ServerError("x"))
    now[0] = 31.0
    assert breaker.allows()
    assert not breaker.allows()
    assert in_child(breaker.allows) == "True"


def test_a_child_waits_for_no_trial_of_a_token_by_the_parent() -> None:
    """The call that tries is the parent's."""
    refusals = Refusals()
    _, leads = refusals.decide("a", "token", 0.0)
    assert leads

    def ask() -> bool:
        refusals.forked()  # as the client's keeper does
        return refusals.decide("a", "token", 0.0)[1]

    assert in_child(ask) == "True"
    assert refusals.decide("a", "token", 0.0)[1] is False


@pytest.mark.parametrize("name", PARTIES)
def test_a_flow_starts_in_a_child_though_a_thread_of_the_parent_starts_the_same_reference(
    name: str, mocks: dict[str, Mock]
) -> None:
    """The parent's request hangs; the child's own is answered."""
    scene = Scene(mocks, "sync")
    flow = scene.flow(scene.client(name))
    scene.start(flow)  # whoever must log in has
    mocks[name].faults.add("latency", operation=PARTIES[name].opens, seconds=0.5)
    ended: list[object] = []

    def start() -> None:
        try:
            ended.append(scene.start(flow, "order-1"))
        except KycError as error:
            ended.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    until = time.monotonic() + 20
    while not any(lock.locked() for lock in flow._locks) or mocks[name].faults.all():
        assert time.monotonic() < until
        time.sleep(0.005)
    result = in_child(lambda: scene.start(flow, "order-1").provider)
    thread.join()
    scene.close()
    assert (result == name) or result.startswith("DuplicateReference")
    assert len(ended) == 1


def test_an_asynchronous_flow_starts_in_a_child(mocks: dict[str, Mock]) -> None:
    """In an event loop of the child's own, after the parent has used it in another."""
    scene = Scene(mocks, "async")
    flow = scene.flow(scene.client("sandbox"))
    scene.start(flow, "order-1")
    result = in_child(lambda: Scene.start(Scene(mocks, "async"), flow, "order-2").provider)
    scene.close()
    assert result == "sandbox"
