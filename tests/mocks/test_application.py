"""What a mock sends, message by message, and what its log keeps of it: without faults and with each of them."""

import json
import logging
from dataclasses import asdict
from time import monotonic
from typing import Any

import pytest

from kyc_clients._runtime.mock import FaultKind
from tests.mocks.small import NOW, Answer, SmallMock, ask

JSON = {"content-type": "application/json"}
BODY = b'{"name":"a","pin":"1"}'
TOO_DEEP = "maximum recursion depth exceeded while decoding a JSON array from a unicode string"
ECHO = "/echo/7?page=2&code=y&other"
CONTENT = (
    b'{"arguments":{"id":"7","page":2,"code":"y"},"body":{"name":"a","pin":"1"},"base":"http://mock","by":"first"}'
)
HEADERS = {"content-type": "application/json", "x-more": "é?", "content-length": str(len(CONTENT))}


@pytest.fixture
def mock() -> SmallMock:
    """As new."""
    return SmallMock()


def _echo(mock: SmallMock, path: str = ECHO, body: bytes = BODY, **options: Any) -> Answer:
    headers = {**JSON, **options.pop("headers", {})}
    return ask(mock, "POST", path, headers=headers, pieces=(body,), **options)


def test_a_response_is_json_with_its_length_and_the_handler_s_headers(mock: SmallMock) -> None:
    """What is not in Latin-1 becomes a question mark."""
    assert _echo(mock) == Answer(200, HEADERS, CONTENT, more=False, hung_up=0)


def test_the_log_keeps_a_call_without_its_secrets(mock: SmallMock) -> None:
    """In path, query, headers and bodies alike; the rest stays as it came."""
    _echo(mock, headers={"X-Kind": "k", "cookie": "c=1"})

    assert asdict(mock.requests[-1]) == {
        "number": 1,
        "at": NOW,
        "tenant": "first",
        "operation": "echo",
        "method": "POST",
        "path": "/echo/7",
        "query": "page=2&code=<hidden>&other",
        "headers": {"content-type": "application/json", "cookie": "<hidden>", "x-key": "<hidden>", "x-kind": "k"},
        "body": {"name": "a", "pin": "<hidden>"},
        "status": 200,
        "response_headers": {"content-length": "121", "content-type": "application/json", "x-more": "é€"},
        "response": {
            "arguments": {"id": "7", "page": 2, "code": "<hidden>", "X-Kind": "k"},
            "body": {"name": "a", "pin": "<hidden>"},
            "base": "http://mock",
            "by": "first",
        },
        "fault": "",
    }


def test_the_log_keeps_what_no_operation_is_meant_by(mock: SmallMock) -> None:
    """Its path as it came; of a body that is not read its size."""
    ask(mock, "POST", "/no%20where?a=1", headers={"x-key": ""}, pieces=(b"abc",))
    entry = mock.requests[-1]

    assert (entry.operation, entry.tenant, entry.path, entry.query) == ("", "", "/no%20where", "a=1")
    assert (entry.body, entry.status, entry.response) == ("<3 bytes>", 404, ["unknown-path", None, [], ""])


def test_the_log_hides_a_segment_that_is_secret_and_writes_others_as_urls_do(mock: SmallMock) -> None:
    """A request without a body and a query has none."""
    ask(mock, "GET", "/secret/abc")
    ask(mock, "DELETE", "/echo/a%2Fb%20%C3%A9")

    assert [(one.path, one.query, one.body) for one in mock.requests] == [
        ("/secret/<hidden>", "", None),
        ("/echo/a%2Fb%20%C3%A9", "", None),
    ]


def test_a_path_is_read_below_the_folder_where_the_app_is_mounted(mock: SmallMock) -> None:
    """With or without the raw path, which not every server gives; its own folder alone is the root."""
    mounted = {"root_path": "/mo ck", "path": "/mo ck/echo/7", "raw_path": b"/mo%20ck/echo/7?y"}
    raw = _echo(mock, scope=mounted).json["base"]
    decoded = _echo(mock, scope={**mounted, "raw_path": None}).status
    root = ask(mock, "GET", "/mock", scope={"root_path": "/mock"})

    assert (raw, decoded, root.json[0]) == ("http://mock/mo ck", 200, "unknown-path")
    assert mock.requests[-1].path == "/"


