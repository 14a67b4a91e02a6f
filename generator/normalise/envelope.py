"""Checks that operations named by envelope rules exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.normalise.scope import Scope


def check_envelope(scope: Scope, operations: Collection[str]) -> None:
    """Report rules for operations that the document does not have."""
    envelope = scope.root.get("x-envelope")
    for key in ("failures", "errors"):
        rules = envelope.get(key) if isinstance(envelope, dict) else None
        for index, rule in enumerate(rules if isinstance(rules, list) else []):
            when = rule.get("when") if isinstance(rule, dict) else None
            first, place = (when[0], ("0",)) if isinstance(when, list) and when else (when, ())
            named = first.get("operation") if isinstance(first, dict) else None
            if named is not None and named not in operations:
                pointer = join(ROOT, "x-envelope", key, str(index), "when", *place, "operation")
                message = f"the rule is for operation {named!r}, which does not exist"
                scope.refuse("unknown-operation", pointer, message, "Correct the rule by overlay, or delete it.")
