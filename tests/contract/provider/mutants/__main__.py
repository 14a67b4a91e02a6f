"""`make mutants`: breaks the mocks on purpose, and lists what noticed, and what nobody noticed."""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.contract.provider.__main__ import say
from tests.contract.provider.benches import in_process, keep, mock_of
from tests.contract.provider.lab import Broken
from tests.contract.provider.mutants import generic
from tests.contract.provider.mutants.equivalent import EQUIVALENT
from tests.contract.provider.mutants.tamper import Fault, Tampered
from tests.contract.provider.mutants.trial import Verdict, trial, tried
from tests.contract.provider.profile import Profile, Promise
from tests.contract.provider.suite import PROFILES, promises

REPORTS = Path("reports/contract")
_QUICK_FIRST = ("authentication", "http", "rules", "samples", "life cycles", "near misses")


def named(provider: str) -> list[Fault]:
    """Return the named faults of a provider."""
    found: list[Fault] = list(importlib.import_module(f"tests.contract.provider.mutants.of_{provider}").faults())
    return found


_TELLING: Mapping[str, tuple[str, ...]] = {
    "near misses": (
        "validation",
        "over-strict",
        "crash",
        "shape",
        "envelope",
        "headers",
        "status",
        "mock_words",
        "checking",
        "formats",
    ),
    "authentication": ("authentication", "tenancy", "mock", "tenants", "jwt"),
    "life cycles": ("state", "time", "data", "mock_sessions", "mock_papers", "sessions", "visits", "shelf"),
    "http": ("respond", "contract"),
}
"""Which layer tells most of which kinds of mutants, so that it is asked first."""


def healthy(profile: Profile) -> list[Promise]:
    """Return the promises that run in process and that the mock itself keeps.

    Trying them first also makes ready what the trials, forked from this process, would each have to make anew.
    """
    wanted = [one for one in promises(profile) if one.layer in _QUICK_FIRST]
    kept: list[Promise] = []
    with in_process(profile, mock_of(profile.name)) as lab:
        for promise in wanted:
            try:
                keep(lab, promise)
            except Broken as broken:
                say(f"left out, since the mock itself breaks it: {promise.name} ({broken.operation})")
            else:
                kept.append(promise)
    return kept


def ordered(kept: Sequence[Promise], about: str, operation: str) -> list[Promise]:
    """Return promises with those on the operation and of the most telling layer first."""
    first = next((layer for layer, kinds in _TELLING.items() if about in kinds), "rules")

    def rank(one: Promise) -> tuple[bool, bool, int]:
        named_in = bool(operation) and one.says.startswith(operation)
        return (not named_in, one.layer != first, _QUICK_FIRST.index(one.layer))

    return sorted(kept, key=rank)


def jobs(
    profile: Profile, kept: Sequence[Promise], *, generics: bool, every: int
) -> Iterator[tuple[str, Callable[[], tuple[str, str]]]]:
    """Return the trials of a provider, named faults first."""
    for fault in named(profile.name):
        wanted = ordered(kept, fault.category, fault.name.partition(":")[0])
        yield (
            f"{profile.name} named/{fault.category}: {fault.name}",
            _job(profile, wanted, partial(_tampered, profile, fault)),
        )
    if generics:
        for mutant in list(generic.mutants(profile.name))[::every]:
            wanted = ordered(kept, mutant.module.rpartition(".")[2], "")
            name = f"{profile.name} generic/{mutant.name}"
            yield name, _job(profile, wanted, partial(generic.make, profile.name, mutant))


def _tampered(profile: Profile, fault: Fault) -> Tampered:
    return Tampered(mock_of(profile.name), fault)


def _job(profile: Profile, wanted: Sequence[Promise], make: Callable[[], Any]) -> Callable[[], tuple[str, str]]:
    return lambda: trial(profile, wanted, make)


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants that the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.provider.mutants", description=__doc__)
    parser.add_argument("--provider", choices=["", *PROFILES], default=os.environ.get("PROVIDER", ""))
    parser.add_argument("--named-only", action="store_true", help="leave the generic ones out")
    parser.add_argument("--every", type=int, default=1, help="try every nth generic mutant")
    parser.add_argument("--minutes", type=float, default=10.0, help="begin no trial after this time")
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="mutants whose name holds this text")
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    until = time.monotonic() + 60 * given.minutes
    profiles = [profile for name, profile in PROFILES.items() if given.provider in {"", name}]
    wanted = [
        job
        for profile in profiles
        for job in jobs(profile, healthy(profile), generics=not given.named_only, every=given.every)
        if given.only in job[0]
    ]
    wanted.sort(key=lambda job: " generic/" in job[0])
    verdicts: list[Verdict] = []
    for verdict in tried(wanted, at_once=os.cpu_count() or 2, until=until):
        verdicts.append(verdict)
        if not verdict.caught_by:
            say(f"survived: {verdict.name}")
        elif len(verdicts) % 50 == 0:
            say(f"{len(verdicts)} of {len(wanted)} tried …")
    return _told(verdicts, len(wanted))


def _told(verdicts: Sequence[Verdict], count: int) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    rows = [
        {"mutant": one.name, "caught_by": one.caught_by, "came": one.came, "seconds": round(one.seconds, 2)}
        for one in sorted(verdicts, key=lambda one: one.name)
    ]
    (REPORTS / "mutants.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    missed = 0
    for provider in PROFILES:
        for kind in ("named", "generic"):
            group = [one for one in verdicts if one.name.startswith(f"{provider} {kind}/")]
            alive = [one for one in group if not one.caught_by]
            explained = [one for one in alive if why(one.name)]
            missed += len(alive) - len(explained)
            if group:
                say(_row(provider, kind, len(group), len(explained), len(group) - len(alive)))
    for one in verdicts:
        if not one.caught_by:
            say(f"  survived: {one.name}{f', equivalent: {why(one.name)}' if why(one.name) else ''}")
    if len(verdicts) < count:
        say(f"time was up: {count - len(verdicts)} of {count} were not tried")
    say(f"written: {REPORTS}/mutants.json")
    return int(any(not one.caught_by and " named/" in one.name for one in verdicts))


def _row(provider: str, kind: str, tried_ones: int, equivalent: int, caught: int) -> str:
    real = tried_ones - equivalent
    share = f"{caught} of {real} caught ({100 * caught / max(1, real):.1f} %)"
    return f"{provider:<10}{kind:<9}{tried_ones:>5} mutants{equivalent:>5} equivalent  {share}"


def why(name: str) -> str:
    """Return why a mutant cannot be told from the mock; empty where it could."""
    return next((reason for part, reason in EQUIVALENT.items() if part in name), "")


if __name__ == "__main__":
    sys.exit(main())
