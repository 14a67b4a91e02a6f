"""Compares two packages of clients: what the change from one to the other is to users."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.changes.change import allows, breaks
from generator.changes.contract import compare_contracts
from generator.changes.identities import methods_by_request
from generator.changes.python import RESULT, compare_python

if TYPE_CHECKING:
    from generator.changes.change import Change
    from generator.changes.python import Typed
    from generator.changes.surface import Surface


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Every change, the worst first, each once.

    What may be written in Python is compared as such; which values may be given and come back is a matter of the contracts,
    which say which way they flow. Where no contract explains another type, it counts as one that breaks.
    """
    python, types = compare_python(old, new)
    wire: list[tuple[str, Change]] = []
    for provider in sorted(old.contracts.keys() & new.contracts.keys()):
        methods = {**methods_by_request(old, provider), **methods_by_request(new, provider)}
        wire += compare_contracts(provider, methods, old.contracts[provider], new.contracts[provider])
    found = _once(python, [change for _, change in wire])
    explained = {_key(change.subject, word) for place, change in wire for word in re.split(r"[ .:\[\]]+", place)}
    explained |= {(change.subject, RESULT) for _, change in wire}
    found += [_retyped(one) for one in types if not _is_explained(one, explained)]
    return tuple(sorted(dict.fromkeys(_whole(old, new, found)), key=lambda change: (change.weight, change.subject)))


def _whole(old: Surface, new: Surface, changes: list[Change]) -> list[Change]:
    """Say of a provider that came or went only that."""
    gone, come = old.contracts.keys() - new.contracts.keys(), new.contracts.keys() - old.contracts.keys()
    left = [change for change in changes if change.subject.partition(".")[0] not in gone | come]
    left += [breaks(name, "this provider is gone", section="Removed") for name in sorted(gone)]
    for name in sorted(come):
        groups = (
            identity.split(".")[1]
            for identity in new.classes
            if identity.startswith(f"{name}.") and new.is_group(identity)
        )
        listed = ", ".join(f"`{group}`" for group in dict.fromkeys(groups)) or "nothing"
        left.append(allows(name, f"a new provider, with {listed}", "Added"))
    return left


def _once(python: list[Change], wire: list[Change]) -> list[Change]:
    """What both say came, went or must be given is said by the one that finds it worse, by Python where both agree."""
    said = {key: change for change in sorted(python, key=lambda change: -change.weight) for key in _abouts(change)}
    left = [*wire]
    dropped: set[Change] = set()
    for change in filter(_is_existence, wire):
        other = next((said[key] for key in _abouts(change) if key in said), None)
        if other is not None and other.weight <= change.weight:
            left.remove(change)
        elif other is not None:
            dropped.add(other)
    return [*(change for change in python if change not in dropped), *left]


def _is_existence(change: Change) -> bool:
    """Whether a change of a contract says that something came, went or must be given: Python says so better."""
    return bool(re.match(r"is gone$|is new|is required now|is no longer required", change.text))


def _abouts(change: Change) -> set[tuple[str, str]]:
    """What a change in Python is about: its name, and the one that it is called now."""
    words = [
        change.subject.rpartition(".")[2] if not change.name else "",
        change.name.partition(" of ")[0].rpartition(" ")[2].rpartition(".")[2],
        *re.findall(r"`(\w+)`", change.text),
    ]
    return {_key(change.subject, word) for word in words if word}


def _key(subject: str, name: str) -> tuple[str, str]:
    """A provider and a name, however it is spelt."""
    return re.split(r"[ .]", subject)[0], re.sub(r"[\W_]", "", name).lower()


def _is_explained(one: Typed, explained: set[tuple[str, str]]) -> bool:
    return _key(one.subject, one.name) in explained or (one.subject, one.name) in explained


def _retyped(one: Typed) -> Change:
    make = allows if one.widens() else breaks
    return make(one.subject, f"is `{one.new}` now, was `{one.old}`", name=one.name)
