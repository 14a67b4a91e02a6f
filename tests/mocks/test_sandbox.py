"""Sandbox's mock: logins, the life of a session, and what each state allows."""

import asyncio
import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kyc_clients._runtime.mock import browse
from kyc_clients.errors import (
    AuthenticationError,
    ConsentDenied,
    ConsentMissing,
    InsufficientCredits,
    InvalidOtp,
    InvalidSessionState,
    NotFound,
    SessionExpired,
    SessionNotFound,
)
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import BACK, Raw, judged, judged_async

Document = Literal["company_master_details", "gstn_details", "udhyam_certificate"]
DAY = 86_400
START = 1_767_225_600_000
"""The instant at which the mock's clock stands, in milliseconds."""


@pytest.fixture
def client(sandbox: SandboxMock) -> Iterator[Sandbox]:
    """Our client, its answers judged by the contract."""
    with judged("sandbox") as http, Sandbox(base_url=sandbox.base_url, http_client=http, **sandbox.credentials) as made:
        yield made


def _open(client: Sandbox) -> str:
    opened = client.digilocker.initiate_session(flow="signin", redirect_url=BACK, doc_types=["aadhaar", "pan"])
    return opened.data.session_id


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
    async with judged_async("sandbox") as http:
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
    known = _open(client)
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
    known = _open(client)

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
    known = _open(client)
    sandbox.clock.advance(seconds=3599.999)
    before = client.digilocker.get_session_status(known).data.status
    sandbox.clock.advance(seconds=0.001)

    after = client.digilocker.get_session_status(known).data

    assert (before, after.status, after.updated_at) == ("created", "expired", START + 3_600_000)
    with pytest.raises(SessionExpired):
        client.digilocker.wait_for_consent(known)
    with pytest.raises(InvalidSessionState, match="expired"):
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
    other = _open(client)
    seen: list[str] = []
    for session_id in (known, other):
        page = sandbox.page_url(session_id)
        form = {"token": sandbox.world.sessions.get(session_id).token, "number": "9876500000", "otp": "123456"}
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
    person = _open(client)
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
    known = _open(client)

    with pytest.raises(SessionNotFound):
        client.digilocker_sdk.get_session_status(known)
    with pytest.raises(SessionNotFound):
        client.entitylocker.get_session_status(known)


def test_tenants_cannot_see_each_other(sandbox: SandboxMock, client: Sandbox) -> None:
    """Another customer's session might as well not exist, and another's token opens nothing."""
    known = _open(client)
    sandbox.consent(known)
    with Raw(sandbox, "second") as second, Raw(sandbox) as first:
        stranger = second("GET", f"/kyc/digilocker/sessions/{known}/status")
        borrowed = second(
            "GET", f"/kyc/digilocker/sessions/{known}/status", headers={"authorization": first.headers["authorization"]}
        )

    assert (stranger.status_code, stranger.json()["message"]) == (521, f"Data not found for: {known}")
    assert (borrowed.status_code, borrowed.json()["message"]) == (403, "Invalid access token")


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"x-api-key": None}, 401, "Unauthorized"),
        ({"x-api-key": "wrong"}, 401, "Unauthorized"),
        ({"x-api-key": "prefix"}, 401, "Unauthorized"),
        ({"authorization": None}, 401, "Unauthorized"),
        ({"authorization": "wrong"}, 403, "Invalid access token"),
        ({"authorization": "prefix"}, 403, "Invalid access token"),
        ({"authorization": "bearer"}, 403, "Invalid access token"),
        ({"authorization": "changed"}, 403, "Invalid access token"),
    ],
    ids=str,
)
def test_both_key_and_token_must_be_right(
    sandbox: SandboxMock, change: dict[str, str | None], status: int, message: str
) -> None:
    """A missing or wrong key is 401, a wrong token 403; the beginning of a right one is a wrong one."""
    with Raw(sandbox) as send:
        for name, how in change.items():
            right = send.headers.pop(name)
            header, claims, signature = [*right.split("."), "", ""][:3]
            wrong = {
                "prefix": right[:-1],
                "bearer": f"Bearer {right}",
                "changed": f"{header}.{claims[:-2]}AA.{signature}",
            }
            if how is not None:
                send.headers[name] = wrong.get(how, how)

        answer = send("GET", "/bank/HDFC0001234")

    assert (answer.status_code, answer.json()["message"]) == (status, message)


