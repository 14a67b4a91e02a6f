"""Decentro's pages call the purpose of single sign-on by two names: both are sent, and a mock takes either."""

from __future__ import annotations

import inspect
import json
from typing import Any

import httpx
import pytest

from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.errors import ApiError, ConfigurationError, InvalidRequest, KycError
from kyc_clients.sandbox import Sandbox

PURPOSE = "for bank account verification"
SESSION: dict[str, Any] = {
    "reference_id": "made-up-1",
    "consent_purpose": PURPOSE,
    "redirect_url": "https://example.com/return",
}
BODY: dict[str, Any] = {"consent": True, "reference_id": "made-up-1", "redirect_url": "https://example.com/return"}


def _body(**options: Any) -> dict[str, Any]:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(500)

    transport = httpx.MockTransport(answer)
    client = Decentro(client_id="c", client_secret="s", environment="staging", transport=transport, **options)
    with client, pytest.raises(KycError):
        client.digilocker_sso.initiate_session(**SESSION)
    body: dict[str, Any] = json.loads(sent[0].content)
    return body


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, ["consent_purpose", "purpose"]),
        ({"copies": "both"}, ["consent_purpose", "purpose"]),
        ({"copies": "original"}, ["purpose"]),
        ({"copies": "copy"}, ["consent_purpose"]),
    ],
)
def test_one_argument_goes_under_the_names_that_are_asked_for(options: dict[str, Any], names: list[str]) -> None:
    """With one value."""
    body = _body(**options)

    assert sorted(name for name in body if "purpose" in name) == names
    assert {body[name] for name in names} == {PURPOSE}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"purpose": PURPOSE}, 200),
        ({"consent_purpose": PURPOSE}, 200),
        ({"purpose": PURPOSE, "consent_purpose": PURPOSE}, 200),
        ({"purpose": PURPOSE, "consent_purpose": f"{PURPOSE}."}, 400),
        ({"consent_purpose": "too short"}, 400),
        ({"consent_purpose": None}, 400),
        ({}, 400),
    ],
)
def test_a_mock_takes_either_name_or_both_where_they_agree(given: dict[str, Any], status: int) -> None:
    """And holds the value to its rules under either."""
    with DecentroMock() as mock:
        headers = {name: mock.credentials[name] for name in ("client_id", "client_secret")}
        answer = httpx.post(
            f"{mock.base_url}/v2/kyc/sso/digilocker/session", json={**BODY, **given}, headers=headers, timeout=10
        )

    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("copies", ["both", "original", "copy"])
def test_every_call_of_single_sign_on_works_with_a_mock(copies: Any) -> None:
    """Whichever names are sent."""
    with DecentroMock() as mock, Decentro(base_url=mock.base_url, copies=copies, **mock.credentials) as client:
        assert client.digilocker_sso.initiate_session(**SESSION).data.authorization_url
        with pytest.raises(ApiError) as caught:
            client.digilocker_sso.list_issued_files("0" * 32, reference_id="made-up-2", consent_purpose=PURPOSE)
        assert caught.value.code != "error_invalid_purpose"


def test_the_second_name_is_no_addition_of_the_callers() -> None:
    """It is known, and comes from the argument."""
    with Decentro(client_id="c", client_secret="s", environment="staging") as client:
        with pytest.raises(ConfigurationError, match="consent_purpose"):
            client.digilocker_sso.initiate_session(**SESSION, extra_body={"consent_purpose": "x"})
        with pytest.raises(InvalidRequest) as caught:
            client.digilocker_sso.initiate_session(**{**SESSION, "consent_purpose": "too short"})
    assert [(item.pointer, item.argument) for item in caught.value.violations] == [("/purpose", "consent_purpose")]


def test_the_option_is_there_where_it_means_something() -> None:
    """And takes three values."""
    assert "copies" not in inspect.signature(Sandbox).parameters
    assert inspect.signature(AsyncDecentro).parameters["copies"].default == "both"
    wrong: Any = "none"
    with pytest.raises(ConfigurationError, match="copies must be"):
        Decentro(client_id="c", client_secret="s", environment="staging", copies=wrong)


def _taken(client: Any, group: str, method: str) -> list[str]:
    made = client(client_id="c", client_secret="s", environment="staging")
    parameters = inspect.signature(getattr(getattr(made, group), method)).parameters.values()
    return [item.name for item in parameters if item.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]


@pytest.mark.parametrize("client", [Decentro, AsyncDecentro])
@pytest.mark.parametrize(
    "method", ["get_eaadhaar", "exchange_code", "list_issued_files", "download_file", "get_file_data"]
)
def test_paired_methods_take_their_arguments_alike(client: Any, method: str) -> None:
    """The session's id comes first, with its name or without, in the path of the wire or in the body."""
    first = ["initial_decentro_transaction_id"]

    assert _taken(client, "digilocker_sso", method)[:1] == first
    assert _taken(client, "digilocker", method)[:1] == first
