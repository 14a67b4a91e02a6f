"""What is no proper call: each is answered in the provider's own words, and none brings a mock down."""

import json
from collections.abc import Mapping

import httpx
import pytest

from kyc_clients._runtime.mock import Mock
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.sandbox.mock import SandboxMock
from tests.contract.contracts import calls
from tests.contract.provider.profiles import PROFILES
from tests.mocks.support import OPENING, Raw, opening


def test_every_operation_is_answered(mocks: Mapping[str, Mock]) -> None:
    """No operation of a contract lacks its behaviour, and no behaviour its operation."""
    for mock in mocks.values():
        assert set(mock.provider.handlers) == set(mock.provider.contract.by_id)


_GATEWAY = {"sandbox": {"message"}, "decentro": {"message"}, "deepvue": {"detail"}}
"""What the gateways of these say, which is not in their envelope."""


@pytest.mark.parametrize("provider", OPENING)
def test_an_unknown_path_is_not_found(mocks: Mapping[str, Mock], provider: str) -> None:
    """404, in JSON."""
    for path in ("/", "/nowhere", "/kyc//sessions", "/v1/kyc/digilocker/file/", "/%2e%2e/"):
        answer = httpx.get(mocks[provider].base_url + path)
        assert answer.status_code == 404
        assert {*answer.json()} == _GATEWAY.get(provider, {*answer.json()})


WORDS: dict[str, dict[int, str]] = {
    "decentro": {
        404: "no Route matched with those values",
        405: "Method not allowed",
        413: "Request size limit exceeded",
        415: "Unsupported Media Type",
    },
    "deepvue": {
        404: "Not Found",
        405: "Method Not Allowed",
        413: "Request Entity Too Large",
        415: "Unsupported Media Type",
    },
    "sandbox": {404: "Not Found", 405: "Method Not Allowed", 413: "Request Too Long", 415: "Unsupported Media Type"},
}


@pytest.mark.parametrize("provider", WORDS)
def test_the_gateway_of_each_provider_has_its_own_words(mocks: Mapping[str, Mock], provider: str) -> None:
    """As the frameworks behind them say it."""
    method, path, _ = opening(provider)
    with Raw(mocks[provider]) as send:
        answers = [
            send("GET", "/nowhere"),
            send("PUT", path),
            send(method, path, content=b" " * (2**20 + 1), headers={"content-type": "application/json"}),
            send(method, path, content=b"{}", headers={"content-type": "text/plain"}),
        ]

    text = {one.status_code: one.json().get("message") or one.json().get("detail") for one in answers}
    assert text == WORDS[provider]


METHODS = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "QUERY", "POST"}
ALLOWED = {
    provider: {call.method for call in calls() if (call.provider, call.path) == (provider, opening(provider)[1])}
    for provider in OPENING
}
"""The methods of the path that opens a session: POST, and where a provider lists sessions at the same path, GET."""


@pytest.mark.parametrize(
    ("method", "provider"),
    [(method, provider) for provider in OPENING for method in sorted(METHODS - ALLOWED[provider])],
)
def test_another_method_is_reported_which_are_allowed(mocks: Mapping[str, Mock], provider: str, method: str) -> None:
    """405 with `Allow`, before anything else is looked at."""
    answer = httpx.request(method, mocks[provider].base_url + opening(provider)[1])

    assert (answer.status_code, answer.headers["allow"]) == (405, ", ".join(sorted(ALLOWED[provider])))


def test_these_three_open_sessions_by_a_post_alone() -> None:
    """At the path that does it."""
    assert ALLOWED.items() >= {"decentro": {"POST"}, "deepvue": {"POST"}, "sandbox": {"POST"}}.items()


def test_a_literal_path_goes_before_a_template(decentro: DecentroMock) -> None:
    """`/session` is not a session's id."""
    shadowed = httpx.get(f"{decentro.base_url}/v2/kyc/sso/digilocker/session")
    template = httpx.get(f"{decentro.base_url}/v2/kyc/sso/digilocker/session/one")

    assert (shadowed.headers["allow"], template.headers["allow"]) == ("POST", "DELETE")


@pytest.mark.parametrize("provider", OPENING)
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "application/jsonp", "application/json; charset=utf-16", ""]
)
def test_a_body_that_is_not_json_in_utf8_is_refused(mocks: Mapping[str, Mock], provider: str, kind: str) -> None:
    """415."""
    method, path, body = opening(provider)
    with Raw(mocks[provider]) as send:
        answer = send(method, path, content=json.dumps(body), headers={"content-type": kind})

    assert answer.status_code == 415


