"""One response and what it is read as: by its declaration, its media type and its body, without a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kyc_clients._runtime.errors import ApiError, NotFound, Rejected
from kyc_clients._runtime.failures import Broken, KycError, UnexpectedResponse
from kyc_clients._runtime.operation import Envelope, Operation, ResponseSpec, Rule
from kyc_clients._runtime.plan import Plan
from kyc_clients._runtime.response import Reading, Response, read, request_id, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kyc_clients._runtime.drift import DriftEvent
    from kyc_clients._runtime.schema import Json, Schema

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
ENVELOPE = Envelope(
    code=("/code",),
    transaction_id=("/txn",),
    request_id_headers=("x-own-id",),
    failures=(Rule("rejected", pointer="/ok", is_=False),),
    errors=(Rule("invalid-otp", pointer="/why", is_="gone"),),
)
JSON = ResponseSpec("application/json", TEXT)


class _Noted(Reading):
    """A reading that keeps what it is given."""

    def __init__(self, plan: Plan, hidden: tuple[str, ...] = ()) -> None:
        super().__init__(plan, ENVELOPE, lambda: 1000.0)
        self.attempts = 2
        self.events: list[tuple[str, str, str, int]] = []
        self.documents: list[Json] = []
        self._hidden = hidden

    def secrets(self) -> Iterable[str]:
        """Return what no message may repeat."""
        return self._hidden

    def drifted(self, events: Mapping[DriftEvent, str], response: Response, document: Json = None) -> None:
        """Keep the events."""
        self.events += [(one.rule, one.expected, one.found_kind, response.status) for one in events]
        self.documents.append(document)


def _reading(*hidden: str, method: str = "GET", **responses: ResponseSpec) -> _Noted:
    known = {name.removeprefix("_"): one for name, one in responses.items()} or {"200": JSON}
    return _Noted(
        Plan(Operation(id="x", method=method, path="/a", responses=known), dict[str, type]().__getitem__), hidden
    )


def _response(content: bytes, status: int = 200, kind: str = "", fault: Broken | None = None) -> Response:
    return Response(status, {"content-type": kind} if kind else {}, content, 0.5, fault)


def _failed(response: Response, reading: Reading) -> KycError:
    with pytest.raises(KycError) as caught:
        read(response, reading)
    return caught.value


def _broken(response: Response, reading: Reading) -> tuple[str, str]:
    error = _failed(response, reading)
    assert isinstance(error, UnexpectedResponse)
    return error.rule, error.message


SEVERAL = ResponseSpec("application/json", TEXT, others=(("text/csv", TEXT), ("application/problem+json", NUMBER)))
SAME = ResponseSpec("application/json", TEXT, others=(("application/other+json", TEXT),))
FILE = ResponseSpec("application/pdf", None, others=(("image/png", TEXT),))


@pytest.mark.parametrize(
    ("spec", "asked", "kind", "content", "value"),
    [
        (JSON, None, "application/json", b'"a"', "a"),
        (JSON, None, "text/html", b'"a"', "a"),
        (ResponseSpec(), None, "", b"anything", None),
        (ResponseSpec("text/plain"), None, "text/plain", b"a", "a"),
        (ResponseSpec("TEXT/plain"), None, "", b"a", "a"),
        (ResponseSpec("application/pdf"), None, "", b"%PDF\xff", b"%PDF\xff"),
        (ResponseSpec("text/csv"), None, "text/csv; charset=latin-1", b"\xe9", "\xe9"),
        (ResponseSpec("text/csv"), None, 'text/csv; x=1; Charset=" ISO-8859-15 "', b"\xa4", "\u20ac"),
        (ResponseSpec("text/csv"), None, "text/csv; charset=", "\xe9".encode(), "\xe9"),
        (ResponseSpec("text/csv"), None, "text/csv; set=latin-1", "\xe9".encode(), "\xe9"),
        (SEVERAL, None, "application/json", b'"a"', "a"),
        (SEVERAL, None, "", b'"a"', "a"),
        (SEVERAL, None, "image/png", b'"a"', "a"),
        (SEVERAL, None, "text/csv", b'"a"', "a"),
        (SEVERAL, "text/csv", "text/csv", b"a,b", "a,b"),
        (SEVERAL, "text/csv", "", b"a,b", "a,b"),
        (SEVERAL, "application/problem+json", "application/problem+json", b"5", 5),
        (SEVERAL, "", "text/csv", b"a,b", "a,b"),
        (SEVERAL, "", "application/problem+json", b"5", 5),
        (SEVERAL, "", "application/json", b'"a"', "a"),
        (SAME, None, "application/other+json", b'"a"', "a"),
        (FILE, None, "application/pdf", b"a", b"a"),
    ],
    ids=range(22),
)
def test_a_body_is_read_as_the_media_type_that_was_asked_for(
    spec: ResponseSpec, asked: str | None, kind: str, content: bytes, value: object
) -> None:
    """Or, where the caller wrote the header, as the one that came; many a server calls its JSON something else."""
    reading = _reading(_200=spec)
    reading.asked = asked

    assert read(_response(content, kind=kind), reading) == value


@pytest.mark.parametrize(
    ("spec", "asked", "kind", "message"),
    [
        (SEVERAL, None, "application/problem+json", "application/json was asked for, and application/problem+json came"),
        (SEVERAL, "text/csv", "application/json", "text/csv was asked for, and application/json came"),
        (FILE, None, "image/png", "application/pdf was asked for, and image/png came"),
    ],
)  # fmt: skip
def test_another_media_type_than_was_asked_for_is_refused(
    spec: ResponseSpec, asked: str | None, kind: str, message: str
) -> None:
    """It is one of the contract's, and means something else."""
    reading = _reading(_200=spec)
    reading.asked = asked

    rule, text = _broken(_response(b"5", kind=kind), reading)

    assert rule == "media-type"
    assert message in text


