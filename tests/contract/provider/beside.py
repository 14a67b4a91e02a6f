"""Runs a function in a fork of this process while this one goes on: two cores do what one would take turns with."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

FORK = multiprocessing.get_context("fork")


class ForkEndedError(RuntimeError):
    """The fork ended before it was done."""


def beside(run: Callable[[Callable[[Any], None]], None]) -> Iterator[Any]:
    """Start `run` in a fork, with a function that hands something picklable over; return what it hands over, as it comes.

    Raises:
        ForkEndedError: while the values are read, where the fork ended otherwise than by returning.
    """
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_fork, args=(run, theirs), daemon=True)
    process.start()
    theirs.close()
    return _handed_over(ours, process)


def _fork(run: Callable[[Callable[[Any], None]], None], to: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it stops it
    run(lambda value: to.send((value,)))
    to.send(None)


def _handed_over(ours: Connection, process: Any) -> Iterator[Any]:
    try:
        while (message := ours.recv()) is not None:
            yield message[0]
    except EOFError:
        process.join()
        message = (
            f"the process with the checks ended by itself, with exit code {process.exitcode}; its own output says why"
        )
        raise ForkEndedError(message) from None
    process.join()