@pytest.mark.parametrize("provider", OPENING)
@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_may_say_its_charset(mocks: Mapping[str, Mock], provider: str, kind: str) -> None:
    """However it is spelt."""
    method, path, body = opening(provider)
    with Raw(mocks[provider]) as send:
        assert send(method, path, content=json.dumps(body), headers={"content-type": kind}).is_success


@pytest.mark.parametrize("provider", OPENING)
@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"nonsense",
        b"\xff\xfe{}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1e999}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b"{}{}",
        b"\xef\xbb\xbf{}",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_malformed_json_is_a_refusal(mocks: Mapping[str, Mock], provider: str, content: bytes) -> None:
    """In the provider's words, and by its status; the judge looks at the body."""
    method, path, _ = opening(provider)
    with Raw(mocks[provider]) as send:
        answer = send(method, path, content=content, headers={"content-type": "application/json"})

    assert answer.status_code == PROFILES[provider].unread[0]


@pytest.mark.parametrize("provider", OPENING)
@pytest.mark.parametrize("body", [None, {}, [], "text", 2, True, ["consent"]], ids=repr)
def test_a_body_of_another_kind_is_a_refusal(mocks: Mapping[str, Mock], provider: str, body: object) -> None:
    """A missing one, too."""
    method, path, _ = opening(provider)
    content = b"" if body is None else json.dumps(body).encode()
    with Raw(mocks[provider]) as send:
        answer = send(method, path, content=content, headers={"content-type": "application/json"})

    assert answer.status_code == PROFILES[provider].unread[0]


@pytest.mark.parametrize("provider", OPENING)
@pytest.mark.parametrize(
    "text", ["\x00", chr(0xD800), chr(0xDCFF), "é", "😀", "%00", "a" * 5000, "{rule}", "'; drop--"], ids=ascii
)
def test_unusual_text_in_a_body_breaks_nothing(mocks: Mapping[str, Mock], provider: str, text: str) -> None:
    """It is taken or refused like any other text, in every field."""
    method, path, body = opening(provider)
    with Raw(mocks[provider]) as send:
        for name in body:
            content = json.dumps({**body, name: text}).encode()
            answer = send(method, path, content=content, headers={"content-type": "application/json"})
            assert answer.status_code < 500, (name, answer.text)


@pytest.mark.parametrize("provider", OPENING)
def test_a_body_above_a_mebibyte_is_too_large(mocks: Mapping[str, Mock], provider: str) -> None:
    """413; one byte less is looked at."""
    method, path, _ = opening(provider)
    with Raw(mocks[provider]) as send:
        headers = {"content-type": "application/json"}
        over = send(method, path, content=b" " * (2**20 + 1), headers=headers)
        under = send(method, path, content=b" " * 2**20, headers=headers)

    assert (over.status_code, under.status_code) == (413, PROFILES[provider].unread[0])


@pytest.mark.parametrize(
    "segment",
    ["a%00b", "a%0Ab", "%E2%80%A8", "%FF", "%F0%9F%98%80", "a%2Fb", "..%2F", "a" * 4000, "%25", "x;y", "x=1&y"],
)
def test_unusual_text_in_a_path_breaks_nothing(sandbox: SandboxMock, segment: str) -> None:
    """A session's id is any text; an encoded slash does not end it."""
    with Raw(sandbox) as send:
        answer = send("GET", f"/kyc/digilocker/sessions/{segment}/status")

    assert answer.status_code == 521


def test_a_bug_of_the_mock_is_the_providers_500(
    sandbox: SandboxMock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the log; the next call is answered."""
    with Raw(sandbox) as send:
        with monkeypatch.context() as patch:
            patch.setattr(sandbox.state.ids, "uuid", iter(["one"]).__next__)
            patch.setattr(sandbox.state.sessions, "find", lambda *_, **__: 1 / 0)
            answer = send("GET", "/kyc/digilocker/sessions/one/status")
        after = send("GET", "/kyc/digilocker/sessions/one/status")

    assert (answer.status_code, answer.json()["message"]) == (500, "Internal Server Error")
    assert "ZeroDivisionError" in caplog.text
    assert after.status_code == 521
