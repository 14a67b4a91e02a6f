"""A promise that was not kept, wherever it shows: also where an answer lacks what a check reads in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Broken(AssertionError):  # noqa: N818 - reads as what happened to a promise
    """A promise that was not kept."""

    def __init__(self, operation: str, promised: str, came: str, ask: str) -> None:
        """Say which operation, what was promised, what came, and after which request."""
        super().__init__(f"{operation}: promised {promised}; came {came}")
        self.operation = operation
        self.promised = promised
        self.came = came
        self.ask = ask

    def __reduce__(self) -> tuple[Any, ...]:
        """Be picklable."""
        return Broken, (self.operation, self.promised, self.came, self.ask)


@contextmanager
def in_python() -> Iterator[None]:
    """Take it for a broken promise where a mock that is asked in Python fails."""
    try:
        yield
    except Exception as error:
        raise Broken("the mock in Python", "an answer", f"{type(error).__name__}: {error}", "") from error


class NotTried(Exception):  # noqa: N818 - reads as what happened to a promise
    """A promise that cannot be asked of this server, with the reason. It is neither kept nor broken."""


ONLY_HERE = "it asks a mock in this process what no server is asked over HTTP"


class Members(dict[str, Any]):
    """A JSON object of an answer. A member that a check reads, and that is not there, breaks the promise of the check."""

    def __missing__(self, name: str) -> Any:
        """Name what is missing."""
        raise Broken("the answer", f"a member {name!r}", f"members {', '.join(map(repr, self)) or 'none'}", "")
