"""Session tokens by themselves: which are worth using, what a login's response holds, and who logs in when."""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, cast

import pytest

from kyc_clients._runtime import login
from kyc_clients._runtime.errors import (
    AuthenticationError,
    InsufficientCredits,
    LoginFailed,
    PermissionDenied,
    ServerError,
    TokenExpired,
)
from kyc_clients._runtime.failures import ConfigurationError, KycError, Timeout, UnexpectedResponse
from kyc_clients._runtime.login import TokenCache, explained, fresh, fresh_enough, operation_of, token_in
from kyc_clients._runtime.operation import ClientSpec, Login, Operation, ResponseSpec
from kyc_clients._runtime.renewal import AwaitTrial, Refusals, Renewal
from kyc_clients._runtime.token import Token, token_of
from tests.runtime.support import jwt

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = Token("good", 200.0, 100.0)
OTHER = Token("other", 200.0, 100.0)
RUN: Operation[object] = Operation(id="auth", method="POST", path="/auth", responses={"200": ResponseSpec()})
LOGIN = Login(RUN, (), ("/a/token", "/token"), 3600, "/expires")


@pytest.mark.parametrize(
    ("token", "refused", "now", "usable", "alive"),
    [
        (GOOD, None, 99.9, True, True),
        (GOOD, None, 100.0, False, True),
        (GOOD, None, 199.9, False, True),
        (GOOD, None, 200.0, False, False),
        (GOOD, OTHER, 0.0, True, True),
        (GOOD, Token("good", 1.0, 1.0), 0.0, False, False),
        (None, None, 0.0, False, False),
    ],
)
def test_a_token_is_used_until_it_is_about_to_end_or_was_refused(
    token: Token | None, refused: Token | None, now: float, *, usable: bool, alive: bool
) -> None:
    """And lives a while longer, for when its renewal fails."""
    assert fresh(token, refused, now) is (token if usable else None)
    assert fresh_enough(token, refused, now) is (token if alive else None)
    cache = TokenCache()
    if token is not None:
        cache.adopt(token)
    assert cache.usable(now, refused) is (token if usable else None)
    assert cache.lives(now) is (token is not None and now < 200.0)


@pytest.mark.parametrize(
    ("value", "lifetime", "ends", "renewed"),
    [
        ("opaque", 3000.0, 4000.0, 3700.0),
        ("opaque", 6000.0, 7000.0, 6700.0),
        ("opaque", 100.0, 1100.0, 1090.0),
        (jwt(2000.0), 10.0, 2000.0, 1900.0),
        (jwt(1000.0), 10.0, 1010.0, 1009.0),
        (jwt(900.0, 800.0), 10.0, 1100.0, 1090.0),
        (jwt(900.0, 900.0), 10.0, 1010.0, 1009.0),
        (jwt(900.0, 950.0), 10.0, 1010.0, 1009.0),
        ("a.b", 10.0, 1010.0, 1009.0),
        ("a.!.c", 10.0, 1010.0, 1009.0),
        (jwt(2000.0) + ".d", 10.0, 1010.0, 1009.0),
    ],
)
def test_a_token_ends_when_it_says_and_is_renewed_before(
    value: str, lifetime: float, ends: float, renewed: float
) -> None:
    """Five minutes, or a tenth of its life; by a clock of ours that is wrong, its length counts."""
    token = token_of(value, lifetime, 1000.0)

    assert (token.value, token.expires_at) == (value, ends)
    assert token.renew_at == pytest.approx(renewed)


@pytest.mark.parametrize(
    ("document", "lifetime"),
    [
        ({"token": "t", "expires": 60}, 60.0),
        ({"token": "t", "expires": "90.5"}, 90.5),
        ({"a": {"token": "t"}, "token": "other", "expires": 60}, 60.0),
        ({"token": "t"}, 3600.0),
        ({"token": "t", "expires": 0}, 3600.0),
        ({"token": "t", "expires": -5}, 3600.0),
        ({"token": "t", "expires": "1.2.3"}, 3600.0),
        ({"token": "t", "expires": "soon"}, 3600.0),
        ({"token": "t", "expires": 10**9}, 3600.0),
        ({"token": "t", "expires": 10**9 - 1}, 10.0**9 - 1),
    ],
)
def test_a_login_says_how_long_its_token_lives(document: object, lifetime: float) -> None:
    """Else the contract does."""
    token = token_in(document, LOGIN, RUN, 1000.0)

    assert (token.value, token.expires_at) == ("t", 1000.0 + lifetime)
    assert token_in(document, LOGIN.changed(expires=""), RUN, 1000.0).expires_at == 4600.0


