"""Every documented pair: the client sends exactly that request, and gives back that answer, typed."""

from __future__ import annotations

import asyncio
import json
from functools import cached_property
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.contract.contracts import base_path
from tests.providers.samples import SPECS, Sample, all_samples, answer, make_client

SAMPLES = all_samples()

pytestmark = pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")


@pytest.fixture(params=SAMPLES, ids=[sample.name for sample in SAMPLES])
def sample(request: pytest.FixtureRequest) -> Sample:
    """Each sample in turn."""
    found: Sample = request.param
    return found


def test_sync_call_is_what_is_documented(sample: Sample) -> None:
    """The blocking client keeps the documented pair."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(sample)

    with httpx.Client(transport=httpx.MockTransport(handler)) as http_client:
        outcome = _outcome(
            lambda: _method(make_client(sample.provider, http_client), sample)(**sample.call["arguments"])
        )

    _check(sample, sent, outcome)


def test_async_call_is_what_is_documented(sample: Sample) -> None:
    """The awaited client keeps the documented pair."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(sample)

    async def call() -> object:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http_client:
            return await _method(make_client(sample.provider, http_client), sample)(**sample.call["arguments"])

    _check(sample, sent, _outcome(lambda: asyncio.run(call())))


def test_every_operation_has_a_sample_that_succeeds() -> None:
    """No method of any client is without independent evidence."""
    covered = {(item.provider, item.call["method"]) for item in SAMPLES if item.returns is not None}
    missing = [
        (provider, f"{module}.{name}")
        for provider in sorted(path.parent.name for path in SPECS.glob("*/openapi.yaml"))
        for module, name in _methods(provider)
        if (provider, f"{module}.{name}") not in covered
    ]

    assert missing == []


def _methods(provider: str) -> list[tuple[str, str]]:
    client = import_module(f"kyc_clients.{provider}.client")
    made = getattr(client, client.SPEC.title)
    groups = [name for name, value in vars(made).items() if isinstance(value, cached_property)]
    found = []
    for group in groups:
        module = import_module(f"kyc_clients.{provider}.{group}")
        held = next(
            value for name, value in vars(module).items() if name in module.__all__ and not name.startswith("Async")
        )
        constants = [name.lower() for name in vars(module) if name.isupper()]
        found += [(group, name) for name in constants if hasattr(held, name)]
    return found


def _method(client: Any, sample: Sample) -> Any:
    group, _, name = sample.call["method"].partition(".")
    return getattr(getattr(client, group), name)


def _outcome(call: Any) -> object:
    errors = import_module("kyc_clients.errors")
    try:
        return call()
    except errors.KycError as error:
        return error


def _check(sample: Sample, sent: list[httpx.Request], outcome: object) -> None:
    if sample.raises is not None:
        assert type(outcome).__name__ == sample.raises, outcome
    else:
        assert not isinstance(outcome, Exception), outcome
        assert _wire(outcome) == sample.response.get("body")
        assert type(outcome).__name__ == (sample.returns or "NoneType")
    if not sample.sent:
        assert sent == []
        return
    assert len(sent) == 1
    _check_request(sample, sent[0])


def _check_request(sample: Sample, request: httpx.Request) -> None:
    method, _, _ = sample.operation.partition(" ")
    path = request.url.raw_path.partition(b"?")[0].decode()
    assert (request.method, path) == (method, base_path(sample.provider) + sample.request["path"])
    assert dict(request.url.params) == {key: str(value) for key, value in sample.request.get("query", {}).items()}
    for name, value in sample.request.get("headers", {}).items():
        assert request.headers[name] == value
    body = sample.request.get("body")
    assert (json.loads(request.content) if request.content else None) == body


def _wire(value: object) -> object:
    return value.to_dict() if hasattr(value, "to_dict") else value
