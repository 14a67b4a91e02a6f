"""`make mutants CORE=1`: changes the generator and the runtime in one place each, and lists what no fast test notices."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256

import pytest

from tests.core.changing import ROOT, Mutant, modules, mutants
from tests.core.explained import EXPLAINED
from tests.core.reach import Reach
from tests.core.running import Session, Span, Verdict, forked

REACH = ROOT / "reports" / "core" / "reach.pickle"
"""What each test calls, kept for the next run."""
ENOUGH = 92.0
"""Percent of the mutants that can be noticed."""
_FIRST = 25.0
"""Seconds of tests that a mutant gets at first; what then survives gets as much again and again, while there is time."""
_CONTROLS = 6
"""How many trials change nothing."""
_CONTROL = "nothing was changed"
_TIME = "time was up"
_PLAIN = [
    "-q",
    "-m",
    "not slow",
    "-p",
    "no:randomly",
    "-n0",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--no-summary",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try a sample of changes; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.core", description=__doc__)
    parser.add_argument("--sample", type=int, default=200, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=1, help="chooses them")
    parser.add_argument("--minutes", type=float, default=30.0, help="begin no trial after this time")
    parser.add_argument("--only", default="", help="changes whose name holds this text")
    parser.add_argument("tests", nargs="*", default=[str(ROOT / "tests")], help="the tests to run; all fast ones")
    given = parser.parse_args(arguments)
    os.nice(5)
    until = time.monotonic() + 60 * given.minutes
    chosen = sample([one for one in mutants(modules()) if given.only in one.name], given.sample, given.seed)
    found: list[Verdict] = []
    session = Session(partial(_work, chosen=chosen, until=until, found=found))
    code = pytest.main([*_PLAIN, *given.tests], plugins=[session])
    if not found:
        say(f"pytest ended with {code!r} before anything was tried; the lines above say why")
        return 2
    return summary(found, len(chosen))


def sample(mutants: Iterable[Mutant], size: int, seed: int) -> list[Mutant]:
    """Draw by name, so that an edit changes the sample only where it changes code: who tests a survivor sees it go."""
    return sorted(mutants, key=lambda one: sha256(f"{seed} {one.name}".encode()).digest())[:size]


def _work(session: Session, *, chosen: Sequence[Mutant], until: float, found: list[Verdict]) -> None:
    at_once = os.cpu_count() or 2
    reach = session.reach(at_once, REACH)
    say(f"{len(session.items)} tests call {len(reach.callers)} functions; {sum(reach.seconds.values()):.0f} s of them")
    for name in sorted(reach.failing):
        say(f"fails where nothing was changed, or while it is watched, and counts for nothing: {name}")
    trial = partial(_checked, session, reach, until)
    found += _lies(partial(trial, control=True), chosen[:_CONTROLS], at_once)
    found += [] if found else _rounds(trial, chosen, at_once)


def _lies(trial: Callable[[Span, Mutant], Verdict], chosen: Sequence[Mutant], at_once: int) -> list[Verdict]:
    """Return the controls that were noticed, or whose process did not end by itself."""
    tried = forked([partial(trial, Span(0, _FIRST), one) for one in chosen], at_once)
    found = [verdict or Verdict(one, "its time") for one, verdict in zip(chosen, tried, strict=True)]
    return [Verdict(one.mutant, one.noticed_by, _CONTROL) for one in found if one.noticed_by]


def _rounds(trial: Callable[[Span, Mutant], Verdict], chosen: Sequence[Mutant], at_once: int) -> list[Verdict]:
    """Try every mutant with its first tests, and what survives with the next, as long as there are any and time."""
    verdicts: dict[Mutant, Verdict] = {}
    span, left = Span(0, _FIRST), list(chosen)
    while left:
        found = forked([partial(trial, span, one) for one in left], at_once)
        tried = {one: verdict or Verdict(one, "its time") for one, verdict in zip(left, found, strict=True)}
        verdicts |= {one: verdict for one, verdict in tried.items() if one not in verdicts or verdict.trouble != _TIME}
        left = sorted((one for one, verdict in tried.items() if verdict.left), key=lambda one: tried[one].left)
        span = Span(span.end, 3 * span.end)
    return [verdicts[one] for one in chosen]


def _checked(
    session: Session, reach: Reach, until: float, span: Span, mutant: Mutant, *, control: bool = False
) -> Verdict:
    if time.monotonic() > until:
        return Verdict(mutant, trouble=_TIME)
    try:
        return session.checker(mutant, reach, span, control=control)
    except Exception as error:  # noqa: BLE001 - of the trial itself: the tests' own are caught, and this is no notice
        return Verdict(mutant, trouble=f"the trial failed: {error!r}")


def summary(found: Sequence[Verdict], wanted: int) -> int:
    """Print every survivor and the share of each room; return the exit code."""
    if lies := [one.noticed_by for one in found if one.trouble == _CONTROL]:
        say(f"these fail where nothing was changed, so this run shows nothing: {', '.join(lies)}")
        return 2
    tried = [one for one in found if not one.trouble or one.trouble == "no test calls it"]
    counted = [one for one in tried if one.noticed_by or one.mutant.name not in EXPLAINED]
    rooms, noticed = Counter(_room(one) for one in counted), Counter(_room(one) for one in counted if one.noticed_by)
    for room in sorted(rooms):
        say(f"{room:<24}{noticed[room]:>5} of {rooms[room]:>4}")
    for one in tried:
        if not one.noticed_by:
            say(
                f"survived: {one.mutant.name} (line {one.mutant.line}) {one.trouble or EXPLAINED.get(one.mutant.name, '')}"
                + (f" [{one.left:.0f} s of tests that call it were not run]" if one.left else "")
            )
    share = 100 * sum(noticed.values()) / max(1, len(counted))
    say(f"{sum(noticed.values())} of {len(counted)} noticed, {share:.1f} %; {ENOUGH:.0f} % are promised")
    left = wanted - len(tried)
    say(f"{left} could not be tried in place, or not in time") if left else None
    return int(share < ENOUGH)


def _room(one: Verdict) -> str:
    parts = one.mutant.path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
