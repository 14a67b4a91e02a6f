"""Sandbox's mock: the life of a session, and what each state allows."""

import asyncio
from itertools import pairwise
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kyc_clients._runtime.mock import browse
from kyc_clients.errors import (
    ConfigurationError,
    ConsentDenied,
    ConsentMissing,
    InvalidSessionState,
    SessionExpired,
    SessionNotFound,
    WaitTimeout,
)
from kyc_clients.sandbox import AsyncSandbox, Effects, Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.sandbox.steps import opened
from tests.mocks.support import BACK, Raw, checked_async

Document = Literal["company_master_details", "gstn_details", "udhyam_certificate"]
START = 1_767_225_600_000
"""The instant at which the mock's clock stands, in milliseconds."""


def test_a_session_goes_from_created_to_its_documents(sandbox: SandboxMock, client: Sandbox) -> None:
    """Nothing before consent; then the documents that were shared, and no others."""
    session = client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["aadhaar", "pan"]).data
    known = session.session_id
    before = client.digilocker.get_session_status(known).data
    with pytest.raises(InvalidSessionState, match="Invalid session status: created"):
        client.digilocker.get_document(known, "aadhaar")
    with pytest.raises(InvalidSessionState, match="Invalid session status: created"):
        client.digilocker.get_user_profile(known)

    landed = browse(session.authorization_url, allow=["aadhaar"])

    after = client.digilocker.wait_for_consent(known).data
    assert (before.status, before.documents_consented) == ("created", None)
    assert client.parse_callback(landed).session_id == known
    assert (after.status, after.documents_consented) == ("succeeded", ["aadhaar"])
    assert client.digilocker.get_user_profile(known).data.name == "Asha Rao"
    assert len(client.digilocker.get_document(known, "aadhaar").data.files) == 1
    with pytest.raises(ConsentMissing, match="Consent for pan not provided"):
        client.digilocker.get_document(known, "pan")
    assert sandbox.requests.of("authenticationAuthenticate")[0].status == 200


async def _walk_async(sandbox: SandboxMock) -> list[str]:
    async with checked_async("sandbox") as http:
        client = AsyncSandbox(base_url=sandbox.base_url, http_client=http, **sandbox.credentials)
        session = await client.entitylocker.initiate_session(flow="signin", redirect_url=BACK)
        sandbox.consent(session.data.session_id)
        status = await client.entitylocker.wait_for_consent(session.data.session_id)
        names: tuple[Document, ...] = ("company_master_details", "gstn_details", "udhyam_certificate")
        for name in names:
            await client.entitylocker.get_document(session.data.session_id, name)
        entity = await client.entitylocker.get_entity_details(session.data.session_id)
        user = await client.entitylocker.get_user_profile(session.data.session_id)
        return [*(status.data.documents_consented or []), entity.data.name, user.data.name]


def test_entitylocker_gives_all_of_a_companys_documents(sandbox: SandboxMock) -> None:
    """It has no choice of documents at the start: the company is asked for all three. Asynchronously, for once."""
    assert asyncio.run(_walk_async(sandbox)) == [
        "company_master_details",
        "gstn_details",
        "udhyam_certificate",
        "EXAMPLE TEXTILES PRIVATE LIMITED",
        "Ravi Kumar",
    ]


def test_a_file_is_as_long_as_announced_and_its_link_lasts_an_hour(sandbox: SandboxMock, client: Sandbox) -> None:
    """`size` counts the bytes behind `url`; a changed link opens nothing."""
    known = opened(client)
    sandbox.consent(known)
    file = client.digilocker.get_document(known, "pan").data.files[0]

    there = httpx.get(file.url)
    forged = httpx.get(file.url.replace("pan-PANCR", "uidai-ADHAR"))
    sandbox.clock.advance(seconds=3599)
    still = httpx.get(file.url)
    sandbox.clock.advance(seconds=1)
    late = httpx.get(file.url)

    assert (there.status_code, len(there.content), there.headers["content-type"]) == (200, file.size, "application/xml")
    assert (forged.status_code, still.status_code, late.status_code) == (403, 200, 403)


