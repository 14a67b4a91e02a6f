"""What a refusal is called and what its text says, whatever form it comes in."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kyc_clients.decentro import Decentro
from kyc_clients.deepvue import Deepvue
from kyc_clients.errors import (
    AuthenticationError,
    ConsentDenied,
    ConsentMissing,
    InsufficientCredits,
    KycError,
    SessionExpired,
    UnexpectedResponse,
    WaitTimeout,
)
from kyc_clients.sandbox import Effects, Sandbox


def deepvue(answer: httpx.Response) -> KycError:
    """The error of a call that gets this answer."""
    transport = httpx.MockTransport(lambda _: answer)
    with (
        Deepvue(client_id="c", client_secret="s", retries=0, transport=transport) as client,
        pytest.raises(KycError) as caught,
    ):
        client.digilocker.initiate_session(purpose="KYC")
    return caught.value


def sandbox(answer: httpx.Response) -> KycError:
    """The error of reading a document that gets this answer."""
    transport = httpx.MockTransport(lambda _: answer)
    with Sandbox(access_token="t", api_key="k", retries=0, environment="test", transport=transport) as client:
        with pytest.raises(KycError) as caught:
            client.digilocker.get_document("s-1", "pan")
        return caught.value


def decentro(answer: httpx.Response) -> KycError:
    """The error of reading an Aadhaar that gets this answer."""
    transport = httpx.MockTransport(lambda _: answer)
    with Decentro(client_id="c", client_secret="s", environment="staging", retries=0, transport=transport) as client:
        with pytest.raises(KycError) as caught:
            client.digilocker.get_eaadhaar(
                reference_id="r-1",
                consent_purpose="for bank account verification",
                initial_decentro_transaction_id="A" * 32,
            )
        return caught.value


def test_a_list_of_faults_names_every_field() -> None:
    """FastAPI's form, nested and without a place."""
    error = deepvue(
        httpx.Response(
            422,
            json={
                "detail": [
                    {"loc": ["body", "consent"], "msg": "field required", "type": "value_error.missing"},
                    {"loc": ["body", "doc_types", 0], "msg": "unexpected value", "type": "value_error"},
                    {"loc": ["query", "98765 43210"], "msg": "extra", "type": "value_error"},
                ]
            },
        )
    )

    assert error.message == "consent: field required; doc_types.0: unexpected value; extra"


@pytest.mark.parametrize("status", [400, 402, 403, 429, 500])
def test_used_up_credits_are_reported_whatever_the_status(status: int) -> None:
    """Of all three providers."""
    for call, body in (
        (deepvue, {"detail": "Insufficient credits"}),
        (sandbox, {"code": status, "message": "Insufficient credits"}),
        (decentro, {"status": "FAILURE", "message": "no", "responseKey": "error_insufficient_prepaid_credits"}),
        (decentro, {"status": "FAILURE", "message": "no", "responseKey": "error_insufficient_commission_balance"}),
    ):
        assert type(call(httpx.Response(status, json=body))) is InsufficientCredits


def test_an_inactive_client_is_a_matter_of_credentials() -> None:
    """The page lists it under 400."""
    assert type(deepvue(httpx.Response(400, json={"detail": "Inactive client_id"}))) is AuthenticationError


def test_an_expired_session_is_one_from_every_operation() -> None:
    """Reading a document of one, too."""
    body = {"code": 523, "message": "Invalid session status: expired"}

    assert type(sandbox(httpx.Response(523, json=body))) is SessionExpired


def test_a_read_before_the_consent_lacks_it() -> None:
    """Decentro says so in a sentence."""
    body = {
        "status": "FAILURE",
        "message": "The user has not given consent for this session.",
        "responseKey": "error_x",
    }

    assert type(decentro(httpx.Response(400, json=body))) is ConsentMissing


PAGE = "<!DOCTYPE html>\n<html><head><title>403 Forbidden\n &amp; blocked</title></head><body>nginx</body></html>"


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/json"])
def test_a_page_of_html_says_that_a_gateway_answered(content_type: str) -> None:
    """With its title and the status, under an error and under a success."""
    gateway_message = "gateway or firewall answered in place of the API, with a page of HTML: 403 Forbidden & blocked"
    headers = {"content-type": content_type}
    refused = deepvue(httpx.Response(403, content=PAGE, headers=headers))
    taken = deepvue(httpx.Response(200, content=PAGE, headers=headers))

    assert gateway_message in refused.message
    assert "HTTP 403" in str(refused)
    assert type(taken) is UnexpectedResponse
    assert gateway_message in taken.message


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://login.example/path?token=secret-1", "login.example"),
        ("/elsewhere", "another path of the same host"),
        ("https://[", "another path of the same host"),
    ],
)
def test_a_redirect_says_to_which_host_it_points(location: str, host: str) -> None:
    """The host alone: the rest may hold a secret."""
    error = deepvue(httpx.Response(302, headers={"location": location}))

    assert f"redirects to {host}, which is not followed" in error.message
    assert "secret-1" not in str(error)


def waited(status: str) -> KycError:
    """The error of waiting for a session that stays in a state."""
    data = {"@entity": "in.co.sandbox.session", "id": "s-1", "status": status, "created_at": 1}
    body: dict[str, Any] = {"code": 200, "timestamp": 1, "transaction_id": "t-1", "data": data}
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    effects = Effects(sleep=sleep, now=lambda: now[0])
    with Sandbox(access_token="t", api_key="k", environment="test", transport=transport, effects=effects) as client:
        with pytest.raises(KycError) as caught:
            client.digilocker.wait_for_consent("s-1")
        return caught.value


@pytest.mark.parametrize(
    ("status", "kind"), [("failed", ConsentDenied), ("expired", SessionExpired), ("created", WaitTimeout)]
)
def test_the_end_of_a_wait_carries_what_support_asks_for(status: str, kind: type[KycError]) -> None:
    """Session, transaction, status, path and the last response."""
    error = waited(status)

    assert type(error) is kind
    assert (error.session_id, error.transaction_id, error.status) == ("s-1", "t-1", 200)
    assert error.path == "/kyc/digilocker/sessions/{session_id}/status"
    assert isinstance(error.body, dict)
    assert error.body["data"]["status"] == status  # type: ignore[index, call-overload]  # it is the response
