"""How the values of the runtime are printed: schemes, responses, envelopes, callbacks and polling rules."""

from __future__ import annotations

import pytest

from generator.api import Alternative, Body, Login, Response, Scheme, TokenUrl
from generator.emit.sources import (
    callback_source,
    client_source,
    envelope_source,
    fields_source,
    poll_source,
    response_source,
    scheme_source,
    webhook_header,
)
from generator.types import Json

HOMES = {"logIn": ("access.LOG_IN", (("key", "secret"),))}
LOGIN = Login("logIn", ("/token", "/data/token"), 60)


def scheme(kind: str, login: Login | None = None, url: TokenUrl | None = None) -> Scheme:
    """Return a scheme of a kind, with a login or an address of tokens."""
    return Scheme("door", kind, "key", "x-key", "header", "", "ACME_KEY", login, url)  # type: ignore[arg-type]  # one of three


@pytest.mark.parametrize(
    ("found", "source"),
    [
        (scheme("HttpBasic"), 'HttpBasic("key_username", "key_password")'),
        (scheme("HttpBearer"), 'HttpBearer("key")'),
        (scheme("ApiKey"), 'ApiKey("key", "x-key", "header")'),
        (scheme("HttpBearer", LOGIN),
         'HttpBearer("key", login=Login("access.LOG_IN", (("key", "secret"),), ("/token", "/data/token"), 60))'),
        (scheme("ApiKey", LOGIN),
         'ApiKey("key", "x-key", "header", login=Login("access.LOG_IN", (("key", "secret"),), ("/token", "/data/token"), 60))'),
        (scheme("HttpBearer", None, TokenUrl(".", "/token", in_body=False, scopes=())),
         'HttpBearer("key", login=client_credentials("door client", ".", "/token", "key"))'),
        (scheme("ApiKey", None, TokenUrl("/", "/token", in_body=True, scopes=())),
         'ApiKey("key", "x-key", "header", login=client_credentials("door client", "/", "/token", "key", in_body=True))'),
    ],
)  # fmt: skip
def test_a_scheme_is_printed_with_how_its_value_is_had(found: Scheme, source: str) -> None:
    """By an operation, or from an address of tokens."""
    assert scheme_source(found, HOMES) == source


@pytest.mark.parametrize(
    ("in_body", "source"),
    [
        (False, 'ClientSecret("key_client_id", "key_client_secret", "key_scope")'),
        (True, 'ClientSecret("key_client_id", "key_client_secret", "key_scope", in_body=True)'),
    ],
)
def test_a_secret_for_tokens_has_a_scheme_of_its_own(source: str, *, in_body: bool) -> None:
    """None where no address gives tokens."""
    assert client_source(scheme("HttpBearer", None, TokenUrl(".", "/", in_body, ()))) == ("door client", source)
    assert client_source(scheme("HttpBearer")) is None


@pytest.mark.parametrize(
    ("response", "source"),
    [
        (Response("application/json", "Job", None), '"200": ResponseSpec("application/json", "Job")'),
        (Response(None, None, "not-found"), '"200": ResponseSpec(None, None, error="not-found")'),
        (Response("a/b", {}, "x", (Alternative("c/d", {}),)),
         '"200": ResponseSpec("a/b", {}, error="x", others=(("c/d", {}),))'),
    ],
)  # fmt: skip
def test_a_response_is_printed_as_an_item_of_a_table(response: Response, source: str) -> None:
    """With its error and its other media types where it has some."""
    assert response_source("200", response) == source


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (None, "()"),
        (Body("a/b", None, required=True, fields=None), "()"),
        (Body("a/b", None, required=True, fields=(("a", "a"),)), '("a",)'),
        (Body("a/b", None, required=True, fields=(("a", "a"), ("class_", "class"))), '("a", ("class_", "class"))'),
    ],
)
def test_the_fields_of_a_body_are_printed_with_their_wire_names_where_those_differ(
    body: Body | None, source: str
) -> None:
    """No others."""
    assert fields_source(body) == source


@pytest.mark.parametrize(
    ("envelope", "source"),
    [
        (None, "Envelope()"),
        ({"note": 1, "failures": [], "errors": {}}, "Envelope()"),
        ({"code": "/code", "message": ["/a", "/b"], "transaction-id": ["/id"], "request-id-headers": "x-id"},
         'Envelope(message=("/a", "/b"), code=("/code",), transaction_id=("/id",), request_id_headers=("x-id",))'),
        ({"failures": [{"error": "rejected", "when": {"pointer": "/a", "in": ["X", "Y"]}}]},
         'Envelope(failures=(Rule(error="rejected", pointer="/a", in_=("X", "Y")),))'),
        ({"errors": [{"error": "a", "when": {"status": 404}}, {"error": "b", "when": {"status": [400, 401], "is": "empty"}}]},
         'Envelope(errors=(Rule(error="a", status=(404,)), Rule(error="b", status=(400, 401), is_="empty"),))'),
        ({"failures": [{"error": "a", "when": [{"pointer": "/a", "not-in": "X", "operation": "run"}, {"in": 1}, {"status": 2}]}]},
         'Envelope(failures=(Rule(error="a", pointer="/a", not_in=("X",), operation="run", also=(Rule(in_=(1,)),Rule(status=(2,)),)),))'),
        ({"failures": [{"error": "a"}, "none"]}, 'Envelope(failures=(Rule(error="a"), Rule(error=None),))'),
    ],
)  # fmt: skip
def test_an_envelope_is_printed_with_its_rules(envelope: Json, source: str) -> None:
    """Of several conditions the first is the rule's own."""
    assert envelope_source(envelope) == source


@pytest.mark.parametrize(
    ("callback", "source"),
    [
        (None, "Callback()"),
        ({"code": "code", "in": ["a", 1], "request-id": "x"}, 'Callback(code=("code",), in_=("a", "1"), request_id=("x",))'),
    ],
)  # fmt: skip
def test_a_callback_is_printed_with_lists_of_texts(callback: Json, source: str) -> None:
    """Under names that Python has."""
    assert callback_source(callback) == source


@pytest.mark.parametrize(
    ("poll", "source"),
    [
        (None, ""),
        ({"status": "/state", "done": "ready"}, 'Poll("/state", ("ready",), {})'),
        ({"status": "/state", "done": ["a", "b"], "failed": {"lost": "session-expired"}},
         'Poll("/state", ("a", "b"), {"lost": "session-expired"})'),
    ],
)  # fmt: skip
def test_a_polling_rule_is_printed_where_there_is_one(poll: Json, source: str) -> None:
    """With the ends that are failures."""
    assert poll_source(poll) == source


@pytest.mark.parametrize(("webhook", "header"), [({"signature-header": "x-sign"}, "x-sign"), ({}, ""), (None, "")])
def test_the_header_that_signs_a_webhook_is_empty_where_none_is_documented(webhook: Json, header: str) -> None:
    """No client checks a signature that nobody describes."""
    assert webhook_header(webhook) == header
