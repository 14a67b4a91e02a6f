"""Troubles on order: what they do to a response, whom they strike, and what the client makes of them."""

from collections.abc import Iterator
from time import monotonic
from typing import get_args

import httpx
import pytest

from kyc_clients._runtime.mock import FaultKind
from kyc_clients.deepvue import Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.errors import (
    KycError,
    RateLimited,
    ServerError,
    SourceUnavailable,
    Timeout,
    TransportError,
    UnexpectedResponse,
)
from tests.mocks.support import BACK, Raw

BODY = {"consent": "Y", "purpose": "KYC"}
SESSION = "/v1/kyc/digilocker/initiate-session"


@pytest.fixture
def client(deepvue: DeepvueMock) -> Iterator[Deepvue]:
    """A client that tries once."""
    with Deepvue(base_url=deepvue.base_url, retries=0, **deepvue.credentials) as made:
        yield made


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("status", ServerError),
        ("rate-limit", RateLimited),
        ("drop", TransportError),
        ("drop-answer", TransportError),
        ("truncate", UnexpectedResponse),
        ("html", ServerError),
        ("charset", UnexpectedResponse),
        ("broken-json", UnexpectedResponse),
        ("empty", UnexpectedResponse),
    ],
)
def test_every_trouble_becomes_a_typed_error(
    deepvue: DeepvueMock, client: Deepvue, kind: FaultKind, error: type[Exception]
) -> None:
    """One call, then all is well again; the log names the fault."""
    deepvue.faults.add(kind, status=502 if kind == "html" else 500)

    with pytest.raises(error):
        client.digilocker.initiate_session(purpose="KYC")

    assert deepvue.requests[-1].fault == kind
    client.digilocker.initiate_session(purpose="KYC")


def test_the_kinds_are_all_tested() -> None:
    """A new one must be given a meaning here."""
    tested = {"status", "rate-limit", "drop", "drop-answer", "truncate", "html", "charset", "broken-json", "empty"}
    assert {*get_args(FaultKind)} == {*tested, "latency"}


@pytest.mark.parametrize(
    ("kind", "sessions"), [("drop", 0), ("status", 0), ("html", 0), ("drop-answer", 1), ("empty", 1)]
)
def test_a_trouble_strikes_before_or_after_the_effect(
    deepvue: DeepvueMock, client: Deepvue, kind: FaultKind, sessions: int
) -> None:
    """A dropped request opened no session; a dropped answer did."""
    deepvue.faults.add(kind)
    with pytest.raises(KycError):
        client.digilocker.initiate_session(purpose="KYC")

    assert len(list(deepvue.state.sessions)) == sessions


def test_latency_delays_and_does_no_more(deepvue: DeepvueMock) -> None:
    """A patient client is answered, an impatient one is not."""
    deepvue.faults.add("latency", seconds=0.2, times=2)
    with (
        Deepvue(base_url=deepvue.base_url, retries=0, timeout=0.05, **deepvue.credentials) as hasty,
        pytest.raises(Timeout),
    ):
        hasty.digilocker.initiate_session(purpose="KYC")
    with Deepvue(base_url=deepvue.base_url, retries=0, timeout=5, **deepvue.credentials) as patient:
        patient.digilocker.initiate_session(purpose="KYC")


def test_a_rate_limit_lets_some_through_and_says_when_to_come_back(deepvue: DeepvueMock, client: Deepvue) -> None:
    """By the mock's clock; `Retry-After` counts to the next free place."""
    deepvue.faults.add("rate-limit", limit=2, seconds=60, times=None)
    for _ in range(2):
        client.digilocker.initiate_session(purpose="KYC")
    deepvue.clock.advance(seconds=20)
    with pytest.raises(RateLimited) as caught:
        client.digilocker.initiate_session(purpose="KYC")
    deepvue.clock.advance(seconds=40)

    client.digilocker.initiate_session(purpose="KYC")

    assert caught.value.retry_after == 40
    assert deepvue.requests[2].response == {"detail": "Rate limit exceeded. Please retry after some time."}


