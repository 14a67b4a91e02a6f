"""Writes down every answer that the mocks give to the contract tests. Read the difference: it is what their users will see."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tests.contract.provider.benches import in_process, keep, mock_of
from tests.contract.provider.profile import Profile
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.suite import promises
from tests.contract.provider.written import Written, place, worded


def answers(profile: Profile) -> Mapping[str, set[str]]:
    """Return all answers of a provider's mock by operation, known or not."""
    with in_process(profile, mock_of(profile.name)) as lab:
        lab.written = Written(profile.name, lab.transport.base, learning=True)
        for promise in promises(profile):
            if promise.layer != "schemathesis":
                keep(lab, promise)
        return lab.written.came


def lines(came: Mapping[str, set[str]]) -> str:
    """Return answers as they are written down; what several operations answer stands there once."""
    operations: defaultdict[str, list[str]] = defaultdict(list)
    for operation in sorted(came):
        for text in came[operation]:
            operations[text].append(operation)
    rows = sorted(({"of": names, **json.loads(text)} for text, names in operations.items()), key=_turn)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _turn(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["of"], row["status"], worded(row["body"]), worded(row["headers"]), worded(row)


if __name__ == "__main__":
    for profile in PROFILES.values():
        place(profile.name).write_text(lines(answers(profile)), "utf-8")
