"""Which promises are likely to notice a mutant, and which cannot: those that never run what it changes."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.contract.provider.benches import in_process, keep, mock_of
from tests.contract.provider.broken import Broken
from tests.contract.provider.mutants.generic import KIT, Mutant, forget, modules
from tests.contract.provider.mutants.tamper import Fault
from tests.contract.provider.mutants.tracing import Tracer
from tests.contract.provider.mutants.users import Lines, Users
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.suite import promises
from tests.contract.provider.written import known

_CLOSE = 8
_SOON = 0.05
"""Seconds below which it is all one how long a promise takes."""


@dataclass
class Chances:
    """What is known of a provider's promises: what each runs, how long it takes, and what it noticed so far."""

    profile: Profile
    kept: list[Promise] = field(default_factory=list)
    users: Users = field(default_factory=lambda: Users(()))
    at_import: Lines = field(default_factory=set)
    """What runs before any promise is tried, and shows in all of them."""
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    runs: dict[str, Lines] = field(default_factory=dict)
    left_out: list[tuple[Promise, Broken]] = field(default_factory=list)
    came: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Every answer that came, by operation."""
    noticed: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By what was changed, how often each promise noticed."""

    def of_mutant(self, mutant: Mutant) -> list[Promise]:
        """Return the promises that can notice a mutant, the likeliest first and the quickest of equals."""
        lines = {(mutant.module, line) for line in mutant.lines}
        always = not lines or bool(lines & self.at_import)
        if always and mutant.holds and (users := self.users.of(mutant.holds)) is not None:
            lines, always = users, False
        running = {one.says for one in self.kept if lines & self.runs[one.says]}
        kin = kinship(mutant)

        def rank(one: Promise) -> tuple[float, bool, float]:
            return -self._likely(one, kin), one.says not in running, self.seconds[one.says]

        return sorted((one for one in self.kept if always or one.says in running), key=rank)

    def of_fault(self, fault: Fault) -> list[Promise]:
        """Return all promises, those on the fault's operation first, then the likeliest for its kind."""
        operation = fault.name.partition(":")[0]

        def rank(one: Promise) -> tuple[bool, float, float]:
            return not one.says.startswith(operation), -self._likely(one, (fault.category,)), self.seconds[one.says]

        return sorted(self.kept, key=rank)

    def _likely(self, one: Promise, kin: Sequence[str]) -> float:
        """Return how much a promise noticed of a mutant's kin in the time that it takes; close kin counts more."""
        weights = zip((_CLOSE, 1), kin, strict=False)
        return sum(weight * self.noticed[name][one.says] for weight, name in weights) / (_SOON + self.seconds[one.says])

    def unused(self) -> list[str]:
        """Return the answers that are written down and that no request gets any more."""
        written = known(self.profile.name).items()
        return [f"{operation}: {one}" for operation, answers in written for one in answers - self.came[operation]]


def kinship(mutant: Mutant) -> tuple[str, str]:
    """Return what a mutant has in common with those that the same promises may notice, the closest first."""
    return f"{mutant.module}.{mutant.where}", mutant.module


def measured(profile: Profile) -> Chances:
    """Try every promise that runs in process on the mock itself, and see what it runs.

    That also makes ready what the trials, forked from this process, would each have to make anew.
    """
    sources = [one for owner in (profile.name, KIT) for one in modules(owner)]
    wanted = frozenset(name for name, _ in sources)
    forget(profile.name)
    with Tracer(wanted) as tracer:
        at_import = tracer.begin()
        assert mock_of(profile.name).app
    users = Users((name, path.read_text("utf-8")) for name, path in sources)
    chances = Chances(profile, users=users, at_import=at_import)
    for promise in promises(profile):
        if promise.layer == "schemathesis":
            continue
        begun = time.process_time()
        with in_process(profile, mock_of(profile.name)) as lab, tracer:
            ran = tracer.begin()
            try:
                keep(lab, promise)
            except Broken as broken:
                chances.left_out.append((promise, broken))
                continue
        assert lab.written is not None
        for operation, answers in lab.written.came.items():
            chances.came[operation] |= answers
        chances.kept.append(promise)
        chances.runs[promise.says] = ran
        chances.seconds[promise.says] = time.process_time() - begun
    return chances