def test_a_body_comes_in_pieces_up_to_a_mebibyte(mock: SmallMock) -> None:
    """What is more is refused, whatever comes after."""
    most = b'{"name":"' + b"a" * (1_048_576 - 11) + b'"}'
    pieces = (most[:5], most[5:])

    assert ask(mock, "POST", ECHO, headers=JSON, pieces=pieces).status == 200
    assert ask(mock, "POST", ECHO, headers=JSON, pieces=(*pieces, b" ")).json == ["too-large", "echo", [], ""]
    assert ask(mock, "POST", ECHO, headers=JSON, pieces=(*pieces, b" ", BODY)).status == 413
    assert [one.body is None for one in mock.requests] == [False, True, True]


def test_a_failure_of_the_mock_is_logged_and_answered(mock: SmallMock, caplog: pytest.LogCaptureFixture) -> None:
    """As the provider answers its own."""
    with caplog.at_level(logging.ERROR, "kyc_clients.mock"):
        answer = ask(mock, "GET", "/broken")

    assert (answer.status, answer.json) == (500, ["crash", "broken", [], ""])
    assert caplog.messages == ["the mock of small failed at GET /broken"]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("status", Answer(503, {}, b'["fault","echo",[],"as ordered"]', more=False, hung_up=0)),
        ("rate-limit", Answer(429, {"retry-after": "7"}, b'["fault","echo",[],""]', more=False, hung_up=0)),
        (
            "html",
            Answer(
                503,
                {"content-type": "text/html"},
                b"<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>",
                more=False,
                hung_up=0,
            ),
        ),
        ("drop", Answer(0, {}, b"", more=False, hung_up=1)),
        ("drop-answer", Answer(0, {}, b"", more=False, hung_up=1)),
        ("truncate", Answer(200, {"content-length": str(len(CONTENT))}, CONTENT[:54], more=True, hung_up=1)),
        (
            "charset",
            Answer(
                200,
                {"content-type": "application/json; charset=utf-8"},
                b"\xff\xfe" + CONTENT.decode().encode("utf-16-le"),
                more=False,
                hung_up=0,
            ),
        ),
        ("broken-json", Answer(200, {"content-type": "application/json"}, CONTENT[:54], more=False, hung_up=0)),
        ("empty", Answer(200, {"content-type": "application/json"}, b"", more=False, hung_up=0)),
    ],
)
def test_a_fault_does_what_it_is_called(mock: SmallMock, kind: FaultKind, answer: Answer) -> None:
    """The length that is announced is that of what is sent, but where it is cut short; the log names the fault."""
    mock.faults.add(kind, status=503, message="as ordered", seconds=7)
    found = _echo(mock)
    gone = kind in {"drop", "drop-answer"}
    length = {} if gone or kind == "truncate" else {"content-length": str(len(answer.content))}

    assert found._replace(headers={}) == answer._replace(headers={})
    assert {**found.headers, **answer.headers, **length} == found.headers
    assert (mock.requests[-1].fault, mock.requests[-1].status) == (kind, answer.status)
    assert (mock.requests[-1].response is None) is gone
    assert (mock.requests[-1].response_headers == {}) is gone


def test_latency_delays_a_response_that_is_as_ever(mock: SmallMock) -> None:
    """Any other fault does not."""
    mock.faults.add("latency", seconds=0.05)
    begun = monotonic()
    slow = _echo(mock)
    after = monotonic()
    mock.faults.add("empty", seconds=60)
    _echo(mock)

    assert slow == Answer(200, HEADERS, CONTENT, more=False, hung_up=0)
    assert after - begun >= 0.05
    assert monotonic() - after < 30


@pytest.mark.parametrize("kind", ["drop", "truncate"])
def test_a_server_that_cannot_hang_up_gets_an_error(mock: SmallMock, kind: FaultKind) -> None:
    """Which is what in-process clients get."""
    mock.faults.add(kind)

    with pytest.raises(ConnectionResetError, match=r"^the mock dropped this connection, as a fault ordered$"):
        _echo(mock, can_hang_up=False)


