"""Who may call Decentro's mock, and which mistakes are punished."""

from collections.abc import Callable

import pytest

from kyc_clients.decentro import Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.errors import AuthenticationError, DuplicateReference, NotFound, PermissionDenied
from tests.mocks.support import BACK, PURPOSE, Raw

OPEN = "/v2/kyc/digilocker/initiate_session"
GOOD = {"consent": True, "consent_purpose": PURPOSE, "reference_id": "first", "redirect_url": BACK}


def test_a_reference_id_is_good_once_for_each_customer(decentro: DecentroMock, client: Decentro) -> None:
    """Across operations; a refused request uses none up; another customer's ids are another's."""
    with Raw(decentro) as send, Raw(decentro, "second") as second:
        refused = send("POST", OPEN, {**GOOD, "consent": False})
        first = send("POST", OPEN, GOOD)
        again = send("POST", OPEN, GOOD)
        other = second("POST", OPEN, GOOD)
    with pytest.raises(DuplicateReference):
        client.digilocker.list_issued_files(
            reference_id="first", consent_purpose=PURPOSE, initial_decentro_transaction_id="anything"
        )

    assert [each.status_code for each in (refused, first, again, other)] == [400, 200, 400, 200]
    assert again.json()["responseKey"] == "error_duplicate_reference_id"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"consent": False}, "error_consent_false"),
        ({"consent": None}, "error_invalid_consent_type"),
        ({"consent": "true"}, "error_invalid_consent_type"),
        ({"consent": ...}, "error_consent_false"),
        ({"consent_purpose": "x" * 19}, "error_short_purpose_length"),
        ({"consent_purpose": "x" * 51}, "error_long_purpose_length"),
        ({"consent_purpose": ""}, "error_empty_purpose"),
        ({"consent_purpose": ...}, "error_empty_purpose"),
        ({"consent_purpose": 20}, "error_invalid_purpose"),
        ({"reference_id": ""}, "error_empty_reference_id"),
        ({"reference_id": None}, "error_empty_reference_id"),
        ({"reference_id": ...}, "error_empty_reference_id"),
        ({"reference_id": 7}, "error_invalid_reference_id"),
        ({"redirect_url": "no url"}, "error_malformed_request"),
        ({"redirect_url": ...}, "error_malformed_request"),
        ({"redirect_to_signup": "yes"}, "error_malformed_request"),
        ({"consent": False, "consent_purpose": "", "reference_id": ""}, "error_consent_false"),
    ],
    ids=str,
)
def test_a_broken_field_has_its_response_key(decentro: DecentroMock, change: dict[str, object], key: str) -> None:
    """Always 400 in the envelope; of several the first counts."""
    body = {name: value for name, value in {**GOOD, **change}.items() if value is not ...}
    with Raw(decentro) as send:
        answer = send("POST", OPEN, body)

    assert (answer.status_code, answer.json()["status"], answer.json()["responseKey"]) == (400, "FAILURE", key)


@pytest.mark.parametrize("length", [20, 50])
def test_a_purpose_has_20_to_50_characters(decentro: DecentroMock, length: int) -> None:
    """Both ends included."""
    with Raw(decentro) as send:
        assert send("POST", OPEN, {**GOOD, "consent_purpose": "x" * length}).status_code == 200


def test_tenants_cannot_see_each_other(decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]) -> None:
    """Another customer's session is not there."""
    known = client.digilocker_sso.initiate_session(
        reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK
    ).decentro_txn_id
    with Decentro(base_url=decentro.base_url, **decentro.credentials_of("second")) as other, pytest.raises(NotFound):
        other.digilocker_sso.revoke_session(initial_decentro_transaction_id=known)


def test_a_token_stands_in_for_id_and_secret_for_15_minutes(decentro: DecentroMock, fresh: Callable[[], str]) -> None:
    """As a bearer, to the last second."""
    with Decentro(base_url=decentro.base_url, access_token=decentro.access_token()) as client:
        decentro.clock.advance(seconds=899)
        client.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)
        decentro.clock.advance(seconds=1)
        with pytest.raises(AuthenticationError):
            client.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)


def test_a_module_secret_is_checked_where_it_is_sent(decentro: DecentroMock, fresh: Callable[[], str]) -> None:
    """The right one is fine, another is another module's."""
    right, wrong = (
        Decentro(base_url=decentro.base_url, module_secret=decentro.module_secret(tenant), **decentro.credentials)
        for tenant in ("first", "second")
    )
    with right, wrong:
        right.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)
        with pytest.raises(PermissionDenied) as caught:
            wrong.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)

    assert caught.value.code == "error_unauthorized_module"


@pytest.mark.parametrize(
    "change", [{"client_id": None}, {"client_secret": None}, {"client_secret": "prefix"}, {"client_id": "x"}]
)
def test_wrong_credentials_meet_the_gateway(decentro: DecentroMock, change: dict[str, str | None]) -> None:
    """Whose body has no envelope."""
    with Raw(decentro) as send:
        for name, how in change.items():
            right = send.headers.pop(name)
            if how is not None:
                send.headers[name] = right[:-1] if how == "prefix" else how

        answer = send("POST", OPEN, GOOD)

    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})
