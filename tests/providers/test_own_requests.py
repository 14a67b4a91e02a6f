"""What a caller may send who knows better than the contract, and what is never switched off."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

import httpx
import pytest

from kyc_clients.deepvue import Deepvue
from kyc_clients.errors import ConfigurationError, InvalidRequest
from kyc_clients.sandbox import Sandbox

SENT: list[httpx.Request] = []
GOOD: dict[str, Any] = {
    "code": 1,
    "timestamp": 1,
    "transaction_id": "t",
    "data": {"authorization_url": "https://a.example"},
}


def remember(request: httpx.Request) -> httpx.Response:
    """Keep the request; answer as all providers would."""
    SENT.append(request)
    data = {
        "@entity": "e",
        "authorization_url": "https://a.example",
        "session_id": "s",
        "id": "s",
        "status": "created",
        "created_at": 1,
    }
    return httpx.Response(200, json={**GOOD, "data": data})


def deepvue() -> Deepvue:
    """A client that talks to nobody."""
    SENT.clear()
    return Deepvue(client_id="c", client_secret="s", transport=httpx.MockTransport(remember))


def sandbox() -> Sandbox:
    """Another."""
    SENT.clear()
    return Sandbox(access_token="t", api_key="k", environment="test", transport=httpx.MockTransport(remember))


def test_rules_of_values_are_not_asked_of_who_says_so() -> None:
    """A documented request that breaks the provider's own rule goes out."""
    arguments: dict[str, Any] = {
        "flow": "signin",
        "redirect_url": "http://localhost:8000/return",
        "doc_types": ["voter_id"],
    }
    with pytest.raises(InvalidRequest):
        sandbox().digilocker.initiate_session(**arguments)
    sandbox().digilocker.initiate_session(**arguments, validate=False)

    assert json.loads(SENT[0].content)["doc_types"] == ["voter_id"]


def test_a_path_takes_another_value_and_stays_safe() -> None:
    """A kind of document that is new; never another path, nor a header that breaks the line."""
    read: Any = sandbox().digilocker.get_session_status
    read("s-1/../../x", validate=False)

    assert SENT[0].url.raw_path == b"/kyc/digilocker/sessions/s-1%2F..%2F..%2Fx/status"
    with pytest.raises(InvalidRequest):
        read("", validate=False)
    with pytest.raises(InvalidRequest):
        read({"a": 1}, validate=False)
    with pytest.raises((InvalidRequest, ConfigurationError)):
        read("s-1", validate=False, headers={"x-a": "b\r\nc: d"})
    assert len(SENT) == 1


def test_members_that_the_contract_does_not_know_go_with_the_body() -> None:
    """Whatever JSON says, beside the arguments, constants included."""
    deepvue().digilocker.initiate_session(purpose="KYC", extra_body={"pinless_signin": True, "more": {"a": [1, None]}})

    assert json.loads(SENT[0].content) == {
        "consent": "Y",
        "purpose": "KYC",
        "pinless_signin": True,
        "more": {"a": [1, None]},
    }


def test_parameters_that_the_contract_does_not_know_go_with_the_query() -> None:
    """Encoded, beside those it knows."""
    sandbox().digilocker.get_session_status("s-1", extra_query={"trace": "a b&c", "n": 2, "on": True})

    assert SENT[0].url.query == b"trace=a%20b%26c&n=2&on=true"


class Kind(str, Enum):  # noqa: UP042 - the older kind, whose str() is not its value
    """A text that is not written as it is held."""

    FIRST = "a-1"


class Level(int, Enum):
    """A number that is not."""

    FIFTH = 5


def test_members_of_enumerations_go_with_the_query_as_their_values() -> None:
    """Not as Python shows them."""
    sandbox().digilocker.get_session_status("s-1", extra_query={"kind": Kind.FIRST, "level": Level.FIFTH})

    assert SENT[0].url.query == b"kind=a-1&level=5"


@pytest.mark.parametrize(
    "options",
    [
        {"extra_body": {"purpose": "other"}},
        {"extra_body": {"consent": "N"}},
        {"extra_body": {"": 1}},
        {"extra_body": [1]},
        {"extra_query": {"a": [1]}},
        {"extra_query": "a=1"},
    ],
)
def test_what_is_no_addition_is_a_configuration_error(options: dict[str, Any]) -> None:
    """A declared argument, a constant, and what no JSON or query has. Nothing is sent."""
    call: Any = deepvue().digilocker.initiate_session
    with pytest.raises(ConfigurationError, match="extra_"):
        call(purpose="KYC", validate=False, **options)
    assert SENT == []


def test_a_value_that_only_the_caller_knows_is_never_in_a_message() -> None:
    """What a provider echoes of it is hidden."""
    transport = httpx.MockTransport(lambda _: httpx.Response(400, json={"detail": "no such nickname: Made-Up-Name"}))
    with (
        Deepvue(client_id="c", client_secret="s", transport=transport) as client,
        pytest.raises(Exception, match="hidden") as caught,
    ):
        client.digilocker.initiate_session(purpose="KYC", extra_body={"nickname": "Made-Up-Name"})

    assert "Made-Up-Name" not in str(caught.value)
