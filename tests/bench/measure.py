"""Measuring: both sides interleaved in one run, CPU time of one process, medians of rounds, and instructions where valgrind is.

Wall clocks are not used: they tell what else the machine did.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

Samples = dict[str, list[float]]
"""Seconds of CPU by contender, one figure for each round. Figures of one round were taken side by side."""

NOISY: Final = 0.10
"""By how much of a figure rounds may disagree, for it to be quoted."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How one contender compares with another: the median over rounds, and the middle half of them."""

    value: float
    low: float
    high: float

    @property
    def noisy(self) -> bool:
        """Whether the rounds disagree too much for the median to be quoted."""
        return self.high - self.low > NOISY * self.value


def ratio(samples: Samples, name: str, reference: str) -> Ratio:
    """Compare round by round: what slowed both sides down falls out."""
    found = [ours / theirs for ours, theirs in zip(samples[name], samples[reference], strict=True)]
    low, _, high = quantiles(found, n=4) if len(found) > 1 else (found[0],) * 3
    return Ratio(median(found), low, high)


def interleaved(contenders: Mapping[str, Callable[[int], object]], *, count: int, rounds: int) -> Samples:
    """Run every contender `count` times a round, in an order that turns, after a round that warms up."""
    samples: Samples = {name: [] for name in contenders}
    for run in contenders.values():
        run(max(1, count // 4))
    names = list(contenders)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            start = time.process_time()
            contenders[name](count)
            samples[name].append((time.process_time() - start) / count)
    return samples


async def interleaved_async(
    contenders: Mapping[str, Callable[[int], Awaitable[object]]], *, count: int, rounds: int
) -> Samples:
    """Do the same for coroutines, in the running loop."""
    samples: Samples = {name: [] for name in contenders}
    for run in contenders.values():
        await run(max(1, count // 4))
    names = list(contenders)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            start = time.process_time()
            await contenders[name](count)
            samples[name].append((time.process_time() - start) / count)
    return samples


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost."""

    seconds: float
    """User and system time."""
    mebibytes: float
    """The most memory that it held."""


def process(command: Sequence[str], env: Mapping[str, str], cwd: str | None = None) -> Run:
    """Run a command to its end and return what it cost, its children included."""
    with subprocess.Popen(command, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        errors_printed = running.stderr.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        message = f"{' '.join(command)[:200]} failed: {errors_printed.decode(errors='replace')[-2000:]}"
        raise RuntimeError(message)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def processes(commands: Mapping[str, Sequence[str]], env: Mapping[str, str], rounds: int) -> Samples:
    """Run whole processes, interleaved, after one that warms up (byte code, file cache)."""
    samples: Samples = {name: [] for name in commands}
    for command in commands.values():
        process(command, env)
    names = list(commands)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            samples[name].append(process(commands[name], env).seconds)
    return samples


def instructions(command: Sequence[str], env: Mapping[str, str]) -> int | None:
    """Return how many instructions a command takes in user space, or None where there is no valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    counting = [valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]
    done = subprocess.run(counting, env={**env, "PYTHONHASHSEED": "0"}, check=False, capture_output=True, text=True)
    lines = [line for line in done.stderr.splitlines() if "I " in line and "refs:" in line]
    if done.returncode or not lines:
        return None
    return int(lines[0].rpartition(":")[2].replace(",", ""))


def memory() -> float:
    """Return the most memory that this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
