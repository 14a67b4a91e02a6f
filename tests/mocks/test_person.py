"""The pages that a person sees, over HTTP: signing in, choosing, refusing, and what must not go wrong there."""

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from kyc_clients._runtime.mock import Session, browse
from kyc_clients._runtime.mock.browse import Form
from kyc_clients._runtime.mock.pages import STYLE, over
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.support import BACK

SCHEMES = dict(
    zip(
        ("light", "dark"),
        (dict(re.findall(r"--(\w+):(#[0-9a-f]+)", found)) for found in re.findall(r":root\{([^}]*)\}", STYLE)),
        strict=True,
    )
)
"""The colours of the pages by name, in each scheme."""
CONTRASTS = (
    *((text, ground, 4.5) for text, ground in (
        ("text", "page"), ("text", "note"), ("text", "bad"), ("text", "soft"), ("hint", "page"),
        ("main", "page"), ("main", "soft"), ("on", "main"),
    )),
    *((border, ground, 3) for border, ground in (
        ("line", "page"), ("main", "page"), ("wrong", "page"), ("wrong", "bad"), ("noted", "page"), ("noted", "note"),
        ("focus", "page"),
    )),
)  # fmt: skip
"""What stands on what: texts, links (some on code) and buttons; then borders, and the line around what has the focus."""

NASTY = '"><script>alert(1)</script>'


@pytest.fixture
def session(sandbox: SandboxMock) -> Session:
    """A session that asks for two documents."""
    return sandbox.state.open_session(
        tenant="first", product="digilocker", requested=("aadhaar", "pan"), redirect_url=f"{BACK}?order=7#top"
    )


@pytest.fixture
def page(sandbox: SandboxMock, session: Session) -> str:
    """Its page."""
    return sandbox.page_url(session.id)


def _send(page: str, session: Session, **fields: object) -> httpx.Response:
    return httpx.post(page, data={"token": session.token, **fields})


def _sign_in(page: str, session: Session, number: str = "9876500000", otp: str = "123456") -> httpx.Response:
    return _send(page, session, step="signin", decision="allow", number=number, otp=otp)


def test_a_person_signs_in_chooses_and_is_sent_back(page: str, session: Session) -> None:
    """With see-other, to the caller's URL as it was, the provider's parameters added."""
    first = httpx.get(page)
    second = _sign_in(page, session)
    last = _send(page, session, step="choose", decision="allow", document="pan")

    assert [first.status_code, second.status_code, last.status_code] == [200, 200, 303]
    assert Form(second.text).documents == ["aadhaar", "pan"]
    assert last.headers["location"] == f"{BACK}?order=7&session_id={session.id}#top"
    assert session.consented == ("pan",)


def test_the_pages_are_plain_accessible_html(page: str, session: Session) -> None:
    """A language, a title, one heading, a label for each field, no script; nothing is framed, sniffed, stored or sent on."""
    for answer in (httpx.get(page), _sign_in(page, session)):
        fields = set(re.findall(r'<input (?!type="hidden")[^>]*id="([^"]+)"', answer.text))
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert '<html lang="en">' in answer.text
        assert answer.text.count("<h1>") == 1
        assert fields == set(re.findall(r'<label for="([^"]+)"', answer.text)) != set()
        assert "<script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "ground", "least"), CONTRASTS)
def test_colours_have_enough_contrast(front: str, ground: str, least: float, scheme: str) -> None:
    """As WCAG asks of texts (4.5 to 1), and of borders and what shows the focus (3 to 1); in the light and in the dark."""
    lights = sorted(_luminance(SCHEMES[scheme][name]) for name in (front, ground))

    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= least


