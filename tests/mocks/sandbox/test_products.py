"""What Sandbox's mock answers beside sessions, and in every response."""

import pytest

from kyc_clients.errors import (
    InvalidOtp,
    NotFound,
    SessionNotFound,
)
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import Raw

START = 1_767_225_600_000
"""The instant at which the mock's clock stands, in milliseconds."""


def test_one_time_codes_of_other_numbers_work_too(sandbox: SandboxMock, client: Sandbox) -> None:
    """Any Aadhaar number gets a reference; the right code opens it for the same customer alone."""
    sent = client.aadhaar.generate_otp(aadhaar_number="111122223333", reason="For KYC").data
    reference = str(sent.reference_id)

    with pytest.raises(InvalidOtp):
        client.aadhaar.verify_otp(reference_id=reference, otp="999999")
    record = client.aadhaar.verify_otp(reference_id=reference, otp="121212").data
    with (
        Sandbox(base_url=sandbox.base_url, **sandbox.credentials_of("second")) as other,
        pytest.raises(SessionNotFound),
    ):
        other.aadhaar.verify_otp(reference_id=reference, otp="121212")

    assert (record.status, record.reference_id) == ("VALID", sent.reference_id)


def test_companies_are_found_page_by_page(client: Sandbox) -> None:
    """`limit` and `offset` cut the same list; the last page says so."""
    first = client.mca.search_companies(company_name="mac", limit=4).data
    second = client.mca.search_companies(company_name="mac", limit=4, offset=4).data
    with pytest.raises(NotFound):
        client.mca.get_company_master_data(cin="U00000MH2000PTC000000")

    assert (first.count, first.has_more, second.count, second.has_more) == (4, True, 2, False)
    assert not {each.cin for each in first.records} & {each.cin for each in second.records}


def test_transaction_ids_are_unique_and_in_the_header(sandbox: SandboxMock) -> None:
    """Every response has one of its own, the same in the body and in `x-amzn-RequestId`; times are the clock's."""
    with Raw(sandbox) as send:
        responses = [send("GET", f"/kyc/digilocker/sessions/{each}/status") for each in range(20)]

    ids = [answer.json()["transaction_id"] for answer in responses]
    assert ids == [answer.headers["x-amzn-RequestId"] for answer in responses]
    assert len(set(ids)) == 20
    assert {answer.json()["timestamp"] for answer in responses} == {START}
