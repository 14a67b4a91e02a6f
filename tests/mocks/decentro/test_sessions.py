"""Decentro's mock: two suites, and two ways to a token."""

import asyncio
from collections.abc import Callable
from typing import TypedDict

import httpx
import pytest

from kyc_clients._runtime.mock import browse
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.decentro.models import PullFileParameters
from kyc_clients.errors import BadRequest, ConsentMissing, NotFound
from tests.mocks.support import BACK, PURPOSE, checked_async


class Known(TypedDict):
    """What names a session in later calls."""

    initial_decentro_transaction_id: str
    consent_purpose: str


def _known(transaction: str) -> Known:
    return {"initial_decentro_transaction_id": transaction, "consent_purpose": PURPOSE}


def test_the_classic_suite_exchanges_the_code_itself(client: Decentro, fresh: Callable[[], str]) -> None:
    """The browser brings back a status and the session; documents can be read at once."""
    session = client.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)
    known = session.decentro_txn_id

    landed = browse(session.data.authorization_url, allow=["ADHAR"])

    answer = client.digilocker.get_eaadhaar(
        reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=known, generate_pdf=True
    ).data
    files = client.digilocker.list_issued_files(
        reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=known
    ).data
    assert landed == f"{BACK}?status=SUCCESS&initiation_decentro_transaction_id={known}"
    assert (answer.pdf is not None, answer.xml) == (True, None)
    assert [file.doctype for file in files] == ["ADHAR"]


def test_the_caller_may_exchange_the_code(decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]) -> None:
    """Then the browser brings a code and the state, the code works once, and nothing can be read before."""
    locker = client.digilocker
    session = locker.initiate_session(
        reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK, abstract_access_token=False
    )
    known = _known(session.decentro_txn_id)
    back = client.parse_callback(decentro.consent(session.decentro_txn_id))
    with pytest.raises(BadRequest) as early:
        locker.list_issued_files(reference_id=fresh(), **known)

    grant = locker.exchange_code(reference_id=fresh(), digilocker_code=back.code, **known)

    with pytest.raises(BadRequest) as again:
        locker.exchange_code(reference_id=fresh(), digilocker_code=back.code, **known)
    assert back.matches_state(session.decentro_txn_id)
    assert (early.value.code, again.value.code) == ("error_no_token", "error_invalid_code")
    assert (grant.response_code, grant.data.expires_in) == ("S00007", 3600)


def test_a_code_can_go_straight_into_an_eaadhaar(
    decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]
) -> None:
    """One call does both, and uses the code up."""
    locker = client.digilocker
    session = locker.initiate_session(
        reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK, abstract_access_token=False
    )
    known = _known(session.decentro_txn_id)
    code = client.parse_callback(decentro.consent(session.decentro_txn_id)).code

    answer = locker.get_one_time_eaadhaar(reference_id=fresh(), digilocker_code=code, generate_xml=True, **known)

    with pytest.raises(BadRequest):
        locker.get_one_time_eaadhaar(reference_id=fresh(), digilocker_code=code, **known)
    assert answer.data.xml is not None


async def _walk_async(mock: DecentroMock, fresh: Callable[[], str]) -> list[str]:
    async with checked_async("decentro") as http:
        client = AsyncDecentro(base_url=mock.base_url, http_client=http, **mock.credentials)
        locker = client.digilocker_sso
        session = await locker.initiate_session(
            reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK, documents_for_consent=["ADHAR", "PAN"]
        )
        known = _known(session.decentro_txn_id)
        code = client.parse_callback(mock.consent(session.decentro_txn_id, ["ADHAR"])).code
        await locker.exchange_code(reference_id=fresh(), digilocker_code=code, **known)
        before = await locker.list_issued_files(reference_id=fresh(), **known)
        parameters = PullFileParameters(id_number="AAAAA0000A", full_name="Asha Example")
        await locker.pull_file(
            reference_id=fresh(), document_type="PAN", document_type_related_parameters=parameters, **known
        )
        after = await locker.list_issued_files(reference_id=fresh(), **known)
        data = await locker.get_file_data(reference_id=fresh(), file_urn=after.data[1].uri, **known)
        await locker.download_file(reference_id=fresh(), file_urn=after.data[1].uri, **known)
        await locker.get_eaadhaar(reference_id=fresh(), **known)
        return [
            *(str(file.doctype) for file in before.data),
            "pulled",
            *(str(file.doctype) for file in after.data),
            str(data.data.id_number),
        ]


