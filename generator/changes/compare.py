"""Compares two packages of clients and lists the changes for users."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.changes.change import breaking_change, compatible_change
from generator.changes.contract import compare_contracts
from generator.changes.identities import methods_by_request
from generator.changes.python import RESULT, compare_python

if TYPE_CHECKING:
    from generator.changes.change import Change
    from generator.changes.python import Retyped
    from generator.changes.surface import Surface


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """List every change once, the worst first.

    Python source is compared by griffe; accepted and returned values are compared in the contracts,
    which tell requests from responses. A changed type that no contract explains counts as breaking.
    """
    python, types = compare_python(old, new)
    wire: list[tuple[str, Change]] = []
    for provider in sorted(old.contracts.keys() & new.contracts.keys()):
        methods = {**methods_by_request(old, provider), **methods_by_request(new, provider)}
        wire += compare_contracts(provider, methods, old.contracts[provider], new.contracts[provider])
    found = _without_duplicates(python, [change for _, change in wire])
    explained = {_key(change.subject, word) for place, change in wire for word in re.split(r"[ .:\[\]]+", place)}
    explained |= {(change.subject, RESULT) for _, change in wire}
    found += [_retyped(one) for one in types if not _is_explained(one, explained)]
    return tuple(
        sorted(dict.fromkeys(_with_providers(old, new, found)), key=lambda change: (change.impact, change.subject))
    )


def _with_providers(old: Surface, new: Surface, changes: list[Change]) -> list[Change]:
    """Report an added or removed provider once, without its details."""
    removed, added = old.contracts.keys() - new.contracts.keys(), new.contracts.keys() - old.contracts.keys()
    left = [change for change in changes if change.subject.partition(".")[0] not in removed | added]
    left += [breaking_change(name, "this provider is removed", section="Removed") for name in sorted(removed)]
    for name in sorted(added):
        groups = (
            identity.split(".")[1]
            for identity in new.classes
            if identity.startswith(f"{name}.") and new.is_group(identity)
        )
        listed = ", ".join(f"`{group}`" for group in dict.fromkeys(groups)) or "nothing"
        left.append(compatible_change(name, f"a new provider, with {listed}", "Added"))
    return left


def _without_duplicates(python: list[Change], wire: list[Change]) -> list[Change]:
    """Drop additions, removals and requirements that both report: the worse one is kept, Python's if equal."""
    reported = {
        key: change for change in sorted(python, key=lambda change: -change.impact) for key in _names_of(change)
    }
    left = [*wire]
    dropped: set[Change] = set()
    for change in filter(_is_existence, wire):
        other = next((reported[key] for key in _names_of(change) if key in reported), None)
        if other is not None and other.impact <= change.impact:
            left.remove(change)
        elif other is not None:
            dropped.add(other)
    return [*(change for change in python if change not in dropped), *left]


def _is_existence(change: Change) -> bool:
    """Whether a change of a contract is an addition, a removal or a requirement, which Python names better."""
    return bool(re.match(r"is removed$|is new|is required now|is no longer required", change.text))


def _names_of(change: Change) -> set[tuple[str, str]]:
    """The old and the new name that a change in Python is about."""
    words = [
        change.subject.rpartition(".")[2] if not change.name else "",
        change.name.partition(" of ")[0].rpartition(" ")[2].rpartition(".")[2],
        *re.findall(r"`(\w+)`", change.text),
    ]
    return {_key(change.subject, word) for word in words if word}


def _key(subject: str, name: str) -> tuple[str, str]:
    """A provider and a name, compared without case and underscores."""
    return re.split(r"[ .]", subject)[0], re.sub(r"[\W_]", "", name).lower()


def _is_explained(one: Retyped, explained: set[tuple[str, str]]) -> bool:
    return _key(one.subject, one.name) in explained or (one.subject, one.name) in explained


def _retyped(one: Retyped) -> Change:
    make = compatible_change if one.widens() else breaking_change
    return make(one.subject, f"is `{one.new}` now, was `{one.old}`", name=one.name)
