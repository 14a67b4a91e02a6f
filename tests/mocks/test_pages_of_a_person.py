"""The routes of a person's browser, in process: which page each request gets, with which status and headers."""

import re
from urllib.parse import urlencode

import pytest

from kyc_clients._runtime.mock import IssuedDocument, Session
from tests.mocks.small import SmallMock, ask

FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
BACK = "https://example.com/back?a=1#top"
PAGE_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


@pytest.fixture
def mock() -> SmallMock:
    """As new."""
    return SmallMock()


@pytest.fixture
def session(mock: SmallMock) -> Session:
    """One that sends its person back."""
    return mock.open(redirect_url=BACK)


def _page(session: Session) -> str:
    return f"/public/oauth2/1/authorize?code_challenge={session.ticket}"


def _send(mock: SmallMock, session: Session, **fields: object) -> tuple[int, dict[str, str], str]:
    given = {"token": session.token, "number": "9876500000", "otp": "123456", "decision": "allow", **fields}
    answer = ask(mock, "POST", _page(session), headers=FORM, pieces=(urlencode(given, doseq=True).encode(),))
    return answer.status, answer.headers, answer.content.decode()


def _heading(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0]


def _alert(page: str) -> str:
    return page.partition('id="wrong">')[2].partition("</p>")[0]


def test_the_page_is_shown_with_headers_that_keep_it_to_itself(mock: SmallMock, session: Session) -> None:
    """Opening it is noted; the form has a number that works."""
    answer = ask(mock, "GET", _page(session))

    assert answer.status == 200
    assert answer.headers == {
        **PAGE_HEADERS,
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(answer.content)),
    }
    assert _heading(answer.content.decode()) == "Sign in to DigiLocker"
    assert 'value="9876500000"' in answer.content.decode()
    assert (session.status, session.updated_at) == ("initialized", 1_767_225_600_000)


def test_a_willing_person_signs_in_chooses_and_goes_back(mock: SmallMock, session: Session) -> None:
    """To the caller's address as it was, with the provider's parameters in its query."""
    signed_in = _send(mock, session, step="signin")
    status, headers, page = _send(mock, session, step="choose", document=["pan", "aadhaar"])

    assert (signed_in[0], _heading(signed_in[2])) == (200, "Share documents")
    assert (status, page) == (303, "")
    assert headers == {
        **PAGE_HEADERS,
        "location": "https://example.com/back?a=1&state=succeeded&to=a+b#top",
        "content-length": "0",
    }
    assert (session.consented, mock.state.notes) == (("pan", "aadhaar"), {"s1": "succeeded"})
    assert (len(session.code), session.code_at) == (40, 1_767_225_600_000)


def test_who_has_nowhere_to_go_reads_the_code(mock: SmallMock) -> None:
    """On a page of success."""
    session = mock.open()
    _send(mock, session, step="signin")
    status, _, page = _send(mock, session, step="choose", document="pan")

    assert (status, _heading(page)) == (200, "Succeeded")
    assert f"<code>{session.code}</code>" in page


@pytest.mark.parametrize("step", ["signin", "choose"])
def test_a_person_can_refuse_at_either_step(mock: SmallMock, session: Session, step: str) -> None:
    """And is sent back as well."""
    if step == "choose":
        _send(mock, session, step="signin")
    status, headers, _ = _send(mock, session, step=step, decision="deny", document="pan")

    assert (status, headers["location"]) == (303, "https://example.com/back?a=1&state=failed&to=a+b#top")
    assert (session.status, session.consented, mock.state.notes) == ("failed", (), {"s1": "failed"})