def test_a_document_can_be_pulled_into_the_session(decentro: DecentroMock, fresh: Callable[[], str]) -> None:
    """It is listed and read like those that were shared. Single sign-on and asynchronously, for once."""
    assert asyncio.run(_walk_async(decentro, fresh)) == ["ADHAR", "pulled", "ADHAR", "PANCR", "AAAAA0000A"]


def test_reading_the_eaadhaar_too_early_spoils_the_session(
    decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]
) -> None:
    """Consent does not mend it; other reads that come too early do no harm."""
    locker = client.digilocker
    spoilt, other = (
        locker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK).decentro_txn_id
        for _ in range(2)
    )
    with pytest.raises(ConsentMissing, match="not given consent"):
        locker.get_eaadhaar(reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=spoilt)
    with pytest.raises(ConsentMissing, match="not given consent"):
        locker.list_issued_files(reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=other)
    decentro.consent(spoilt)
    decentro.consent(other)

    with pytest.raises(ConsentMissing, match="not given consent"):
        locker.get_eaadhaar(reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=spoilt)
    locker.get_eaadhaar(reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=other)


def test_a_revoked_session_is_gone(decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]) -> None:
    """There must be a token to revoke; afterwards nothing is known under its id."""
    locker = client.digilocker_sso
    known = locker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK).decentro_txn_id
    with pytest.raises(BadRequest):
        locker.revoke_session(initial_decentro_transaction_id=known)
    code = client.parse_callback(decentro.consent(known)).code
    locker.exchange_code(
        reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=known, digilocker_code=code
    )

    answer = locker.revoke_session(initial_decentro_transaction_id=known)

    assert (answer.response_code, answer.data.revoked) == ("S00007", True)
    with pytest.raises(NotFound):
        locker.revoke_session(initial_decentro_transaction_id=known)
    with pytest.raises(NotFound):
        locker.list_issued_files(reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=known)


def test_the_link_works_until_it_is_followed(client: Decentro, fresh: Callable[[], str]) -> None:
    """The second time it leads nowhere."""
    url = client.digilocker.initiate_session(
        reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK
    ).data.authorization_url

    first, second = httpx.get(url), httpx.get(url)

    assert (first.status_code, second.status_code) == (302, 410)
    assert "/decentro/i/" in url


def test_a_refusal_says_so_in_each_mode(decentro: DecentroMock, client: Decentro, fresh: Callable[[], str]) -> None:
    """As a status where Decentro exchanges the code, as DigiLocker's error where the caller does."""
    token = client.digilocker.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)
    code = client.digilocker_sso.initiate_session(reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK)

    by_status = client.parse_callback(decentro.deny(token.decentro_txn_id))
    by_error = client.parse_callback(decentro.deny(code.decentro_txn_id))

    assert (by_status.status, by_status.session_id) == ("DENIED", token.decentro_txn_id)
    assert (by_error.error, by_error.state) == ("access_denied", code.decentro_txn_id)


def test_the_suites_do_not_share_sessions(client: Decentro, fresh: Callable[[], str]) -> None:
    """Nobody has shown that a session of one works in the other."""
    known = client.digilocker.initiate_session(
        reference_id=fresh(), consent_purpose=PURPOSE, redirect_url=BACK
    ).decentro_txn_id

    with pytest.raises(NotFound):
        client.digilocker_sso.list_issued_files(
            reference_id=fresh(), consent_purpose=PURPOSE, initial_decentro_transaction_id=known
        )
