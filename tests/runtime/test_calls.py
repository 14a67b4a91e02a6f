"""One call from arguments to value: what it asks for, what it never repeats, when it waits, and which errors know of it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from generator.runtime import errors
from generator.runtime.call import _is_accept, _means_expiry
from generator.runtime.call_options import CallOptions
from generator.runtime.construction import check_credentials, check_presence
from generator.runtime.core import checked_retries
from generator.runtime.credentials import Vault
from generator.runtime.drift import DriftEvent, reportable, sentence
from generator.runtime.effects import Effects
from generator.runtime.operation import ApiKey, Body, ClientSpec, HttpBasic, HttpBearer, Login, Operation, ResponseSpec
from tests.runtime.support import Clock, Script

JSON, CSV = "application/json", "text/csv"
TEXT = {"type": "string"}
TABLE: Operation[object] = Operation(
    id="table",
    method="GET",
    path="/table",
    responses={"200": ResponseSpec(JSON, {}, others=((CSV, TEXT),))},
    retry="safe",
)
WRITE: Operation[object] = Operation(
    id="write",
    method="POST",
    path="/write",
    body=Body(
        JSON,
        {"type": "object", "properties": {"name": TEXT, "Name": TEXT}, "x-copy-of": {"Name": "name"}},
        fields=("name",),
    ),
    responses={"200": ResponseSpec(JSON, {})},
)


def _of_type(content_type: str, content: bytes = b'"a"') -> httpx.Response:
    return httpx.Response(200, content=content, headers={"content-type": content_type})


@pytest.mark.parametrize(
    ("own", "headers", "came", "value"),
    [
        ({}, {}, JSON, "a"),
        ({"accept": CSV}, {}, CSV, '"a"'),
        ({"headers": {"Accept": CSV}}, {}, CSV, '"a"'),
        ({"headers": {"ACCEPT": CSV}}, {}, JSON, "a"),
        ({}, {"accept": CSV}, CSV, '"a"'),
        ({"headers": {"x-accept": CSV}}, {}, CSV, "a"),
    ],
    ids=["usual", "chosen", "a header", "a header in vain", "a header of the client", "another header"],
)
def test_a_response_is_read_by_the_media_type_that_was_asked_for(
    own: dict[str, Any], headers: dict[str, str], came: str, value: str
) -> None:
    """By that which came where the caller wrote the header; many a server calls its JSON something else."""
    script = Script(_of_type(came))

    outcome = script.client(headers=headers).perform(TABLE, {}, CallOptions(**own))
    assert outcome.value == value


def test_another_media_type_than_the_one_that_was_chosen_is_an_unexpected_response() -> None:
    """The value would be of another kind."""
    script = Script(_of_type(JSON))
    with pytest.raises(errors.UnexpectedResponse, match="text/csv was asked for, and application/json came"):
        script.client().perform(TABLE, {}, CallOptions(accept=CSV))

    assert script.requests[0].headers["accept"] == CSV


@pytest.mark.parametrize(
    ("name", "accepts"), [("accept", True), ("ACCEPT", True), ("accept ", False), (7, False), (b"accept", False)]
)
def test_the_header_that_asks_for_a_media_type_is_known_in_any_case(name: object, *, accepts: bool) -> None:
    """One that is no text is refused later."""
    assert _is_accept(name) is accepts


@pytest.mark.parametrize(
    "own", [{"extra_body": {"x": "canary-extra"}}, {"extra_query": {"x": "canary-extra"}}, {}], ids=str
)
def test_no_message_repeats_what_a_call_sent_beyond_the_contract(own: dict[str, Any]) -> None:
    """It may be personal, as nobody knows what it is."""
    script = Script(httpx.Response(400, json={"message": "bad canary-extra"}))
    with pytest.raises(errors.BadRequest) as caught:
        script.client().perform(WRITE, {"name": "a"}, CallOptions(**own))

    assert str(caught.value.message) == ("bad <hidden>" if own else "bad canary-extra")


@pytest.mark.parametrize(
    ("copies", "content"), [("both", b'{"name":"a","Name":"a"}'), ("original", b'{"name":"a"}'), ("copy", b'{"Name":"a"}')]
)  # fmt: skip
def test_a_client_chooses_the_names_of_members_that_have_two(copies: str, content: bytes) -> None:
    """For all its calls."""
    script = Script(_of_type(JSON))
    client = script.client()
    client._core = client._core.changed(copies=copies)

    client.perform(WRITE, {"name": "a"}, CallOptions())

    assert script.requests[0].content == content


def test_a_request_without_a_response_knows_its_call() -> None:
    """And how often it was tried; one with a response knows that anyway."""
    clock = Clock()
    script = Script(httpx.ReadTimeout("canary"))
    with pytest.raises(errors.Timeout) as caught:
        script.client(retries=2, effects=clock.effects()).perform(TABLE, {}, CallOptions())

    assert (caught.value.method, caught.value.path, caught.value.attempts) == ("GET", "/table", 3)
    assert clock.slept == [0.5, 1.0]


@pytest.mark.parametrize(
    ("retries", "own", "sent"), [(2, None, 3), (2, 0, 1), (0, 1, 2), (0, None, 1)], ids=["client", "none", "call", "neither"]
)  # fmt: skip
def test_a_call_is_tried_as_often_as_it_or_its_client_says(retries: int, own: int | None, sent: int) -> None:
    """The call goes before the client, also with none."""
    script = Script(httpx.Response(503, json={}))
    with pytest.raises(errors.SourceUnavailable):
        script.client(retries=retries).perform(TABLE, {}, CallOptions(retries=own))

    assert len(script.requests) == sent


@pytest.mark.parametrize(("operation", "sent"), [(TABLE, 2), (WRITE, 1)], ids=["safe", "unsafe"])
def test_a_request_that_may_have_been_carried_out_is_repeated_where_that_is_safe(
    operation: Operation[object], sent: int
) -> None:
    """A billed one, too, unless the client says otherwise."""
    script = Script(httpx.ReadError("x"))
    with pytest.raises(errors.ConnectionLost):
        script.client(retries=1).perform(operation, {"name": "a"}, CallOptions())

    assert len(script.requests) == sent


def test_a_wait_that_would_end_after_the_deadline_is_not_begun() -> None:
    """The error is raised at once."""
    script = Script(httpx.Response(429, headers={"retry-after": "20"}, json={}))
    with pytest.raises(errors.RateLimited):
        script.client(retries=3, deadline=10).perform(TABLE, {}, CallOptions())
    with pytest.raises(errors.RateLimited):
        script.client(retries=3, deadline=100).perform(TABLE, {}, CallOptions(deadline=10))

    assert len(script.requests) == 2


def test_waits_of_one_call_are_counted_together() -> None:
    """Beyond its budget of a minute there is none."""
    clock = Clock()
    script = Script(httpx.Response(429, headers={"retry-after": "25"}, json={}))
    with pytest.raises(errors.RateLimited):
        script.client(retries=9, effects=clock.effects()).perform(TABLE, {}, CallOptions())

    assert clock.slept == [25.0, 25.0]


def _refined(error: errors.ApiError) -> errors.ApiError:
    error.refined = True
    return error


@pytest.mark.parametrize(
    ("error", "means"),
    [
        (errors.AuthenticationError("x"), True),
        (errors.TokenExpired("x"), True),
        (_refined(errors.AuthenticationError("x")), True),
        (errors.PermissionDenied("x"), True),
        (_refined(errors.PermissionDenied("x")), False),
        (errors.InsufficientCredits("x"), False),
        (errors.NotFound("x"), False),
        (errors.Timeout("x"), False),
    ],
    ids=["credentials", "token", "exactly credentials", "permission", "exactly permission", "credits", "not found", "timeout"],
)  # fmt: skip
def test_a_new_token_may_help_where_the_credentials_were_refused(error: errors.KycError, *, means: bool) -> None:
    """Or where a 403 says nothing more exact."""
    assert _means_expiry(error) is means


SPEC = ClientSpec(
    "acme",
    "acme",
    title="Acme",
    environments={"live": "https://acme.example", "test": "https://test.acme.example"},
    schemes={
        "key": ApiKey("key", "x-key"),
        "token": HttpBearer("token", Login("logIn", (("key",),), ("/t",), 60)),
        "basic": HttpBasic("user", "password"),
    },
    security=(("token",), ("basic",)),
    prefixes={"key": {"live": "k_live_", "test": "k_test_"}, "password": {"live": "p_"}},
)


@pytest.mark.parametrize(
    ("given", "url", "message"),
    [
        ({"key": "k_live_1"}, "https://acme.example", ""),
        ({"key": "k_test_1"}, "https://test.acme.example", ""),
        ({"key": "k_test_1"}, "https://other.example", ""),
        ({"key": "other"}, "https://acme.example", ""),
        ({"password": "other", "user": "u"}, "https://test.acme.example", ""),
        ({"key": "k_test_1"}, "https://acme.example",
         ("key is of the environment 'test' (it begins with 'k_test_'), and requests go to 'live':"
         " give one that begins with 'k_live_', or environment='test'")),
        ({"key": "p_1"}, "https://acme.example", "key begins with 'p_', as password does: are the two swapped?"),
        ({"password": "k_test_1"}, "https://acme.example", "password begins with 'k_test_', as key does: are the two swapped?"),
        ({"user": "k_live_1"}, "https://acme.example", "user begins with 'k_live_', as key does: are the two swapped?"),
        ({"token": "Bearer x"}, "https://acme.example", "token begins with 'Bearer': give it without that word"),
        ({"key": ""}, "https://acme.example", "key must be a text of printable ASCII without blanks at its ends"),
    ],
    ids=str,
)  # fmt: skip
def test_credentials_are_looked_at_before_any_request(given: dict[str, str], url: str, message: str) -> None:
    """For another environment's, for swapped ones, and for what no header can carry."""
    if not message:
        check_credentials(SPEC, Vault(given), url)
        return
    with pytest.raises(errors.ConfigurationError) as caught:
        check_credentials(SPEC, Vault(given), url)
    assert str(caught.value) == message


