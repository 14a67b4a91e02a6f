"""Tries the promises of a provider that need no server, on its mock and on the same with faults in it.

`keeping.py PROVIDER` reads faults from standard input, as JSON: a text of promises' names, a piece of the mock, and what to put in its
place. It prints what came in place of each promise that was tried, first without a fault, then with each.
"""

from __future__ import annotations

import json
import sys
from importlib import invalidate_caches

from tests.contract.contracts import CLIENTS
from tests.contract.provider.benches import in_process, keep, mock_of
from tests.contract.provider.broken import Broken
from tests.contract.provider.mutants.generic import forget
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.suite import promises


def tried(provider: str, only: str = "") -> dict[str, str]:
    """Try the promises whose name holds a text."""
    profile, came = PROFILES[provider], dict[str, str]()
    with in_process(profile, mock_of(provider)) as lab:
        for promise in promises(profile):
            if promise.layer != "schemathesis" and only in promise.name:
                came[promise.name] = ""
                try:
                    keep(lab, promise)
                except Broken as broken:
                    came[promise.name] = str(broken)
    return came


def main(provider: str) -> None:
    """Try all of them as the mock is, and some with each fault."""
    path = CLIENTS / provider / "mock.py"
    text, found = path.read_text("utf-8"), [tried(provider)]
    for only, right, wrong in json.load(sys.stdin):
        assert right in text, right
        path.write_text(text.replace(right, wrong), "utf-8")
        forget(provider)
        invalidate_caches()
        found.append(tried(provider, only))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
