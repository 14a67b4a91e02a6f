"""Failures of every dress: hidden in HTTP 200, made by a gateway, broken on the way. The tables are written by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.contract.attempts import complete
from tests.contract.contracts import Call, calls
from tests.contract.line import Caller, errors
from tests.contract.provider.profile import Profile
from tests.contract.provider.profiles import PROFILES
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

STATUSES = (*range(202, 210), *range(300, 600, 31), *ORDINARY, 999)

MEANINGS = {
    f"{profile.name}.{name}": meanings for profile in PROFILES.values() for name, meanings in profile.statuses.items()
}
HIDDEN = [(f"{profile.name}.{name}", *row) for profile in PROFILES.values() for name, *row in profile.hidden]


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


@pytest.mark.parametrize("profile", PROFILES.values(), ids=str)
def test_every_provider_says_what_its_failures_mean(profile: Profile) -> None:
    """For one operation at least: that is for a person to say, in the provider's `contract.py`."""
    known = {f"{call.group}.{call.name}" for call in calls() if call.provider == profile.name}

    assert profile.statuses
    assert profile.statuses.keys() | {name for name, *_ in profile.hidden} <= known


@pytest.mark.parametrize("name", MEANINGS)
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
                if type(outcome).__name__ != MEANINGS[name].get(status, ordinary):
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
def test_any_other_response_is_an_error_of_ours(call: Call, tally: Tally) -> None:
    """No status and no JSON value makes a client raise a foreign exception, or return something."""
    bodies = list(OTHER_JSON.values())
    tried = [(status, bodies[index % len(bodies)]) for index, status in enumerate(STATUSES)]
    tried += [(status, body) for status in (202, 400, 500) for body in bodies]
    with Caller(call) as caller:
        for status, body in tried:
            caller.line.answers(body, status)
            assert isinstance(caller(complete(call).arguments), errors().KycError), (status, body)

    tally.add(call.provider, "any other response", call.id, len(tried))
