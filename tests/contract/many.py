"""Many values for one check, at a fraction of what hypothesis takes to think of each apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings, strategies as st

_AT_ONCE = 10
"""Values of one example: it is the example, not the value, that hypothesis keeps books of and varies."""
_PHASES = (Phase.reuse, Phase.generate)
"""No shrinking: of a batch it takes minutes, and the assertion names the one value that failed."""


def each(values: st.SearchStrategy[Any], count: int, check: Callable[[Any], None]) -> int:
    """Hand `count` values to a check; return how many it was."""
    tried: list[int] = []

    @settings(max_examples=-(-count // _AT_ONCE), phases=_PHASES, suppress_health_check=list(HealthCheck))
    @given(st.lists(values, min_size=_AT_ONCE, max_size=_AT_ONCE))
    def hold(batch: list[Any]) -> None:
        for value in batch:
            tried.append(1)
            check(value)

    hold()
    return len(tried)
