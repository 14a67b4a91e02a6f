"""One mutant on trial: in a process of its own, against the promises, until one of them is not kept."""

from __future__ import annotations

import gc
import io
import os
import pickle
import resource
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any

from tests.contract.provider.benches import in_process, keep
from tests.contract.provider.broken import Broken
from tests.contract.provider.profile import Profile, Promise

_PATIENCE, _TIMES = 30.0, 20
"""A promise that takes so many seconds more than so many times what it took on the mock itself is not kept: nobody answers."""
_LONGEST = 1200.0
"""Seconds after which a mutant that even held its own alarm back counts as caught."""
_MOST_WORK = 600
"""Seconds of the processor after which it does, too."""


@dataclass(frozen=True)
class Job:
    """A mutant, and how to try it."""

    owner: str
    """The provider, or the kit."""
    kind: str
    """`named` or `generic`."""
    name: str
    kin: tuple[str, ...]
    """What it has in common with those that the same promises may notice, the closest first."""
    run: Callable[[], tuple[str, str]]

    @property
    def title(self) -> str:
        """The name by which it is chosen and listed."""
        return f"{self.owner} {self.kind}/{self.name}"


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant."""

    job: Job
    caught_by: str
    """The promise that was broken; empty where none was."""
    came: str
    seconds: float


def trial(
    profile: Profile, promises: Sequence[Promise], make: Callable[[], Any], seconds: Mapping[str, float]
) -> tuple[str, str]:
    """Try promises on a mutant until one is broken; return which, and what came. `seconds` is what each took on the mock."""
    try:
        mock = make()
        with in_process(profile, mock) as lab:
            for promise in promises:
                try:
                    with _alarm(_PATIENCE + _TIMES * seconds.get(promise.says, 0.0)):
                        keep(lab, promise)
                except Broken as broken:
                    return f"{promise.layer}/{promise.says}", str(broken)[:300]
                except Exception as error:  # noqa: BLE001 - whatever a mutant does to a check is noticed
                    return f"{promise.layer}/{promise.says}", f"{type(error).__name__}: {error}"[:300]
    except Exception as error:  # noqa: BLE001 - a mutant that cannot even start
        return "the mock does not start", f"{type(error).__name__}: {error}"[:300]
    return "", ""


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"no answer within {seconds:.0f} seconds")

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def tried(jobs: Sequence[Job], *, at_once: int, until: float) -> Iterator[Verdict]:
    """Run trials in forked processes, so many at once, and begin none after `until`."""
    waiting = deque(jobs)
    running: dict[int, tuple[Job, int, float]] = {}
    # What exists now is shared with every child, unless a collection touches all of it.
    gc.collect()
    gc.freeze()
    while (waiting and time.monotonic() < until) or running:
        while waiting and len(running) < at_once and time.monotonic() < until:
            job = waiting.popleft()
            reader, child = _start(job.run)
            running[reader] = (job, child, time.monotonic())
        ready, _, _ = select.select(list(running), [], [], 1.0)
        for reader, (job, child, begun) in list(running.items()):
            if reader in ready:
                yield _end(reader, child, job, begun)
                del running[reader]
            elif time.monotonic() - begun > _LONGEST:
                os.kill(child, signal.SIGKILL)
                _end(reader, child, job, begun)
                del running[reader]
                yield Verdict(job, "time", f"no answer within {_LONGEST:.0f} seconds", _LONGEST)


def _start(run: Callable[[], tuple[str, str]]) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return reader, child
    os.close(reader)
    with suppress(BaseException):
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_WORK, _MOST_WORK))
        sys.stderr = io.StringIO()
        os.write(writer, pickle.dumps(run())[:60_000])
    os._exit(0)


def _end(reader: int, child: int, job: Job, begun: float) -> Verdict:
    content = b""
    while part := os.read(reader, 65_536):
        content += part
    os.close(reader)
    os.waitpid(child, 0)
    caught, came = pickle.loads(content) if content else ("the process", "it ended")
    return Verdict(job, caught, came, time.monotonic() - begun)
