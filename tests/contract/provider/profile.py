"""What a provider's own module tells the general checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.contract.contracts import Call
from tests.contract.oracle import Finding
from tests.contract.provider.asking import Filling
from tests.contract.provider.judging import Envelope
from tests.contract.provider.lab import Lab

Expected = tuple[int, Mapping[str, Any]]
"""A status, and values of the body by JSON Pointer."""

Layer = Literal[
    "near misses", "authentication", "http", "life cycles", "rules", "samples", "troubles", "business", "schemathesis"
]
LAYERS: tuple[Layer, ...] = (
    "near misses",
    "authentication",
    "http",
    "life cycles",
    "rules",
    "samples",
    "troubles",
    "business",
    "schemathesis",
)


@dataclass(frozen=True)
class Promise:
    """One thing that a provider promises, and how to see whether it keeps it."""

    provider: str
    layer: Layer
    says: str
    keep: Callable[[Lab], None]
    controlled: bool = True
    """Whether it needs a mock with a control API."""
    safe: bool = True
    """Whether a provider that is no mock is none the worse for it."""

    @property
    def name(self) -> str:
        """The name by which it is run alone."""
        return f"{self.provider}/{self.layer}/{self.says}"


@dataclass(frozen=True)
class Door:
    """How one wrong credential is to be answered."""

    what: str
    headers: Callable[[Lab, Call], Mapping[str, str]]
    expected: Callable[[Call], Expected | None]
    """None where the operation does not look at this credential."""
    controlled: bool = True
    """Whether it needs a mock with a control API."""


@dataclass(frozen=True)
class Profile:
    """A provider under test."""

    name: str
    envelope: Envelope
    headers: Callable[..., dict[str, str]]
    """`(lab, call, tenant="first")`: the credentials of a customer as headers."""
    valid: Callable[[Lab, Call], Filling]
    """A request with everything in it, which will succeed."""
    refused: Callable[[Call, list[Finding]], Expected]
    """The answer to a request that breaks these rules."""
    accepted: Callable[[Lab, Call, Filling], Expected]
    """The answer to a request that keeps the contract."""
    doors: tuple[Door, ...]
    unread: Expected
    """The answer to a body that is no JSON."""
    secrets: tuple[str, ...]
    """Arguments of the client that hold credentials, for servers without a control API."""
    promises: tuple[Promise, ...]
    """Life cycles and prose rules of this provider."""
    strangers: Callable[[Lab, Call, Filling], Expected | None]
    """The answer to a request about a session that is another customer's: as for one that never was; None where there is none."""
    opened: Callable[[Lab], str]
    """Opens a session that sends the person back afterwards; returns its id."""
    refusals: tuple[int, ...] = ()
    """Statuses from 500 up with which it refuses a request: an unknown session is not its own failure."""
    said: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """What its documents say that an answer of a status says, whatever brought it about: values by JSON Pointer."""
    usual: frozenset[str] = frozenset()
    """Fields that its contract does not list and that its mock sends all the same, as the provider's framework does."""

    def __str__(self) -> str:
        """Return the name that a test shows."""
        return self.name
