"""How long a call waits before it is tried again, whether it is, and when each request has its moment."""

from __future__ import annotations

from math import inf
from types import SimpleNamespace
from typing import Any

import pytest

from kyc_clients._runtime import metering as of_pace
from kyc_clients._runtime.errors import AuthenticationError, RateLimited, ServerError, SourceUnavailable
from kyc_clients._runtime.failures import (
    ConfigurationError,
    ConnectionFailed,
    ConnectionLost,
    KycError,
    Timeout,
    UnexpectedResponse,
)
from kyc_clients._runtime.metering import Pace, Usage, pace_of
from kyc_clients._runtime.oauth import client_credentials
from kyc_clients._runtime.raw import raw_of
from kyc_clients._runtime.retry import Policy, delay, worth_retrying
from kyc_clients._runtime.timeouts import Timeouts, timeouts_of

POLICY = Policy(first=0.5, longest=8.0, longest_asked=30.0, budget=60.0)


def _error(kind: type[KycError], **facts: object) -> Any:
    error = kind("x")
    for name, value in facts.items():
        setattr(error, name, value)
    return error


@pytest.mark.parametrize(
    ("error", "unsafe", "safe"),
    [
        (_error(ConnectionFailed), True, True),
        (_error(RateLimited, status=429), True, True),
        (_error(RateLimited, status=403), False, False),
        (_error(Timeout), False, True),
        (_error(ConnectionLost), False, True),
        (_error(UnexpectedResponse, rule="truncated"), False, True),
        (_error(UnexpectedResponse, rule="json"), False, False),
        *[(_error(ServerError, status=status), False, True) for status in (408, 500, 502, 503, 504)],
        *[(_error(ServerError, status=status), False, False) for status in (501, 505, 200)],
        (_error(SourceUnavailable, status=503, refined=True), False, True),
        (_error(AuthenticationError, status=408), False, True),
        (_error(AuthenticationError, status=408, refined=True), False, False),
        (_error(AuthenticationError, status=401), False, False),
        (_error(ConfigurationError), False, False),
    ],
    ids=range(20),
)
def test_a_call_is_tried_again_where_it_never_left_or_may_be_repeated(
    error: KycError, *, unsafe: bool, safe: bool
) -> None:
    """And where the failure may be over by then."""
    assert (worth_retrying(error, safe=False), worth_retrying(error, safe=True)) == (unsafe, safe)


@pytest.mark.parametrize(
    ("error", "attempt", "spent", "chance", "wait"),
    [
        (_error(Timeout), 1, 0.0, 1.0, 0.5),
        (_error(Timeout), 1, 0.0, 0.5, 0.25),
        (_error(Timeout), 2, 0.0, 1.0, 1.0),
        (_error(Timeout), 3, 0.0, 1.0, 2.0),
        (_error(Timeout), 9, 0.0, 1.0, 8.0),
        (_error(Timeout), 9, 52.0, 1.0, 8.0),
        (_error(Timeout), 9, 52.1, 1.0, None),
        (_error(RateLimited, retry_after=5.0), 1, 0.0, 1.0, 5.0),
        (_error(RateLimited, retry_after=0.1), 1, 0.0, 1.0, 0.5),
        (_error(RateLimited, retry_after=30.0), 1, 0.0, 1.0, 30.0),
        (_error(RateLimited, retry_after=30.1), 1, 0.0, 1.0, None),
        (_error(RateLimited, retry_after=None), 1, 0.0, 1.0, 0.5),
    ],
    ids=range(12),
)
def test_waits_double_and_stay_within_what_a_call_may_spend(
    error: KycError, attempt: int, spent: float, chance: float, wait: float | None
) -> None:
    """Spread by chance; where a provider asks for more than that, the error is raised."""
    assert delay(POLICY, error, attempt, spent, lambda: chance) == wait


