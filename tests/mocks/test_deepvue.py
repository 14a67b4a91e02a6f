"""Deepvue's mock: the state, the code that works once, and errors as sentences and lists."""

import asyncio
from base64 import b64decode
from collections.abc import Iterator

import httpx
import pytest

from kyc_clients._runtime.mock import browse
from kyc_clients.deepvue import AsyncDeepvue, Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.errors import AuthenticationError, BadRequest
from tests.mocks.support import BACK, Raw, checked, checked_async

SESSION = "/v1/kyc/digilocker/initiate-session"
FILES = "/v1/kyc/digilocker/issued-files"


@pytest.fixture
def client(deepvue: DeepvueMock) -> Iterator[Deepvue]:
    """Our client, its responses judged by the contract."""
    with (
        checked("deepvue") as http,
        Deepvue(base_url=deepvue.base_url, http_client=http, **deepvue.credentials) as made,
    ):
        yield made


def _granted(mock: DeepvueMock, client: Deepvue, *documents: str) -> str:
    """A session whose code was exchanged."""
    known = client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK).transaction_id
    code = client.parse_callback(mock.consent(known, list(documents) or None)).code
    client.digilocker.exchange_code(purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=code)
    return known


def test_a_session_goes_from_its_link_to_its_documents(client: Deepvue) -> None:
    """The person is sent to Deepvue, DigiLocker and back; the code buys an hour of reading what was shared."""
    session = client.digilocker.initiate_session(purpose="KYC", redirect_url=f"{BACK}?mine=1", doc_types=["pan", "dl"])
    known = session.transaction_id

    landed = browse(session.data.authorization_url, allow=["pan"])

    back = client.parse_callback(landed)
    grant = client.digilocker.exchange_code(
        purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=back.code
    ).data
    files = client.digilocker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known).data
    file = client.digilocker.download_file(purpose="KYC", initial_deepvue_transaction_id=known, uri=files[0].uri)
    assert landed.startswith(f"{BACK}?mine=1&code=")
    assert back.matches_state(known)
    assert (grant.expires_in, grant.consent_valid_till, grant.dob) == (3600, "1769817600", "19011994")
    assert [each.doctype for each in files] == ["PANCR"]
    assert file.data.startswith("JVBERi0")


async def _walk_async(mock: DeepvueMock) -> tuple[bool, bool]:
    async with checked_async("deepvue") as http:
        client = AsyncDeepvue(base_url=mock.base_url, http_client=http, **mock.credentials)
        known = (await client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK)).transaction_id
        code = client.parse_callback(mock.consent(known)).code
        locker = client.digilocker
        await locker.exchange_code(purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=code)
        with_pdf = await locker.get_eaadhaar(purpose="KYC", initial_deepvue_transaction_id=known, generate_pdf=True)
        without = await locker.get_eaadhaar(purpose="KYC", initial_deepvue_transaction_id=known)
        return with_pdf.data.document_pdf is not None, without.data.document_pdf is not None


def test_the_pdf_of_the_eaadhaar_comes_when_asked_for(deepvue: DeepvueMock) -> None:
    """And only then. Asynchronously, for once."""
    assert asyncio.run(_walk_async(deepvue)) == (True, False)


def test_a_code_works_once(deepvue: DeepvueMock, client: Deepvue) -> None:
    """A second exchange is refused; what the first one bought stays."""
    known = _granted(deepvue, client)
    code = deepvue.state.sessions.get(known).code

    with pytest.raises(BadRequest, match="Invalid or expired digilocker_code"):
        client.digilocker.exchange_code(purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=code)
    assert len(client.digilocker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known).data) == 3


@pytest.mark.parametrize(("seconds", "status"), [(3599, 200), (3600, 400)])
def test_a_code_is_good_for_an_hour(deepvue: DeepvueMock, seconds: int, status: int) -> None:
    """Counted from the person's decision."""
    with Raw(deepvue) as send:
        known = send("POST", SESSION, {"consent": "Y", "purpose": "KYC"}).json()["transaction_id"]
        deepvue.consent(known)
        deepvue.clock.advance(seconds=seconds)
        body = {"consent": "Y", "purpose": "KYC", "initial_deepvue_transaction_id": known}

        answer = send(
            "POST",
            "/v1/kyc/digilocker/access-token",
            {**body, "digilocker_code": deepvue.state.sessions.get(known).code},
        )

    assert answer.status_code == status


