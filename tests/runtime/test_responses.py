"""What a response means: a value, or the one typed error."""

from __future__ import annotations

import asyncio
import copy
import pickle
from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.error_text import error_text
from generator.runtime.errors import ERROR_CLASSES, ApiError, KycError, Violation
from generator.runtime.raw import Raw
from generator.runtime.response import Response
from tests.runtime.support import CREATE, GOOD, Script


def error_of(response: httpx.Response, **options: int) -> ApiError:
    """The error that a session start raises for a response."""
    with pytest.raises(ApiError) as caught:
        Script(response).client(access_token="canary-token", **options).vault.create(**CREATE)
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.AuthenticationError),
        (402, errors.ApiError),
        (403, errors.PermissionDenied),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (418, errors.ApiError),
        (422, errors.Unprocessable),
        (429, errors.RateLimited),
        (500, errors.ServerError),
        (501, errors.ServerError),
        (502, errors.SourceUnavailable),
        (503, errors.SourceUnavailable),
        (504, errors.SourceUnavailable),
        (520, errors.ServerError),
        (521, errors.SessionNotFound),
        (527, errors.ServerError),
        (599, errors.ServerError),
        (302, errors.ApiError),
        (999, errors.ServerError),
    ],
)
def test_every_status_has_its_class(status: int, kind: type[ApiError]) -> None:
    """Also statuses that no registry knows; never None, never a ValueError."""
    error = error_of(httpx.Response(status, json={"message": "no"}), retries=0)

    assert type(error) is kind
    assert (error.status, error.message) == (status, "no")


@pytest.mark.parametrize(
    "body", [b"", b"<html>Forbidden</html>", b'{"message": "x', b"\xff\xfe", b"[]", b'"x"', b"null", b"{}"]
)
def test_a_gateway_body_never_hides_the_status(body: bytes) -> None:
    """Whatever the body of a failure is, the status says what it means."""
    error = error_of(httpx.Response(403, content=body))

    assert type(error) is errors.PermissionDenied
    assert error.status == 403


def test_a_bare_message_of_a_gateway_is_understood() -> None:
    """API gateways answer with `message` alone, FastAPI with `detail`."""
    assert error_of(httpx.Response(403, json={"message": "Your IP address is not allowed"})).message.startswith(
        "Your IP"
    )
    assert error_of(httpx.Response(401, json={"detail": "Not authenticated"})).message == "Not authenticated"


def test_an_error_carries_what_support_asks_for() -> None:
    """Status, code, message, transaction, request, method, path template, attempts, body and harmless headers."""
    body = {"message": "no", "responseKey": "error_x", "transaction_id": "txn-9"}
    response = httpx.Response(
        422, json=body, headers={"x-amzn-requestid": "req-9", "set-cookie": "canary=1", "date": "today"}
    )

    error = error_of(response)

    assert (error.status, error.code, error.message) == (422, "error_x", "no")
    assert (error.transaction_id, error.request_id) == ("txn-9", "req-9")
    assert (error.method, error.path, error.attempts) == ("POST", "/vault/sessions", 1)
    assert error.body == body
    assert error.headers["date"] == "today"
    assert "set-cookie" not in error.headers
    assert str(error) == "no (POST /vault/sessions, HTTP 422, code error_x, transaction txn-9, request req-9)"


def test_a_rule_of_the_envelope_refines_a_status() -> None:
    """Which 403 it is, the body says."""
    assert type(error_of(httpx.Response(403, json={"message": "INSUFFICIENT Credits"}))) is errors.InsufficientCredits


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({**GOOD, "status": "FAILURE"}, errors.Rejected),
        ({"status": "FAILURE", "message": "x"}, errors.Rejected),
        ({"responseKey": "error_other"}, errors.Rejected),
        ({"responseKey": "error_otp"}, errors.InvalidOtp),
    ],
)
def test_a_failure_under_http_200_raises(body: dict[str, object], kind: type[ApiError]) -> None:
    """An envelope that says no is a no, with the most exact class that the rules give."""
    error = error_of(httpx.Response(200, json=body))

    assert type(error) is kind
    assert error.status == 200


def test_a_success_under_http_200_is_a_success() -> None:
    """The rule about `status` does not fire where it says SUCCESS, nor where there is none."""
    response = httpx.Response(200, json={**GOOD, "status": "SUCCESS"})

    assert Script(response).client().vault.create(**CREATE).code == 200


def test_any_2xx_with_a_body_that_fits_is_a_success() -> None:
    """Providers answer 201 and 202 where they document 200."""
    assert Script(httpx.Response(202, json=GOOD)).client().vault.create(**CREATE).code == 200


def test_a_response_without_a_body_is_none() -> None:
    """A call that the contract gives no content returns None."""
    script = Script(httpx.Response(204))
    script.client().vault.ping()

    assert script.requests[0].url.path == "/ping"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("0.5", 0.5), ("Tue, 14 Nov 2023 22:13:50 GMT", 30.0), ("soon", None), ("-1", None)],
)
def test_retry_after_is_read_as_seconds_or_date(header: str, seconds: float | None) -> None:
    """A rate limit has its duration."""
    from tests.runtime.support import Clock  # noqa: PLC0415

    script = Script(httpx.Response(429, headers={"retry-after": header}))
    with pytest.raises(errors.RateLimited) as caught:
        script.client(access_token="t-canary", retries=0, effects=Clock(1_700_000_000).effects()).vault.create(**CREATE)

    assert caught.value.retry_after == seconds


