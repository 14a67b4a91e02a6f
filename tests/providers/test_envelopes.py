"""Envelope rules against every documented success: none is raised, however the envelope around the data varies."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from kyc_clients.errors import ApiError, KycError, Rejected
from tests.providers.samples import Sample, all_samples, answer, make_client

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")

SUCCESSES = [
    sample for sample in all_samples() if sample.returns is not None and isinstance(sample.response.get("body"), dict)
]
VARIANTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "as documented": lambda _: None,
    "with a message": lambda body: body.update(message="Success"),
    "with an empty message": lambda body: body.update(message=""),
    "with a null message": lambda body: body.update(message=None),
    "with an unknown member": lambda body: body.update(trace={"node": 7}),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("sample", SUCCESSES, ids=[sample.name for sample in SUCCESSES])
def test_no_documented_success_is_a_refusal(sample: Sample, variant: str) -> None:
    """A message beside the data is no failure, and null is no message."""
    body = copy.deepcopy(sample.response["body"])
    VARIANTS[variant](body)
    try:
        called(sample, body)
    except ApiError as error:
        pytest.fail(f"{sample.name} {variant}: {error!r}")
    except KycError:
        assert variant == "with a null message"  # where the contract has a message, null is none


def test_a_sandbox_body_of_a_message_alone_is_a_refusal() -> None:
    """Without data, null data included, the message is all that there is."""
    sample = _sample("sandbox", "digilocker.initiate_session")
    for body in ({"code": 200, "message": "No"}, {"code": 200, "message": "No", "data": None}):
        with pytest.raises(Rejected, match="No"):
            called(sample, body)


@pytest.mark.parametrize("status", ["INVALID", "valid?", "", None, False, "PENDING"])
def test_an_otp_record_that_is_not_valid_is_no_record(status: object) -> None:
    """Whoever takes "no exception" for "verified" must be right."""
    sample = _sample("sandbox", "aadhaar.verify_otp")
    body = copy.deepcopy(sample.response["body"])
    body["data"]["status"] = status
    with pytest.raises(Rejected):
        called(sample, body)


@pytest.mark.parametrize("method", ["bank.verify_account_penny_drop", "bank.verify_account_pennyless"])
@pytest.mark.parametrize("answered", [None, "", "gone", "yes", "true", 1])
def test_a_missing_account_exists_never_means_that_the_account_exists(method: str, answered: object) -> None:
    """Null, missing, or anything but true and false: no record."""
    sample = _sample("sandbox", method)
    body = copy.deepcopy(sample.response["body"])
    body["data"]["account_exists"] = answered
    if answered == "gone":
        del body["data"]["account_exists"]
    with pytest.raises(KycError):
        called(sample, body)


@pytest.mark.parametrize("provider", ["decentro", "deepvue"])
def test_data_that_is_null_or_missing_is_no_success(provider: str) -> None:
    """For every operation that documents data."""
    tried = 0
    for sample in SUCCESSES:
        if sample.provider == provider and isinstance(sample.response["body"].get("data"), dict):
            for body in ({**sample.response["body"], "data": None}, _without(sample.response["body"], "data")):
                with pytest.raises(KycError):
                    called(sample, body)
                tried += 1

    assert tried >= 10


def _without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}


def _sample(provider: str, method: str) -> Sample:
    return next(one for one in SUCCESSES if (one.provider, one.call["method"]) == (provider, method))


def called(sample: Sample, body: dict[str, Any]) -> object:
    """Call the sample's method; the response is this body."""
    response = Sample(**{**_fields(sample), "response": {**sample.response, "body": body}})
    transport = httpx.MockTransport(lambda _: answer(response))
    with httpx.Client(transport=transport) as http_client:
        group, name = sample.call["method"].split(".")
        client = make_client(sample.provider, http_client)
        return getattr(getattr(client, group), name)(**sample.call["arguments"])


def _fields(sample: Sample) -> dict[str, Any]:
    return {name: getattr(sample, name) for name in Sample.__dataclass_fields__}
