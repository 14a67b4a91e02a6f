"""The strings to pull: time, seeds, reset, tenants, the log, and the control API for tests in other languages."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from kyc_clients._runtime.mock import Clock, InvalidMove, Mock, Session, Sessions, Status
from kyc_clients._runtime.mock.sessions import MOVES
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import BACK, Raw, headers_of, opening

INSTANT = "2026-01-01T00:00:00Z"


def _walk(mock: Mock) -> str:
    """Do the same things to a mock and return what it noted down."""
    with Raw(mock) as send:
        method, path, body = opening(mock.provider.name)
        send(method, path, body)
        send(method, path, {})
        send("GET", "/nowhere")
        for session in mock.state.sessions:
            mock.consent(session.id)
    return mock.requests.to_json() + json.dumps([session.consented for session in mock.state.sessions])


@pytest.mark.parametrize("make", [SandboxMock, DeepvueMock, DecentroMock])
def test_equal_seeds_give_byte_equal_traffic(make: Any) -> None:
    """Ids, times, tokens and all, where the clocks stand at the same instant; another seed gives another."""
    runs: list[str] = []
    for seed in (7, 7, 8):
        with make(seed=seed, clock=Clock(INSTANT)) as mock:
            runs.append(_walk(mock))

    assert runs[0] == runs[1] != runs[2]


def test_reset_begins_again_from_the_same_seed(mocks: Mapping[str, Mock]) -> None:
    """Sessions, faults, requests, customers and time are forgotten; the credentials stay valid."""
    for mock in mocks.values():
        before, secrets = _walk(mock), dict(mock.tenant().secrets)
        mock.faults.add("drop", times=None)
        mock.add_tenant("third")
        mock.clock.advance(seconds=100)

        mock.reset()

        assert not list(mock.state.sessions)
        assert (len(mock.requests), mock.faults.all()) == (0, ())
        assert [tenant.name for tenant in mock.state.tenants.all()] == ["first", "second"]
        assert mock.tenant().secrets == secrets
        assert _walk(mock) == before


def test_a_clock_that_runs_can_be_stopped_until_the_reset(deepvue: DeepvueMock) -> None:
    """For tests that count milliseconds, on a mock that somebody started by hand; one that stands is not bothered."""
    with DeepvueMock() as running:
        stopped = _control(running, "POST", "/clock/stop").json()
        advanced = _control(running, "POST", "/clock/advance", json={"seconds": 2}).json()
        after = _control(running, "POST", "/reset").json()
    untouched = _control(deepvue, "POST", "/clock/stop").json()

    assert stopped["stopped"]
    assert advanced["now"] == stopped["now"] + 2000
    assert not after["stopped"]
    assert untouched["now"] == 1_767_225_600_000


def test_the_clock_runs_unless_it_is_reported_to_stand() -> None:
    """It goes ahead only."""
    running, standing = Clock(), Clock(INSTANT)
    standing.advance(seconds=1.5)

    assert (running.stopped, standing.stopped) == (False, True)
    assert standing.milliseconds() == 1_767_225_601_500
    assert Clock("2026-01-01").now() == Clock(INSTANT).now()
    for seconds in (-1, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="ahead only"):
            standing.advance(seconds=seconds)


def test_a_mock_works_in_process(sandbox: SandboxMock) -> None:
    """Its app needs no server."""
    mock = SandboxMock(clock=Clock(INSTANT))
    headers = {"x-api-key": mock.credentials["api_key"], "x-api-secret": mock.credentials["api_secret"]}

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=mock.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://mock") as http:
            return await http.post("/authenticate", headers=headers)

    assert asyncio.run(ask()).status_code == 200
    with pytest.raises(RuntimeError, match="not served"):
        _ = mock.base_url
    assert sandbox.base_url.startswith("http://127.0.0.1:")


def test_the_log_holds_everything_but_secrets(sandbox: SandboxMock) -> None:
    """Names of fields stay; credentials, tokens, links and what is marked sensitive do not."""
    with Sandbox(base_url=sandbox.base_url, **sandbox.credentials) as client:
        client.digilocker.verify_user(mobile="9687205427")
        client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"])
        client.bank.verify_account_penny_drop("HDFC0001234", "42090969996", name="John Doe", mobile="9876543210")
    text = sandbox.requests.to_json()
    login, verify, opened, bank = sandbox.requests

    assert not [each for each in sandbox.tenant().secrets.values() if each in text]
    assert not [each for each in ("9687205427", "9876543210", "code_challenge") if each in text]
    assert (login.operation, verify.operation, bank.method) == (
        "authenticationAuthenticate",
        "digilockerVerifyUser",
        "GET",
    )
    assert verify.body == {
        "@entity": "in.co.sandbox.kyc.digilocker.user.verification.request",
        "mobile": "<hidden>",
    }
    assert verify.headers["authorization"] == "<hidden>"
    assert isinstance(opened.response, dict)
    assert opened.response["data"]["authorization_url"] == "<hidden>"
    assert (opened.tenant, opened.status, opened.fault) == ("first", 200, "")
    assert "mobile=<hidden>" in bank.query


def test_the_log_hides_sessions_where_they_are_secrets(decentro: DecentroMock) -> None:
    """In paths, too."""
    known = decentro.state.open_session(tenant="first", product="sso", requested=("PANCR",)).id
    with Raw(decentro) as send:
        send("DELETE", f"/v2/kyc/sso/digilocker/session/{known}")

    assert decentro.requests[-1].path == "/v2/kyc/sso/digilocker/session/<hidden>"
    assert known not in decentro.requests.to_json()


def test_sessions_move_only_as_documented() -> None:
    """Every other move is refused, and nothing leaves a final state."""
    sessions = Sessions(Clock(INSTANT))
    fields: dict[str, Any] = dict.fromkeys(("tenant", "product", "ticket", "token", "verifier", "redirect_url"), "")
    session = Session(id="one", requested=(), created_at=0, expires_at=2**62, **fields)
    sessions.add(session)

    with pytest.raises(InvalidMove, match="session one is created and cannot become succeeded"):
        sessions.move(session, "succeeded")
    way: tuple[Status, ...] = ("initialized", "authorized", "succeeded")
    for state in way:
        sessions.move(session, state)
    for state in MOVES:
        with pytest.raises(InvalidMove):
            sessions.move(session, state)
    with pytest.raises(ValueError, match="already"):
        sessions.add(session)


def _control(mock: Mock, method: str, path: str, **options: Any) -> httpx.Response:
    return httpx.request(method, f"{mock.base_url}/_mock{path}", **options)


def test_the_control_api_does_what_python_does(deepvue: DeepvueMock) -> None:
    """Time, faults, tenants, consent, the log and reset, each as JSON."""
    with Raw(deepvue) as send:
        opened = send(
            "POST", "/v1/kyc/digilocker/initiate-session", {"consent": "Y", "purpose": "KYC", "redirect_url": BACK}
        )
    known = opened.json()["transaction_id"]

    overview = _control(deepvue, "GET", "").json()
    listed = _control(deepvue, "GET", "/sessions").json()
    one = _control(deepvue, "GET", f"/sessions/{known}").json()
    decided = _control(deepvue, "POST", f"/sessions/{known}/consent", json={"allow": ["pan"]}).json()
    again = _control(deepvue, "POST", f"/sessions/{known}/consent", json={"deny": True})
    moved = _control(deepvue, "POST", "/clock/advance", json={"seconds": 10}).json()
    fault = _control(deepvue, "POST", "/faults", json={"kind": "status", "status": 503}).json()
    faults = _control(deepvue, "GET", "/faults").json()
    tenants = _control(deepvue, "POST", "/tenants", json={"name": "third", "standing": "inactive"}).json()
    requests = _control(deepvue, "GET", "/requests").json()
    _control(deepvue, "DELETE", "/faults")
    _control(deepvue, "DELETE", "/requests")
    cleared = (deepvue.faults.all(), len(deepvue.requests))
    after = _control(deepvue, "POST", "/reset").json()

    assert (overview["provider"], len(overview["operations"])) == ("deepvue", 5)
    assert [each["id"] for each in listed] == [known]
    assert one == listed[0]
    assert not {"token", "code", "verifier", "ticket"} & {*one}
    assert decided["session"]["consented"] == ["pan"]
    assert decided["redirect"].startswith(f"{BACK}?code=")
    assert (again.status_code, "is succeeded and cannot become failed" in again.json()["error"]) == (409, True)
    assert moved["now"] - after["now"] == 10_000
    assert (fault["kind"], faults) == ("status", [fault])
    assert tenants["third"]["standing"] == "inactive"
    assert [each["operation"] for each in requests] == ["digilockerInitiateSession"]
    assert cleared == ((), 0)
    assert not list(deepvue.state.sessions)


def test_every_provider_begins_with_two_customers(mocks: Mapping[str, Mock]) -> None:
    """Whose credentials differ in every part; a third can be taken on, with a name of its own."""
    for mock in mocks.values():
        first, second = mock.tenant().secrets, mock.tenant("second").secrets
        assert not {*first.values()} & {*second.values()}
        third = mock.add_tenant("third")
        assert third.secrets != first
        with pytest.raises(ValueError, match="already"):
            mock.add_tenant("third")
        assert headers_of(mock, "third") != headers_of(mock)
