"""Actions of an overlay as lines of YAML, each with a reason and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.dump import flow, key as one_line

if TYPE_CHECKING:
    from generator.types import Json

MOST: Final = 40
"""Actions of one kind that are proposed: nobody reads more."""


def action(target: str, why: str, evidence: str, update: Json) -> list[str]:
    """Return an action that updates."""
    return [*_head(target, why, evidence), f"  update: {flow(update)}"]


def removal(target: str, why: str, evidence: str) -> list[str]:
    """Return an action that removes."""
    return [*_head(target, why, evidence), "  remove: true"]


def _head(target: str, why: str, evidence: str) -> list[str]:
    return [
        f"- target: {one_line(target)}",
        f"  description: {one_line(why)}",
        f"  x-evidence: {one_line(evidence)}",
    ]