def test_a_callable_is_not_called_before_the_first_request() -> None:
    """Whatever it would return."""
    check_credentials(SPEC, Vault({"key": lambda: pytest.fail("it is called")}), "https://acme.example")


@pytest.mark.parametrize(
    ("given", "enough"),
    [
        ({"token": "t"}, True), ({"key": "k"}, True), ({"user": "u", "password": "p"}, True), ({"user": "u"}, False), ({}, False),
    ],
)  # fmt: skip
def test_a_client_has_credentials_for_some_call(given: dict[str, str], *, enough: bool) -> None:
    """Or calls that need none."""
    check_presence(SPEC.changed(security=()), Vault({}))
    if enough:
        check_presence(SPEC, Vault(given))
        return
    with pytest.raises(errors.ConfigurationError, match=r"^No credentials for Acme: give key \(or ACME_KEY\); or user"):
        check_presence(SPEC, Vault(given))


def test_retries_are_a_whole_number_that_is_not_negative() -> None:
    """None is as good as many."""
    assert [checked_retries(0), checked_retries(7)] == [0, 7]
    bad: list[Any] = [-1, True, 1.0, "1", None]
    for retries in bad:
        with pytest.raises(errors.ConfigurationError, match="retries must be 0 or more, and a whole number, not "):
            checked_retries(retries)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (DriftEvent("pan", "/data/x", "required", "string", "missing", 200),
         "pan (HTTP 200) /data/x: required, expected string, found missing"),
        (DriftEvent("pan", "", "unknown", "", "integer", 202), "pan (HTTP 202) /: unknown, found integer"),
        (DriftEvent("pan", "/s", "enum", "string", "string", 200, "NEW"), "pan (HTTP 200) /s: enum, expected string, found string NEW"),
    ],
    ids=["required", "unknown", "enum"],
)  # fmt: skip
def test_a_difference_is_a_sentence_in_the_log(event: DriftEvent, words: str) -> None:
    """Where, which rule, what was expected and what came."""
    assert sentence(event) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [("name", "name"), ("a-b_C@", "a-b_C@"), ("a" * 40, "a" * 40), ("a" * 41, ""), ("a1", ""), ("a b", ""), ("", ""), (7, ""), (None, "")],
)  # fmt: skip
def test_a_name_is_reported_only_if_it_looks_like_an_identifier(text: object, shown: str) -> None:
    """Anything else may be about a person."""
    assert reportable(text) == shown


def test_the_clock_of_waits_is_the_one_that_a_test_puts_in() -> None:
    """Else one that nobody sets."""
    clock = Clock()

    assert Effects(now=clock.now).ticking()() == clock.time
    assert Effects().ticking()() < 1_000_000_000
