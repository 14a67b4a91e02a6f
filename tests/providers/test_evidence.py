"""Overlays claim something about the wire: each claim has a reason, evidence, and where a schema changes, a sample that proves it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.workspace import ROOT, list_providers
from tests.contract.provider.profiles import PROFILES
from tests.providers.contracts import keeps, patched, read, without
from tests.providers.samples import SPECS, Sample, all_samples

PROVIDERS = list_providers(ROOT)
SAMPLES = {sample.name: sample for sample in all_samples()}
_SAMPLE = re.compile(r"specs/(\w+)/samples/([\w-]+)\.json")


def actions(provider: str) -> list[tuple[int, int, dict[str, Any]]]:
    """Every action of a provider with its overlay's and its own number."""
    _, overlays = read(provider)
    found = []
    for number, overlay in enumerate(overlays):
        root: Any = overlay.document.value
        found += [(number, index, action) for index, action in enumerate(root["actions"])]
    return found


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_action_says_why_and_where_it_is_known_from(provider: str) -> None:
    """An action without reason or evidence is a patch that nobody dares delete."""
    bare = [
        action["target"]
        for _, _, action in actions(provider)
        if not (action.get("description") and action.get("x-evidence"))
    ]

    assert bare == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_sample_named_as_evidence_exists(provider: str) -> None:
    """Evidence is a page, or a file that is there."""
    named = {match for _, _, action in actions(provider) for match in _SAMPLE.findall(str(action["x-evidence"]))}

    assert [pair for pair in sorted(named) if "/".join(pair) not in SAMPLES] == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_sample_is_what_the_patched_contract_says(provider: str) -> None:
    """Judged by a validator that shares nothing with the clients."""
    document, overlays = read(provider)
    contract = patched(document, overlays)

    broken = {sample.name for sample in _of(provider) if not keeps(contract, sample)}

    assert broken == {f"{provider}/{name}" for name in PROFILES[provider].pairs.undocumented}


@pytest.mark.parametrize(
    ("provider", "fault"), [(profile.name, fault) for profile in PROFILES.values() for fault in profile.pairs.proven]
)
def test_a_sample_fails_without_the_actions_that_answer_the_fault(provider: str, fault: str) -> None:
    """Client, mock and contract cannot all agree on a mistake: the sample stands outside. The overlays must still fit without them."""
    document, overlays = read(provider)
    answering = [item for item in actions(provider) if re.search(rf"\b{fault}\b", item[2]["description"])]
    places = [(number, index) for number, index, _ in answering]
    contracts = (patched(document, without(overlays, *left_out)) for left_out in [*([one] for one in places), places])
    named = [pair for *_, action in answering for pair in _SAMPLE.findall(str(action["x-evidence"]))]

    assert any(
        not keeps(contract, SAMPLES["/".join(pair)]) for contract in contracts if contract is not None for pair in named
    )


def test_samples_hold_synthetic_secrets_only() -> None:
    """No key, token or signature in a sample could be a real one."""
    suspicious = re.compile(r"AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9_-]{20,}\.eyJ|(?:key|secret)_live_\w{6,}|-----BEGIN")

    found = [path.name for path in sorted(SPECS.glob("*/**/*.*")) if suspicious.search(path.read_text("utf-8"))]

    assert found == []


def _of(provider: str) -> list[Sample]:
    return [sample for sample in SAMPLES.values() if sample.provider == provider]
