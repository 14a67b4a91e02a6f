"""Who may call Sandbox's mock, with which credentials, and what belongs to whom."""

import json
from base64 import urlsafe_b64decode

import httpx
import pytest

from kyc_clients.errors import (
    AuthenticationError,
    InsufficientCredits,
    SessionNotFound,
)
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.sandbox.steps import opened
from tests.mocks.support import Raw

DAY = 86_400


def test_tenants_cannot_see_each_other(sandbox: SandboxMock, client: Sandbox) -> None:
    """Another customer's session might as well not exist, and another's token opens nothing."""
    known = opened(client)
    sandbox.consent(known)
    with Raw(sandbox, "second") as second, Raw(sandbox) as first:
        stranger = second("GET", f"/kyc/digilocker/sessions/{known}/status")
        borrowed = second(
            "GET", f"/kyc/digilocker/sessions/{known}/status", headers={"authorization": first.headers["authorization"]}
        )

    assert (stranger.status_code, stranger.json()["message"]) == (521, f"Data not found for: {known}")
    assert (borrowed.status_code, borrowed.json()["message"]) == (403, "Invalid access token")


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"x-api-key": None}, 401, "Unauthorized"),
        ({"x-api-key": "wrong"}, 401, "Unauthorized"),
        ({"x-api-key": "prefix"}, 401, "Unauthorized"),
        ({"authorization": None}, 401, "Unauthorized"),
        ({"authorization": "wrong"}, 403, "Invalid access token"),
        ({"authorization": "prefix"}, 403, "Invalid access token"),
        ({"authorization": "bearer"}, 403, "Invalid access token"),
        ({"authorization": "changed"}, 403, "Invalid access token"),
    ],
    ids=str,
)
def test_both_key_and_token_must_be_right(
    sandbox: SandboxMock, change: dict[str, str | None], status: int, message: str
) -> None:
    """A missing or wrong key is 401, a wrong token 403; the beginning of a right one is a wrong one."""
    with Raw(sandbox) as send:
        for name, how in change.items():
            right = send.headers.pop(name)
            header, claims, signature = [*right.split("."), "", ""][:3]
            wrong = {
                "prefix": right[:-1],
                "bearer": f"Bearer {right}",
                "changed": f"{header}.{claims[:-2]}AA.{signature}",
            }
            if how is not None:
                send.headers[name] = wrong.get(how, how)

        answer = send("GET", "/bank/HDFC0001234")

    assert (answer.status_code, answer.json()["message"]) == (status, message)


@pytest.mark.parametrize("secret", [None, "", "wrong", "prefix", "other"])
def test_a_login_needs_the_key_and_its_secret(sandbox: SandboxMock, secret: str | None) -> None:
    """Anything but both, of the same customer, is 401."""
    right, other = sandbox.credentials, sandbox.credentials_of("second")
    given = {"prefix": right["api_secret"][:-1], "other": other["api_secret"]}
    headers = {"x-api-key": right["api_key"]}
    if secret is not None:
        headers["x-api-secret"] = given.get(secret, secret)

    answer = httpx.post(f"{sandbox.base_url}/authenticate", headers=headers)

    assert (answer.status_code, answer.json()["message"]) == (401, "Unauthorized")


def test_a_token_is_a_jwt_of_24_hours(sandbox: SandboxMock) -> None:
    """It works to the last second; then it is 403, and the client logs in again by itself."""
    with Raw(sandbox) as send:
        claims = json.loads(urlsafe_b64decode(send.headers["authorization"].split(".")[1] + "=="))
        sandbox.clock.advance(seconds=DAY - 1)
        before = send("GET", "/bank/HDFC0001234")
        sandbox.clock.advance(seconds=1)
        after = send("GET", "/bank/HDFC0001234")

    assert claims["exp"] - claims["iat"] == DAY
    assert (claims["iss"], claims["intent"]) == ("api.sandbox.co.in", "ACCESS_TOKEN")
    assert before.status_code == 200
    assert (after.status_code, after.json()["message"]) == (403, "Access token expired")


def test_a_client_outlives_its_token(sandbox: SandboxMock, client: Sandbox) -> None:
    """One more login, and the call goes through."""
    client.bank.verify_ifsc("HDFC0001234")
    sandbox.clock.advance(seconds=DAY)

    branch = client.bank.verify_ifsc("HDFC0001234")

    assert branch.bankcode == "HDFC"
    assert [entry.status for entry in sandbox.requests] == [200, 200, 403, 200, 200]


def test_standings_decide_what_a_customer_may_do(sandbox: SandboxMock) -> None:
    """Without credits only what is billed is refused; who is switched off cannot log in."""
    poor, off = sandbox.add_tenant("poor", "no-credits").name, sandbox.add_tenant("off", "inactive").name
    with Sandbox(base_url=sandbox.base_url, **sandbox.credentials_of(poor)) as client:
        with pytest.raises(InsufficientCredits):
            client.digilocker.verify_user(mobile="9687205427")
        with pytest.raises(InsufficientCredits):
            client.pan.get_aadhaar_link_status(pan="XXXPX1234A", aadhaar_number="123456789012", reason="For Testing")
        with pytest.raises(SessionNotFound):
            client.digilocker.get_session_status("nobody")
    with (
        Sandbox(base_url=sandbox.base_url, **sandbox.credentials_of(off)) as client,
        pytest.raises(AuthenticationError),
    ):
        client.bank.verify_ifsc("HDFC0001234")
