"""Checks that each overlay action has a description and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Diagnostic
from generator.overlay.from_diff import QUESTION
from generator.parse import locate
from generator.pointers import exists, join, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.overlay import Overlay


def check_evidence(overlays: Sequence[Overlay]) -> list[Diagnostic]:
    """Report actions without a reason or evidence, and questions that nobody answered."""
    found: list[Diagnostic] = []
    for overlay in overlays:
        for action in overlay.actions:
            place = locate(overlay.document, action.pointer)
            pointer = join(action.pointer, "x-evidence")
            value = overlay.document.value
            evidence = resolve(value, pointer) if exists(value, pointer) else None
            advice = "Name the page or the sample that shows it in `x-evidence`, and say in `description` why."
            if evidence == QUESTION:
                found.append(Diagnostic("overlay-unanswered", place, "the action still asks for its evidence", advice))
            elif not evidence or not action.description:
                found.append(Diagnostic("overlay-bare", place, "the action has no reason or no evidence", advice))
    return found