@pytest.mark.parametrize("kind", sorted(errors.__all__))
def test_every_error_survives_pickles_and_copies(kind: str) -> None:
    """With all that it carries."""
    made = getattr(errors, kind)
    if not issubclass(made, KycError):
        return
    error = made("what happened")
    error.status, error.body, error.headers = 418, {"a": [1]}, {"date": "x"}

    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error), copy.copy(error)):
        assert type(again) is made
        assert str(again) == str(error) == "what happened (HTTP 418)"
        assert vars(again) == vars(error)


def test_violations_survive_pickles() -> None:
    """They are plain tuples."""
    with pytest.raises(errors.InvalidRequest) as caught:
        Script().client().vault.create(**{**CREATE, "flow": "x"})

    again = pickle.loads(pickle.dumps(caught.value))

    assert again.violations == (Violation("/flow", "enum", 'must be one of "signin", "signup"', "flow"),)


def test_every_kind_of_the_contract_has_a_class() -> None:
    """Nineteen words, nineteen classes, all below ApiError."""
    assert len(ERROR_CLASSES) == len(set(ERROR_CLASSES.values())) == 19
    assert all(issubclass(kind, ApiError) for kind in ERROR_CLASSES.values())


def test_raw_access_gives_the_response_beside_the_value() -> None:
    """Value, status, every header, request id, time and attempts."""
    client = Script(httpx.Response(200, json=GOOD, headers={"x-amzn-RequestId": "req-1", "x-new": "y"})).client()

    raw = client.raw(client.vault.status, session_id="s-1")

    assert raw.value.data.id == "s-1"
    assert (raw.status, raw.headers["X-New"], raw.request_id, raw.attempts) == (200, "y", "req-1", 1)
    assert raw.elapsed >= 0
    assert "s-1" not in repr(raw)


def test_raw_access_gives_the_same_where_it_is_awaited() -> None:
    """Value, status, headers and attempts."""

    async def awaited() -> Raw[Any]:
        async with Script(httpx.Response(200, json=GOOD, headers={"x-new": "y"})).async_client() as client:
            return await client.raw(client.vault.status, session_id="s-1")

    raw = asyncio.run(awaited())

    assert raw.value.data.id == "s-1"
    assert (raw.status, raw.headers["X-New"], raw.attempts) == (200, "y", 1)


PAGE = "A gateway or firewall answered in place of the API, with a page of HTML"
ELSEWHERE = "which is not followed: check the base URL"


@pytest.mark.parametrize(
    ("document", "status", "headers", "content", "text"),
    [
        ({"detail": [{"loc": ["body", "consent"], "msg": "required"}]}, 422, {}, b"", "consent: required"),
        ({"errors": [{"loc": ["query"], "msg": "bad"}, {"loc": ["a", 0], "msg": "short"}]}, 422, {}, b"", "bad; a.0: short"),
        ({"detail": [{"loc": ["body", "Asha Rao"], "msg": "bad"}]}, 422, {}, b"", "bad"),
        ({"detail": [{"loc": "x", "msg": "bad"}], "errors": [{"loc": [], "msg": "m"}]}, 422, {}, b"", "m"),
        ({"detail": [{"loc": ["a"], "msg": str(at)} for at in range(12)]}, 422, {}, b"", "; ".join(f"a: {at}" for at in range(10))),
        ({"detail": "text"}, 422, {}, b"", ""),
        (None, 502, {}, b"\xef\xbb\xbf <!-- a --> <HTML><title>Bad &amp; worse</title>", f"{PAGE}: Bad & worse"),
        (None, 502, {}, b"<!doctype  html><p>", PAGE),
        (None, 502, {"content-type": "Text/HTML"}, b"plain", PAGE),
        (None, 502, {}, b"<title>" + b"x" * 90 + b"</title>", f"{PAGE}: {'x' * 80}"),
        (None, 502, {}, b"<para>", ""),
        (None, 302, {"location": "https://other.example/a"}, b"", f"The address redirects to other.example, {ELSEWHERE}"),
        (None, 302, {"location": "/a"}, b"", f"The address redirects to another path of the same host, {ELSEWHERE}"),
        (None, 302, {"location": "https://["}, b"", f"The address redirects to another path of the same host, {ELSEWHERE}"),
        (None, 302, {}, b"", ""),
        (None, 400, {"location": "/a"}, b"", ""),
    ],
)  # fmt: skip
def test_an_error_without_a_message_is_explained_by_what_there_is(
    document: object, status: int, headers: dict[str, str], content: bytes, text: str
) -> None:
    """A list of faults, a page of a gateway, a redirect; nothing of a person."""
    assert error_text(document, Response(status, headers, content, 0.0)) == text


def test_of_a_page_the_first_64_kib_are_searched_for_a_title() -> None:
    """A longer one is no page of a gateway."""
    pages = [b"<html>" + b" " * blanks + b"<title>a</title>" for blanks in (65_515, 65_516)]

    assert [error_text(None, Response(502, {}, page, 0.0)) for page in pages] == [f"{PAGE}: a", PAGE]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({}, "No."),
        ({"method": "GET", "path": "/a", "attempts": 1}, "No. (GET /a)"),
        ({"path": "/a", "status": 500, "attempts": 2}, "No. (/a, HTTP 500, 2 attempts)"),
        ({"code": "E1", "transaction_id": "t-1", "request_id": "r-1"}, "No. (code E1, transaction t-1, request r-1)"),
    ],
    ids=str,
)
def test_an_error_prints_what_is_known_of_its_call(facts: dict[str, object], text: str) -> None:
    """On one line."""
    error = ApiError("No.")
    for name, value in facts.items():
        setattr(error, name, value)

    assert str(error) == text
    assert repr(error) == f"ApiError({text!r})"
