"""Steps that a flow yields to its driver."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, cast

from ..record import Record

if TYPE_CHECKING:
    from ..documents.files import DocumentFile
    from ..download import FileLink
    from ..download_rules import Rules
    from .member import Member
    from .provider import CallStep, FileSource, Steps

T = TypeVar("T")


class Perform(Record):
    """Make a call with a member's client, and hand back its value."""

    member: Member
    call: CallStep
    deadline: float | None = None
    """Seconds that the call may take; the client's own where there is none."""
    retries: int | None = None


class FetchLink(Record):
    """FetchStep a linked file, and hand back the `Download`."""

    link: FileLink
    rules: Rules


class Pause(Record):
    """Wait."""

    seconds: float


class Stored(Record):
    """Do something with the store, and hand back what it returns."""

    action: Literal["get", "add", "put", "remove"]
    key: str
    value: str = ""
    seconds: float = 0.0


Step: TypeAlias = Perform | FetchLink | Pause | Stored
Moves: TypeAlias = Generator[Step, object, T]
"""A verb of the flow: what it asks of the driver, and at its end a result."""
Bind: TypeAlias = Callable[["Member", "FileSource"], "DocumentFile"]
"""How the driver makes a file of what a side knows of it."""


def stored(key: str) -> Moves[str | None]:
    """Return what the store keeps."""
    return cast("str | None", (yield Stored("get", key)))


def add(key: str, value: str, seconds: float) -> Moves[bool]:
    """Keep a value unless there is one; return whether it was kept."""
    return bool((yield Stored("add", key, value, seconds)))


def put(key: str, value: str, seconds: float) -> Moves[None]:
    """Keep a value."""
    yield Stored("put", key, value, seconds)


def remove(key: str) -> Moves[None]:
    """Forget a key."""
    yield Stored("remove", key)


def perform(
    member: Member, steps: Steps[T], rules: Rules, *, deadline: float | None = None, retries: int | None = None
) -> Moves[T]:
    """Carry out what a side asks for, with its member's client; the breaker learns how each call went."""
    from ..errors import KycError  # noqa: PLC0415 - a session is under way
    from .provider import FetchStep  # noqa: PLC0415 - the same

    breaker = member.breaker
    try:
        ask = next(steps)
        while True:
            fetches = isinstance(ask, FetchStep)
            try:
                step = (
                    FetchLink(ask.link, rules)
                    if isinstance(ask, FetchStep)
                    else Perform(member, ask, deadline, retries)
                )
                value = yield step
            except KycError as error:
                if not fetches:
                    breaker.record(error)
                ask = steps.throw(error)
            except BaseException:
                breaker.abandon()
                raise
            else:
                if not fetches:
                    breaker.record(None)
                ask = steps.send(value)
    except StopIteration as stop:
        return cast("T", stop.value)