def test_who_refuses_fails_the_session(sandbox: SandboxMock, client: Sandbox) -> None:
    """The state is final, and documents stay shut."""
    known = opened(client)

    landed = sandbox.deny(known)

    assert landed == f"{BACK}?session_id={known}"
    assert client.digilocker.get_session_status(known).data.status == "failed"
    with pytest.raises(ConsentDenied):
        client.digilocker.wait_for_consent(known)
    with pytest.raises(InvalidSessionState, match="failed"):
        client.digilocker.get_document(known, "pan")
    with pytest.raises(ValueError, match="is failed and cannot become succeeded"):
        sandbox.consent(known)


def test_a_session_expires_after_an_hour_to_the_millisecond(sandbox: SandboxMock, client: Sandbox) -> None:
    """Expired sessions say when, and stay so."""
    known = opened(client)
    sandbox.clock.advance(seconds=3599.999)
    before = client.digilocker.get_session_status(known).data.status
    sandbox.clock.advance(seconds=0.001)

    after = client.digilocker.get_session_status(known).data

    assert (before, after.status, after.updated_at) == ("created", "expired", START + 3_600_000)
    with pytest.raises(SessionExpired):
        client.digilocker.wait_for_consent(known)
    with pytest.raises(SessionExpired, match="expired"):
        client.digilocker.get_user_profile(known)


def test_consent_expiry_decides_when_a_session_expires(sandbox: SandboxMock) -> None:
    """It must be an hour ahead, by the mock's clock, to the millisecond."""
    body = {"@entity": "in.co.sandbox.kyc.digilocker.session.request", "flow": "signin"}
    body |= {"redirect_url": BACK, "doc_types": ["pan"]}  # type: ignore[dict-item]
    with Raw(sandbox) as send:
        path = "/kyc/digilocker/sessions/init"
        soon = send("POST", path, {**body, "consent_expiry": START + 3_599_999})
        due = send("POST", path, {**body, "consent_expiry": START + 7_200_000})
        known = due.json()["data"]["session_id"]
        sandbox.clock.advance(seconds=7199)
        before = send("GET", f"/kyc/digilocker/sessions/{known}/status").json()["data"]["status"]
        sandbox.clock.advance(seconds=1)
        after = send("GET", f"/kyc/digilocker/sessions/{known}/status").json()["data"]["status"]
        exact = send("POST", path, {**body, "consent_expiry": START + 7_200_000 + 3_600_000})

    assert (soon.status_code, soon.json()["message"]) == (400, "Invalid request body")
    assert (before, after, exact.status_code) == ("created", "expired", 200)
    assert "consent_valid_till=1767232800" in due.json()["data"]["authorization_url"]


def test_the_sdks_sessions_show_the_steps_on_the_way(sandbox: SandboxMock, client: Sandbox) -> None:
    """Opening the page initialises, signing in authorises, allowing succeeds; a redirect session shows none of the two."""
    known = client.digilocker_sdk.create_session(flow="signin", doc_types=["aadhaar", "pan"]).data.id
    other = opened(client)
    seen: list[str] = []
    for session_id in (known, other):
        page = sandbox.page_url(session_id)
        form = {"token": sandbox.state.sessions.get(session_id).token, "number": "9876500000", "otp": "123456"}
        get = client.digilocker_sdk if session_id == known else client.digilocker
        seen.append(get.get_session_status(session_id).data.status)
        httpx.get(page)
        seen.append(get.get_session_status(session_id).data.status)
        httpx.post(page, data={**form, "step": "signin", "decision": "allow"})
        seen.append(get.get_session_status(session_id).data.status)
        httpx.post(page, data={**form, "step": "choose", "decision": "allow", "document": "pan"})
        seen.append(get.get_session_status(session_id).data.status)

    assert seen == ["created", "initialized", "authorized", "succeeded", "created", "created", "created", "succeeded"]
    assert client.digilocker_sdk.get_session_status(known).data.documents_consented == ["pan"]
    assert client.digilocker_sdk.get_user_profile(known).data.name == "Meera Iyer"


