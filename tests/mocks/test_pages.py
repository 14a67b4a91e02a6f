"""What the pages of a mock say, word by word, and which of their fields have what."""

import re
from dataclasses import replace
from html import unescape

import pytest

from kyc_clients._runtime.mock import pages
from kyc_clients._runtime.mock.sessions import Session, Status
from kyc_clients._runtime.mock.visits import Wrong
from kyc_clients.sandbox.mock import SandboxMock

NOTE = "This is a mock. Nobody here is real, and nothing you type leaves this machine."
SESSION = Session(
    id="s",
    tenant="first",
    product="digilocker",
    requested=("aadhaar", "other & more"),
    verifier="v",
    ticket="t",
    token='to"ken',
    redirect_url="",
    created_at=1,
    expires_at=2,
    code="c<1",
)


def _texts(page: str) -> list[str]:
    """What a person reads, piece by piece; the title first."""
    return [unescape(text).strip() for text in re.split(r"<style>.*</style>|<[^>]+>", page) if text.strip()]


def _inputs(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<(?:input|button) ([^>]+)>", page)]


def test_the_page_to_sign_in(sandbox: SandboxMock) -> None:
    """Two fields, of which a code is filled in, and two buttons; nothing is wrong yet."""
    page = pages.sign_in(sandbox.provider, SESSION, "98", None)

    assert _texts(page) == [
        "Sign in to DigiLocker (mock)",
        "DigiLocker",
        "Mock",
        "Sign in to DigiLocker",
        NOTE,
        "Sandbox would like to see documents of yours.",
        "Mobile or Aadhaar number",
        "One-time code",
        "(any 6 digits; 000000 is wrong)",
        "Continue",
        "Cancel",
    ]
    assert _inputs(page) == [
        'type="hidden" name="step" value="signin"',
        'type="hidden" name="token" value="to"ken"',
        'id="number" name="number" type="text" inputmode="numeric" autocomplete="off" value="98"',
        'id="otp" name="otp" type="text" inputmode="numeric" autocomplete="off" value="123456"',
        'name="decision" value="allow"',
        'name="decision" value="deny" class="no"',
    ]


def test_the_page_to_sign_in_with_something_wrong(sandbox: SandboxMock) -> None:
    """It is alerts in the title, above the form and at the field, which has the focus; in any other locker as well."""
    session = replace(SESSION, product="entitylocker", flow="signup")
    page = pages.sign_in(sandbox.provider, session, "", Wrong("Not <so>.", "otp"))

    assert _texts(page)[:7] == [
        "Error: Sign up for EntityLocker (mock)",
        "EntityLocker",
        "Mock",
        "Sign up for EntityLocker",
        NOTE,
        "Sandbox would like to see documents of yours.",
        "Not <so>.",
    ]
    assert '<p class="wrong" role="alert" id="wrong">Not &lt;so&gt;.</p>' in page
    assert _inputs(page)[2:4] == [
        'id="number" name="number" type="text" inputmode="numeric" autocomplete="off" value=""',
        (
            'id="otp" name="otp" type="text" inputmode="numeric" autocomplete="off" value="123456"'
            ' aria-invalid="true" aria-describedby="wrong" autofocus'
        ),
    ]


@pytest.mark.parametrize(
    ("wrong", "title", "alerts"),
    [
        (None, "Share documents (mock)", []),
        (Wrong("Not asked for."), "Error: Share documents (mock)", ["Not asked for."]),
    ],
)
def test_the_page_to_choose(sandbox: SandboxMock, wrong: Wrong | None, title: str, alerts: list[str]) -> None:
    """A box for each document, by its name where it has one, all of them ticked."""
    page = pages.choose(sandbox.provider, SESSION, wrong)

    assert _texts(page) == [
        title,
        "DigiLocker",
        "Mock",
        "Share documents",
        NOTE,
        *alerts,
        "Choose what Sandbox may see.",
        "Documents",
        "Aadhaar Card",
        "other & more",
        "Allow",
        "Deny",
    ]
    assert _inputs(page) == [
        'type="hidden" name="step" value="choose"',
        'type="hidden" name="token" value="to"ken"',
        'type="checkbox" id="d0" name="document" value="aadhaar" checked',
        'type="checkbox" id="d1" name="document" value="other & more" checked',
        'name="decision" value="allow"',
        'name="decision" value="deny" class="no"',
    ]


@pytest.mark.parametrize(
    ("status", "redirect_url", "texts"),
    [
        (
            "succeeded",
            "",
            [
                "Succeeded",
                NOTE,
                "You have shared your documents. You can close this window.",
                "Your code is",
                "c<1",
                ".",
            ],
        ),
        (
            "succeeded",
            "https://example.com",
            ["Succeeded", NOTE, "You have shared your documents. You can close this window."],
        ),
        ("failed", "", ["Failed", NOTE, "You have not shared anything. You can close this window."]),
        ("expired", "", ["Expired", NOTE, "The time to decide is over. Ask for a new link."]),
    ],
)
def test_the_page_of_a_session_that_is_over(status: Status, redirect_url: str, texts: list[str]) -> None:
    """It shows a code where nobody is sent back with it."""
    page = pages.over(replace(SESSION, status=status, redirect_url=redirect_url))

    assert _texts(page) == ["Done (mock)", "Locker", "Mock", *texts]


def test_the_page_of_a_link_that_nobody_made() -> None:
    """It does not say which."""
    assert _texts(pages.over(None)) == [
        "Unknown link (mock)",
        "Locker",
        "Mock",
        "This link is not known",
        NOTE,
        "It is wrong, or was used.",
    ]


def test_a_page_without_a_locker_is_one_of_the_mock_itself() -> None:
    """No banner, and the whole width."""
    page = pages.document("A & b", "<p>c</p>")

    assert page.startswith('<!doctype html><html lang="en"><head><meta charset="utf-8">')
    assert (
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>A &amp; b</title><style>:root'
        in page
    )
    assert page.endswith("}</style></head><body><main><p>c</p></main></body></html>")
    assert '</head><body class="person"><header><span>D</span><span>Mock</span></header><main>' in pages.document(
        "", "", "D"
    )