@pytest.mark.parametrize(
    ("document", "rule", "message"),
    [
        ({}, "required", "The provider's response to the login holds no token at /a/token or /token"),
        ({"token": ""}, "required", "no token"),
        ({"token": "t\n"}, "header", "a token that no header can carry"),
    ],
)
def test_a_login_without_a_token_that_can_be_sent_is_unexpected(document: object, rule: str, message: str) -> None:
    """By the first place where it should stand."""
    with pytest.raises(UnexpectedResponse, match=message) as caught:
        token_in(document, LOGIN, RUN, 1000.0)

    error = caught.value
    assert (error.pointer, error.rule, error.method, error.path) == ("/a/token", rule, "POST", "/auth")


def test_the_operation_of_a_login_may_be_named() -> None:
    """By its module in the client's package, which is imported with the first login."""
    named = LOGIN.changed(operation="operation.Operation")

    assert operation_of(LOGIN, ClientSpec("p", "p")) is RUN
    assert cast("object", operation_of(named, ClientSpec("p", "kyc_clients._runtime"))) is Operation


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (AuthenticationError("no"), LoginFailed),
        (TokenExpired("no"), LoginFailed),
        (PermissionDenied("no"), LoginFailed),
        (InsufficientCredits("no"), InsufficientCredits),
        (ServerError("no"), ServerError),
        (ConfigurationError("no"), ConfigurationError),
    ],
)
def test_refused_credentials_are_a_failed_login(error: KycError, kind: type[KycError]) -> None:
    """With all that is known of the refusal; what else went wrong stays as it is."""
    error.status, error.code = 403, "E1"
    found = explained(error)

    assert type(found) is kind
    if kind is LoginFailed:
        assert (found.message, found.status, found.code) == ("The client could not log in: no", 403, "E1")
    else:
        assert found is error


def _refuses() -> Token:
    message = "refused"
    raise AuthenticationError(message)


@pytest.mark.parametrize(
    ("held", "refused", "now", "found"),
    [
        (GOOD, None, 150.0, "good"),
        (GOOD, None, 200.0, ""),
        (GOOD, GOOD, 150.0, ""),
        (None, None, 0.0, ""),
    ],
)
def test_a_renewal_that_fails_leaves_a_token_that_still_lives(
    held: Token | None, refused: Token | None, now: float, found: str
) -> None:
    """For threads and for tasks."""

    async def refuses() -> Token:
        return _refuses()

    def obtained(ask: Callable[[TokenCache], Token]) -> str:
        cache = TokenCache()
        if held is not None:
            cache.adopt(held)
        try:
            return ask(cache).value
        except AuthenticationError:
            return ""

    assert obtained(lambda cache: cache.obtain(refused, lambda: now, None, _refuses)) == found
    assert obtained(lambda cache: asyncio.run(cache.obtain_async(refused, lambda: now, None, refuses))) == found


def test_a_token_that_was_obtained_is_kept() -> None:
    """Nobody logs in while it is good."""
    logins: list[int] = []

    def log_in() -> Token:
        logins.append(1)
        return Token(f"new-{len(logins)}", 200.0, 100.0)

    async def log_in_async() -> Token:
        return log_in()

    cache = TokenCache()
    assert [cache.obtain(None, lambda: 0.0, None, log_in).value for _ in range(2)] == ["new-1", "new-1"]
    assert cache.obtain(Token("new-1", 200.0, 100.0), lambda: 0.0, None, log_in).value == "new-2"
    assert asyncio.run(cache.obtain_async(None, lambda: 0.0, None, log_in_async)).value == "new-2"
    assert asyncio.run(cache.obtain_async(None, lambda: 100.0, None, log_in_async)).value == "new-3"
    assert len(logins) == 3