@pytest.mark.parametrize(
    ("fields", "status", "alert"),
    [
        ({"step": "signin", "token": "t"}, 403, "This form is not the one that we gave you. Send this one."),
        ({"step": "signin", "token": ["", "x"]}, 403, "This form is not the one that we gave you. Send this one."),
        ({"step": "choose"}, 409, "That was already done. Go on here."),
        ({}, 409, "That was already done. Go on here."),
        (
            {"step": "signin", "number": "5876500000"},
            422,
            "Enter a mobile number of 10 digits or an Aadhaar number of 12 digits.",
        ),
        (
            {"step": "signin", "number": "12345678901"},
            422,
            "Enter a mobile number of 10 digits or an Aadhaar number of 12 digits.",
        ),
        ({"step": "signin", "number": "9999999999"}, 422, "There is no account with this number. Use another one."),
        ({"step": "signin", "otp": "1234567"}, 422, "Enter the 6 digits of the one-time code."),
        ({"step": "signin", "otp": "000000"}, 422, "This one-time code is wrong. Try again."),
    ],
)
def test_a_form_to_sign_in_that_is_wrong_comes_back(
    mock: SmallMock, session: Session, fields: dict[str, object], status: int, alert: str
) -> None:
    """With the number that was given, and the session as open as before."""
    found, _, page = _send(mock, session, **fields)

    assert (found, _alert(page)) == (status, alert)
    assert f'value="{fields.get("number", "9876500000")}"' in page
    assert session.status == "initialized"
    faulty = re.findall(r'name="(\w+)"[^>]* aria-invalid="true"', page)
    assert faulty == ([] if status != 422 else ["otp"] if "one-time" in alert else ["number"])


@pytest.mark.parametrize(
    ("number", "otp"), [(" 9876500000 ", " 123456 "), ("6000000000", "000001"), ("1" * 12, "999999")]
)
def test_numbers_and_codes_are_taken_with_spaces_around_them(
    mock: SmallMock, session: Session, number: str, otp: str
) -> None:
    """A mobile number begins with 6 to 9; an Aadhaar has twelve digits."""
    assert _send(mock, session, step="signin", number=number, otp=otp)[0] == 200
    assert session.status == "authorized"


def test_the_third_wrong_code_ends_a_session(mock: SmallMock, session: Session) -> None:
    """A wrong number is none."""
    given = ({"number": "1"}, {"otp": "000000"}, {"otp": "000000"}, {"otp": "000000"})
    statuses = [_send(mock, session, step="signin", **each)[0] for each in given]

    assert statuses == [422, 422, 422, 303]
    assert (session.sign_ins, session.status, mock.state.notes) == (3, "failed", {"s1": "failed"})


def test_a_new_person_signs_up_with_the_number_that_has_no_account(mock: SmallMock) -> None:
    """Where the caller asks for that."""
    session = mock.open(flow="signup")

    assert _send(mock, session, step="signin", number="9999999999")[0] == 200


def test_a_document_that_was_not_asked_for_cannot_be_allowed(mock: SmallMock, session: Session) -> None:
    """The page to choose comes back; nothing is to refuse."""
    _send(mock, session, step="signin")
    status, _, page = _send(mock, session, step="choose", document=["pan", "passport"])
    nothing = _send(mock, session, step="choose")[0]

    assert (status, _heading(page), _alert(page)) == (422, "Share documents", "That document was not asked for.")
    assert (nothing, session.status) == (303, "failed")


@pytest.mark.parametrize(
    ("status", "heading"), [("succeeded", "Succeeded"), ("failed", "Failed"), ("expired", "Expired")]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_page_of_a_session_that_is_over_is_gone(
    mock: SmallMock, session: Session, status: str, heading: str, method: str
) -> None:
    """Whatever is sent."""
    session.status = status  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue]
    answer = ask(mock, method, _page(session), headers=FORM, pieces=(b"decision=deny",))

    assert (answer.status, _heading(answer.content.decode())) == (410, heading)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("query", ["", "?code_challenge=", "?code_challenge=x"])
def test_a_page_that_nobody_made_is_not_found(mock: SmallMock, session: Session, method: str, query: str) -> None:
    """Nor does an empty ticket open one."""
    answer = ask(mock, method, f"/public/oauth2/1/authorize{query}")

    assert (answer.status, _heading(answer.content.decode())) == (404, "This link is not known")
    assert answer.headers["cache-control"] == "no-store"
    assert session.status == "created"


@pytest.mark.parametrize(
    ("headers", "pieces"),
    [
        ({}, (b"decision=deny&step=signin",)),
        ({"content-type": "application/json"}, (b"{}",)),
        (FORM, (b"a=1&" * 51,)),
        (FORM, (b"decision=deny&step=signin&a=" + b"a" * 10_000, b"b" * 10_000)),
    ],
)
def test_what_is_no_form_of_ours_does_nothing(
    mock: SmallMock, session: Session, headers: dict[str, str], pieces: tuple[bytes, ...]
) -> None:
    """Another media type, too many fields, too much of it: it has no token."""
    good = f"&token={session.token}".encode()
    answer = ask(mock, "POST", _page(session), headers=headers, pieces=(*pieces[:-1], pieces[-1] + good))

    assert answer.status == 403
    assert session.status == "initialized"


