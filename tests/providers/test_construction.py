"""Faults of credentials that need no request are errors when a client is made, by the names of the arguments."""

from __future__ import annotations

from typing import Any

import pytest

from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.deepvue import AsyncDeepvue, Deepvue
from kyc_clients.errors import ConfigurationError
from kyc_clients.sandbox import AsyncSandbox, Sandbox

SANDBOX = "api_key (or SANDBOX_API_KEY) and api_secret (or SANDBOX_API_SECRET)"
DEEPVUE = "client_id (or DEEPVUE_CLIENT_ID) and client_secret (or DEEPVUE_CLIENT_SECRET)"
TEST: dict[str, Any] = {"api_key": "key_test_1", "api_secret": "secret_test_1", "environment": "test"}


def _refusal(client: type, **given: object) -> str:
    with pytest.raises(ConfigurationError) as caught:
        client(**given)
    assert caught.value.__cause__ is None
    return caught.value.message


@pytest.mark.parametrize(
    ("client", "given", "expected"),
    [
        (Sandbox, {"environment": "test"}, f"No credentials for Sandbox: give {SANDBOX}"),
        (AsyncSandbox, {"environment": "prod", "api_secret": ""}, f"No credentials for Sandbox: give {SANDBOX}"),
        (Sandbox, {"environment": "test", "api_key": "key_test_1"}, f"No credentials for Sandbox: give {SANDBOX}"),
        (Deepvue, {}, f"No credentials for Deepvue: give {DEEPVUE}"),
        (AsyncDeepvue, {"client_id": "made-up"}, f"No credentials for Deepvue: give {DEEPVUE}"),
        (
            AsyncDecentro,
            {"environment": "staging", "module_secret": "made-up"},
            (
                "No credentials for Decentro: give client_id (or DECENTRO_CLIENT_ID) and client_secret (or DECENTRO_CLIENT_SECRET)"
                " and module_secret (or DECENTRO_MODULE_SECRET); or client_id (or DECENTRO_CLIENT_ID) and client_secret"
                " (or DECENTRO_CLIENT_SECRET); or access_token (or DECENTRO_ACCESS_TOKEN)"
            ),
        ),
    ],
)
def test_a_client_that_could_make_no_call_is_not_made(client: type, given: dict[str, Any], expected: str) -> None:
    """With no credentials, or with a part of them: the message names what to give, and the variable that may hold it."""
    assert _refusal(client, **given) == expected


@pytest.mark.parametrize("client", [Sandbox, AsyncSandbox])
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"api_key": "key_live_canary"},
            (
                "api_key is of the environment 'prod' (it begins with 'key_live_'), and requests go to 'test':"
                " give one that begins with 'key_test_', or environment='prod'"
            ),
        ),
        (
            {"environment": "prod"},
            (
                "api_key is of the environment 'test' (it begins with 'key_test_'), and requests go to 'prod':"
                " give one that begins with 'key_live_', or environment='test'"
            ),
        ),
        (
            {"api_secret": "secret_live_canary"},
            (
                "api_secret is of the environment 'prod' (it begins with 'secret_live_'), and requests go to 'test':"
                " give one that begins with 'secret_test_', or environment='prod'"
            ),
        ),
        (
            {"environment": None, "base_url": "https://api.sandbox.co.in/"},
            (
                "api_key is of the environment 'test' (it begins with 'key_test_'), and requests go to 'prod':"
                " give one that begins with 'key_live_', or environment='test'"
            ),
        ),
    ],
)
def test_a_key_of_another_environment_is_reported(client: type, changed: dict[str, Any], expected: str) -> None:
    """By how it begins; its text is not shown."""
    message = _refusal(client, **{**TEST, **changed})

    assert message == expected
    assert "canary" not in message


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"api_key": "secret_test_canary", "api_secret": "key_test_canary"},
            "api_key begins with 'secret_test_', as api_secret does: are the two swapped?",
        ),
        (
            {"api_key": "secret_live_canary"},
            "api_key begins with 'secret_live_', as api_secret does: are the two swapped?",
        ),
        (
            {"api_secret": "key_live_canary"},
            "api_secret begins with 'key_live_', as api_key does: are the two swapped?",
        ),
        (
            {"access_token": "key_test_canary"},
            "access_token begins with 'key_test_', as api_key does: are the two swapped?",
        ),
    ],
)
def test_credentials_in_each_others_place_are_reported(changed: dict[str, Any], expected: str) -> None:
    """Whichever of them, and of whichever environment."""
    assert _refusal(Sandbox, **{**TEST, **changed}) == expected


@pytest.mark.parametrize("client", [Sandbox, AsyncSandbox])
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'key_test_1'", "api_key stands in quotes, as from a file of settings: give it without them"),
        (" key_test_1", "api_key must be a text of printable ASCII without blanks at its ends"),
        ("key_test_1\n", "api_key must be a text of printable ASCII without blanks at its ends"),
        ("Bearer key_test_1", "api_key begins with 'Bearer': give it without that word"),
    ],
)
def test_what_was_pasted_with_too_much_is_reported_when_a_client_is_made(
    client: type, value: str, expected: str
) -> None:
    """Not at the first call of a service that started healthy."""
    assert _refusal(client, **{**TEST, "api_key": value}) == expected


def test_variables_of_the_environment_are_looked_at_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are where most such mistakes are made."""
    monkeypatch.setenv("SANDBOX_API_KEY", "key_live_1")
    monkeypatch.setenv("SANDBOX_API_SECRET", "secret_live_1")

    assert "api_key is of the environment 'prod'" in _refusal(Sandbox, environment="test")
    assert Sandbox(environment="prod").base_url == "https://api.sandbox.co.in"


def test_a_rotation_is_looked_at_alike() -> None:
    """And a copy; the client keeps what it had."""
    sandbox = Sandbox(**TEST)

    with pytest.raises(ConfigurationError, match="api_key is of the environment 'prod'"):
        sandbox.rotate(api_key="key_live_1")
    with pytest.raises(ConfigurationError, match="as api_key does: are the two swapped"):
        sandbox.copy(api_secret="key_test_2")
    sandbox.rotate(api_key="key_test_2")


@pytest.mark.parametrize(
    "given",
    [
        {**TEST},
        {**TEST, "api_key": "one-of-an-older-form"},
        {"api_key": lambda: "key_live_1", "api_secret": lambda: "secret_live_1", "environment": "test"},
        {"api_key": "key_live_1", "api_secret": "secret_live_1", "base_url": "https://proxy.example.com"},
        {"api_key": "key_test_1", "access_token": "eyJ.made.up", "environment": "test"},
    ],
)
def test_what_may_be_right_is_taken(given: dict[str, Any]) -> None:
    """Other forms, callables (asked at the first call), any key for another server."""
    Sandbox(**given)
    AsyncSandbox(**given)


def test_one_way_in_is_enough() -> None:
    """Where a provider takes a token alone, too."""
    assert Decentro(environment="staging", access_token="made-up").base_url == "https://in.staging.decentro.tech"