def test_every_colour_of_the_pages_is_held_to_its_contrast() -> None:
    """Both schemes name the same ones, rules use no other, and each of them is in a pair above."""
    rules = re.sub(r":root\{[^}]*\}", "", STYLE)
    paired = {name for front, ground, _ in CONTRASTS for name in (front, ground)}

    assert [*SCHEMES["light"]] == [*SCHEMES["dark"]]
    assert set(re.findall(r"var\(--(\w+)\)", rules)) == paired == SCHEMES["light"].keys()
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\w*\(", rules)
    assert set(re.findall(r"[;{](?:color|background):([^;}]+)", rules)) <= {f"var(--{name})" for name in paired} | {
        "inherit"
    }


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_everything_from_outside_is_escaped(sandbox: SandboxMock) -> None:
    """Documents of a caller's making, too."""
    session = sandbox.state.open_session(tenant="first", product="digilocker", requested=(NASTY,), redirect_url=BACK)
    page = sandbox.page_url(session.id)

    texts = [httpx.get(page).text, _sign_in(page, session, number=NASTY).text, _sign_in(page, session).text]

    assert not [text for text in texts if "<script" in text]
    assert Form(texts[2]).documents == [NASTY]


def test_consent_needs_the_sign_in(page: str, session: Session) -> None:
    """The second form is not taken before the first, nor the first twice."""
    early = _send(page, session, step="choose", decision="allow", document="pan")
    _sign_in(page, session)
    twice = _sign_in(page, session)

    assert (early.status_code, twice.status_code, session.status) == (409, 409, "authorized")


def test_an_aadhaar_number_signs_in_too_and_a_new_number_signs_up(
    sandbox: SandboxMock, page: str, session: Session
) -> None:
    """Who signs up need not have an account."""
    signing_up = sandbox.state.open_session(tenant="first", product="digilocker", requested=("pan",), flow="signup")
    _sign_in(page, session, number="123412341234")
    answer = _sign_in(sandbox.page_url(signing_up.id), signing_up, number="9999999999")

    assert (session.status, signing_up.status, answer.status_code) == ("authorized", "authorized", 200)


def test_a_decision_is_final(page: str, session: Session) -> None:
    """The page says what became of the session, and takes nothing more."""
    browse(page)

    again, late = httpx.get(page), _send(page, session, step="choose", decision="deny")

    assert (again.status_code, late.status_code, session.status) == (410, 410, "succeeded")
    assert "You have shared your documents" in again.text


def test_the_time_to_decide_runs_out_on_the_page_too(sandbox: SandboxMock, page: str, session: Session) -> None:
    """Even between the two forms."""
    _sign_in(page, session)
    sandbox.clock.advance(seconds=3600)

    answer = _send(page, session, step="choose", decision="allow", document="pan")

    assert (answer.status_code, session.status) == (410, "expired")
    assert "The time to decide is over" in answer.text


def test_an_unknown_link_says_so(sandbox: SandboxMock, deepvue: DeepvueMock) -> None:
    """The page without a good ticket, and a link without a good key."""
    page = httpx.get(f"{sandbox.base_url}/public/oauth2/1/authorize?code_challenge=guess")
    link = httpx.get(f"{deepvue.base_url}/v1/kyc/digilocker/digilocker-redirect?state=guess")

    assert (page.status_code, link.status_code) == (404, 410)
    assert "This link is not known" in page.text


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"step=" + b"x" * 20_000, b"&".join([b"a=1"] * 60)])
def test_a_form_that_is_none_does_nothing(page: str, session: Session, content: bytes) -> None:
    """Too long, too many fields, no text: the page is shown again."""
    answer = httpx.post(page, content=content, headers={"content-type": "application/x-www-form-urlencoded"})

    assert (answer.status_code, session.status) == (403, "initialized")


def test_an_apps_own_scheme_is_a_redirect_url(deepvue: DeepvueMock) -> None:
    """Browsers hand it to the app; a code and the state arrive there."""
    session = deepvue.state.open_session(
        tenant="first", product="digilocker", requested=("pan",), redirect_url="myapp://digilocker/done"
    )

    landed = urlsplit(deepvue.consent(session.id))

    assert (landed.scheme, landed.netloc, landed.path) == ("myapp", "digilocker", "/done")
    assert parse_qs(landed.query) == {"code": [session.code], "state": [session.id]}


def test_the_page_after_all_shows_a_code_to_nobody_who_was_sent_back(session: Session) -> None:
    """After the sentence the page ends, as that of an unknown link does."""
    session.status, session.code = "succeeded", "4f9a1c"

    assert over(session).partition("You can close this window.</p>")[2] == over(None).partition("or was used.</p>")[2]
    session.redirect_url = ""
    assert "<p>Your code is <code>4f9a1c</code>.</p>" in over(session)
