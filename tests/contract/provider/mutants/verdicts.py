"""What is told at the end: how many mutants were caught, and why the others could not be."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tests.contract.contracts import CLIENTS, SPECS
from tests.contract.provider.mutants import generic
from tests.contract.provider.mutants.equivalent import EQUIVALENT
from tests.contract.provider.mutants.generic import KIT
from tests.contract.provider.mutants.trial import Verdict
from tests.contract.provider.profiles import PROFILES

ENOUGH: Mapping[str, float] = {"named": 100.0, "generic": 96.0}
"""Percent of the mutants that can be told from the mock, by kind."""
OWN_WORDS: Final = "no document of the provider has these words, so another server may say it in its own"
OWNERS = (*PROFILES, KIT)
EXPLAINED = {
    f"{place}: {what}": why
    for explained in (EQUIVALENT, *(profile.equivalent for profile in PROFILES.values()))
    for place, whats in explained.items()
    for what, why in whats.items()
}


def why(verdict: Verdict) -> str:
    """Return why a mutant cannot be told from the mock, or breaks no contract; empty where it does."""
    if verdict.job.kind != "generic":
        return ""
    return EXPLAINED.get(verdict.job.name, "") or (
        OWN_WORDS if verdict.job.name in own_words(verdict.job.owner) else ""
    )


@cache
def own_words(owner: str) -> frozenset[str]:
    """Return the mutants of sentences that no document has: a mock must say something, and another may say it otherwise."""
    names = [owner] if owner in PROFILES else list(PROFILES)
    written = "\n".join(_documents(name) for name in names).casefold()
    return frozenset(
        one.name
        for one in generic.mutants(owner)
        if one.text and _is_sentence(one.text) and not _is_in(one.text, written)
    )


def _documents(provider: str) -> str:
    paths = [CLIENTS / provider / "openapi.yaml", *(SPECS / provider / "samples").glob("*.json")]
    return "\n".join(path.read_text("utf-8") for path in paths)


def _is_sentence(text: str) -> bool:
    return re.search(r"[a-z`]{2,} [a-z`]{2,}", text.casefold()) is not None


def _is_in(text: str, written: str) -> bool:
    """Whether a sentence is written anywhere, or what stands between its holes."""
    return any(part.strip().casefold() in written for part in re.split(r"\{[^}]*\}|%s", text) if _is_sentence(part))


def without_mutant() -> list[str]:
    """Return the explanations of mutants that there are not, or not any more."""
    known = {mutant.name for owner in OWNERS for mutant in generic.mutants(owner)}
    return sorted(EXPLAINED.keys() - known)


def complaints(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Name everything that makes a run fail."""
    for name in without_mutant():
        yield f"an explanation that fits no mutant; remove it from equivalent.py, or correct its name: {name}"
    for one in verdicts:
        noticed = one.caught_by or one.outcome.written
        if one.outcome.error:
            yield f"could not be tried, which proves nothing: {one.job.title}: {one.outcome.error}"
        elif one.caught_by and one.job.name in EXPLAINED:
            yield f"explained as equivalent, and yet noticed by {one.caught_by}; remove it from equivalent.py: {one.job.name}"
        elif not noticed and not why(one):
            yield f"survived and not explained: {one.job.title}"
    for owner in OWNERS:
        for kind, enough in ENOUGH.items():
            share = _share([one for one in verdicts if (one.job.owner, one.job.kind) == (owner, kind)])
            if share < enough:
                yield f"{owner}: {share:.1f} % of the {kind} mutants were caught; {enough:.0f} % are promised"


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Return a row for each provider and kind, one for each layer, then every survivor with its reason.

    `written` are those of which nothing but an answer that is written down told: they are not among the caught.
    """
    yield f"{'':<10}{'kind':<9}{'mutants':>8}{'equivalent':>12}{'written':>9}{'caught':>8}{'share':>9}"
    for owner in OWNERS:
        for kind in ENOUGH:
            group = [one for one in verdicts if (one.job.owner, one.job.kind) == (owner, kind)]
            if group:
                equal = sum(bool(why(one)) and not one.caught_by for one in group)
                caught, written = (sum(map(bool, each)) for each in zip(*map(_noticed, group), strict=True))
                row = f"{owner:<10}{kind:<9}{len(group):>8}{equal:>12}{written:>9}{caught:>8}"
                yield f"{row}{_share(group):>7.1f} %"
    yield from _layers(verdicts)
    for one in verdicts:
        if one.outcome.written:
            yield f"written answers alone: {one.job.title}"
        elif not one.caught_by:
            yield f"survived: {one.job.title}\n    {one.outcome.error or why(one) or 'NOT EXPLAINED'}"


def _noticed(one: Verdict) -> tuple[str, str]:
    return one.caught_by, one.outcome.written


def _layers(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Return how many mutants each layer noticed first, and how many at all, as far as that was asked."""
    first = Counter(one.outcome.layers[0] for one in verdicts if one.outcome.layers)
    at_all = Counter(layer for one in verdicts for layer in one.outcome.layers)
    yield f"{'layer':<19}{'first':>8}{'at all':>8}"
    for layer, count in at_all.most_common():
        yield f"{layer:<19}{first[layer]:>8}{count:>8}"


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