def test_a_form_of_sixteen_kibibytes_is_read(mock: SmallMock, session: Session) -> None:
    """And one byte more is not."""
    form = f"token={session.token}&step=signin&number=9876500000&otp=000000&a=".encode()
    whole = form + b"a" * (16_384 - len(form))

    assert ask(mock, "POST", _page(session), headers=FORM, pieces=(whole + b"a",)).status == 403
    assert ask(mock, "POST", _page(session), headers=FORM, pieces=(whole,)).status == 422


def test_a_form_of_fifty_fields_is_read(mock: SmallMock, session: Session) -> None:
    """And one field more is not."""
    form = f"token={session.token}&step=signin&number=9876500000&otp=000000".encode() + b"&a=" * 46

    assert ask(mock, "POST", _page(session), headers=FORM, pieces=(form + b"&a=",)).status == 403
    assert ask(mock, "POST", _page(session), headers=FORM, pieces=(form,)).status == 422


def test_bytes_that_are_no_utf_8_and_empty_fields_are_read_all_the_same(mock: SmallMock, session: Session) -> None:
    """What they hold is wrong then."""
    form = f"token={session.token}&step=signin&number=".encode()

    assert ask(mock, "POST", _page(session), headers=FORM, pieces=(form + b"%FF\xff",)).status == 422
    answer = ask(mock, "POST", _page(session), headers=FORM, pieces=(form + b"&otp=",))
    assert answer.status == 422
    assert (
        'id="number" name="number" type="text" inputmode="numeric" autocomplete="off" value=""'
        in answer.content.decode()
    )


def test_a_form_without_a_number_comes_back_without_one(mock: SmallMock, session: Session) -> None:
    """None is made up."""
    form = f"token={session.token}&step=signin".encode()
    answer = ask(mock, "POST", _page(session), headers=FORM, pieces=(form,))

    assert answer.status == 422
    assert 'autocomplete="off" value=""' in answer.content.decode()


@pytest.mark.parametrize("path", ["/go/s1", "/enter?ticket=s1"])
def test_a_provider_s_own_link_leads_to_the_page(mock: SmallMock, session: Session, path: str) -> None:
    """Of the caller's way of writing the mock's address; it is not to be kept."""
    answer = ask(mock, "GET", path, headers={"host": "localhost:8000"})

    assert (answer.status, answer.headers["cache-control"]) == (302, "no-store")
    assert answer.headers["location"] == (
        "http://localhost:8000/public/oauth2/1/authorize?response_type=code"
        f"&code_challenge={session.ticket}&code_challenge_method=S256"
    )


@pytest.mark.parametrize("path", ["/go/s2", "/enter?ticket=s2", "/enter"])
def test_a_link_that_leads_nowhere_is_gone(mock: SmallMock, session: Session, path: str) -> None:
    """On a page that is not kept either."""
    answer = ask(mock, "GET", path)

    assert (answer.status, _heading(answer.content.decode())) == (410, "This link is not known")
    assert answer.headers["cache-control"] == "no-store"
    assert session.status == "created"


@pytest.mark.parametrize("path", ["/public/oauth2/1/authorize", "/go/s1", "/enter"])
@pytest.mark.parametrize("method", ["HEAD", "PUT", "OPTIONS"])
def test_pages_and_links_have_their_own_methods_alone(
    mock: SmallMock, session: Session, path: str, method: str
) -> None:
    """Looking without opening has no effect."""
    assert ask(mock, method, path).status == 405
    assert session.status == "created"


def test_a_linked_file_comes_with_its_type_or_says_why_not(mock: SmallMock) -> None:
    """As long as its link is good."""
    document = IssuedDocument("PANCR", "in.gov.pan", "Tax", "PAN", "A", "application/pdf", b"%PDF-")
    link = mock.state.files.link("", "owner", document)
    found = ask(mock, "GET", link)
    wrong = ask(mock, "GET", link[:-1])

    assert (found.status, found.content, found.headers["content-type"]) == (200, b"%PDF-", "application/pdf")
    assert (wrong.status, wrong.headers["content-type"]) == (403, "application/xml")
