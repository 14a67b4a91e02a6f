"""`make mutants`: breaks the mocks on purpose, and lists what noticed, and what nobody noticed."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from tests.contract.provider.__main__ import say
from tests.contract.provider.mutants import alone, generic, own_tests, verdicts
from tests.contract.provider.mutants.chances import measured
from tests.contract.provider.mutants.controls import lies_together
from tests.contract.provider.mutants.documented import undocumented
from tests.contract.provider.mutants.generic import KIT
from tests.contract.provider.mutants.jobs import Harness, drawn, faults, mutants, named, some_at_all
from tests.contract.provider.mutants.trial import Job, Verdict, Waiting, tried
from tests.contract.provider.mutants.users import Users
from tests.contract.provider.profiles import PROFILES

REPORTS = Path("reports/contract")
_ALONE = 8.0
"""Minutes for schemathesis alone, a provider."""
_MINUTES, _WHOLE = 30.0, 600.0
"""How long a run may take, and one that tries a fixed part of the mutants."""
_LAST = 1.5
"""Minutes before the end after which no trial begins."""


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants that the command line asks for; return the exit code."""
    given = _given(arguments)
    logging.disable(logging.CRITICAL)
    minutes = given.minutes or (_WHOLE if given.every else _MINUTES)
    until = time.monotonic() + 60 * (minutes - _LAST)
    harness, lies = _harness(given.provider)
    lot = Random(given.seed)
    jobs = [job for job in _jobs(harness, given, lot) if given.only in job.title]
    there = Counter((job.owner, job.kind) for job in jobs)
    wanted = some_at_all(jobs[:: given.every or 1], lot)
    found = list(_watched(wanted, harness, until))
    wrong = [*_unused(harness), *lies, *verdicts.complaints(found)]
    missed = Counter(job.kind for job in wanted[len(found) :])
    if missed["named"] or (given.every and missed):
        wrong.append(f"time was up after {len(found)} of {len(wanted)} mutants; give more --minutes")
    for name in harness.suites if given.alone else ():
        some = alone.sample(named(name), given.alone)
        tries = list(alone.trials(PROFILES[name], some, at_once=os.cpu_count() or 2, minutes=_ALONE))
        say(alone.summary(PROFILES[name], tries))
    for row in verdicts.table(found, there):
        say(row)
    for complaint in wrong:
        say(f"FAILED: {complaint}")
    say(f"written: {verdicts.write(found, REPORTS)}")
    return int(bool(wrong))


def _given(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.contract.provider.mutants", description=__doc__)
    parser.add_argument("--provider", choices=["", *verdicts.OWNERS], default=os.environ.get("PROVIDER", ""))
    parser.add_argument("--named-only", action="store_true", help="leave the generic ones out")
    parser.add_argument("--generic-only", action="store_true", help="leave the named ones out")
    parser.add_argument("--every", type=int, default=0, help="try every nth mutant (1: all), however long it takes")
    parser.add_argument("--minutes", type=float, default=0.0, help=f"how long it may take; {_MINUTES:.0f} by default")
    parser.add_argument("--seed", type=int, default=1, help="draws the generic ones that there is time for")
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="mutants whose name holds this text")
    parser.add_argument(
        "--alone", type=int, default=0, help="how many named faults of each provider schemathesis is to find by itself"
    )
    return parser.parse_args(arguments)


def _harness(provider: str) -> tuple[Harness, list[str]]:
    """Measure the suites, and meanwhile try the controls, each on every promise; return what is wrong with those."""
    own, controls = Waiting([("own tests", own_tests.reach)]), Waiting[list[str]]()
    suites = {}
    for name in (name for name in PROFILES if provider in {"", KIT, name}):
        chances = suites[name] = measured(PROFILES[name])
        say(f"{name}: {len(chances.kept)} promises in {sum(chances.seconds.values()):.0f} s")
        for promise, broken in chances.left_out:
            say(f"left out, since the mock itself breaks it: {promise.name} ({broken.operation})")
        controls.add(name, partial(lies_together, chances))
    lies = [line for _, lines in controls.results() for line in lines]
    ((_, reach),) = own.results()
    say(f"own tests: {len(reach.runs)} in {sum(reach.seconds.values()):.0f} s")
    for name in reach.left_out:
        say(f"left out, since it fails without a change: {name}")
    say(f"controls: faults that change nothing that anybody promised; {len(lies)} noticed")
    return Harness(suites, reach, Users(own_tests.all_modules())), lies


def _jobs(harness: Harness, given: argparse.Namespace, lot: Random) -> Iterator[Job]:
    owners = [owner for owner in verdicts.OWNERS if given.provider in {"", owner}]
    if not given.generic_only:
        yield from (job for owner in owners if owner != KIT for job in faults(harness.suites[owner]))
    if not given.named_only:
        for owner in owners:
            whole = sum(1 for _ in generic.mutants(owner))
            say(f"{owner}: {whole} generic mutants, {len(undocumented(owner))} of them of texts that no document has")
        yield from drawn([list(mutants(owner, harness)) for owner in owners], lot)


def _unused(harness: Harness) -> Iterator[str]:
    for chances in harness.suites.values():
        for answer in chances.unused():
            yield f"written down, and not answered any more; see tests/contract/provider/written.py: {answer}"


def _watched(jobs: Sequence[Job], harness: Harness, until: float) -> Iterator[Verdict]:
    """Try mutants; remember what noticed them, say what nobody noticed."""
    for count, verdict in enumerate(tried(jobs, at_once=os.cpu_count() or 2, until=until), 1):
        for chances in harness.suites.values() if verdict.caught_by else ():
            for name in verdict.job.kin:
                chances.noticed[name][verdict.caught_by.partition("/")[2]] += 1
        if verdict.outcome.error:
            say(f"no trial: {verdict.job.title}: {verdict.outcome.error}")
        elif not verdict.caught_by:
            say(f"survived: {verdict.job.title} ({verdict.seconds:.0f} s)")
        if count % 100 == 0:
            say(f"{count} of {len(jobs)} tried …")
        yield verdict


if __name__ == "__main__":
    sys.exit(main())
