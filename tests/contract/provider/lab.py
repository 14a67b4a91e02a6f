"""Where checks happen: one provider under test, what is known of it, and what was tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.contract.contracts import Call, calls
from tests.contract.oracle import equal, look
from tests.contract.provider.broken import ONLY_HERE, Broken, NotTried, in_python
from tests.contract.provider.control import Control
from tests.contract.provider.deviations import Deviations
from tests.contract.provider.response_checks import ResponseChecker
from tests.contract.provider.wire import Answer, Ask, Transport
from tests.contract.provider.written import Written

SESSIONS = "sessions"
ANY: Any = object()
"""Stands for any value that is there."""


@dataclass(frozen=True)
class That:
    """What a value must be, in words, where no value says it."""

    says: str
    holds: Callable[[Any], bool]


@dataclass
class Lab:
    """A provider under test. Every response that passes here is checked against the contract, whatever else is expected of it."""

    provider: str
    transport: Transport
    control: Control | None
    """None where the server is not a mock of ours: then nobody can consent or push the clock."""
    checker: ResponseChecker
    given: Mapping[str, str] = field(default_factory=dict)
    """Credentials for a server without a control API."""
    opens: tuple[str, ...] = ()
    """Operations that open a session."""
    cases: int = 0
    operations: Counter[str] = field(default_factory=Counter)
    mock: Any = None
    """The mock itself, where it runs in this process: for the little that its control API does not give."""
    written: Written | None = None
    """The answers of our mock, word by word; None where the server is none of ours."""
    memory: dict[str, Any] = field(default_factory=dict)
    """What checks of this provider prepare once: sessions, tokens."""
    deviations: Deviations = field(default_factory=Deviations)
    """What is known to be otherwise on this server."""
    spent: Counter[str] = field(default_factory=Counter)
    """What was asked of a real host that it may bill, by operation, over all promises of a run."""
    budget: int = 0
    """How many sessions may be opened on a server that is no mock of ours."""
    stopped: Callable[[], bool] = field(default=lambda: False)
    """Whether the run is to end: a check that takes long asks now and then."""
    person: Callable[[str], str] | None = None
    """Brings a person to an address, and returns the one that they come back to; None where nobody is there."""

    def call(self, operation: str) -> Call:
        """Return an operation by its id."""
        return self.calls[operation]

    @cached_property
    def calls(self) -> dict[str, Call]:
        """Every operation of the provider by its id."""
        return {one.id: one for one in calls() if one.provider == self.provider}

    @property
    def first(self) -> Call:
        """The operation on which is tried what holds for any: one that opens a session, or else one with a body."""
        if self.opens:
            return self.calls[self.opens[0]]
        return next((call for call in self.calls.values() if call.body), next(iter(self.calls.values())))

    @property
    def pulls(self) -> Control:
        """The control API, for checks that cannot do without."""
        assert self.control is not None, "this check needs a mock with a control API"
        return self.control

    def in_python(self, asked: Callable[[Any], Any]) -> Any:
        """Ask the mock itself in Python for the little that its control API does not give.

        Raises:
            NotTried: where it does not run in this process.
            Broken: where it fails.
        """
        if self.mock is None:
            raise NotTried(ONLY_HERE)
        with in_python():
            return asked(self.mock)

    def now(self) -> int:
        """Return the time of the provider in milliseconds."""
        return self.checker.now()

    def send(self, call: Call | None, ask: Ask, *, also: Mapping[int, str] | None = None) -> Answer:
        """Send a request and check the response. `also` are statuses that HTTP itself brings, and no contract lists."""
        self._keep_within_budget(call, ask)
        return self._checked(call, self.transport.exchange(ask), also)

    def _keep_within_budget(self, call: Call | None, ask: Ask) -> None:
        """Send nothing more that could open a session on a real host, once so many were opened."""
        may_open = call is None or call.id in self.opens
        if self.control is None and may_open and ask.content and self.spent[SESSIONS] >= self.budget:
            raise NotTried(f"it could open a session, and {self.spent[SESSIONS]} were opened, as --budget allows")

    def send_together(self, pairs: Sequence[tuple[Call, Ask]]) -> list[Answer]:
        """Send requests at the same moment and check their responses, which come in the order of the requests."""
        answers = self.transport.together([ask for _, ask in pairs])
        return [self._checked(call, answer, None) for (call, _), answer in zip(pairs, answers, strict=True)]

    def _checked(self, call: Call | None, answer: Answer, also: Mapping[int, str] | None) -> Answer:
        self.cases += 1
        name = call.id if call else "any path"
        self.operations[name] += 1
        if (call is None or call.id in self.opens) and 200 <= answer.status < 300:
            self.spent[SESSIONS] += 1
        for complaint in self.checker.complaints(call, answer, also or {}):
            self._report(self.broken(name, complaint.promised, complaint.came, answer))
        return answer

    def _report(self, broken: Broken) -> None:
        """Raise a broken promise, unless the server is known to break it."""
        if not self.deviations.excuses(broken):
            raise broken

    def visit(self, ask: Ask) -> Answer:
        """Send a request for a page or a file, which is no operation's, and hold the answer to what is written down."""
        answer = self.transport.exchange(ask)
        if self.checker.written is not None and not self.checker.written.has(None, answer):
            raise self.broken("pages and files", "one of the answers that are written down", answer.shown(), answer)
        return answer

    def expect(
        self, answer: Answer, call: Call | None, status: int, body: Mapping[str, Any] | None = None, *, why: str
    ) -> Any:
        """Hold an answer to a status and to values by JSON Pointer; a value may be a function that says whether it fits."""
        name = call.id if call else "any path"
        if answer.status != status:
            self._report(self.broken(name, f"{why}: HTTP {status}", answer.shown(), answer))
            return answer.body if answer.content else None
        found = answer.body if answer.content else None
        for pointer, wanted in (body or {}).items():
            present, value = look(found, pointer)
            if not ((wanted is None and not present) or (present and _fits(value, wanted))):
                self._report(self.broken(name, f"{why}: {pointer} {_words(wanted)}", answer.shown(), answer))
        return found

    def broken(self, operation: str, promised: str, came: str, answer: Answer) -> Broken:
        """Return a broken promise, to be raised."""
        return Broken(operation, promised, came, answer.ask.shown(self._variables()))

    def _variables(self) -> dict[str, str]:
        """Return the variables to export by the secrets that they hold."""
        known = self.control.variables(self.provider) if self.control else {}
        given = {value: f"{self.provider}_{name}".upper() for name, value in self.given.items()}
        tokens = {token: f"{self.provider}_ACCESS_TOKEN".upper() for token in self.memory.get("tokens", {}).values()}
        return {**known, **given, **tokens}


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is the one wanted, or as wanted; one that a condition cannot even look at is not."""
    if wanted is ANY:
        return True
    holds = wanted.holds if isinstance(wanted, That) else wanted
    if not callable(holds):
        return equal(value, holds)
    try:
        return bool(holds(value))
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        return False


def _words(wanted: Any) -> str:
    if isinstance(wanted, That):
        return wanted.says
    return "otherwise" if callable(wanted) else "something" if wanted is ANY else repr(wanted)
