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
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Generic, NamedTuple, TypeVar

from tests.contract.provider.benches import in_process, keep
from tests.contract.provider.broken import Broken
from tests.contract.provider.lab import Lab
from tests.contract.provider.mutants.tamper import Spoilt
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.written import Compared

_PATIENCE, _TIMES = 10.0, 20
"""A promise that takes so many seconds more than so many times what it took on the mock itself is not kept: nobody answers."""
_IDLE = 8
"""How much longer it may take by the wall than by the processor, which others may keep busy."""
_LONGEST = 2400.0
"""Seconds after which a mutant that even held its own alarm back counts as caught."""
_SHOWN = 300
_MOST_WORK = 600
"""Seconds of the processor after which it does, too."""


class Outcome(NamedTuple):
    """What a trial came to."""

    caught_by: str = ""
    """The promise that was broken first; empty where none was."""
    came: str = ""
    layers: tuple[str, ...] = ()
    """The layers that noticed: the first one alone, or all of them where that was asked."""
    written: str = ""
    """The promise in which nothing but an answer that is written down was another. That shows a change, and breaks no contract."""
    error: str = ""
    """What went wrong with the trial itself. It proves nothing."""


class Slow(Exception):  # noqa: N818 - reads as what the mock is
    """The mock did not answer in time."""


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
    run: Callable[..., Outcome]
    at_all: bool = False
    """Whether it is asked of every layer, or only until one notices."""

    @property
    def title(self) -> str:
        """The name by which it is chosen and listed."""
        return f"{self.owner} {self.kind}/{self.name}"


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant."""

    job: Job
    outcome: Outcome
    seconds: float

    @property
    def caught_by(self) -> str:
        """The promise that was broken first; empty where none was."""
        return self.outcome.caught_by


def trial(
    profile: Profile,
    promises: Sequence[Promise],
    make: Callable[[], Any],
    seconds: Mapping[str, float],
    *,
    at_all: bool = False,
) -> Outcome:
    """Try promises on a mutant until one is broken, or `at_all`, one of each layer. `seconds` is what each took on the mock.

    Only a broken promise, a mock that does not answer in time and one that does not start are evidence; whatever else is
    raised is an error of the trial. The answers that are written down are compared meanwhile, and break nothing.
    """
    with ExitStack() as stack:
        try:
            lab = stack.enter_context(in_process(profile, make()))
        except Exception as error:  # noqa: BLE001 - a mutant that cannot even start
            return Outcome("the mock does not start", f"{type(error).__name__}: {error}"[:_SHOWN], ("start",))
        return _checked(lab, promises, seconds, at_all=at_all)


def _checked(lab: Lab, promises: Sequence[Promise], seconds: Mapping[str, float], *, at_all: bool) -> Outcome:
    found = Outcome()
    compared = lab.written = Compared(lab.provider, lab.transport.base)
    for promise in promises:
        if promise.layer in found.layers:
            continue
        name = f"{promise.layer}/{promise.says}"
        try:
            with _alarm(_PATIENCE + _TIMES * seconds.get(promise.says, 0.0)):
                keep(lab, promise)
        except (Broken, Slow) as broken:
            first = found if found.caught_by else Outcome(name, str(broken)[:_SHOWN])
            found = first._replace(layers=(*found.layers, promise.layer), written="")
            if not at_all:
                return found
        except (Exception, Spoilt) as error:  # noqa: BLE001 - reported, and never taken for evidence
            return Outcome(error=f"{name}: {type(error).__name__}: {error} ({_place(error)})"[:_SHOWN])
        if compared.another and not found.caught_by and not found.written:
            found = found._replace(written=name)
    return found


def _place(error: BaseException) -> str:
    """Return where an exception was raised."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        raise Slow(f"no answer within {seconds:.0f} seconds")

    signal.signal(signal.SIGALRM, ring)
    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _IDLE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def tried(jobs: Sequence[Job], *, at_once: int, until: float) -> Iterator[Verdict]:
    """Run trials in forked processes, so many at once, and begin none after `until`."""
    # What exists now is shared with every child, unless a collection touches all of it.
    gc.collect()
    gc.freeze()
    try:
        yield from _tried(deque(jobs), at_once, until)
    finally:
        gc.unfreeze()


def _tried(waiting: deque[Job], at_once: int, until: float) -> Iterator[Verdict]:
    running: dict[int, tuple[Job, int, float]] = {}
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
                yield Verdict(job, Outcome("time", f"no answer within {_LONGEST:.0f} seconds", ("time",)), _LONGEST)


def _start(run: Callable[[], Outcome]) -> tuple[int, int]:
    return forked(lambda: _outcome(run))


def forked(run: Callable[[], Any]) -> tuple[int, int]:
    """Run this in a process of its own; return where to read what it returns, pickled, and the process's id."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return reader, child
    os.close(reader)
    with suppress(BaseException), os.fdopen(writer, "wb") as pipe:
        pickle.dump(run(), pipe)
    os._exit(0)


_T = TypeVar("_T")


class Waiting(Generic[_T]):
    """What is done meanwhile, each in a process of its own."""

    def __init__(self, jobs: Sequence[tuple[str, Callable[[], _T]]] = ()) -> None:
        """Begin."""
        self._running: list[tuple[str, int, int]] = []
        for name, run in jobs:
            self.add(name, run)

    def add(self, name: str, run: Callable[[], _T]) -> None:
        """Begin something more."""
        self._running.append((name, *forked(run)))

    def results(self) -> Iterator[tuple[str, _T]]:
        """Wait for what each returns.

        Raises:
            RuntimeError: where a process ended without.
        """
        for name, reader, child in self._running:
            with os.fdopen(reader, "rb") as pipe:
                content = pipe.read()
            os.waitpid(child, 0)
            if not content:
                message = f"{name}: the process that was to do it ended without a result"
                raise RuntimeError(message)
            yield name, pickle.loads(content)


def _outcome(run: Callable[[], Outcome]) -> Outcome:
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_WORK, _MOST_WORK))
    sys.stderr = io.StringIO()
    try:
        return run()
    except BaseException as error:  # noqa: BLE001 - the process ends here; what ended it is reported
        return Outcome(error=f"the trial: {type(error).__name__}: {error} ({_place(error)})"[:_SHOWN])


def _end(reader: int, child: int, job: Job, begun: float) -> Verdict:
    content = b""
    while part := os.read(reader, 65_536):
        content += part
    os.close(reader)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - begun
    if content:
        return Verdict(job, pickle.loads(content), seconds)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return Verdict(job, Outcome("time", f"{_MOST_WORK} seconds of work", ("time",)), seconds)
    return Verdict(job, Outcome(error=f"the process of the trial ended with status {status}"), seconds)
