"""What a provider's test host is documented to know goes out there exactly, and nowhere else; what a developer needs, off production."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from kyc_clients.decentro import Decentro
from kyc_clients.deepvue import Deepvue
from kyc_clients.errors import InvalidRequest, KycError
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock

pytestmark = pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")

OPTIONS: dict[str, Any] = {
    "verification_method": ["aadhaar"],
    "pinless": True,
    "usernameless": True,
    "verified_mobile": "9687205427",
}
SESSION: dict[str, Any] = {
    "flow": "signin",
    "redirect_url": "https://developer.sandbox.co.in/",
    "doc_types": ["aadhaar"],
}
OLDER = {**SESSION, "options": {**OPTIONS, "verified_mobile": "9999999999"}, "consent_expiry": 1751975600361}
ENTITY: dict[str, Any] = {
    "flow": "signin",
    "redirect_url": "https://sandbox.co.in/",
    "consent_expiry": 1765887697411,
}
DIRECTOR = {"id": "9999999", "reason": "For Director KYC"}
PLACEHOLDER = "<Redirect URL for DigiLocker>"
DECENTRO: dict[str, Any] = {"reference_id": "ABCDEF12345", "consent_purpose": "for banking purpose only"}
LOCAL = "http://127.0.0.1:9"

SENT: list[httpx.Request] = []


def _transport() -> httpx.MockTransport:
    SENT.clear()

    def answer(request: httpx.Request) -> httpx.Response:
        SENT.append(request)
        return httpx.Response(500)

    return httpx.MockTransport(answer)


def _client(provider: str, **where: Any) -> Any:
    given: dict[str, Any] = {"transport": _transport(), "retries": 0, **where}
    if provider == "sandbox":
        return Sandbox(api_key="made-up", access_token="made-up", **given)
    kind = Deepvue if provider == "deepvue" else Decentro
    return kind(client_id="made-up", client_secret="made-up", **given)


def _sent(call: Callable[[], object]) -> Any:
    """The body that went out; the violations where nothing did."""
    with pytest.raises(KycError) as caught:
        call()
    if isinstance(caught.value, InvalidRequest):
        assert SENT == []
        return [(item.pointer, item.rule) for item in caught.value.violations]
    return json.loads(SENT[-1].content)


def _method(client: Any, name: str) -> Any:
    group, _, method = name.partition(".")
    return getattr(getattr(client, group), method)


DOCUMENTED = [
    ("sandbox", "test", "digilocker.initiate_session", {**SESSION, "options": OPTIONS}),
    ("sandbox", "test", "digilocker.initiate_session", OLDER),
    ("sandbox", "test", "entitylocker.initiate_session", ENTITY),
    ("sandbox", "test", "digilocker.verify_user", {"aadhaar_number": "1234567890123"}),
    ("sandbox", "test", "mca.get_director_master_data", DIRECTOR),
    ("decentro", "staging", "digilocker.initiate_session", {**DECENTRO, "redirect_url": PLACEHOLDER}),
]


@pytest.mark.parametrize(("provider", "environment", "method", "given"), DOCUMENTED)
def test_a_documented_request_goes_to_the_test_environment_as_it_is(
    provider: str, environment: str, method: str, given: dict[str, Any]
) -> None:
    """Though it breaks what the page says beside it."""
    body = _sent(lambda: _method(_client(provider, environment=environment), method)(**given))

    assert {name: body[name] for name in given} == given


@pytest.mark.parametrize(("provider", "environment", "method", "given"), DOCUMENTED)
def test_it_does_not_go_to_production(provider: str, environment: str, method: str, given: dict[str, Any]) -> None:
    """There it would be refused, or billed."""
    other = {"test": "prod", "staging": "production"}[environment]

    assert isinstance(_sent(lambda: _method(_client(provider, environment=other), method)(**given)), list)


@pytest.mark.parametrize(
    ("method", "given", "broken"),
    [
        ("digilocker.verify_user", {"aadhaar_number": "1234567890124"}, [("/aadhaar_number", "pattern")]),
        (
            "entitylocker.initiate_session",
            {**ENTITY, "consent_expiry": 1765887697412},
            [("/consent_expiry", "x-ahead")],
        ),
        ("mca.get_director_master_data", {**DIRECTOR, "id": "9999998"}, [("/id", "pattern")]),
        (
            "digilocker.initiate_session",
            {**SESSION, "options": {**OPTIONS, "verified_mobile": "9687205428"}},
            [("/options/usernameless", "const"), ("/options/verified_mobile", "false")],
        ),
    ],
)
def test_another_value_is_held_to_the_contract_there_too(
    method: str, given: dict[str, Any], broken: list[tuple[str, str]]
) -> None:
    """One digit makes it another request."""
    assert _sent(lambda: _method(_client("sandbox", environment="test"), method)(**given)) == broken


def test_the_placeholder_of_deepvue_goes_to_a_server_of_ones_own_alone() -> None:
    """Deepvue has no test environment."""
    given = {"purpose": "example_string", "redirect_url": "example_string"}

    assert _sent(lambda: _client("deepvue").digilocker.initiate_session(**given)) == [("/redirect_url", "format")]
    body = _sent(lambda: _client("deepvue", base_url=LOCAL).digilocker.initiate_session(**given))
    assert body == {"consent": "Y", **given}


HERE = ["http://localhost:8000/return", "http://localhost", "http://127.0.0.1:3000/a?b=1#c", "http://[::1]:8000/"]
ELSEWHERE = [
    "http://example.com/", "http://localhost.example.com/", "http://127.0.0.1.example.com/", "http://user@localhost/",
    "http://localhost:99999/", "http://localhost/ x", "ftp://localhost/", "http://192.168.0.1/", "localhost:8000", "",
]  # fmt: skip


@pytest.mark.parametrize("url", HERE)
@pytest.mark.parametrize("where", [{"environment": "test"}, {"base_url": LOCAL}, {"base_url": "http://localhost:1"}])
def test_a_browser_may_come_back_to_this_machine_off_production(url: str, where: dict[str, Any]) -> None:
    """For development, with the test environment or with a mock."""
    body = _sent(lambda: _client("sandbox", **where).digilocker.initiate_session(**{**SESSION, "redirect_url": url}))

    assert body["redirect_url"] == url


@pytest.mark.parametrize("url", [*HERE, *ELSEWHERE])
def test_production_keeps_to_https(url: str) -> None:
    """Whatever the host."""
    given = {**ENTITY, "redirect_url": url, "consent_expiry": 9_999_999_999_999}
    broken = _sent(lambda: _client("sandbox", environment="prod").entitylocker.initiate_session(**given))

    assert {pointer for pointer, _ in broken} == {"/redirect_url"}


@pytest.mark.parametrize("url", ELSEWHERE)
def test_no_other_host_passes_for_this_machine(url: str) -> None:
    """However it is written, by client and mock alike."""
    given = {**SESSION, "redirect_url": url}

    broken = _sent(lambda: _client("sandbox", environment="test").digilocker.initiate_session(**given))
    assert {pointer for pointer, _ in broken} == {"/redirect_url"}
    with SandboxMock() as mock, Sandbox(base_url=mock.base_url, **mock.credentials) as client:
        with pytest.raises(KycError) as caught:
            _method(client, "digilocker.initiate_session")(**given, validate=False)
        assert caught.value.status == 400


def test_a_mock_takes_what_the_client_takes() -> None:
    """The documented values and this machine's own address."""
    with SandboxMock() as mock, Sandbox(base_url=mock.base_url, **mock.credentials) as client:
        call: Any = client.digilocker.initiate_session
        assert call(**{**SESSION, "redirect_url": "http://localhost:8000/return"}).data.session_id
        assert call(**OLDER).data.session_id
        assert client.digilocker.verify_user(aadhaar_number="1234567890123").data.user_exists
        with pytest.raises(KycError) as caught:
            call(**{**OLDER, "consent_expiry": 1751975600362}, validate=False)
        assert caught.value.status == 400