@pytest.mark.parametrize(
    ("request_line", "headers", "body", "status", "reason"),
    [
        ("GET /nowhere", {}, b"", 404, ["unknown-path", None, [], ""]),
        ("PUT /echo/7", {}, b"", 405, ["wrong-method", None, [], ""]),
        ("POST /echo/7", {"x-key": "wrong"}, BODY, 401, {"no": "key"}),
        ("POST /echo/7?page=x", JSON, BODY, 400, ["invalid", "echo", [["query", "page", "type"]], ""]),
        ("POST /echo/7?page=1&page=2", JSON, BODY, 400, ["invalid", "echo", [["query", "page", "type"]], ""]),
        ("POST /echo/7?page=", JSON, BODY, 400, ["invalid", "echo", [["query", "page", "type"]], ""]),
        ("POST /echo/7", JSON, b"", 400, ["invalid", "echo", [["body", "required"]], ""]),
        ("POST /echo/7", JSON, b"[]", 400, ["invalid", "echo", [["body", "type"]], ""]),
        ("POST /echo/7", JSON, b"{}", 400, ["invalid", "echo", [["body", "name", "required"]], ""]),
        ("POST /echo/7", JSON, b"{", 400, ["malformed", "echo", [], "Expecting property name enclosed in double quotes"]),
        ("POST /echo/7", JSON, b'{"name": NaN}', 400, ["malformed", "echo", [], "NaN is no JSON"]),
        ("POST /echo/7", JSON, b'{"name": 1e999}', 400, ["malformed", "echo", [], "1e999 is no JSON"]),
        ("POST /echo/7", JSON, b"[" * 9_999, 400, ["malformed", "echo", [], TOO_DEEP]),
        ("POST /echo/7", {}, BODY, 415, ["wrong-media-type", "echo", [], ""]),
        ("POST /echo/7", {"content-type": "text/json"}, BODY, 415, ["wrong-media-type", "echo", [], ""]),
        ("POST /echo/7?page=%FF", JSON, BODY, 400, ["invalid", "echo", [["query", "page", "type"]], ""]),
        ("POST /echo/7", {"content-type": "application/json; charset=utf-8x"}, BODY, 415, ["wrong-media-type", "echo", [], ""]),
        ("POST /echo/7", {"content-type": "application/json; charset=latin-1"}, BODY, 415, ["wrong-media-type", "echo", [], ""]),
    ],
)  # fmt: skip
def test_what_is_no_proper_call_is_refused_for_its_reason(
    mock: SmallMock, request_line: str, headers: dict[str, str], body: bytes, *, status: int, reason: object
) -> None:
    """In the provider's words, with its headers; and no handler is asked."""
    method, path = request_line.split(" ")
    answer = ask(mock, method, path, headers=headers, pieces=(body,))

    assert (answer.status, answer.json) == (status, reason)
    assert ("x-refused" in answer.headers, "www-authenticate" in answer.headers) == (status != 401, status == 401)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "Application/JSON ; charset=UTF-8",
        'application/json; charset="utf-8"',
        "application/json;charset=utf8",
        "application/json; charset=us-ascii",
        "application/json; profile=x",
    ],
)
def test_json_is_json_whatever_its_parameters(mock: SmallMock, content_type: str) -> None:
    """Where it is UTF-8."""
    assert _echo(mock, headers={"content-type": content_type}).status == 200


def test_numbers_that_are_finite_are_taken_as_they_are(mock: SmallMock) -> None:
    """With a fraction or an exponent."""
    answer = _echo(mock, body=json.dumps({"name": "a", "more": [1.5, 1e30]}).encode())

    assert answer.json["body"] == {"name": "a", "more": [1.5, 1e30]}


def test_a_wrong_method_is_answered_with_those_that_there_are(mock: SmallMock) -> None:
    """In the order of the alphabet, beside the provider's own headers."""
    assert ask(mock, "GET", "/echo/7").headers == {
        "content-type": "application/json",
        "x-refused": "yes",
        "allow": "DELETE, POST",
        "content-length": "27",
    }


def test_an_operation_without_a_body_takes_none(mock: SmallMock) -> None:
    """Whatever comes with it is not read."""
    assert ask(mock, "DELETE", "/echo/7", pieces=(b"{",)).json["body"] == {}


def test_the_log_keeps_no_header_that_every_client_sends_in_its_own_way(mock: SmallMock) -> None:
    """Or that differs from run to run."""
    usual = {"connection": "close", "accept": "*/*", "accept-encoding": "gzip", "user-agent": "a/1"}
    ask(mock, "POST", "/echo/7", headers={**usual, "accept-language": "en"})

    assert sorted(mock.requests[-1].headers) == ["accept-language", "x-key"]


def test_a_server_may_leave_the_query_in_the_raw_path(mock: SmallMock) -> None:
    """It is no part of the path."""
    answer = ask(mock, "POST", "/echo/7", headers=JSON, pieces=(BODY,), scope={"raw_path": b"/echo/7?page=2"})

    assert answer.json["arguments"]["id"] == "7"
