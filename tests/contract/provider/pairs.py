"""Requests that break two rules at once: what is reported, or reported first, is what the contract names first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.variations import members, rules_broken

WRONG: tuple[Any, ...] = (NOTHING, 7, "")


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return one promise for every operation whose body can break two rules."""
    for call in calls.values():
        if len(members(call)) > 1:
            says = f"{call.id}: of two broken rules the first is reported first"
            yield Promise(profile.name, "near misses", says, _check_for(profile, call))


def _check_for(profile: Profile, call: Call) -> Any:
    def keep(lab: Lab) -> None:
        base = profile.valid(lab, call)
        for filling in _fillings(call, base):
            broken = rules_broken(call, filling)
            if len(broken) > 1:
                answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
                why = " and ".join(f"{one.pointer} ({one.rule})" for one in broken)
                lab.expect(answer, call, *profile.refused(call, broken), why=f"broken: {why}")

    return keep


def _fillings(call: Call, base: Filling) -> Iterator[Filling]:
    for pair in itertools.combinations(members(call), 2):
        for values in itertools.product(WRONG, repeat=2):
            changed = {**base.body, **dict(zip(pair, values, strict=True))}
            yield Filling(base.parameters, {name: value for name, value in changed.items() if value is not NOTHING})
