"""Checks that each overlay action has a description and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Diagnostic
from generator.overlay.from_diff import QUESTION
from generator.parse import locate
from generator.pointers import exists, join, resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.overlay import Overlay


def check_evidence(overlays: Sequence[Overlay], inferred: Collection[str] = ()) -> list[Diagnostic]:
    """Report actions without a reason or evidence, questions that nobody answered, and what rests on `inferred` samples in silence."""
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
            elif evidence in inferred and "inferred" not in action.description.lower():
                message = "the action rests on a sample that is itself inferred, and does not say so"
                advice = "Say `inferred` in `description`, or name a page or a sample that the provider documents."
                found.append(Diagnostic("overlay-unsure", place, message, advice))
    return found
