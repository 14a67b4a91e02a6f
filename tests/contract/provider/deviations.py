"""What is known to be otherwise on a server, with a reason each: reported as such, and no failure, until it is so no more."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from tests.contract.provider.broken import Broken


@dataclass
class Deviation:
    """One thing that a server does otherwise."""

    operation: str
    """The operation that it is of; empty for any."""
    promised: str
    """Part of what was promised and does not come."""
    reason: str
    met: int = 0
    """How often it was met in a run."""


@dataclass
class Deviations:
    """All that is known of a server."""

    known: list[Deviation] = field(default_factory=list)

    def excuses(self, broken: Broken) -> bool:
        """Whether this is known; what is asked after it is asked all the same."""
        for one in self.known:
            if one.operation in {"", broken.operation} and one.promised in broken.promised:
                one.met += 1
                return True
        return False

    def met(self) -> list[Deviation]:
        """Return those that were met."""
        return [one for one in self.known if one.met]

    def gone(self) -> list[Deviation]:
        """Return those that were not: the server does better by now, or was not asked."""
        return [one for one in self.known if not one.met]


class NoDeviations(Exception):  # noqa: N818 - says what the file holds
    """A file that holds no deviations, with what is wrong with it."""


def read(path: Path) -> Deviations:
    """Read a file of deviations: `[[deviation]]` tables with `operation`, `promised` and `reason`.

    Raises:
        NoDeviations: where it cannot be read, or where one has no reason.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("deviation", [])
    except (OSError, ValueError) as error:
        raise NoDeviations(f"{path}: {error}") from error
    found = []
    for number, row in enumerate(rows, 1):
        missing = [name for name in ("promised", "reason") if not str(row.get(name, "")).strip()]
        if missing:
            raise NoDeviations(f"{path}: deviation {number} has no {' and no '.join(missing)}; add one")
        found.append(Deviation(str(row.get("operation", "")), row["promised"], row["reason"]))
    return Deviations(found)
