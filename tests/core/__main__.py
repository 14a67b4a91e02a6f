"""`make mutants CORE=1`: changes the generator and the runtime in one place each, and lists what no fast test notices."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial

import pytest

from tests.core.changing import ROOT, Mutant, modules, mutants
from tests.core.explained import EXPLAINED
from tests.core.running import Reach, Session, Verdict, forked

REACH = ROOT / "reports" / "core" / "reach.pickle"
"""What each test calls, kept for the next run."""
ENOUGH = 92.0
"""Percent of the mutants that can be noticed."""
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
    chosen = [one for one in mutants(modules()) if given.only in one.name]
    chosen = random.Random(given.seed).sample(chosen, min(given.sample, len(chosen)))
    found: list[Verdict] = []
    session = Session(partial(_work, chosen=chosen, until=until, found=found))
    pytest.main([*_PLAIN, *given.tests], plugins=[session])
    return summary(found, len(chosen))


def _work(session: Session, *, chosen: Sequence[Mutant], until: float, found: list[Verdict]) -> None:
    at_once = os.cpu_count() or 2
    reach = session.reach(at_once, REACH)
    say(f"{len(session.items)} tests call {len(reach.callers)} functions; {sum(reach.seconds.values()):.0f} s of them")
    jobs = [partial(_checked, session, one, reach, until) for one in chosen]
    for one, verdict in zip(chosen, forked(jobs, at_once), strict=True):
        found.append(verdict or Verdict(one, "its time"))


def _checked(session: Session, mutant: Mutant, reach: Reach, until: float) -> Verdict:
    if time.monotonic() > until:
        return Verdict(mutant, trouble="time was up")
    try:
        return session.checker(mutant, reach)
    except Exception as error:  # noqa: BLE001 - of the trial itself: the tests' own are caught, and this is no notice
        return Verdict(mutant, trouble=f"the trial failed: {error!r}")


def summary(found: Sequence[Verdict], wanted: int) -> int:
    """Print every survivor and the share of each room; return the exit code."""
    tried = [one for one in found if not one.trouble or one.trouble == "no test calls it"]
    counted = [one for one in tried if one.noticed_by or one.mutant.name not in EXPLAINED]
    rooms, noticed = Counter(_room(one) for one in counted), Counter(_room(one) for one in counted if one.noticed_by)
    for room in sorted(rooms):
        say(f"{room:<24}{noticed[room]:>5} of {rooms[room]:>4}")
    for one in tried:
        if not one.noticed_by:
            say(
                f"survived: {one.mutant.name} (line {one.mutant.line}) {one.trouble or EXPLAINED.get(one.mutant.name, '')}"
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
