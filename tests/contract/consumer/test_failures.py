"""Failures of every dress: hidden in HTTP 200, made by a gateway, broken on the way. The tables are written by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.contract.attempts import complete
from tests.contract.contracts import Call, calls
from tests.contract.line import Caller, errors
from tests.contract.tally import Tally

pytestmark = pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")

NOT_JSON = {
    "a page": (b"<html><head><title>403 Forbidden</title></head><body>Request blocked.</body></html>", "text/html"),
    "nothing": (b"", "application/json"),
    "half of it": (b'{"code": 200, "data": {"id": "s-1"', "application/json"),
    "UTF-16": ('{"message": "न"}'.encode("utf-16"), "application/json"),
    "latin-1": ('{"message": "é"}'.encode("latin-1"), "application/json; charset=utf-8"),
    "not a number": (b'{"code": NaN}', "application/json"),
    "an infinite number": (b'{"code": 1e999}', "application/json"),
    "nested too deeply": (b"[" * 200_000, "application/json"),
    "two values": (b"{} {}", "application/json"),
    "a text": (b"Service Unavailable", "text/plain"),
}
OTHER_JSON: dict[str, Any] = {
    "a gateway's message": {"message": "Endpoint request timed out"},
    "a gateway's Message": {"Message": "User is not authorized"},
    "null": None,
    "a list": [],
    "a number": 5,
    "an empty object": {},
    "a message of another type": {"message": {"text": 5}, "code": [], "detail": 7, "error": "nothing"},
}
ORDINARY = {
    300: "ApiError",
    302: "ApiError",
    400: "BadRequest",
    401: "AuthenticationError",
    402: "ApiError",
    403: "PermissionDenied",
    404: "NotFound",
    405: "ApiError",
    409: "Conflict",
    413: "ApiError",
    418: "ApiError",
    422: "Unprocessable",
    429: "RateLimited",
    451: "ApiError",
    500: "ServerError",
    501: "ServerError",
    502: "SourceUnavailable",
    503: "SourceUnavailable",
    504: "SourceUnavailable",
    520: "ServerError",
    521: "ServerError",
    522: "ServerError",
    523: "ServerError",
    524: "ServerError",
    525: "ServerError",
    526: "ServerError",
    527: "ServerError",
    599: "ServerError",
    777: "ServerError",
}
"""What a status means where the contract says nothing more."""

STATUSES = (*range(202, 210), *range(300, 600, 7), *ORDINARY, 999)

PROVIDERS = {
    "sandbox.digilocker.get_user_profile": {504: "ServerError", 521: "SessionNotFound", 523: "InvalidSessionState"},
    "sandbox.digilocker_sdk.get_document": {504: "ServerError", 521: "SessionNotFound", 523: "InvalidSessionState"},
    "sandbox.entitylocker.get_session_status": {504: "ServerError", 521: "SessionNotFound"},
    "sandbox.pan.verify": {504: "ServerError"},
    "deepvue.digilocker.initiate_session": {403: "AuthenticationError"},
    "deepvue.digilocker.get_eaadhaar": {403: "AuthenticationError"},
    "decentro.digilocker.get_eaadhaar": {},
    "decentro.digilocker_sso.revoke_session": {},
}
"""What else a status means to some calls of each provider."""

_SANDBOX = {"code": 200, "timestamp": 1_700_000_000_000, "transaction_id": "t-1"}
_DEEPVUE = {"code": 200, "timestamp": 1_700_000_000_000, "transaction_id": "t-1", "message": "No"}
_DECENTRO = {"decentroTxnId": "t-1", "status": "FAILURE", "responseCode": "E00009", "message": "No"}
HIDDEN = [
    ("sandbox.aadhaar.verify_otp", 200, {**_SANDBOX, "data": {"message": "Invalid OTP"}}, "InvalidOtp"),
    ("sandbox.aadhaar.verify_otp", 200, {**_SANDBOX, "data": {"message": "OTP Expired"}}, "InvalidOtp"),
    ("sandbox.aadhaar.verify_otp", 200, {**_SANDBOX, "data": {"message": "Invalid Reference Id"}}, "SessionNotFound"),
    ("sandbox.aadhaar.verify_otp", 200, {**_SANDBOX, "data": {"message": "Something new"}}, "Rejected"),
    (
        "sandbox.aadhaar.verify_otp",
        200,
        {**_SANDBOX, "data": {"message": "Request under process, please try after 30 seconds"}},
        "Conflict",
    ),
    ("sandbox.aadhaar.generate_otp", 200, {**_SANDBOX, "data": {"message": "Invalid Aadhaar Card"}}, "Rejected"),
    (
        "sandbox.bank.verify_account_pennyless",
        200,
        {**_SANDBOX, "data": {"message": "NPCI unavailable"}},
        "SourceUnavailable",
    ),
    (
        "sandbox.bank.verify_account_penny_drop",
        200,
        {**_SANDBOX, "data": {"message": "Source bank declined"}},
        "Rejected",
    ),
    ("sandbox.digilocker.get_session_status", 200, {"message": "Internal server error"}, "Rejected"),
    ("sandbox.bank.verify_ifsc", 200, {"message": "Forbidden"}, "Rejected"),
    (
        "sandbox.digilocker.get_document",
        400,
        {**_SANDBOX, "code": 400, "message": "Consent for pan not provided"},
        "ConsentMissing",
    ),
    ("sandbox.pan.verify", 403, {**_SANDBOX, "code": 403, "message": "Insufficient credits"}, "InsufficientCredits"),
    ("sandbox.authentication.authenticate", 403, {"message": "Forbidden"}, "PermissionDenied"),
    ("deepvue.digilocker.get_eaadhaar", 200, {**_DEEPVUE, "sub_code": "PAN_AADHAAR_NOT_LINKED"}, "Rejected"),
    ("deepvue.digilocker.get_eaadhaar", 200, {**_DEEPVUE, "sub_code": "NO_RECORDS_FOUND"}, "NotFound"),
    ("deepvue.digilocker.get_eaadhaar", 200, {**_DEEPVUE, "sub_code": "SUCCESS"}, "Rejected"),
    ("deepvue.digilocker.list_issued_files", 200, {**_DEEPVUE, "sub_code": "SUCCESS", "data": None}, "Rejected"),
    ("deepvue.digilocker.initiate_session", 201, {"message": "Endpoint request timed out"}, "Rejected"),
    ("deepvue.digilocker.get_eaadhaar", 422, {"detail": "Invalid Pan pattern"}, "Unprocessable"),
    (
        "deepvue.digilocker.get_eaadhaar",
        422,
        {"detail": [{"loc": ["body", 0], "msg": "field required", "type": "x"}]},
        "Unprocessable",
    ),
    ("decentro.digilocker.exchange_code", 200, {**_DECENTRO, "responseKey": "error_empty_code"}, "BadRequest"),
    ("decentro.digilocker.exchange_code", 200, {**_DECENTRO, "responseKey": "error_of_tomorrow"}, "Rejected"),
    (
        "decentro.digilocker.exchange_code",
        200,
        {**_DECENTRO, "status": "SUCCESS", "responseKey": "error_of_tomorrow"},
        "Rejected",
    ),
    (
        "decentro.digilocker.exchange_code",
        200,
        {**_DECENTRO, "responseKey": "error_duplicate_reference_id"},
        "DuplicateReference",
    ),
    (
        "decentro.digilocker.exchange_code",
        400,
        {**_DECENTRO, "responseKey": "error_module_credits_exhausted"},
        "InsufficientCredits",
    ),
    ("decentro.digilocker.get_eaadhaar", 200, {**_DECENTRO, "responseKey": "error_consent_false"}, "ConsentMissing"),
    (
        "decentro.digilocker.get_eaadhaar",
        200,
        {**_DECENTRO, "responseKey": "error_provider_error"},
        "SourceUnavailable",
    ),
    (
        "decentro.digilocker.get_eaadhaar",
        400,
        {"kycStatus": "FAILURE", "error": {"message": "No", "responseCode": "E00009"}},
        "BadRequest",
    ),
    ("decentro.digilocker.get_eaadhaar", 403, {"message": "Your IP address is not allowed"}, "PermissionDenied"),
]


def _named(name: str) -> Call:
    return next(call for call in calls() if str(call) == name)


@pytest.mark.parametrize(("name", "status", "body", "kind"), HIDDEN)
def test_what_a_refusal_means_is_its_class(name: str, status: int, body: Any, kind: str) -> None:
    """A refusal is the class of its meaning, whatever status it hides under."""
    call = _named(name)
    with Caller(call) as caller:
        caller.line.answers(body, status)
        outcome = caller(complete(call).arguments)

    assert type(outcome).__name__ == kind
    assert (outcome.status, outcome.method, outcome.path, outcome.attempts) == (status, call.method, call.path, 1)


def test_every_provider_is_in_the_tables() -> None:
    """A new provider needs lines here: what its failures mean is for a person to say."""
    providers = {call.provider for call in calls()}

    assert {name.partition(".")[0] for name in PROVIDERS} == providers
    assert {name.partition(".")[0] for name, *_ in HIDDEN} == providers


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_status_means_the_same_under_any_body(name: str, tally: Tally) -> None:
    """The class of a refusal is by its status where the body says nothing that we know, be it JSON or not."""
    call = _named(name)
    bodies = [
        *NOT_JSON.items(),
        *((what, (json.dumps(body).encode(), "application/json")) for what, body in OTHER_JSON.items()),
    ]
    wrong = []
    with Caller(call) as caller:
        for status, ordinary in ORDINARY.items():
            for what, (content, media) in bodies:
                caller.line.status, caller.line.content, caller.line.headers = status, content, {"content-type": media}
                outcome = caller(complete(call).arguments)
                if type(outcome).__name__ != PROVIDERS[name].get(status, ordinary):
                    wrong.append((status, what, outcome))

    assert wrong == []
    tally.add(call.provider, "refusals under any body", call.id, len(ORDINARY) * len(bodies))


@pytest.mark.parametrize("call", calls(), ids=str)
def test_a_success_that_is_not_json_is_one_typed_error(call: Call, tally: Tally) -> None:
    """A page, an empty or broken body, a wrong encoding, `NaN`: `UnexpectedResponse` for the body as a whole."""
    status = next(iter(call.replies))
    with Caller(call) as caller:
        for content, media in NOT_JSON.values():
            caller.line.status, caller.line.content, caller.line.headers = status, content, {"content-type": media}
            outcome = caller(complete(call).arguments)
            assert type(outcome) is errors().UnexpectedResponse
            assert (outcome.pointer, outcome.status, outcome.path) == ("", status, call.path)

    tally.add(call.provider, "successes that are no JSON", call.id, len(NOT_JSON))


@pytest.mark.parametrize("call", calls(), ids=str)
def test_any_other_answer_is_an_error_of_ours(call: Call, tally: Tally) -> None:
    """No status and no JSON value makes a client raise a foreign exception, or return something."""
    with Caller(call) as caller:
        for status in STATUSES:
            for body in OTHER_JSON.values():
                caller.line.answers(body, status)
                assert isinstance(caller(complete(call).arguments), errors().KycError), (status, body)

    tally.add(call.provider, "any other response", call.id, len(STATUSES) * len(OTHER_JSON))