def test_each_request_has_its_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other; time that nobody used is not saved up, and one that would come too late takes none."""
    now = [100.0]
    monkeypatch.setattr(of_pace, "monotonic", lambda: now[0])
    pace = Pace(4)

    assert [pace.wait(inf) for _ in range(3)] == [0.0, 0.25, 0.5]
    assert pace.wait(100.75) is None
    assert pace.wait(100.76) == 0.75
    now[0] = 200.0
    assert [pace.wait(inf), pace.wait(inf)] == [0.0, 0.25]
    pace.forked()
    assert pace.wait(inf) == 0.5


@pytest.mark.parametrize("rate", [True, "1", 0, -1, inf, float("nan")])
def test_a_rate_that_is_no_positive_number_is_refused(rate: Any) -> None:
    """There may be none at all."""
    with pytest.raises(ConfigurationError, match="rate_limit must be a positive number"):
        pace_of(rate)
    assert pace_of(None) is None
    assert isinstance(pace_of(0.5), Pace)


@pytest.mark.parametrize(
    ("error", "counted", "paid"),
    [
        (None, 1, 1),
        (_error(ConnectionFailed), 0, 0),
        (_error(ConnectionLost), 1, 1),
        (_error(ServerError, status=500), 1, 1),
        (_error(AuthenticationError, status=401), 1, 0),
        (_error(AuthenticationError, status=499), 1, 0),
        (_error(UnexpectedResponse, status=300), 1, 0),
        (_error(UnexpectedResponse, status=299), 1, 1),
    ],
    ids=range(8),
)
def test_a_request_counts_by_how_it_ended(error: KycError | None, counted: int, paid: int) -> None:
    """What was refused is not billed, what never left was none."""
    usage = Usage()
    for billed in (True, False):
        usage.count("a", billed=billed, error=error)
    usage.count("b", billed=True, error=None)

    assert usage.calls == ({"a": 2, "b": 1} if counted else {"b": 1})
    assert usage.billed == ({"a": 1, "b": 1} if paid else {"b": 1})
    assert repr(usage) == f"Usage({2 * counted + 1} requests, {paid + 1} of them may be billed)"


@pytest.mark.parametrize("given", [True, "5", None, 0, -1, inf, float("nan"), Timeouts(read=0.0), Timeouts(pool=inf)])
def test_a_timeout_that_would_wait_for_ever_or_not_at_all_is_refused(given: Any) -> None:
    """In every phase."""
    with pytest.raises(ConfigurationError, match=r"A timeout is a number|timeout must be a positive number"):
        timeouts_of(given)
    assert timeouts_of(5) == Timeouts(5, 5, 5, 5)
    assert timeouts_of(Timeouts(read=7.0)) == Timeouts(5.0, 7.0, 30.0, 120.0)


@pytest.mark.parametrize("in_body", [False, True])
def test_credentials_of_a_client_become_a_login_like_any_other(*, in_body: bool) -> None:
    """Whose secret goes to a header or into the form."""
    login = client_credentials("client", ".", "/token", "app", in_body=in_body)
    operation: Any = login.operation
    names = ("scope", "client_id", "client_secret") if in_body else ("scope",)

    assert login.given == tuple((name, f"app_{name}") for name in names)
    assert (operation.id, operation.method, operation.path, operation.base) == ("app_token", "POST", "/token", ".")
    assert (operation.security, operation.retry) == ((("client",),), "safe")
    assert operation.body.fields == tuple((name, name) for name in names)
    assert operation.body.schema["properties"]["grant_type"] == {"const": "client_credentials"}
    assert operation.body.schema["properties"].get("client_secret", {}).get("x-sensitive", False) is in_body
    assert (operation.body.required, login.token, login.lifetime, login.expires) == (
        True,
        ("/access_token",),
        3600,
        "/expires_in",
    )
    assert client_credentials("client", ".", "/token", "app").given == (("scope", "app_scope"),)


def test_a_raw_response_is_of_a_call() -> None:
    """And has its facts."""
    response = SimpleNamespace(status=201, headers={"x-request-id": "r"}, content=b"c", elapsed=0.5)
    outcome: Any = SimpleNamespace(response=response, envelope=SimpleNamespace(request_id_headers=()), attempts=3)
    raw = raw_of("value", outcome)

    assert (raw.value, raw.status, raw.content, raw.request_id, raw.elapsed, raw.attempts) == (
        "value",
        201,
        b"c",
        "r",
        0.5,
        3,
    )
    assert repr(raw) == "Raw(status=201, request_id='r', elapsed=0.500, attempts=3)"
    with pytest.raises(TypeError, match="takes a method of one of this client's groups"):
        raw_of("value", None)
