"""What is promised, and the answer that is expected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tests.contract.contracts import Call
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