@pytest.mark.parametrize(
    ("error", "allowed", "left", "short"),
    [
        (Timeout("late"), 0.0, 60.0, True),
        (Timeout("late"), inf, 60.0, False),
        (Timeout("late"), 0.0, -1.0, False),
        (ServerError("no"), 0.0, 60.0, False),
    ],
)
def test_a_login_that_had_less_time_is_tried_again_by_a_call_that_has_more(
    error: KycError, allowed: float, left: float, *, short: bool
) -> None:
    """Any other error is that of all who waited."""
    assert login._was_short(error, allowed, monotonic() + left) is short  # pyright: ignore[reportPrivateUsage]


def test_a_refusal_is_remembered_for_five_minutes() -> None:
    """Of that operation; of the others as long as no call went well since."""
    refusals = Refusals()
    assert refusals.new_token_may_help("a", 1000.0)
    refusals.remember("a", 1000.0)

    for operation in ("a", "b"):
        assert [refusals.new_token_may_help(operation, now) for now in (999.9, 1000.0, 1299.9, 1300.0)] == [
            True, False, False, True,
        ]  # fmt: skip
    refusals.forget("b")
    assert [refusals.new_token_may_help(operation, 1000.0) for operation in ("a", "b")] == [False, True]
    refusals.remember("b", 1000.0)
    assert [refusals.new_token_may_help(operation, 1000.0) for operation in ("b", "c")] == [False, False]
    refusals.forget("a")
    refusals.forget("b")
    assert refusals.new_token_may_help("a", 1000.0)


def test_a_call_that_went_well_before_any_refusal_says_nothing_about_later_ones() -> None:
    """That it went well is known only of tokens that came after."""
    refusals = Refusals()
    refusals.forget("b")
    refusals.remember("a", 1000.0)

    assert not refusals.new_token_may_help("b", 1000.0)


def test_one_call_tries_a_new_token_and_the_others_wait_for_it() -> None:
    """One that was refused with another token than the one that helped goes on at once."""
    refusals = Refusals()
    trial, goes_on = refusals.decide("a", "old", 0.0)
    assert trial is not None
    assert goes_on
    assert refusals.decide("b", "old", 0.0) == (trial, False)

    refusals.record_helpful_token("a", "new")
    refusals.end(trial)
    assert refusals.decide("a", "old", 0.0) == (None, True)
    other, goes_on = refusals.decide("a", "new", 0.0)
    assert (other is not trial, goes_on) == (True, True)
    refusals.end(trial)
    assert refusals.decide("a", "new", 0.0) == (other, False)
    refusals.remember("a", 0.0)
    assert refusals.decide("a", "new", 0.0) == (None, False)
    refusals.forked()
    assert refusals.decide("a", "new", 300.0)[1]


def _asked(renewal: Renewal, until: float = inf) -> tuple[AwaitTrial | None, bool | None, bool]:
    """Return what a call waits for, whether it is sent again, and whether it knows that it is."""
    moves = renewal.may_help("old", lambda: 0.0, until)
    try:
        return next(moves), None, renewal.is_under_way
    except StopIteration as stop:
        return None, bool(stop.value), renewal.is_under_way


def test_a_refused_call_is_sent_again_once_there_is_another_token() -> None:
    """Nobody waits beyond their own time, nor for a call that has found out that it is no help."""
    refusals = Refusals()
    first, second, third = (Renewal("a", refusals) for _ in range(3))
    assert _asked(first, monotonic() - 1) == (None, False, False)
    assert _asked(first) == (None, True, True)
    step, *_ = _asked(second)
    assert step is not None
    assert step.until == inf

    first.worked("new")
    assert _asked(second) == (None, True, True)
    third.was_refused(0.0)
    assert _asked(third) == (None, False, False)


def test_where_a_trial_found_nothing_out_the_next_call_tries() -> None:
    """One that met something else than a refusal lets all go on at once."""
    refusals = Refusals()
    first, second, third = (Renewal("a", refusals) for _ in range(3))
    assert _asked(first)[1]
    moves = second.may_help("old", lambda: 0.0, inf)
    next(moves)
    first.end()
    with pytest.raises(StopIteration) as stop:
        next(moves)
    assert stop.value.value is True
    waiting = third.may_help("old", lambda: 0.0, inf)
    next(waiting)
    second.met_something_else()
    with pytest.raises(StopIteration) as stop:
        next(waiting)
    assert (stop.value.value, third.is_under_way) == (True, True)
    third.end()
    assert refusals.decide("a", "old", 0.0)[1]
