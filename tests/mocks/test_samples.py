"""What the providers document is what the mocks answer."""

from collections.abc import Set as AbstractSet
from typing import Any

import pytest

from kyc_clients._runtime.mock import Mock
from tests.contract.provider.profiles import PROFILES
from tests.mocks.support import Raw
from tests.providers.samples import Sample, all_samples

BROKEN = ("under-200", "under-success", "without-", "no-data", "unknown-failure", "no-records")
"""Cases whose answer breaks the contract, so that the mock, which keeps it, cannot give it."""

SAMPLES = [
    sample
    for sample in all_samples()
    if sample.provider in PROFILES
    and PROFILES[sample.provider].pairs.arrange is not None
    and sample.name.partition("/")[2] not in PROFILES[sample.provider].pairs.unanswered
    and not (sample.raises in {"Rejected", "UnexpectedResponse"} and any(each in sample.name for each in BROKEN))
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_documented_pair_is_answered_as_documented(sample: Sample, mocks: dict[str, Mock]) -> None:
    """The same request in the same situation gets the same status and body, times and ids aside."""
    mock, pairs = mocks[sample.provider], PROFILES[sample.provider].pairs
    assert pairs.arrange is not None
    with Raw(mock, pairs.arrange(mock, sample)) as send:
        send.headers |= pairs.headers(mock, sample)
        body = sample.request.get("body")
        options = {"params": sample.request["query"], "headers": sample.request["headers"]}

        answer = send(sample.operation.split()[0], pairs.path(sample), body, **options)

    assert answer.status_code == sample.response["status"]
    varies = pairs.varies | ({"id"} if sample.operation.endswith("/create") else set())
    assert _steady(answer.json(), varies) == _steady(sample.response["body"], varies)


def _steady(value: Any, varies: AbstractSet[str]) -> Any:
    if isinstance(value, dict):
        return {key: "varies" if key in varies else _steady(each, varies) for key, each in value.items()}
    if isinstance(value, list):
        return [_steady(each, varies) for each in value]
    return "a file" if isinstance(value, str) and value.startswith("JVBER") else value