def test_a_trouble_strikes_one_operation_and_so_many_calls(deepvue: DeepvueMock, client: Deepvue) -> None:
    """Others go by unharmed."""
    deepvue.faults.add("status", operation="digilockerListIssuedFiles", status=503, times=2)
    known = client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK).transaction_id
    code = client.parse_callback(deepvue.consent(known)).code
    client.digilocker.exchange_code(purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=code)

    for _ in range(2):
        with pytest.raises(SourceUnavailable):
            client.digilocker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known)
    assert client.digilocker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known).data
    assert not deepvue.faults.all()


def test_a_likely_trouble_strikes_by_the_seed(deepvue: DeepvueMock) -> None:
    """Half of the calls, the same half each time."""
    with Raw(deepvue) as send:
        runs: list[list[int]] = []
        for _ in range(2):
            deepvue.reset()
            deepvue.faults.add("status", status=503, times=None, chance=0.5)
            runs.append([send("POST", SESSION, BODY).status_code for _ in range(20)])

    assert runs[0] == runs[1]
    assert set(runs[0]) == {201, 503}


def test_a_limit_is_for_rate_limits_alone(deepvue: DeepvueMock) -> None:
    """Any other fault strikes at once."""
    deepvue.faults.add("status", status=503, limit=2)
    with Raw(deepvue) as send:
        assert send("POST", SESSION, BODY).status_code == 503


@pytest.mark.parametrize("kind", ["drop", "drop-answer"])
def test_the_log_shows_no_response_that_nobody_got(deepvue: DeepvueMock, kind: FaultKind) -> None:
    """Neither its status nor its body, whatever the mock would have sent."""
    deepvue.faults.add(kind)
    with Raw(deepvue) as send, pytest.raises(httpx.RemoteProtocolError):
        send("POST", SESSION, BODY)

    (entry,) = deepvue.requests.of("digilockerInitiateSession")
    assert (entry.status, entry.response_headers, entry.response, entry.fault) == (0, {}, None, kind)


def test_a_client_retries_through_passing_troubles(deepvue: DeepvueMock) -> None:
    """Where the contract lets it: reading again is safe, opening a session is not once it may have arrived."""
    with Deepvue(base_url=deepvue.base_url, retries=2, **deepvue.credentials) as client:
        deepvue.faults.add("drop-answer")
        with pytest.raises(TransportError):
            client.digilocker.initiate_session(purpose="KYC")

    assert len(deepvue.requests.of("digilockerInitiateSession")) == 1


def test_broken_answers_look_as_ordered(deepvue: DeepvueMock) -> None:
    """HTML has its type; a wrong charset claims UTF-8 over other bytes; half a response announces all of it."""
    with Raw(deepvue) as send:
        send.http.event_hooks = {}
        deepvue.faults.add("html", status=502)
        html = send("POST", SESSION, BODY)
        deepvue.faults.add("charset")
        charset = send("POST", SESSION, BODY)
        deepvue.faults.add("truncate")
        with pytest.raises(httpx.RemoteProtocolError, match=r"incomplete|peer closed"):
            send("POST", SESSION, BODY)

    assert (html.status_code, html.headers["content-type"]) == (502, "text/html")
    assert charset.headers["content-type"] == "application/json; charset=utf-8"
    assert charset.content.startswith(b"\xff\xfe")


def test_closing_a_mock_during_a_slow_response_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """A test that gave up on a response ends as quietly as any other, and at once."""
    with DeepvueMock() as mock:
        mock.faults.add("latency", seconds=60)
        client = Deepvue(base_url=mock.base_url, timeout=0.2, retries=0, **mock.credentials)
        with client, pytest.raises(Timeout):
            client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK)
        closing = monotonic()

    assert monotonic() - closing < 5
    assert capfd.readouterr() == ("", "")
