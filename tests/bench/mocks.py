"""Bar 6: our mock against Prism, and how fast the enumerated contract tests check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.bars import Figure

if TYPE_CHECKING:
    from tests.bench.laboratory import Laboratory


def section(lab: Laboratory) -> tuple[dict[str, Figure], dict[str, Any]]:
    """Measure what is there."""
    del lab
    return {"mock.request": Figure(None, "not yet"), "mock.checks": Figure(None, "not yet")}, {}