def test_entitylocker_keeps_documents_for_an_hour(sandbox: SandboxMock, client: Sandbox) -> None:
    """Then it is as if there had been no session; DigiLocker sets no such term."""
    company = client.entitylocker.initiate_session(flow="signin", redirect_url=BACK).data.session_id
    person = opened(client)
    sandbox.consent(company)
    sandbox.consent(person)
    client.entitylocker.get_document(company, "gstn_details")

    sandbox.clock.advance(seconds=3600)

    with pytest.raises(SessionNotFound):
        client.entitylocker.get_document(company, "gstn_details")
    client.digilocker.get_document(person, "pan")


def test_an_unknown_session_is_521(client: Sandbox) -> None:
    """On every operation of sessions, with the id in the message."""
    for ask in (client.digilocker.get_session_status, client.digilocker.get_user_profile):
        with pytest.raises(SessionNotFound, match="Data not found for: nobody") as caught:
            ask("nobody")
        assert caught.value.status == 521


def test_a_session_is_of_its_product_alone(client: Sandbox) -> None:
    """A DigiLocker session is unknown to EntityLocker and to the SDK's operations."""
    known = opened(client)

    with pytest.raises(SessionNotFound):
        client.digilocker_sdk.get_session_status(known)
    with pytest.raises(SessionNotFound):
        client.entitylocker.get_session_status(known)


def test_the_authorization_url_has_the_documented_parameters(client: Sandbox) -> None:
    """State names session and redirect, the challenge fits the verifier, documents go by the issuers' codes."""
    session = client.digilocker.initiate_session(
        flow="signup", redirect_url=BACK, doc_types=["pan", "driving_license"]
    ).data

    query = {name: values[0] for name, values in parse_qs(urlsplit(session.authorization_url).query).items()}

    assert query["state"].split("|")[1:] == [session.session_id, BACK]
    assert (query["response_type"], query["redirect_uri"], query["dl_flow"]) == ("code", BACK, "signup")
    assert (query["req_doctype"], query["code_challenge_method"]) == ("PANCR,DRVLC", "S256")
    assert query["consent_valid_till"] == "1767229200"


def _looks(sandbox: SandboxMock) -> list[int]:
    """Seconds from one look at a session to the next."""
    at = [entry.at for entry in sandbox.requests.of("digilockerGetSessionStatus")]
    return [round((later - sooner) / 1000) for sooner, later in pairwise(at)]


def test_a_caller_says_how_often_a_session_is_looked_at(sandbox: SandboxMock) -> None:
    """The waits do not grow then, and each look has the caller's headers."""
    clock = sandbox.clock
    effects = Effects(sleep=lambda seconds: clock.advance(seconds=seconds), now=clock.now, random=lambda: 1.0)
    with Sandbox(base_url=sandbox.base_url, effects=effects, **sandbox.credentials) as client:
        known = opened(client)
        with pytest.raises(WaitTimeout):
            client.digilocker.wait_for_consent(known, timeout=120, interval=40, headers={"x-trace": "7"})

    assert _looks(sandbox) == [40, 40, 40]
    assert [entry.headers["x-trace"] for entry in sandbox.requests.of("digilockerGetSessionStatus")] == ["7"] * 4


@pytest.mark.parametrize("interval", [0, -1, float("inf"), float("nan"), True, "5"])
def test_an_interval_that_is_none_is_refused(client: Sandbox, interval: Any) -> None:
    """Before anything is sent."""
    with pytest.raises(ConfigurationError, match="interval must be a positive number of seconds"):
        client.digilocker.wait_for_consent("any", interval=interval)
