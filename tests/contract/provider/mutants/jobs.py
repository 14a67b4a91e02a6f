"""What is tried, and in which turn: every named fault, and as many of the mocks' own lines, drawn by lot, as there is time for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from tests.contract.provider.benches import mock_of
from tests.contract.provider.mutants import generic, own_tests
from tests.contract.provider.mutants.chances import Chances, kinship
from tests.contract.provider.mutants.documented import undocumented
from tests.contract.provider.mutants.generic import KIT, Mutant
from tests.contract.provider.mutants.own_tests import Reach
from tests.contract.provider.mutants.tamper import Fault, Tampered
from tests.contract.provider.mutants.trial import Job, Outcome, trial
from tests.contract.provider.mutants.users import Users
from tests.contract.provider.profiles import PROFILES

AT_ALL = 12
"""Of so many mutants one is asked of every layer."""


@dataclass(frozen=True)
class Harness:
    """All that mutants are tried against: the promises of each provider, and the mocks' own tests."""

    suites: Mapping[str, Chances]
    reach: Reach = field(default_factory=Reach)
    users: Users = field(default_factory=lambda: Users(()))


def named(provider: str) -> list[Fault]:
    """Return the named faults of a provider."""
    return list(PROFILES[provider].faults())


def faults(chances: Chances) -> Iterator[Job]:
    """Return the trials of a provider's named faults."""
    for fault in named(chances.profile.name):
        name = f"{fault.category}: {fault.name}"
        yield Job(chances.profile.name, "named", name, (fault.category,), partial(_of_fault, chances, fault))


def mutants(owner: str, harness: Harness) -> Iterator[Job]:
    """Return the trials of the generic mutants of a provider, or of the kit, but those of texts that no document has."""
    left_out = undocumented(owner)
    for mutant in generic.mutants(owner):
        if mutant.name not in left_out:
            yield Job(owner, "generic", mutant.name, kinship(mutant), partial(_of_mutant, owner, harness, mutant))


def drawn(groups: Sequence[Sequence[Job]], lot: Random) -> list[Job]:
    """Return the jobs in a turn drawn by lot in which every beginning has of each group about the same part."""
    turns = [
        ((turn + lot.random()) / len(group), job)
        for group in groups
        for turn, job in enumerate(lot.sample(list(group), len(group)))
    ]
    return [job for _, job in sorted(turns, key=lambda one: one[0])]


def some_at_all(jobs: Sequence[Job], lot: Random) -> list[Job]:
    """Return the jobs, of which some, drawn by lot, are asked of every layer."""
    return [
        replace(job, run=partial(job.run, at_all=True), at_all=True) if lot.randrange(AT_ALL) == 0 else job
        for job in jobs
    ]


def _of_fault(chances: Chances, fault: Fault, *, at_all: bool = False) -> Outcome:
    mock = Tampered(mock_of(chances.profile.name), fault)
    return trial(chances.profile, chances.of_fault(fault), lambda: mock, chances.seconds, at_all=at_all)


def _of_mutant(owner: str, harness: Harness, mutant: Mutant, *, at_all: bool = False) -> Outcome:
    """Try a mutant on one suite after another, the quickest first, until one notices; then on the mocks' own tests."""
    last = Outcome()
    suites = sorted(harness.suites.values(), key=lambda one: sum(one.seconds.values()))
    for chances in suites:
        fitting = chances.of_mutant(mutant) if owner in {KIT, chances.profile.name} else []
        if fitting:
            make = partial(generic.make, chances.profile.name, mutant)
            found = trial(chances.profile, fitting, make, chances.seconds, at_all=at_all)
            if found.error or (found.caught_by and not at_all):
                return found
            last = last if last.caught_by or not (found.caught_by or found.written) else found
            if last.caught_by:
                break
    names = harness.reach.of(mutant, harness.users)
    found = own_tests.outcome(mutant, names) if names else Outcome()
    return _together(last, found)


def _together(promises: Outcome, own: Outcome) -> Outcome:
    """Return what promises and then the mocks' own tests came to."""
    if own.error or not own.caught_by:
        return promises if promises.caught_by else own._replace(written=promises.written)
    return promises._replace(layers=(*promises.layers, *own.layers)) if promises.caught_by else own