@pytest.mark.parametrize("secret", [None, "", "wrong", "prefix", "other"])
def test_a_login_needs_the_key_and_its_secret(sandbox: SandboxMock, secret: str | None) -> None:
    """Anything but both, of the same customer, is 401."""
    right, other = sandbox.credentials, sandbox.credentials_of("second")
    given = {"prefix": right["api_secret"][:-1], "other": other["api_secret"]}
    headers = {"x-api-key": right["api_key"]}
    if secret is not None:
        headers["x-api-secret"] = given.get(secret, secret)

    answer = httpx.post(f"{sandbox.base_url}/authenticate", headers=headers)

    assert (answer.status_code, answer.json()["message"]) == (401, "Unauthorized")


def test_a_token_is_a_jwt_of_24_hours(sandbox: SandboxMock) -> None:
    """It works to the last second; then it is 403, and the client logs in again by itself."""
    with Raw(sandbox) as send:
        claims = json.loads(urlsafe_b64decode(send.headers["authorization"].split(".")[1] + "=="))
        sandbox.clock.advance(seconds=DAY - 1)
        before = send("GET", "/bank/HDFC0001234")
        sandbox.clock.advance(seconds=1)
        after = send("GET", "/bank/HDFC0001234")

    assert claims["exp"] - claims["iat"] == DAY
    assert (claims["iss"], claims["intent"]) == ("api.sandbox.co.in", "ACCESS_TOKEN")
    assert before.status_code == 200
    assert (after.status_code, after.json()["message"]) == (403, "Access token expired")


def test_a_client_outlives_its_token(sandbox: SandboxMock, client: Sandbox) -> None:
    """One more login, and the call goes through."""
    client.bank.verify_ifsc("HDFC0001234")
    sandbox.clock.advance(seconds=DAY)

    branch = client.bank.verify_ifsc("HDFC0001234")

    assert branch.bankcode == "HDFC"
    assert [entry.status for entry in sandbox.requests] == [200, 200, 403, 200, 200]


def test_standings_decide_what_a_customer_may_do(sandbox: SandboxMock) -> None:
    """Without credits only what is billed is refused; who is switched off cannot log in."""
    poor, off = sandbox.add_tenant("poor", "no-credits").name, sandbox.add_tenant("off", "inactive").name
    with Sandbox(base_url=sandbox.base_url, **sandbox.credentials_of(poor)) as client:
        with pytest.raises(InsufficientCredits):
            client.digilocker.verify_user(mobile="9687205427")
        with pytest.raises(InsufficientCredits):
            client.pan.get_aadhaar_link_status(pan="XXXPX1234A", aadhaar_number="123456789012", reason="For Testing")
        with pytest.raises(SessionNotFound):
            client.digilocker.get_session_status("nobody")
    with (
        Sandbox(base_url=sandbox.base_url, **sandbox.credentials_of(off)) as client,
        pytest.raises(AuthenticationError),
    ):
        client.bank.verify_ifsc("HDFC0001234")


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
    """Every answer has one of its own, the same in the body and in `x-amzn-RequestId`; times are the clock's."""
    with Raw(sandbox) as send:
        answers = [send("GET", f"/kyc/digilocker/sessions/{each}/status") for each in range(20)]

    ids = [answer.json()["transaction_id"] for answer in answers]
    assert ids == [answer.headers["x-amzn-RequestId"] for answer in answers]
    assert len(set(ids)) == 20
    assert {answer.json()["timestamp"] for answer in answers} == {START}
