"""`make mutants`: breaks the mocks on purpose, and lists what noticed, and what nobody noticed."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.contract.provider.__main__ import say
from tests.contract.provider.benches import mock_of
from tests.contract.provider.mutants import alone, generic, own_tests, verdicts
from tests.contract.provider.mutants.chances import Chances, kinship, measured
from tests.contract.provider.mutants.controls import CONTROLS, lies
from tests.contract.provider.mutants.generic import KIT, Mutant
from tests.contract.provider.mutants.permitted import PERMITTED
from tests.contract.provider.mutants.tamper import Fault, Tampered
from tests.contract.provider.mutants.trial import Job, Outcome, Verdict, trial, tried
from tests.contract.provider.profiles import PROFILES

REPORTS = Path("reports/contract")
_ALONE = 8.0
"""Minutes for schemathesis alone, a provider."""


def named(provider: str) -> list[Fault]:
    """Return the named faults of a provider."""
    return list(PROFILES[provider].faults())


def faults(chances: Chances, *, at_all: bool = False) -> Iterator[Job]:
    """Return the trials of a provider's named faults."""
    for fault in named(chances.profile.name):
        yield Job(
            chances.profile.name,
            "named",
            f"{fault.category}: {fault.name}",
            (fault.category,),
            partial(_of_fault, chances, fault, at_all=at_all),
        )


def mutants(owner: str, known: Mapping[str, Chances], *, at_all: bool = False) -> Iterator[Job]:
    """Return the trials of the generic mutants of a provider, or of the kit."""
    suites = sorted(known.values(), key=lambda one: sum(one.seconds.values()))
    suites = [one for one in suites if owner in {KIT, one.profile.name}]
    for mutant in generic.mutants(owner):
        yield Job(owner, "generic", mutant.name, kinship(mutant), partial(_of_mutant, suites, mutant, at_all=at_all))


def controls(known: Mapping[str, Chances]) -> Iterator[Job]:
    """Return the trials of the faults that are none: each on every promise of a provider."""
    for name, chances in known.items():
        for control in (*CONTROLS, *PERMITTED):
            yield Job(name, "control", control.name, (), partial(_of_control, chances, control))


def _of_control(chances: Chances, control: Fault) -> Outcome:
    return Outcome(error="; ".join(lies(chances, control)))


def _of_fault(chances: Chances, fault: Fault, *, at_all: bool) -> Outcome:
    mock = Tampered(mock_of(chances.profile.name), fault)
    return trial(chances.profile, chances.of_fault(fault), lambda: mock, chances.seconds, at_all=at_all)


def _of_mutant(suites: Sequence[Chances], mutant: Mutant, *, at_all: bool) -> Outcome:
    """Try a mutant on one suite after another, the quickest first, until one notices."""
    last = Outcome()
    for chances in suites:
        fitting = chances.of_mutant(mutant)
        if fitting:
            make = partial(generic.make, chances.profile.name, mutant)
            found = trial(chances.profile, fitting, make, chances.seconds, at_all=at_all)
            if found.caught_by or found.error:
                return found
            last = found if found.written else last
    return own_tests.outcome(mutant) if own_tests.judge(mutant) else last


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants that the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.provider.mutants", description=__doc__)
    parser.add_argument("--provider", choices=["", *verdicts.OWNERS], default=os.environ.get("PROVIDER", ""))
    parser.add_argument("--named-only", action="store_true", help="leave the generic ones out")
    parser.add_argument("--every", type=int, default=1, help="try every nth mutant")
    parser.add_argument("--minutes", type=float, default=90.0, help="begin no trial after this time")
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="mutants whose name holds this text")
    parser.add_argument(
        "--at-all", action="store_true", help="say of each mutant every layer that notices it, not the first alone"
    )
    parser.add_argument(
        "--alone", type=int, default=0, help="how many named faults of each provider schemathesis is to find by itself"
    )
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    until = time.monotonic() + 60 * given.minutes
    known = _suites(given.provider)
    lying = list(tried(list(controls(known)), at_once=os.cpu_count() or 2, until=until))
    say(
        f"controls: {len(lying)} faults that change nothing that anybody promised, {sum(bool(one.outcome.error) for one in lying)} noticed"
    )
    jobs = _jobs(known, given.provider, named_only=given.named_only, at_all=given.at_all)
    wanted = [job for job in jobs if given.only in job.title]
    found = list(_watched(wanted[:: given.every], known, until))
    wrong = [
        f"written down, and not answered any more; see tests/contract/provider/written.py: {answer}"
        for chances in known.values()
        for answer in chances.unheard()
    ]
    wrong += [f"{one.job.title}: {one.outcome.error or 'caught'}" for one in lying if one.outcome != Outcome()]
    wrong += verdicts.complaints(found)
    if len(found) < len(wanted[:: given.every]):
        wrong.append(f"time was up after {len(found)} of {len(wanted[:: given.every])} mutants; give more --minutes")
    for name, chances in known.items() if given.alone else ():
        some = alone.sample(named(name), given.alone)
        tries = list(alone.trials(chances.profile, some, at_once=os.cpu_count() or 2, minutes=_ALONE))
        say(alone.told(chances.profile, tries))
    return _told(found, wrong)


def _suites(provider: str) -> dict[str, Chances]:
    known = {name: measured(one) for name, one in PROFILES.items() if provider in {"", KIT, name}}
    for name, chances in known.items():
        say(f"{name}: {len(chances.kept)} promises in {sum(chances.seconds.values()):.0f} s")
        for promise, broken in chances.left_out:
            say(f"left out, since the mock itself breaks it: {promise.name} ({broken.operation})")
    return known


def _jobs(known: Mapping[str, Chances], provider: str, *, named_only: bool, at_all: bool) -> Iterator[Job]:
    owners = [owner for owner in verdicts.OWNERS if provider in {"", owner}]
    for owner in owners:
        if owner != KIT:
            yield from faults(known[owner], at_all=at_all)
    for owner in owners:
        if not named_only:
            yield from mutants(owner, known, at_all=at_all)


def _watched(jobs: Sequence[Job], known: Mapping[str, Chances], until: float) -> Iterator[Verdict]:
    """Try mutants; remember what noticed them, say what nobody noticed."""
    for count, verdict in enumerate(tried(jobs, at_once=os.cpu_count() or 2, until=until), 1):
        for chances in known.values() if verdict.caught_by else ():
            for name in verdict.job.kin:
                chances.noticed[name][verdict.caught_by.partition("/")[2]] += 1
        if verdict.outcome.error:
            say(f"no trial: {verdict.job.title}: {verdict.outcome.error}")
        elif not verdict.caught_by:
            say(f"survived: {verdict.job.title}")
        if count % 100 == 0:
            say(f"{count} of {len(jobs)} tried …")
        yield verdict


def _told(found: Sequence[Verdict], wrong: Sequence[str]) -> int:
    for row in verdicts.table(found):
        say(row)
    for complaint in wrong:
        say(f"FAILED: {complaint}")
    say(f"written: {verdicts.write(found, REPORTS)}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