@pytest.mark.parametrize(
    ("flow", "options", "broken"),
    [
        ("signin", {"pinless": True}, []),
        ("signin", {"usernameless": True}, ["/options/usernameless"]),
        ("signin", {"verified_mobile": "9876543210"}, ["/options/verified_mobile"]),
        ("signin", {"usernameless": False, "verification_method": ["pan"]}, []),
        ("signup", {"usernameless": True, "verified_mobile": "9876543210"}, []),
        ("signup", {"pinless": True}, ["/options/pinless"]),
        ("signup", {"pinless": False}, []),
    ],
)
def test_an_option_is_for_its_flow_alone(flow: str, options: dict[str, Any], broken: list[str]) -> None:
    """A PIN is for who signs in, a user name and a mobile for who signs up. The message says for which flow it is refused."""
    client = _client("sandbox", environment="prod")
    with pytest.raises(KycError) as caught:
        client.digilocker.initiate_session(**{**SESSION, "flow": flow}, options=options)

    violations = getattr(caught.value, "violations", ())
    assert [item.pointer for item in violations] == broken
    assert all(item.message.endswith(f' where flow is "{flow}"') and item.argument == "options" for item in violations)


PERSON = {"pan": "XXXPX1234A", "name_as_per_pan": "Made Up", "reason": "For onboarding customers"}


