"""How a project tests its own code against a mock: the fixtures come with the package."""

import pytest

from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue import Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.errors import ConsentDenied, SourceUnavailable
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock

BACK = "https://example.com/return"


def test_a_customer_who_refuses_is_reported_so(sandbox_mock: SandboxMock) -> None:
    """The person refuses on the page; `wait_for_consent` raises."""
    with Sandbox(base_url=sandbox_mock.base_url, **sandbox_mock.credentials) as sandbox:
        session = sandbox.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["pan"]).data
        sandbox_mock.deny(session.session_id)

        with pytest.raises(ConsentDenied):
            sandbox.digilocker.wait_for_consent(session.session_id)


def test_an_outage_is_survived(deepvue_mock: DeepvueMock) -> None:
    """The source fails once; nothing was opened, so asking again is right."""
    deepvue_mock.faults.add("status", status=503)
    with Deepvue(base_url=deepvue_mock.base_url, retries=0, **deepvue_mock.credentials) as deepvue:
        with pytest.raises(SourceUnavailable):
            deepvue.digilocker.initiate_session(purpose="KYC")
        deepvue.digilocker.initiate_session(purpose="KYC")

    assert [call.status for call in deepvue_mock.requests] == [503, 201]


def test_each_test_begins_with_an_empty_mock(deepvue_mock: DeepvueMock, decentro_mock: DecentroMock) -> None:
    """Whatever another test did is forgotten."""
    assert not list(deepvue_mock.requests)
    assert not list(decentro_mock.state.sessions)
