"""Fault injection: faults of the next responses."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from math import inf
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Collection

    from .clock import Clock
    from .ids import Ids

FaultKind = Literal[
    "status", "rate-limit", "latency", "drop", "drop-answer", "truncate", "html", "charset", "broken-json", "empty"
]
"""What happens.

`status`, `rate-limit`, `html` and `drop` happen before the call has any effect; `drop-answer`, `truncate`, `charset`,
`broken-json` and `empty` after it has had all of it; `latency` delays the response.
"""


@dataclass(slots=True)
class Fault:
    """A trouble on order."""

    kind: FaultKind
    operation: str | None = None
    """The operation that it strikes; every one when None."""
    times: int | None = 1
    """How many calls it strikes; without end when None."""
    status: int = 500
    """HTTP status of `status` and `html`."""
    message: str = ""
    """What a `status` says, instead of the provider's usual words."""
    seconds: float = 1.0
    """How long `latency` lasts; over how long `rate-limit` counts, and what `Retry-After` says without a limit."""
    limit: int = 0
    """How many calls `rate-limit` lets through in that time."""
    chance: float = 1.0
    """How likely it strikes, from 0 to 1; drawn from the mock's seed."""
    struck: int = 0
    """How many calls it has struck."""
    passed: list[float] = field(default_factory=list[float])
    """When `rate-limit` let calls through."""


class Faults:
    """What is on order, oldest first. At most one strikes a call, so a `latency` that goes before hides what comes after."""

    def __init__(self, clock: Clock, ids: Ids, operations: Collection[str]) -> None:
        """Begin with none; they can strike these operations."""
        self._clock = clock
        self._ids = ids
        self._operations = operations
        self._all: list[Fault] = []

    def add(
        self,
        kind: FaultKind,
        *,
        operation: str | None = None,
        times: int | None = 1,
        status: int = 500,
        message: str = "",
        seconds: float = 1.0,
        limit: int = 0,
        chance: float = 1.0,
    ) -> Fault:
        """Order a trouble; see `Fault` for what the options mean.

        Raises:
            ValueError: for a kind, an operation or a status that there is not, or a time that is none.
        """
        if kind not in get_args(FaultKind):
            wrong = f"there is no fault {kind!r}; there are {', '.join(get_args(FaultKind))}"
            raise ValueError(wrong)
        if operation is not None and operation not in self._operations:
            wrong = f"there is no operation {operation!r}; there are {', '.join(sorted(self._operations))}"
            raise ValueError(wrong)
        if not 200 <= status <= 599:  # noqa: PLR2004 - final HTTP statuses
            wrong = f"{status} is no HTTP status of a response; choose one from 200 to 599"
            raise ValueError(wrong)
        if not 0 <= seconds < inf:
            wrong = f"{seconds} is no number of seconds"
            raise ValueError(wrong)
        fault = Fault(kind, operation, times, status, message, seconds, limit, chance)
        self._all.append(fault)
        return fault

    def clear(self) -> None:
        """Call all of them off."""
        self._all.clear()

    def reset(self) -> None:
        """Call all of them off, and draw the same chances again."""
        self.clear()
        self._ids.reset()

    def all(self) -> tuple[Fault, ...]:
        """Return those that can still strike."""
        return tuple(fault for fault in self._all if fault.times is None or fault.struck < fault.times)

    def take(self, operation: str) -> Fault | None:
        """Return what strikes a call now, and count it."""
        for fault in self.all():
            if fault.operation in {None, operation} and self._strikes(fault):
                fault.struck += 1
                return fault
        return None

    def wait(self, fault: Fault) -> int:
        """Return the whole seconds after which a rate limit lets the next call through."""
        if not fault.passed:
            return max(1, round(fault.seconds))
        return max(1, -int(-(fault.passed[0] + fault.seconds - self._clock.now()) // 1))

    def _strikes(self, fault: Fault) -> bool:
        if fault.chance < 1.0 and self._ids.chance() >= fault.chance:
            return False
        if fault.kind != "rate-limit" or not fault.limit:
            return True
        now = self._clock.now()
        fault.passed[:] = [at for at in fault.passed if at > now - fault.seconds]
        if len(fault.passed) < fault.limit:
            fault.passed.append(now)
            return False
        return True


def describe(fault: Fault) -> dict[str, object]:
    """Return a fault as JSON."""
    return {name: value for name, value in asdict(fault).items() if name != "passed"}