@pytest.mark.parametrize("born", [date(1999, 2, 1), datetime(1999, 2, 1, 23, 59, tzinfo=UTC), "01/02/1999"])
def test_a_date_is_written_as_the_wire_wants_it(born: object) -> None:
    """`DD/MM/YYYY`, whichever way it is given."""
    assert _sent(lambda: _client("sandbox", environment="prod").pan.verify(**PERSON, date_of_birth=born))[
        "date_of_birth"
    ] == ("01/02/1999")


@pytest.mark.parametrize("born", ["1999-02-01", "1/2/1999", "32/01/1999", ""])
def test_a_date_of_another_form_is_reported_the_form(born: str) -> None:
    """And no regular expression."""
    with pytest.raises(InvalidRequest) as caught:
        _client("sandbox", environment="prod").pan.verify(**PERSON, date_of_birth=born)

    assert [tuple(item) for item in caught.value.violations] == [
        ("/date_of_birth", "pattern", "must be written as DD/MM/YYYY")
    ]


@pytest.mark.parametrize("reference", [1234567, "1234567"], ids=["integer", "text"])
def test_the_reference_of_an_otp_is_taken_as_it_was_given(reference: int | str) -> None:
    """An integer where it is made, a text where it is used: the text is sent."""
    body = _sent(
        lambda: _client("sandbox", environment="prod").aadhaar.verify_otp(reference_id=reference, otp="121212")
    )

    assert body["reference_id"] == "1234567"


@pytest.mark.parametrize("reference", [True, 12.0, -1])
def test_what_is_no_reference_is_refused(reference: Any) -> None:
    """A truth value and a float are not digits."""
    verify = _client("sandbox", environment="prod").aadhaar.verify_otp

    assert _sent(lambda: verify(reference_id=reference, otp="121212")) == [("/reference_id", "type")]


def test_an_asynchronous_client_knows_where_it_sends_too() -> None:
    """The same values, the same environments."""

    async def call(environment: Any) -> object:
        async with AsyncSandbox(
            api_key="made-up", access_token="made-up", environment=environment, transport=_transport(), retries=0
        ) as client:
            return await client.digilocker.verify_user(aadhaar_number="1234567890123")

    assert _sent(lambda: asyncio.run(call("test")))["aadhaar_number"] == "1234567890123"
    assert _sent(lambda: asyncio.run(call("prod"))) == [("/aadhaar_number", "pattern")]


def test_a_violation_names_the_argument_where_the_wire_has_another_name() -> None:
    """`/purpose` of the wire is `consent_purpose` of the method."""
    with pytest.raises(InvalidRequest) as caught:
        _client("decentro", environment="production").digilocker_sso.initiate_session(
            reference_id="a", consent_purpose="too short", redirect_url="https://example.com/"
        )

    found = caught.value.violations
    assert {item.argument for item in found} == {"consent_purpose"}
    assert "consent_purpose (/purpose) must have at least 20 characters [minLength]" in str(caught.value)
