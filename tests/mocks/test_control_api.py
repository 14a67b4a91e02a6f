"""The control API, in process: every route with its whole answer, and whom it does not answer."""

import json
from typing import Any

import pytest

from tests.mocks.small import NOW, Answer, SmallMock, ask

JSON = {"content-type": "application/json"}


@pytest.fixture
def mock() -> SmallMock:
    """As new."""
    return SmallMock()


def _ask(mock: SmallMock, method: str, path: str, body: object = None, **options: Any) -> Answer:
    if body is None:
        return ask(mock, method, f"/_mock{path}", **options)
    content = json.dumps(body).encode()
    return ask(mock, method, f"/_mock{path}", headers=JSON, pieces=(content[:3], content[3:]), **options)


def test_the_overview_names_the_operations_and_the_routes(mock: SmallMock) -> None:
    """At the address that the caller wrote."""
    answer = ask(mock, "GET", "/_mock", headers={"host": "localhost:80"})

    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json == {
        "provider": "small",
        "base_url": "http://localhost:80",
        "operations": ["broken", "echo", "read_secret", "remove"],
        "control": [
            f"http://localhost:80/_mock{path}"
            for path in (
                "/reset",
                "/clock",
                "/clock/advance",
                "/clock/stop",
                "/faults",
                "/requests",
                "/sessions",
                "/sessions/{session_id}",
                "/sessions/{session_id}/consent",
                "/tenants",
            )
        ],
        "now": NOW,
    }


def test_the_clock_is_read_advanced_stopped_and_set_back(mock: SmallMock) -> None:
    """Each answers with where it stands then."""
    steps = [
        _ask(mock, "GET", "/clock"),
        _ask(mock, "POST", "/clock/advance", {"seconds": 1.5}),
        _ask(mock, "POST", "/clock/stop"),
        _ask(mock, "POST", "/reset"),
    ]

    assert [one.json for one in steps] == [
        {"now": NOW, "stopped": True},
        {"now": NOW + 1500, "stopped": True},
        {"now": NOW + 1500, "stopped": True},
        {"now": NOW, "stopped": True},
    ]


def test_faults_are_ordered_listed_and_called_off(mock: SmallMock) -> None:
    """With every option that Python has."""
    whole = {
        "kind": "rate-limit",
        "operation": "echo",
        "times": None,
        "status": 503,
        "message": "m",
        "seconds": 2,
        "limit": 3,
        "chance": 0.5,
    }
    ordered = _ask(mock, "POST", "/faults", whole).json
    listed = _ask(mock, "GET", "/faults").json
    cleared = _ask(mock, "DELETE", "/faults").json

    assert ordered == {**whole, "struck": 0}
    assert (listed, cleared, mock.faults.all()) == ([ordered], [], ())


def test_calls_are_listed_and_forgotten(mock: SmallMock) -> None:
    """As the log has them."""
    ask(mock, "GET", "/nowhere")
    listed = _ask(mock, "GET", "/requests").json
    cleared = _ask(mock, "DELETE", "/requests").json

    assert [(one["number"], one["path"], one["status"], one["at"]) for one in listed] == [(1, "/nowhere", 404, NOW)]
    assert (cleared, len(mock.requests)) == ([], 0)


def test_a_session_is_shown_without_what_would_let_others_decide(mock: SmallMock) -> None:
    """But for the address of its page, which tests must open."""
    session = mock.open(redirect_url="https://example.com", options={"a": True})
    one = _ask(mock, "GET", "/sessions/s1").json

    assert _ask(mock, "GET", "/sessions").json == [one]
    assert one == {
        "id": "s1",
        "tenant": "first",
        "product": "locker",
        "requested": ["pan", "aadhaar"],
        "redirect_url": "https://example.com",
        "created_at": NOW,
        "expires_at": NOW + 3_600_000,
        "status": "created",
        "updated_at": None,
        "consented": [],
        "flow": "signin",
        "sign_ins": 0,
        "code_at": 0,
        "granted_at": None,
        "ended": "",
        "extra": [],
        "page": (
            "http://mock/public/oauth2/1/authorize?response_type=code"
            f"&code_challenge={session.ticket}&code_challenge_method=S256"
        ),
    }


