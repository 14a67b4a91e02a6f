"""What the kit and a provider's functions exchange: valid calls, responses, and what is wrong with a call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .contract import Operation
    from .tenants import Tenant


@dataclass(frozen=True, slots=True)
class MockResponse:
    """A response: JSON, or text where `body` is a `str`."""

    status: int
    body: object
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class Refusal(Exception):  # noqa: N818 - a response that is raised
    """Ends a call early with a response."""

    def __init__(self, response: MockResponse) -> None:
        """Keep the response."""
        super().__init__(f"refused with HTTP {response.status}")
        self.response = response


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule of the contract."""

    place: tuple[str | int, ...]
    """Where: `body`, `path`, `query` or `header`, then names and indices inwards."""
    keyword: str
    """Which rule, as a keyword of JSON Schema: `required`, `type`, `pattern`, …"""
    rule: object
    """What the keyword demands."""
    value: object = None
    """What was given."""


RefusalKind = Literal[
    "unknown-path", "wrong-method", "wrong-media-type", "too-large", "malformed", "invalid", "crash", "fault"
]


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """Why a call does not reach its handler. `Provider.refuse` words it."""

    kind: RefusalKind
    status: int
    """The HTTP status that is usual for it."""
    operation: Operation | None = None
    problems: tuple[Problem, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that keeps the contract, from a known tenant."""

    operation: Operation
    tenant: Tenant
    arguments: Mapping[str, object]
    """Parameters of the path, the query and the headers, by their names on the wire."""
    body: Mapping[str, object]
    """The request body; empty where the operation takes none."""
    base: str
    """The mock's own address as the caller wrote it, to build links from."""

    def text(self, name: str) -> str:
        """Return a string by name, from the body or the parameters; empty when it was left out."""
        found = self.body.get(name, self.arguments.get(name, ""))
        return found if isinstance(found, str) else ""

    def number(self, name: str) -> int | None:
        """Return a whole number by name; None when it was left out."""
        found = self.body.get(name, self.arguments.get(name))
        return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else None

    def flag(self, name: str, default: bool = False) -> bool:  # noqa: FBT001, FBT002 - reads like `dict.get`
        """Return a boolean by name."""
        found = self.body.get(name, default)
        return found if isinstance(found, bool) else default

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings by name; empty when it was left out."""
        found = self.body.get(name)
        items = cast("list[object]", found) if isinstance(found, list) else []
        return tuple(each for each in items if isinstance(each, str))
