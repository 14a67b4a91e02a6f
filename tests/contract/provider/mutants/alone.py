"""How much schemathesis notices by itself: its promises, and no others, on a seeded sample of the named faults."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from random import Random

from tests.contract.provider.benches import keep, mock_of, served
from tests.contract.provider.broken import Broken
from tests.contract.provider.mutants.tamper import Fault, Tampered
from tests.contract.provider.mutants.trial import Job, Outcome, Verdict, tried
from tests.contract.provider.profile import Profile
from tests.contract.provider.suite import promises

SEED = 20_961_002
EXAMPLES = 2
"""Made up for an operation: less than in `make contract`, since there are so many faults."""


def sample(faults: Sequence[Fault], count: int) -> list[Fault]:
    """Return so many of the faults, the same each time."""
    return Random(SEED).sample(list(faults), min(count, len(faults)))


def noticed(profile: Profile, fault: Fault) -> Outcome:
    """Serve a mock with a fault, and let schemathesis ask it."""
    server = import_module("kyc_clients._runtime.mock").Server(Tampered(mock_of(profile.name), fault).app)
    server.start()
    try:
        with served(profile, server.url, closed=True) as lab:
            for promise in promises(profile, examples=EXAMPLES):
                if promise.layer == "schemathesis":
                    try:
                        keep(lab, promise)
                    except Broken as broken:
                        return Outcome(f"schemathesis/{promise.says}", str(broken)[:300], ("schemathesis",))
    finally:
        server.stop()
    return Outcome()


def trials(profile: Profile, faults: Sequence[Fault], *, at_once: int, minutes: float) -> Iterator[Verdict]:
    """Try faults, and begin none after so many minutes."""
    jobs = [
        Job(profile.name, "alone", f"{one.category}: {one.name}", (), partial(noticed, profile, one)) for one in faults
    ]
    yield from tried(jobs, at_once=at_once, until=time.monotonic() + 60 * minutes)


def summary(profile: Profile, found: Sequence[Verdict]) -> str:
    """Return the share in a line."""
    caught = sum(bool(one.caught_by) for one in found)
    errors = sum(bool(one.outcome.error) for one in found)
    line = f"{profile.name}: schemathesis alone noticed {caught} of {len(found)} named faults"
    return f"{line}, {errors} could not be tried" if errors else line