def test_reading_needs_the_exchange_and_lasts_an_hour(deepvue: DeepvueMock, client: Deepvue) -> None:
    """Before and after that the provider's own 403."""
    known = client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK).transaction_id
    code = client.parse_callback(deepvue.consent(known)).code
    locker = client.digilocker
    with pytest.raises(AuthenticationError, match="Not a valid token"):
        locker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known)
    locker.exchange_code(purpose="KYC", initial_deepvue_transaction_id=known, digilocker_code=code)
    deepvue.clock.advance(seconds=3599)
    locker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known)
    deepvue.clock.advance(seconds=1)

    with pytest.raises(AuthenticationError, match="Not a valid token"):
        locker.list_issued_files(purpose="KYC", initial_deepvue_transaction_id=known)


def test_what_was_not_shared_cannot_be_read(deepvue: DeepvueMock, client: Deepvue) -> None:
    """Neither another document's file nor an e-Aadhaar."""
    known = _granted(deepvue, client, "pan")

    with pytest.raises(BadRequest, match="File not found"):
        client.digilocker.download_file(
            purpose="KYC",
            initial_deepvue_transaction_id=known,
            uri="in.gov.uidai-ADHAR-00000000000000000000000000000000",
        )
    with pytest.raises(BadRequest, match="Aadhaar"):
        client.digilocker.get_eaadhaar(purpose="KYC", initial_deepvue_transaction_id=known)


def test_a_refusal_comes_back_as_digilockers_error(deepvue: DeepvueMock, client: Deepvue) -> None:
    """With the state, without a code; nothing can be exchanged then."""
    session = client.digilocker.initiate_session(purpose="KYC", redirect_url=BACK)

    back = client.parse_callback(browse(session.data.authorization_url, deny=True))

    assert (back.error, back.code, back.state) == ("access_denied", "", session.transaction_id)
    assert httpx.get(session.data.authorization_url).status_code == 410
    with pytest.raises(BadRequest):
        client.digilocker.exchange_code(
            purpose="KYC", initial_deepvue_transaction_id=session.transaction_id, digilocker_code="made up"
        )
    assert deepvue.state.sessions.get(session.transaction_id).status == "failed"


def test_without_a_redirect_url_the_code_is_shown(deepvue: DeepvueMock, client: Deepvue) -> None:
    """The page is where the person reads it."""
    session = client.digilocker.initiate_session(purpose="KYC")

    landed = browse(session.data.authorization_url)

    done = deepvue.state.sessions.get(session.transaction_id)
    assert landed == ""
    assert done.code in httpx.get(deepvue.page_url(done.id)).text


WRONG: dict[str, tuple[str, str, dict[str, object] | None]] = {
    "consent": ("unexpected value; permitted: 'Y'", "value_error.const", {"permitted": ["Y"]}),
    "text": ("str type expected", "type_error.str", None),
    "null": ("none is not an allowed value", "type_error.none.not_allowed", None),
    "url": ("invalid or missing URL scheme", "value_error.url.scheme", None),
    "short": ("ensure this value has at least 1 characters", "value_error.any_str.min_length", {"limit_value": 1}),
    "long": ("ensure this value has at most 2083 characters", "value_error.any_str.max_length", {"limit_value": 2083}),
    "choice": (
        "value is not a valid enumeration member; permitted: 'aadhaar', 'pan', 'dl'",
        "type_error.enum",
        {"enum_values": ["aadhaar", "pan", "dl"]},
    ),
    "list": ("value is not a valid list", "type_error.list", None),
    "object": ("value is not a valid dict", "type_error.dict", None),
    "missing": ("field required", "value_error.missing", None),
}
"""What the first major version of pydantic says of each broken rule."""


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (
            {"consent": "N", "purpose": 5, "redirect_url": "", "doc_types": ["aadhaar", "voter"]},
            [
                (["consent"], "consent"),
                (["purpose"], "text"),
                (["redirect_url"], "url"),
                (["redirect_url"], "short"),
                (["doc_types", 1], "choice"),
            ],
        ),
        (
            {"consent": None, "redirect_url": f"https://example.com/{'a' * 2083}", "doc_types": "pan"},
            [
                (["consent"], "null"),
                (["consent"], "consent"),
                (["purpose"], "missing"),
                (["redirect_url"], "long"),
                (["doc_types"], "list"),
            ],
        ),
        ([], [([], "object")]),
    ],
    ids=["values", "types", "body"],
)
def test_every_broken_rule_is_reported_as_pydantic_reports_it(
    deepvue: DeepvueMock, body: object, items: list[tuple[list[object], str]]
) -> None:
    """All of them, not the first; each with its place, words, type, and what the rule demands."""
    with Raw(deepvue) as send:
        answer = send("POST", SESSION, body)

    assert answer.status_code == 422
    assert answer.json()["detail"] == [_details(place, *WRONG[rule]) for place, rule in items]


