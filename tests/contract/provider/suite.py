"""Everything that is promised, by provider."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contract.contracts import calls
from tests.contract.provider import (
    authentication,
    bystanders,
    complete,
    decentro,
    decentro_answers,
    decentro_doors,
    decentro_rules,
    decentro_sessions,
    deepvue,
    deepvue_doors,
    deepvue_sessions,
    fuzzing,
    histories,
    http_rules,
    linked,
    logs,
    moments,
    neighbours,
    pages,
    pairs,
    round_trips,
    samples,
    sandbox,
    sandbox_doors,
    sandbox_rules,
    sandbox_sessions,
    troubles,
    variations,
    walks,
)
from tests.contract.provider.profile import Profile, Promise

SANDBOX = Profile(
    name="sandbox",
    envelope=sandbox.envelope,
    headers=sandbox.headers,
    valid=sandbox.valid,
    refused=sandbox.refused,
    accepted=sandbox.accepted,
    doors=tuple(sandbox_doors.doors()),
    unread=(400, {"/message": "Invalid request body"}),
    secrets=("api_key", "api_secret"),
    promises=(*sandbox_sessions.promises(), *sandbox_rules.promises()),
    strangers=sandbox.strangers,
    opened=lambda lab: sandbox.open_session(lab, "digilocker"),
    refusals=(503, 521, 523),
)
DEEPVUE = Profile(
    name="deepvue",
    envelope=deepvue.envelope,
    headers=deepvue.headers,
    valid=deepvue.valid,
    refused=deepvue.refused,
    accepted=deepvue.accepted,
    doors=tuple(deepvue_doors.doors()),
    unread=deepvue.UNREAD,
    secrets=("client_id", "client_secret"),
    promises=tuple(deepvue_sessions.promises()),
    strangers=deepvue.strangers,
    opened=deepvue.open_session,
    said=deepvue.SAID,
    usual=frozenset({"ctx"}),
)
DECENTRO = Profile(
    name="decentro",
    envelope=decentro.envelope,
    headers=decentro.headers,
    valid=decentro_answers.valid,
    refused=decentro_answers.refused,
    accepted=decentro_answers.accepted,
    doors=tuple(decentro_doors.doors()),
    unread=decentro.MALFORMED,
    secrets=("client_id", "client_secret"),
    promises=(*decentro_sessions.promises(), *decentro_rules.promises()),
    strangers=decentro_answers.strangers,
    opened=lambda lab: decentro.open_session(lab, "digilocker"),
    usual=frozenset({"name", "validTill"}),
)
PROFILES = {profile.name: profile for profile in (SANDBOX, DEEPVUE, DECENTRO)}


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
    yield from neighbours.promises(profile)
    yield from moments.promises(profile)
    yield from bystanders.promises(profile, known)
    yield from round_trips.promises(profile)
    yield from linked.promises(profile)
    yield from walks.promises(profile)
    yield from complete.promises(profile, known)
    yield from samples.promises(profile, known)
    yield from troubles.promises(profile, known)
    yield from fuzzing.promises(profile, examples)
