"""What is printed at the end: how many mutants were caught, and why the others could not be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Final

from tests.contract.provider.mutants import generic
from tests.contract.provider.mutants.documented import made_up
from tests.contract.provider.mutants.equivalent import EQUIVALENT
from tests.contract.provider.mutants.generic import KIT
from tests.contract.provider.mutants.own_tests import LAYER
from tests.contract.provider.mutants.trial import Verdict
from tests.contract.provider.profiles import PROFILES

ENOUGH: Mapping[str, float] = {"named": 100.0, "generic": 96.0}
"""Percent of the mutants that can be distinguished from the mock, by kind."""
_MADE_UP: Final = "documents have this text as an example alone, and another of the same form will do as well"
OWNERS = (*PROFILES, KIT)
EXPLAINED = {
    f"{place}: {what}": why
    for explained in (EQUIVALENT, *(profile.equivalent for profile in PROFILES.values()))
    for place, whats in explained.items()
    for what, why in whats.items()
}


def why(verdict: Verdict) -> str:
    """Return why a mutant cannot be distinguished from the mock, or breaks no contract; empty where it does."""
    job = verdict.job
    if job.kind != "generic":
        return ""
    return EXPLAINED.get(job.name, "") or (_MADE_UP if job.owner in OWNERS and job.name in made_up(job.owner) else "")


def without_mutant() -> list[str]:
    """Return the explanations of mutants that there are not, or not any more."""
    known = {mutant.name for owner in OWNERS for mutant in generic.mutants(owner)}
    return sorted(EXPLAINED.keys() - known)


def complaints(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Name everything that makes a run fail. An explanation names what no customer can see; the mocks' own tests may."""
    for name in without_mutant():
        yield f"an explanation that fits no mutant; remove it from equivalent.py, or correct its name: {name}"
    for one in verdicts:
        noticed = one.caught_by or one.outcome.written
        if one.outcome.error:
            yield f"could not be tried, which proves nothing: {one.job.title}: {one.outcome.error}"
        elif one.caught_by and one.outcome.layers != (LAYER,) and one.job.name in EXPLAINED:
            yield f"explained as equivalent, and yet noticed by {one.caught_by}; remove it from equivalent.py: {one.job.name}"
        elif not noticed and not why(one) and one.job.kind == "named":
            yield f"survived and not explained: {one.job.title}"
    for owner in OWNERS:
        for kind, enough in ENOUGH.items():
            share = _share([one for one in verdicts if (one.job.owner, one.job.kind) == (owner, kind)])
            if share < enough:
                yield f"{owner}: {share:.1f} % of the {kind} mutants were caught; {enough:.0f} % are promised"


def table(verdicts: Sequence[Verdict], there: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Return a row for each provider and kind, one for each layer, then every survivor with its reason.

    `there` is how many mutants there are, of which those tried are a sample. `written` are those of which nothing but an answer
    that is written down showed: they are not among the caught. `own tests` are the caught that no promise noticed.
    """
    yield f"{'':<10}{'kind':<9}{'there':>7}{'tried':>7}{'equivalent':>12}{'written':>9}{'own tests':>11}{'caught':>8}{'share':>9}"
    for owner in OWNERS:
        for kind in ENOUGH:
            group = [one for one in verdicts if (one.job.owner, one.job.kind) == (owner, kind)]
            if group:
                yield f"{owner:<10}{kind:<9}{_row(group, there.get((owner, kind), len(group)))}"
    yield from _layers(verdicts)
    for one in verdicts:
        if one.outcome.written:
            yield f"written answers alone: {one.job.title}"
        elif not one.caught_by:
            yield f"survived: {one.job.title}\n    {one.outcome.error or why(one) or 'NOT EXPLAINED'}"


def _row(group: Sequence[Verdict], there: int) -> str:
    equal = sum(bool(why(one)) and not one.caught_by for one in group)
    written = sum(bool(one.outcome.written) and not one.caught_by for one in group)
    own = sum(one.outcome.layers == (LAYER,) for one in group)
    caught = sum(bool(one.caught_by) for one in group)
    row = f"{there:>7}{len(group):>7}{equal:>12}{written:>9}{own:>11}{caught:>8}{_share(group):>7.1f} %"
    if len(group) == there:
        return row
    low, high = between(caught, sum(bool(one.caught_by) or not why(one) for one in group))
    return f"{row}  ({low:.1f} to {high:.1f} %, at 95 %)"


def between(caught: int, tried: int) -> tuple[float, float]:
    """Return between which shares, in percent, that of all mutants lies at 95 % (Wilson's interval), if these were drawn by lot."""
    if not tried:
        return 0.0, 100.0
    z, share = 1.96, caught / tried
    middle = share + z * z / (2 * tried)
    around = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    whole = 1 + z * z / tried
    return 100 * max(0.0, middle - around) / whole, 100 * min(whole, middle + around) / whole


def _layers(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Return how many mutants each layer noticed first, and what share of them at all, of those of which that was asked."""
    first = Counter(one.outcome.layers[0] for one in verdicts if one.outcome.layers)
    asked = [one for one in verdicts if one.job.at_all and one.outcome.layers]
    at_all = Counter(layer for one in asked for layer in one.outcome.layers)
    yield f"{'layer':<19}{'first':>8}{'at all':>8}   at all was asked of {len(asked)} that were noticed, drawn by lot"
    for layer, count in sorted(first.items(), key=lambda item: (-item[1], item[0])):
        share = f"{100 * at_all[layer] / len(asked):>6.0f} %" if asked else f"{'':>8}"
        yield f"{layer:<19}{count:>8}{share}"


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
            "first": one.outcome.layers[0] if one.outcome.layers else "",
            "layers": one.outcome.layers,
            "came": one.outcome.came,
            "written": one.outcome.written,
            "error": one.outcome.error,
            "why": why(one),
            "seconds": round(one.seconds, 2),
        }
        for one in sorted(verdicts, key=lambda one: one.job.title)
    ]
    path = folder / "mutants.json"
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path
