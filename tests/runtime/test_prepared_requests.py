"""What one client adds to a request: address, credentials and headers."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kyc_clients._runtime.call_options import CallOptions
from kyc_clients._runtime.client import Client, Timeouts
from kyc_clients._runtime.failures import ConfigurationError
from kyc_clients._runtime.operation import (
    Envelope,
    Operation,
    ResponseSpec,
    Rule,
)
from kyc_clients._runtime.prepared import Prepared, checked_name, prepared
from kyc_clients._runtime.request_parts import RequestParts
from kyc_clients._runtime.shared import inside
from kyc_clients._runtime.token import Token
from tests.runtime.schemes import GIVEN, SPEC, client_of


def _operation(*schemes: str, path: str = "/a", **more: Any) -> Operation[object]:
    return Operation(
        id="x",
        method="GET",
        path=path,
        responses={"200": ResponseSpec()},
        security=(schemes,) if schemes else (),
        **more,
    )


def _sent(
    operation: Operation[object], headers: dict[str, str] | None = None, target: str = "/a", **options: Any
) -> tuple[str, dict[str, str]]:
    """Return the URL and the headers of a request, without those that every request has."""
    core = inside(client_of(**options))
    request = RequestParts(target, "application/json")
    wire = prepared(core, operation).wire(core, request, {}, CallOptions(headers=headers))
    usual = {"accept", "accept-encoding", "user-agent"}
    return wire.url, {name: value for name, value in wire.head.pairs if name not in usual}


@pytest.mark.parametrize(
    ("schemes", "query", "headers"),
    [
        ((), "", {}),
        (("key",), "", {"x-key": "k-1"}),
        (("query",), "?api%20key=q%261", {}),
        (("cookie",), "", {"cookie": "sid=c%3B1"}),
        (("bearer",), "", {"authorization": "Bearer b-1"}),
        (("basic",), "", {"authorization": "Basic dTpw"}),
        (("client",), "", {"authorization": "Basic aTpz"}),
        (("body",), "", {}),
        (("key", "query", "cookie"), "?api%20key=q%261", {"x-key": "k-1", "cookie": "sid=c%3B1"}),
    ],
)
def test_every_credential_goes_to_its_place(schemes: tuple[str, ...], query: str, headers: dict[str, str]) -> None:
    """Those of a body are put there by its plan."""
    assert _sent(_operation(*schemes)) == (f"https://test.example/v1/a{query}", headers)


def test_credentials_in_a_query_follow_the_parameters() -> None:
    """With the right mark between them."""
    assert _sent(_operation("query"), target="/a?b=1")[0] == "https://test.example/v1/a?b=1&api%20key=q%261"


def test_a_url_with_credentials_is_not_kept() -> None:
    """Nor is one with parameters; only a URL that every call has."""
    core, request = inside(client_of()), RequestParts("/a", "text/plain")
    other = RequestParts("/a", "text/plain")
    other.fixed = False

    assert prepared(core, _operation()).wire(core, request, {}, CallOptions()).fixed
    assert not prepared(core, _operation("query")).wire(core, request, {}, CallOptions()).fixed
    assert not prepared(core, _operation()).wire(core, other, {}, CallOptions()).fixed


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ({}, "https://test.example/v1/a"),
        ({"base": "."}, "https://test.example/v1/a"),
        ({"base": "/"}, "https://test.example/a"),
        ({"base": "https://other.example/x/"}, "https://other.example/x/a"),
        ({"servers": {"test": "https://own.example"}}, "https://own.example/a"),
    ],
)
def test_an_operation_is_sent_where_its_contract_says(more: dict[str, Any], url: str) -> None:
    """Headers of the client's that are meant for one host are not sent to another."""
    core = inside(client_of(headers={"X-Own": "1"}))
    wire = prepared(core, _operation(**more)).wire(
        core, RequestParts("/a", "a/b"), {}, CallOptions(headers={"X-Call": "2"})
    )
    sent = dict(wire.head.pairs)

    assert wire.url == url
    assert sent["x-call"] == "2"
    assert sent.get("x-own") == (None if "other" in url else "1")


def test_headers_of_a_request_say_what_is_accepted_and_who_asks() -> None:
    """A contract may make the second a parameter."""
    core, request = inside(client_of()), RequestParts("/a", "text/csv")
    plain = dict(prepared(core, _operation()).wire(core, request, {}, CallOptions()).head.pairs)
    request.headers.append(("User-Agent", "own"))
    request.common = False
    own = dict(prepared(core, _operation()).wire(core, request, {}, CallOptions()).head.pairs)

    assert (plain["accept"], own["accept"]) == ("text/csv", "text/csv")
    assert "gzip" in plain["accept-encoding"]
    assert plain["user-agent"].startswith("kyc-clients/")
    assert own["user-agent"] == "own"


