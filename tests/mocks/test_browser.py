"""The pages in a real browser: what a person sees, hears and presses, without a script, and where it leads."""

from collections.abc import Iterator

import pytest

from kyc_clients._runtime.mock import Server
from kyc_clients.decentro import Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue import Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.mock import Hub
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock
from tests.mocks.browser import MISSING, Browser, browsing, is_there
from tests.mocks.support import BACK, PURPOSE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_there(), reason=MISSING)]
ALLOW, DENY = "button[value=allow]", "button[value=deny]"
TAB, SPACE, ENTER, DELETE = "\ue004", " ", "\ue007", "\ue017"
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One window for all tests."""
    with browsing(tmp_path_factory.mktemp("browser")) as window:
        yield window


@pytest.fixture
def browser(window: Browser) -> Browser:
    """The window, large, with no script allowed."""
    window.set_scripts(allowed=False)
    window.set_size(1100, 800)
    return window


def _sign_in(browser: Browser, url: str, heading: str = "Sign in to DigiLocker") -> None:
    """Go from the authorization URL to the choice of documents, with what the form suggests."""
    browser.open(url)
    browser.shows(f"{heading} (mock)")
    browser.click(ALLOW)
    browser.shows("Share documents (mock)")


def test_sandbox_digilocker(browser: Browser, sandbox: SandboxMock) -> None:
    """The session's id comes back, and what was left out is not consented to."""
    with Sandbox(base_url=sandbox.base_url, **sandbox.credentials) as client:
        session = client.digilocker.initiate_session(
            flow="signin", redirect_url=BACK, doc_types=["aadhaar", "pan"]
        ).data
        _sign_in(browser, session.authorization_url)
        browser.click("input[value=pan]")
        browser.click(ALLOW)
        back = client.parse_callback(browser.arrives_at(BACK))
        status = client.digilocker.get_session_status(str(back.session_id)).data

    assert (status.id, status.status, status.documents_consented) == (session.session_id, "succeeded", ["aadhaar"])


def test_sandbox_entitylocker_denied(browser: Browser, sandbox: SandboxMock) -> None:
    """The page names the other locker; whoever refuses is sent back all the same."""
    with Sandbox(base_url=sandbox.base_url, **sandbox.credentials) as client:
        session = client.entitylocker.initiate_session(flow="signup", redirect_url=BACK).data
        _sign_in(browser, session.authorization_url, "Sign up for EntityLocker")
        browser.click(DENY)
        landed = browser.arrives_at(BACK)
        status = client.entitylocker.get_session_status(session.session_id).data

    assert landed == f"{BACK}?session_id={session.session_id}"
    assert status.status == "failed"


def test_deepvue(browser: Browser, deepvue: DeepvueMock) -> None:
    """A code and the state come back, and the code is good."""
    with Deepvue(base_url=deepvue.base_url, **deepvue.credentials) as client:
        session = client.digilocker.initiate_session(purpose=PURPOSE, redirect_url=BACK)
        _sign_in(browser, session.data.authorization_url)
        browser.click(ALLOW)
        back = client.parse_callback(browser.arrives_at(BACK))
        answer = client.digilocker.exchange_code(
            purpose=PURPOSE, initial_deepvue_transaction_id=session.transaction_id, digilocker_code=str(back.code)
        )

    assert back.matches_state(session.transaction_id)
    assert answer.sub_code == "SUCCESS"


def test_decentro(browser: Browser, decentro: DecentroMock) -> None:
    """Through Decentro's own link, which works once; a status and the transaction id come back."""
    with Decentro(base_url=decentro.base_url, **decentro.credentials) as client:
        session = client.digilocker.initiate_session(reference_id="one", consent_purpose=PURPOSE, redirect_url=BACK)
        _sign_in(browser, session.data.authorization_url)
        browser.click(ALLOW)
        landed = browser.arrives_at(BACK)
        browser.open(session.data.authorization_url)
        browser.shows("Unknown link (mock)")

    assert landed == f"{BACK}?status=SUCCESS&initiation_decentro_transaction_id={session.decentro_txn_id}"


def test_the_keyboard_alone_will_do(browser: Browser, sandbox: SandboxMock) -> None:
    """A wrong number has a message and the focus and can be typed over; boxes and buttons come in their order."""
    session = sandbox.state.open_session(
        tenant="first", product="digilocker", requested=("aadhaar", "pan"), redirect_url=BACK
    )
    browser.open(sandbox.page_url(session.id))
    browser.press(f"{TAB}12{ENTER}")
    browser.shows("Error: Sign in to DigiLocker (mock)")
    focus, described = browser.evaluate(
        "[document.activeElement.name, document.activeElement.getAttribute('aria-describedby')]"
    )
    browser.press(f"{DELETE}{DELETE}9876500000{TAB}{TAB}{ENTER}")
    browser.shows("Share documents (mock)")
    names = [browser.name_of(css) for css in ("#d0", "#d1", "fieldset", ALLOW, DENY)]
    browser.press(f"{TAB}{SPACE}{TAB}{TAB}{ENTER}")
    browser.arrives_at(BACK)

    assert (focus, described) == ("number", "wrong")
    assert names == ["Aadhaar Card", "PAN Verification Record", "Documents", "Allow", "Deny"]
    assert session.consented == ("pan",)


def test_scripts_are_not_missed(browser: Browser) -> None:
    """The tests above ran without: a page that has one shows what it would show then."""
    browser.open("data:text/html,<title>without</title><script>document.title = 'with'</script>")

    browser.shows("without")


def test_no_page_is_wider_than_a_phone(browser: Browser) -> None:
    """The index, its log and the contracts; wide tables scroll by themselves."""
    hub = Hub()
    server = Server(hub.app)
    server.start()
    browser.set_size(360, 740)
    wide: list[str] = []
    for path in ("/", "/log", *(f"/contracts/{name}" for name in hub.mocks)):
        browser.open(f"{server.url}{path}")
        browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        wide += [path] if browser.evaluate(OVERFLOW) else []
    server.stop()

    assert wide == []


@pytest.mark.parametrize("width", [1100, 360])
def test_a_request_is_tried_from_the_page_of_a_contract(browser: Browser, width: int) -> None:
    """Filled in, sent without a script, and shown on a page that is no wider than the screen; the fields have names."""
    hub = Hub()
    server = Server(hub.app)
    server.start()
    browser.set_size(width, 800)
    browser.open(f"{server.url}/contracts/deepvue?open=digilockerInitiateSession#digilockerInitiateSession")
    names = [browser.name_of(f".try {each}") for each in ("textarea", "select", "button")]
    browser.click(".try button")
    browser.shows("POST /v1/kyc/digilocker/initiate-session: 201 Created")
    wide = browser.evaluate(OVERFLOW)
    server.stop()

    assert names == ["Body", "Customer", "Send to the mock"]
    assert not wide
