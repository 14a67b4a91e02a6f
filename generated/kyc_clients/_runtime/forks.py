"""Renews connections, locks and logins in forked processes.

Two processes that read from one connection get each other's responses. So everything that holds such things is registered here, and
its `forked` is called in the child before any other code runs there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Iterable


class Forkable(Protocol):
    """Something that must start anew in a child process."""

    def forked(self) -> None:
        """Forget what is the parent's. Called in the child, where no other thread runs."""


class HasNumber(Protocol):
    """A socket, or a stand-in for one."""

    def fileno(self) -> int:
        """Return the number of the file, or -1 when it is closed."""
        ...


_registered: WeakSet[Forkable] = WeakSet()
_kept: list[object] = []
"""Things of the parent's, kept so that nothing finalises them in the child: an event loop shares its selector with the parent."""


def register_forkable(holder: Forkable) -> None:
    """Call `holder.forked()` in every forked child, for as long as the holder lives."""
    _registered.add(holder)


def _in_child() -> None:
    for thing in tuple(_registered):
        thing.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)


def detach(things: Iterable[object], sockets: Iterable[HasNumber]) -> None:
    """Let go of inherited connections: the child's numbers for them lead nowhere from now on, the parent's stay as they are.

    Closing them by their owners' means could end a TLS session, or take them out of a selector that the parent still uses.
    """
    _kept.extend(thing for thing in things if thing is not None)
    numbers = [number for number in (socket.fileno() for socket in sockets) if number >= 0]
    if not numbers:
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in numbers:
        os.dup2(nowhere, number, inheritable=False)
    os.close(nowhere)
