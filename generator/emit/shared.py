"""Factors out the common rows of a module's response tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST: Final = 3
"""Tables that share rows before it is worth a name."""


def shared_rows(tables: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the rows that shorten a module most when they are stated once, sorted; none where they would not.

    Rows are tried from the most frequent on: each that is added saves a line in the tables that hold all of them.
    """
    users = [frozenset(table) for table in tables]
    chosen: list[str] = []
    best: tuple[str, ...] = ()
    most = 0
    counts = Counter(row for table in tables for row in table)
    for row in sorted(counts, key=lambda row: (-counts[row], row)):
        left = [table for table in users if row in table]
        if len(left) < _FEWEST:
            continue
        users = left
        chosen.append(row)
        saved = len(users) * (len(chosen) - 1) - len(chosen)
        if saved > most:
            best, most = tuple(sorted(chosen)), saved
    return best
