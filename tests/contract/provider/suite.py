"""Everything that is promised, by provider."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contract.contracts import calls
from tests.contract.provider import (
    authentication,
    bystanders,
    complete,
    fuzzing,
    histories,
    http_rules,
    likenesses,
    linked,
    logs,
    moments,
    pages,
    pairs,
    round_trips,
    samples,
    troubles,
    variations,
    walks,
)
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise


def promises(profile: Profile, *, examples: int = 100) -> Iterator[Promise]:
    """Return every promise of a provider, layer by layer."""
    known = {call.id: call for call in calls() if call.provider == profile.name}
    yield from variations.promises(profile, known)
    yield from pairs.promises(profile, known)
    yield from authentication.promises(profile, known)
    yield from http_rules.promises(profile, known)
    yield from logs.promises(profile, known)
    yield from profile.promises
    yield from pages.promises(profile)
    yield from histories.promises(profile, known)
    yield from moments.promises(profile)
    yield from bystanders.promises(profile, known)
    yield from round_trips.promises(profile)
    yield from linked.promises(profile)
    yield from walks.promises(profile)
    yield from complete.promises(profile, known)
    yield from samples.promises(profile, known)
    yield from likenesses.promises(profile, known)
    yield from troubles.promises(profile, known)
    yield from fuzzing.promises(profile, examples)
