"""Tenants of the mock: each has its own credentials and data."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .ids import Ids

Standing = Literal["active", "inactive", "no-credits", "not-permitted"]
"""How a customer stands: in order, switched off, without credits, or not allowed to use these operations."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """A customer of the provider."""

    name: str
    secrets: Mapping[str, str]
    """Credentials by the name of the client's argument."""
    standing: Standing = "active"


class Tenants:
    """All customers, in the order in which they came."""

    def __init__(self, issue: Callable[[Ids], Mapping[str, str]], ids: Ids, names: tuple[str, ...]) -> None:
        """Begin with some, each with credentials of its own."""
        self._issue = issue
        self._ids = ids
        self._names = names
        self.reset()

    def reset(self) -> None:
        """Return to those at the beginning, with the same credentials."""
        self._ids.reset()
        self._all: dict[str, Tenant] = {}
        for name in self._names:
            self.add(name)

    def add(self, name: str, standing: Standing = "active") -> Tenant:
        """Take on a customer and issue its credentials.

        Raises:
            ValueError: for a name that is taken.
        """
        if name in self._all:
            message = f"there is a tenant {name!r} already; choose another name"
            raise ValueError(message)
        self._all[name] = Tenant(name, self._issue(self._ids), standing)
        return self._all[name]

    def get(self, name: str | None = None) -> Tenant:
        """Return a customer by name, or the first one.

        Raises:
            KeyError: for a name that nobody has.
        """
        return self._all[name] if name is not None else next(iter(self._all.values()))

    def all(self) -> tuple[Tenant, ...]:
        """Return every customer."""
        return tuple(self._all.values())

    def find(self, given: Mapping[str, str]) -> Tenant | None:
        """Return whose credentials these are: all of them must match, and all customers are compared in constant time."""
        found: Tenant | None = None
        for tenant in self._all.values():
            matches = [secrets_equal(value, tenant.secrets.get(name, "")) for name, value in given.items()]
            if all(matches) and matches:
                found = tenant
        return found


def secrets_equal(given: str, secret: str) -> bool:
    """Whether a secret was given, compared in constant time. An empty secret is never given."""
    equal = compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())
    return equal and bool(secret)