@pytest.mark.parametrize(
    ("body", "status", "consented"),
    [
        (None, "succeeded", ["pan", "aadhaar"]),
        ({}, "succeeded", ["pan", "aadhaar"]),
        ({"allow": None}, "succeeded", ["pan", "aadhaar"]),
        ({"allow": ["aadhaar"]}, "succeeded", ["aadhaar"]),
        ({"deny": False, "allow": ["pan"]}, "succeeded", ["pan"]),
        ({"deny": True, "allow": ["pan"]}, "failed", []),
        ({"allow": []}, "failed", []),
    ],
)
def test_a_decision_is_made_for_the_person(mock: SmallMock, body: object, status: str, consented: list[str]) -> None:
    """Allowing nothing is to refuse; the browser's way back is answer."""
    mock.open(redirect_url="https://example.com")
    answer = _ask(mock, "POST", "/sessions/s1/consent", body)

    assert answer.status == 200
    assert answer.json["redirect"] == f"https://example.com?state={status}&to=a+b"
    assert (answer.json["session"]["status"], answer.json["session"]["consented"]) == (status, consented)
    assert answer.json["session"] == _ask(mock, "GET", "/sessions/s1").json
    assert mock.state.notes == {"s1": status}


def test_customers_are_listed_and_taken_on(mock: SmallMock) -> None:
    """In order, with their secrets, which are made up."""
    first, second = (mock.tenant(name).secrets["key"] for name in ("first", "second"))
    listed = _ask(mock, "GET", "/tenants").json
    added = _ask(mock, "POST", "/tenants", {"name": "third", "standing": "no-credits"}).json
    usual = _ask(mock, "POST", "/tenants", {"name": "fourth"}).json

    assert listed == {"first": {"key": first, "standing": "active"}, "second": {"key": second, "standing": "active"}}
    assert list(added) == ["first", "second", "third"]
    assert (added["third"]["standing"], usual["fourth"]["standing"]) == ("no-credits", "active")
    assert len({one["key"] for one in usual.values()}) == 4


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "error"),
    [
        ("POST", "/clock/advance", {}, 422, "send a number as `seconds`"),
        ("POST", "/clock/advance", {"seconds": True}, 422, "send a number as `seconds`"),
        ("POST", "/clock/advance", {"seconds": "1"}, 422, "send a number as `seconds`"),
        ("POST", "/clock/advance", [1], 422, "send a JSON object"),
        ("POST", "/faults", {"status": 500}, 422, "send a `kind`"),
        (
            "POST",
            "/faults",
            {"kind": "drop", "struck": 1},
            422,
            ("struck is no field of a fault, or not what it holds; there are kind, operation, times, status, message,"
            " seconds, limit, chance"),
        ),
        (
            "POST",
            "/faults",
            {"kind": "drop", "times": True},
            422,
            ("times is no field of a fault, or not what it holds; there are kind, operation, times, status, message,"
            " seconds, limit, chance"),
        ),
        ("POST", "/faults", {"kind": "status", "status": 99}, 422, "99 is no HTTP status of a response; choose one from 200 to 599"),
        ("POST", "/tenants", {}, 422, "send a `name`"),
        ("POST", "/tenants", {"name": ""}, 422, "send a `name`"),
        ("POST", "/tenants", {"name": 5}, 422, "send a `name`"),
        ("POST", "/tenants", {"name": "first"}, 422, "there is a tenant 'first' already; choose another name"),
        ("POST", "/tenants", {"name": "a", "standing": "rich"}, 422, "a standing is one of active, inactive, no-credits, not-permitted"),
        ("GET", "/sessions/s2", None, 404, "there is no session s2"),
        ("POST", "/sessions/s2/consent", None, 404, "there is no session s2"),
        ("POST", "/sessions/s1/consent", {"allow": "pan"}, 422, "send a list of documents as `allow`"),
        ("POST", "/sessions/s1/consent", {"allow": ["x", "pan", 1]}, 422, "x, 1 was not asked for; there is pan, aadhaar"),
        ("PUT", "/clock", None, 405, "there is no such method"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_answered_with_what_is_wrong(
    mock: SmallMock, method: str, path: str, body: object, *, status: int, error: str
) -> None:
    """And nothing has changed."""
    mock.open()
    answer = _ask(mock, method, path, body)

    assert (answer.status, answer.json) == (status, {"error": error})
    assert (mock.faults.all(), len(mock.state.tenants.all()), mock.clock.milliseconds()) == ((), 2, NOW)
    assert mock.state.sessions.get("s1").status == "created"


def test_a_decision_is_made_once(mock: SmallMock) -> None:
    """Whichever it was."""
    mock.open()
    _ask(mock, "POST", "/sessions/s1/consent")
    again = _ask(mock, "POST", "/sessions/s1/consent")
    other = _ask(mock, "POST", "/sessions/s1/consent", {"deny": True})

    assert (again.status, again.json) == (409, {"error": "session s1 is succeeded and cannot become succeeded"})
    assert (other.status, other.json) == (409, {"error": "session s1 is succeeded and cannot become failed"})


@pytest.mark.parametrize(
    ("content_type", "content", "status", "error"),
    [
        ("application/json", b"{", 400, "the body is no JSON"),
        ("application/json", b"\xff", 400, "the body is no JSON"),
        ("text/plain", b"{}", 415, "send application/json"),
        ("", b"{}", 415, "send application/json"),
    ],
)
def test_a_body_that_is_no_json_is_refused(
    mock: SmallMock, content_type: str, content: bytes, status: int, error: str
) -> None:
    """By what it says that it is, and by what it is."""
    answer = ask(mock, "POST", "/_mock/clock/stop", headers={"content-type": content_type}, pieces=(content,))

    assert (answer.status, answer.json) == (status, {"error": error})


def test_json_may_say_how_it_is_encoded_and_only_a_post_has_a_body(mock: SmallMock) -> None:
    """What comes with any other is not read."""
    answer = ask(
        mock, "POST", "/_mock/clock/stop", headers={"content-type": "application/json ; charset=utf-8"}, pieces=(b"{}",)
    )

    assert (answer.status, ask(mock, "GET", "/_mock/clock", pieces=(b"{",)).status) == (200, 200)


def test_a_wrong_method_is_answered_with_those_that_there_are(mock: SmallMock) -> None:
    """In their order; HEAD is no GET."""
    assert _ask(mock, "PATCH", "/faults").headers["allow"] == "GET, POST, DELETE"
    assert _ask(mock, "HEAD", "/clock").status == 405


NOT_LOOPBACK = "the control API answers loopback addresses only"
NOT_NAMED_SO = "the control API answers to loopback names only"
ANOTHER_SITE = "the control API does not answer other sites' pages"


@pytest.mark.parametrize(
    ("client", "headers", "reason"),
    [
        ("127.0.0.1", {}, ""),
        ("127.9.9.9", {"host": "127.0.0.1:80"}, ""),
        ("::1", {"host": "[::1]:80"}, ""),
        ("testclient", {"host": "testserver"}, ""),
        ("localhost", {"host": "small.localhost:80"}, ""),
        ("127.0.0.1", {"host": "localhost", "origin": "http://localhost"}, ""),
        ("192.0.2.7", {}, NOT_LOOPBACK),
        ("somewhere", {}, NOT_LOOPBACK),
        ("127.0.0.1", {"host": "evil.example"}, NOT_NAMED_SO),
        ("127.0.0.1", {"host": "192.0.2.7"}, NOT_NAMED_SO),
        ("127.0.0.1", {"host": "127.0.0.1x"}, NOT_NAMED_SO),
        ("127.0.0.1", {"host": "localhost.example"}, NOT_NAMED_SO),
        ("127.0.0.1", {"host": "localhost", "origin": "http://localhost:1"}, ANOTHER_SITE),
        ("127.0.0.1", {"origin": "null"}, ANOTHER_SITE),
        ("127.0.0.1", {"origin": "https://evil.example"}, ANOTHER_SITE),
    ],
)
def test_only_this_machine_and_its_own_pages_are_answered(
    mock: SmallMock, client: str, headers: dict[str, str], reason: str
) -> None:
    """Else 403, with the reason."""
    answer = ask(mock, "GET", "/_mock/clock", headers=headers, scope={"client": (client, 5)})

    assert (answer.status, answer.json.get("error", "")) == (403 if reason else 200, reason)


def test_a_server_that_does_not_say_who_asks_is_trusted(mock: SmallMock) -> None:
    """One behind a socket of the file system, say."""
    assert ask(mock, "GET", "/_mock/clock", scope={"client": None}).status == 200
