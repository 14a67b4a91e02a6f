"""What is told at the end: how many mutants were caught, and why the others could not be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.contract.provider.mutants import generic
from tests.contract.provider.mutants.equivalent import EQUIVALENT
from tests.contract.provider.mutants.generic import KIT
from tests.contract.provider.mutants.trial import Verdict
from tests.contract.provider.suite import PROFILES

ENOUGH = 96.0
"""Percent of the generic mutants that can be told from the mock; of the named ones, all."""
OWNERS = (*PROFILES, KIT)
EXPLAINED = {f"{place}: {what}": why for place, whats in EQUIVALENT.items() for what, why in whats.items()}


def why(verdict: Verdict) -> str:
    """Return why a mutant cannot be told from the mock; empty where it could."""
    return EXPLAINED.get(verdict.job.name, "") if verdict.job.kind == "generic" else ""


def without_mutant() -> list[str]:
    """Return the explanations of mutants that there are not, or not any more."""
    known = {mutant.name for owner in OWNERS for mutant in generic.mutants(owner)}
    return sorted(EXPLAINED.keys() - known)


def complaints(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Name everything that makes a run fail."""
    for name in without_mutant():
        yield f"an explanation that fits no mutant; remove it from equivalent.py, or correct its name: {name}"
    for one in verdicts:
        if one.caught_by and why(one):
            yield f"explained as equivalent, and yet caught by {one.caught_by}; remove it from equivalent.py: {one.job.name}"
        if not one.caught_by and not why(one):
            yield f"survived and not explained: {one.job.title}"
    for owner in OWNERS:
        share = _share([one for one in verdicts if (one.job.owner, one.job.kind) == (owner, "generic")])
        if share < ENOUGH:
            yield f"{owner}: {share:.1f} % of the generic mutants were caught; {ENOUGH:.0f} % are promised"


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Return a row for each provider and kind, then every survivor with its reason."""
    yield f"{'':<10}{'kind':<9}{'mutants':>8}{'equivalent':>12}{'caught':>8}{'share':>9}"
    for owner in OWNERS:
        for kind in ("named", "generic"):
            group = [one for one in verdicts if (one.job.owner, one.job.kind) == (owner, kind)]
            if group:
                caught, equal = (sum(map(bool, each)) for each in ([o.caught_by for o in group], map(why, group)))
                yield f"{owner:<10}{kind:<9}{len(group):>8}{equal:>12}{caught:>8}{_share(group):>7.1f} %"
    for one in verdicts:
        if not one.caught_by:
            yield f"survived: {one.job.title}\n    {why(one) or 'NOT EXPLAINED'}"


def _share(group: Sequence[Verdict]) -> float:
    caught = sum(bool(one.caught_by) for one in group)
    real = sum(bool(one.caught_by) or not why(one) for one in group)
    return 100 * caught / real if real else 100.0


def write(verdicts: Sequence[Verdict], folder: Path) -> Path:
    """Write every verdict, with what caught the mutant."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "mutant": one.job.title,
            "caught_by": one.caught_by,
            "came": one.came,
            "why": why(one),
            "seconds": round(one.seconds, 2),
        }
        for one in sorted(verdicts, key=lambda one: one.job.title)
    ]
    path = folder / "mutants.json"
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path