def _details(place: list[object], message: str, kind: str, context: dict[str, object] | None) -> dict[str, object]:
    return {"loc": ["body", *place], "msg": message, "type": kind, **({"ctx": context} if context else {})}


def test_a_flag_that_is_none_is_reported_with_its_place(deepvue: DeepvueMock) -> None:
    """And a body that is no JSON at all by where its parser stopped."""
    with Raw(deepvue) as send:
        flag = send(
            "POST",
            "/v1/kyc/digilocker/eaadhaar",
            {"consent": "Y", "purpose": "KYC", "initial_deepvue_transaction_id": "x", "generate_pdf": "maybe"},
        )
        unread = send("POST", SESSION, content=b"{", headers={"content-type": "application/json"})

    assert flag.json() == {
        "detail": [
            {
                "loc": ["body", "generate_pdf"],
                "msg": "value could not be parsed to a boolean",
                "type": "type_error.bool",
            }
        ]
    }
    assert [(item["loc"], item["type"]) for item in unread.json()["detail"]] == [
        (["body", 0], "value_error.jsondecode")
    ]


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        ({}, "Not authenticated"),
        ({"client-id": "right"}, "Not authenticated"),
        ({"x-api-key": "right"}, "Not authenticated"),
        ({"client-id": "right", "x-api-key": "prefix"}, "Incorrect client_id or client_secret"),
        ({"client-id": "prefix", "x-api-key": "right"}, "Incorrect client_id or client_secret"),
        ({"client-id": "right", "x-api-key": "other"}, "Incorrect client_id or client_secret"),
        ({"client-id": "right", "x-api-key": ""}, "Incorrect client_id or client_secret"),
    ],
    ids=str,
)
def test_both_headers_must_be_right(deepvue: DeepvueMock, headers: dict[str, str], detail: str) -> None:
    """A missing one and a wrong one differ; another customer's secret is a wrong one."""
    with Raw(deepvue) as send, Raw(deepvue, "second") as other:
        right = dict(send.headers)
        send.headers = {
            name: {"right": right[name], "prefix": right[name][:-1], "other": other.headers[name]}.get(how, how)
            for name, how in headers.items()
        }
        answer = send("POST", SESSION, {"consent": "Y", "purpose": "KYC"})

    assert (answer.status_code, answer.json()) == (401, {"detail": detail})


def test_tenants_cannot_see_each_other(deepvue: DeepvueMock, client: Deepvue) -> None:
    """Another customer's transaction is as unknown as one that never was."""
    known = _granted(deepvue, client)
    body = {"consent": "Y", "purpose": "KYC"}
    with Raw(deepvue, "second") as second:
        foreign = second("POST", FILES, {**body, "initial_deepvue_transaction_id": known})
        unknown = second("POST", FILES, {**body, "initial_deepvue_transaction_id": "nobody"})

    assert (foreign.status_code, foreign.json()) == (unknown.status_code, unknown.json())
    assert foreign.json() == {"detail": "Not a valid token"}


def test_pdfs_say_whose_they_are_and_what(deepvue: DeepvueMock, client: Deepvue) -> None:
    """For who opens one."""
    known = _granted(deepvue, client, "aadhaar", "pan")
    locker = client.digilocker
    aadhaar = locker.get_eaadhaar(purpose="KYC", initial_deepvue_transaction_id=known, generate_pdf=True).data
    pan = locker.download_file(
        purpose="KYC", initial_deepvue_transaction_id=known, uri="in.gov.pan-PANCR-AAAAA0000A"
    ).data

    for content, title in ((aadhaar.document_pdf, b"(e-Aadhaar)"), (pan, b"(PAN Verification Record)")):
        text = b64decode(content or "")
        assert title in text
        assert b"(John Doe)" in text


def test_a_session_that_nobody_knows_is_named_by_its_member(client: Deepvue) -> None:
    """In the exchange; whoever reads gets the provider's own 403."""
    with pytest.raises(BadRequest, match=r"Invalid initial_deepvue_transaction_id \("):
        client.digilocker.exchange_code(
            purpose="KYC", initial_deepvue_transaction_id="0" * 32, digilocker_code="made up"
        )