def test_headers_that_every_call_has_are_worked_out_once() -> None:
    """For each type of content and each token; what a call sets for itself is its own."""
    core, operation = inside(client_of()), _operation("key")
    one = prepared(core, operation)
    assert prepared(core, operation) is one
    assert one is not prepared(core, _operation("key"))
    assert isinstance(one, Prepared)

    def head(content_type: str = "", token: str = "", *, common: bool = True, own: CallOptions | None = None) -> object:
        request = RequestParts("/a", "a/b")
        request.content_type, request.common = content_type, common
        tokens = {"t": Token(token, 1.0, 1.0)} if token else {}
        return one.wire(core, request, tokens, own or CallOptions()).head

    assert head() is head()
    assert head("x") is head("x") is not head()
    assert head(token="1") is head(token="1") is not head(token="2")
    assert head(common=False) is not head(common=False)
    assert head(own=CallOptions(headers={})) is not head()


def test_of_the_headers_that_calls_share_the_last_few_are_kept() -> None:
    """One client calls with few tokens at a time."""
    core = inside(client_of())
    one = prepared(core, _operation("key"))

    def head(token: str) -> object:
        return one.wire(core, RequestParts("/a", "a/b"), {"t": Token(token, 1.0, 1.0)}, CallOptions()).head

    eight = [head(str(number)) for number in range(8)]
    assert [head(str(number)) for number in range(8)] == eight
    assert head("8") is head("8")
    assert head("0") is not eight[0]


def test_an_operation_knows_the_rules_that_concern_it() -> None:
    """One that is no part of the contract knows none; its plan is that of the client's environment."""
    rules = Envelope(
        failures=(Rule("rejected", operation="x"), Rule("rejected", operation="y")), errors=(Rule("conflict"),)
    )
    client = Client(SPEC.changed(envelope=rules), GIVEN)
    own, login = _operation(), _operation(base=".")

    assert prepared(inside(client), own).envelope == Envelope(failures=rules.failures[:1], errors=rules.errors)
    assert prepared(inside(client), login).envelope == Envelope()
    assert prepared(inside(client), own).plan is own.plans[True]
    other = Client(SPEC, GIVEN, base_url="https://api.example")
    assert prepared(inside(other), own).plan is own.plans[False]


def test_a_credential_that_may_change_is_asked_for_every_time() -> None:
    """Nothing that was made of it is kept."""
    keys = iter(["one", "two"])
    client = Client(
        SPEC, {**GIVEN, "key": lambda: next(keys)}, transport=httpx.MockTransport(lambda _: httpx.Response(200))
    )
    core = inside(client)
    found = [
        dict(prepared(core, _operation("key")).wire(core, RequestParts("/a", "a/b"), {}, CallOptions()).head.pairs)
        for _ in range(2)
    ]

    assert [one["x-key"] for one in found] == ["one", "two"]


def test_the_timeouts_of_a_call_go_before_those_of_theclient_of() -> None:
    """A wire knows its method and what of it may be logged."""
    core, request = inside(client_of(timeout=7)), RequestParts("/a/1", "a/b")
    operation = _operation(path="/a/{id}")
    wire = prepared(core, operation).wire(core, request, {}, CallOptions())
    own = prepared(core, operation).wire(core, request, {}, CallOptions(timeouts=Timeouts(1, 1, 1, 1)))

    assert (wire.timeouts.read, own.timeouts.read) == (7, 1)
    assert repr(wire) == "<GET https://test.example/v1/a/{id}>"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("", "x", "has no name that HTTP knows"),
        ("a b", "x", "has no name that HTTP knows"),
        ("a:", "x", "has no name that HTTP knows"),
        (5, "x", "has no name that HTTP knows"),
        ("a", "x ", "must be printable ASCII"),
        ("a", 5, "must be printable ASCII"),
        ("Host", "x", "is the client's own to write"),
        ("content-length", "x", "is the client's own to write"),
    ],
)
def test_a_header_that_cannot_be_sent_is_refused(name: object, value: object, message: str) -> None:
    """By its name."""
    with pytest.raises(ConfigurationError, match=message):
        checked_name(name, value)


def test_a_header_is_sent_in_lower_case() -> None:
    """As HTTP/2 wants it; the last of one name counts."""
    assert checked_name("X-Own_1", "") == "x-own_1"
    assert _sent(_operation("key"), headers={"X-KEY": "own"})[1] == {"x-key": "own"}


COOKIES = _operation("cookie")


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("a=1", "sid=c%3B1; a=1"),
        ("a=1 ;b=2", "sid=c%3B1; a=1; b=2"),
        ("sid=own", "sid=own"),
        (" sid = own;a=1", "sid = own; a=1"),
    ],
)
def test_cookies_of_a_caller_stand_beside_the_credential(given: str, sent: str) -> None:
    """Or replace it by its name."""
    with_blank = given.startswith(" ")
    if with_blank:
        with pytest.raises(ConfigurationError):
            _sent(COOKIES, headers={"Cookie": given})
        given = given.strip()
    assert _sent(COOKIES, headers={"Cookie": given})[1]["cookie"] == sent