@pytest.mark.parametrize(
    ("response", "reading", "rule", "message"),
    [
        (_response(b""), _reading(), "json", "the body is empty"),
        (_response(b"{"), _reading(), "json", "the body is not JSON in UTF-8 (content type not given)"),
        (_response(b"{", kind="text/x; a=b"), _reading(), "json", "the body is not JSON in UTF-8 (content type text/x)"),
        (_response(b"<html><title>Busy</title>"), _reading(), "json", "the body is not JSON. A gateway or firewall answered"),
        (_response(b"5.5"), _reading(), "type", "must be a string"),
        (_response(b"\xff"), _reading(_200=ResponseSpec("text/csv")), "charset", "the body is not UTF-8"),
        (_response(b"a", kind="text/csv; charset=none"), _reading(_200=ResponseSpec("text/csv")), "charset", "the body is not NONE"),
        (_response(b"5", 201), _reading(_400=JSON), "status", "HTTP 201 is not declared for this call"),
        (_response(b"", 500, fault=Broken("too-large", "is too large")), _reading(), "too-large", "is too large"),
        (_response(b"", 200, fault=Broken("ended", "broke off")), _reading(), "ended", "broke off"),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_response_that_cannot_be_read_is_explained(
    response: Response, reading: Reading, rule: str, message: str
) -> None:
    """By its rule."""
    found = _broken(response, reading)

    assert found[0] == rule
    assert message in found[1]


def test_a_refusal_whose_body_broke_off_is_a_refusal_all_the_same() -> None:
    """Its status says what it means."""
    assert type(_failed(_response(b"", 404, fault=Broken("ended", "broke off")), _reading())) is NotFound


@pytest.mark.parametrize(
    ("reading", "status", "value"),
    [
        (_reading(_204=JSON), 204, None),
        (_reading(_205=JSON), 205, None),
        (_reading(_203=JSON), 203, "a"),
        (_reading(method="HEAD"), 200, None),
        (_reading(method="POST"), 200, "a"),
    ],
    ids=range(5),
)
def test_where_http_gives_no_body_there_is_none(reading: Reading, status: int, value: object) -> None:
    """Whatever the contract declares."""
    assert read(_response(b'"a"', status), reading) == value


def test_another_success_is_read_as_the_one_that_is_declared_and_noted() -> None:
    """By both statuses."""
    reading = _reading(_201=JSON)

    assert read(_response(b'"a"', 200), reading) == "a"
    assert reading.events == [("status", "201", "200", 200)]


def test_what_a_reader_gave_way_to_is_noted_with_the_document() -> None:
    """An exact response is not."""
    reading = _reading()
    assert read(_response(b'"a"'), reading) == "a"
    assert reading.events == []

    assert read(_response(b"5"), reading) == "5"
    assert reading.events == [("type", "string", "integer", 200)]
    assert reading.documents == [5]


@pytest.mark.parametrize(
    ("content", "status", "spec", "kind", "refined"),
    [
        (b'{"ok": false}', 200, JSON, "Rejected", False),
        (b'{"ok": false, "why": "gone"}', 200, JSON, "InvalidOtp", True),
        (b'"a"', 200, ResponseSpec("application/json", TEXT, "conflict"), "Conflict", False),
        (b'{"why": "gone"}', 500, JSON, "InvalidOtp", True),
        (b"{}", 409, JSON, "Conflict", False),
        (b"\xff", 409, JSON, "Conflict", False),
    ],
)
def test_a_body_or_a_status_that_is_no_success_is_an_error_of_its_class(
    content: bytes, status: int, spec: ResponseSpec, kind: str, *, refined: bool
) -> None:
    """A rule of the envelope outranks the contract's, and that the status."""
    error = _failed(_response(content, status), _reading(_200=spec))

    assert isinstance(error, ApiError)
    assert (type(error).__name__, error.refined) == (kind, refined)


def test_a_declared_refusal_is_of_its_class() -> None:
    """Exactly, or by the class of its status."""
    reading = _reading(_200=JSON, _400=ResponseSpec(None, None, "rejected"))

    assert type(_failed(_response(b"", 400), reading)) is Rejected


def test_an_error_carries_what_is_known_and_hides_what_is_secret() -> None:
    """In every text that is shown."""
    body = b'{"message": "no canary here", "code": "canary-1", "txn": "t canary", "x": 1}'
    headers = {"x-own-id": "r canary", "retry-after": "7", "set-cookie": "s=1", "date": "today"}
    error = _failed(Response(404, headers, body, 0.5), _reading("canary"))

    assert isinstance(error, ApiError)
    assert error.message == "no <hidden> here"
    assert (error.code, error.transaction_id, error.request_id) == ("<hidden>-1", "t <hidden>", "r <hidden>")
    assert (error.status, error.method, error.path, error.attempts) == (404, "GET", "/a", 2)
    assert error.retry_after == 7.0
    assert error.body == {"message": "no canary here", "code": "canary-1", "txn": "t canary", "x": 1}
    assert error.headers == {"x-own-id": "r canary", "retry-after": "7", "date": "today"}


def test_an_unreadable_response_shows_its_beginning_without_secrets() -> None:
    """And keeps the body as a text where it is no JSON."""
    error = _failed(_response(b'{"canary": tru'), _reading("canary"))
    assert isinstance(error, UnexpectedResponse)
    assert error.excerpt == '{"<hidden>": tru'
    assert error.message.endswith("; it begins '{\"<hidden>\": tru'")
    assert error.args == (error.message,)
    assert error.body == '{"canary": tru'

    other = _failed(_response(b"[1]"), _reading())
    assert (isinstance(other, UnexpectedResponse), other.body) == (True, [1])
    assert "it begins" not in _failed(_response(b"plain"), _reading()).message


def test_of_a_body_that_is_no_json_the_first_64_kib_are_kept() -> None:
    """Enough for whoever looks for the cause."""
    for status in (200, 404):
        assert _failed(_response(b"x" * 65_537, status), _reading()).body == "x" * 65_536


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b'{"message": "a", "detail": "b"}', "a"),
        (b'{"detail": [{"loc": ["body", "x"], "msg": "short"}], "message": "a"}', "x: short"),
        (b'{"title": "c"}', "c"),
        (b"{}", "The provider gave no reason"),
        (b"<html><title>Busy</title>", "A gateway or firewall answered in place of the API, with a page of HTML: Busy"),
    ],
)
def test_the_reason_is_where_the_provider_puts_it(document: bytes, message: str) -> None:
    """Or what else the body shows."""
    assert _failed(_response(document, 404), _reading()).message == message


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"x-own-id": "1", "x-request-id": "2"}, "1"),
        ({"x-request-id": "2", "x-correlation-id": "3"}, "2"),
        ({"x-correlation-id": "3", "x-amzn-requestid": "4"}, "4"),
        ({}, ""),
    ],
)
def test_the_id_of_a_request_is_found_in_its_headers(headers: dict[str, str], found: str) -> None:
    """Those that the contract names come first."""
    assert request_id(headers, ENVELOPE) == found


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        (" 0.5 ", 0.5),
        ("1.2.3", None),
        ("\u0661", None),
        ("", None),
        ("  ", None),
        ("-1", None),
        ("Thu, 01 Jan 1970 00:16:50 GMT", 10.0),
        ("Thu, 01 Jan 1970 00:16:30 GMT", 0.0),
        ("Thu, 99 Jan 1970 00:16:50 GMT", None),
        ("soon", None),
    ],
)
def test_a_pause_is_given_in_seconds_or_by_its_end(text: str, seconds: float | None) -> None:
    """One that has passed is none, and what is neither says nothing."""
    assert retry_after(text, 1000.0) == seconds
