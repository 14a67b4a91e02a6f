"""What a provider's `overlays/<provider>/contract.py` gives the contract tests: everything but its name has a default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.contract.contracts import Call
from tests.contract.oracle import Finding
from tests.contract.provider import defaults
from tests.contract.provider.asking import Filling
from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Door, Expected, Promise
from tests.contract.provider.response_checks import Envelope

Consents = Callable[[Lab, str], Mapping[str, str]]
"""Lets a person consent at an address; returns the query of the address that they come back to."""


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """A provider's consent sessions; one that has none leaves all of it out."""

    opens: tuple[str, ...] = ()
    """Operations that open a session, the one that troubles are tried on first."""
    opened: Callable[[Lab], str] | None = None
    """Opens a session that sends the person back afterwards; returns its id."""
    id_of: Callable[[Any], str] = str
    """The id of the session that an opening answered with this body."""
    each: Callable[[Lab, str], Iterator[str]] | None = None
    """Opens a session of every product for a customer; returns their ids."""
    back: Mapping[str, Callable[[Lab, str], str]] = field(default_factory=dict)
    """Opens a session that sends the person back to a URL, by kind of session; the one kind there is may have an empty name."""
    walk: Callable[[Lab, Consents], None] | None = None
    """Opens a session, lets a person consent, and reads all that they consented to."""
    members: frozenset[str] = frozenset()
    """Parameters and members of bodies that name a session."""
    codes: frozenset[str] = frozenset()
    """Those that hold the code with which a person came back."""
    tied: frozenset[str] = frozenset()
    """Others that must fit a session, or be new."""
    once: tuple[str, ...] = ()
    """Operations that use something up, so that the same request works once."""


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """The documented pairs of a provider, `specs/<provider>/samples/`, on its mock."""

    repeatable: tuple[str, ...] = ()
    """How the ids of operations begin whose documented requests always have the documented answers."""
    made_up: Mapping[str, str] = field(default_factory=dict)
    """Pairs of those operations that are no test data, with reasons."""
    volatile: frozenset[str] = frozenset()
    """Members whose values are another each time."""
    varies: frozenset[str] = frozenset()
    """Those that are in the situation of a pair, too: names that a mock gives, bytes of a file."""
    arrange: Callable[[Any, Any], str] | None = None
    """`(mock, sample)`: brings a mock into the situation of a pair; returns the customer who asks."""
    path: Callable[[Any], str] = defaults.path
    """The path to ask for, where a mock has another one for the outcome of a pair."""
    headers: Callable[[Any, Any], Mapping[str, str]] = defaults.no_headers
    """`(mock, sample)`: credentials that the situation of a pair has, beside or instead of the customer's."""
    unanswered: Mapping[str, str] = field(default_factory=dict)
    """Pairs that no correct mock answers as documented, or that show what a client must survive, with reasons."""
    undocumented: frozenset[str] = frozenset()
    """Pairs whose fault no schema can say, such as a moment in the past."""
    proven: tuple[str, ...] = ()
    """Faults of the provider's document, as actions name them, whose answer a pair proves."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A provider under test."""

    name: str
    envelope: Envelope = defaults.envelope
    """What is wrong with an answer, whatever was asked."""
    headers: Callable[..., dict[str, str]] = defaults.headers
    """`(lab, call, tenant="first")`: the credentials of a customer as headers."""
    valid: Callable[[Lab, Call], Filling] = defaults.valid
    """A request with everything in it, which will succeed."""
    refused: Callable[[Call, list[Finding]], Expected] = defaults.refused
    """The answer to a request that breaks these rules."""
    accepted: Callable[[Lab, Call, Filling], Expected] = defaults.accepted
    """The answer to a request that keeps the contract."""
    doors: tuple[Door, ...] = ()
    """Every way in which credentials can be wrong; where it is empty, those that the contract's security schemes have."""
    unread: Expected = (400, {})
    """The answer to a body that is no JSON."""
    secrets: tuple[str, ...] = ()
    """Arguments of the client that hold credentials; where it is empty, those of the contract's security schemes."""
    promises: tuple[Promise, ...] = ()
    """What this provider alone promises: life cycles, rules that stand in prose."""
    strangers: Callable[[Lab, Call, Filling], Expected | None] = defaults.strangers
    """The answer to a request about a session that is another customer's: as for one that never was; None where there is none."""
    sessions: Sessions = Sessions()
    pairs: Pairs = Pairs()
    prepare: Callable[[Lab, Call, Any], None] | None = None
    """Makes a case of schemathesis keep the rules that stand in prose only; without it, the case is made to fit a session."""
    refusals: tuple[int, ...] = ()
    """Statuses from 500 up with which it refuses a request: an unknown session is not its own failure."""
    documented_errors: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """What its documents say that an answer of a status says, whatever brought it about: values by JSON Pointer."""
    usual: frozenset[str] = frozenset()
    """Fields that its contract does not list and that its mock sends all the same, as the provider's framework does."""
    never: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Documented members of answers that no request to a mock brings, by operation: the pointer, and why."""
    more: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a second request of an operation asks for, where one does not bring every member."""
    ordered: tuple[str, ...] = ()
    """How the ids of operations begin whose lists have a documented order."""
    reworded: Callable[[Any], Any] = defaults.reworded
    """A refusal's body in other words, where nobody documents the words of the mock."""
    statuses: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """What statuses mean to some operations, by `group.method` of the client, beside what they mean anywhere: the class of the error."""
    hidden: tuple[tuple[str, int, Any, str], ...] = ()
    """Failures by `group.method`, status and body, and the class of the error that the client raises."""
    faults: Callable[[], Iterable[Any]] = tuple
    """Faults with names that `make mutants` puts into its mock (`mutants.tamper.Fault`)."""
    equivalent: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Generic mutants of its mock that change nothing: by place, what they change, and why nobody can see it."""

    def __post_init__(self) -> None:
        """Take from the contract what was not given."""
        object.__setattr__(self, "secrets", self.secrets or defaults.secrets(self.name))
        object.__setattr__(self, "doors", self.doors or tuple(defaults.doors(self.name, self.headers)))

    def open(self, lab: Lab) -> str:
        """Open a session that sends the person back afterwards; return its id."""
        assert self.sessions.opened is not None, f"{self.name} opens no session"
        return self.sessions.opened(lab)

    def __str__(self) -> str:
        """Return the name that a test shows."""
        return self.name
