"""The contracts' pages: examples to read, and a form for each operation that sends its request to the mock."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

import httpx
import pytest

from kyc_clients._runtime.mock import Clock, Server, browse
from kyc_clients.mock import Hub, find_mocks
from tests.contract.contracts import Call, at, calls, contract


class Forms(HTMLParser):
    """The forms of a page: fields with their values by operation, and the labels that name them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self._now: dict[str, str] = {}
        self._area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a label, or a field and its value."""
        given = {key: value or "" for key, value in attrs}
        if tag == "label":
            self.labels.add(given["for"])
        if tag in {"input", "textarea", "select"} and given.get("type") != "hidden":
            self.ids.append(given["id"])
        if given.get("name") == "operation":
            self._now = self.forms.setdefault(given["value"], {"operation": given["value"]})
        elif tag == "input":
            self._now[given["name"]] = given["value"]
        elif tag == "select":
            self._now[given["name"]] = "first"
        self._area = given["name"] if tag == "textarea" else ""

    def handle_endtag(self, tag: str) -> None:
        """End a body."""
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        """Note a body."""
        if self._area:
            self._now[self._area] = data.removeprefix("\n")


@pytest.fixture
def hub() -> Iterator[tuple[Hub, str]]:
    """All mocks, served."""
    made = Hub(clock=Clock("2026-01-01T00:00:00Z"))
    server = Server(made.app)
    server.start()
    yield made, server.url
    server.stop()


def _forms(url: str, name: str) -> Forms:
    return Forms(httpx.get(f"{url}/contracts/{name}").text)


def _try(url: str, name: str, operation: str, **more: str) -> str:
    """Send a form of a contract's page as it is filled in, or otherwise; return the page that shows the exchange."""
    fields: Mapping[str, str] = {**_forms(url, name).forms[operation], **more}
    return httpx.post(f"{url}/contracts/{name}/try", data=fields).raise_for_status().text


def _shown(page: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)]


@pytest.mark.parametrize("name", sorted(find_mocks()))
def test_every_operation_has_a_form_whose_fields_have_labels(hub: tuple[Hub, str], name: str) -> None:
    """One each, so that a person who hears the page knows what to fill in."""
    found = _forms(hub[1], name)

    assert found.forms.keys() == hub[0].mocks[name].provider.contract.by_id.keys()
    assert set(found.ids) == found.labels
    assert len(found.ids) == len(set(found.ids))


def _examples(call: Call) -> Iterator[bool]:
    """Whether each success of an operation has an example."""
    for place in filter(None, call.replies.values()):
        media = at(contract(call.provider), place.pointer.removesuffix("/schema"))
        yield "example" in media or "examples" in media


@pytest.mark.parametrize("name", sorted(find_mocks()))
def test_every_operation_shows_an_example_of_its_response(hub: tuple[Hub, str], name: str) -> None:
    """Of its success, indented, where the contract has one."""
    page = httpx.get(f"{hub[1]}/contracts/{name}").text
    shown = {operation.partition("'>")[0].removeprefix("id='"): operation for operation in page.split("<details ")[1:]}
    identities = [call.id for call in calls() if call.provider == name and any(_examples(call))]

    for operation in [shown[identity] for identity in identities]:
        assert re.search(r"<pre [^>]*aria-label='Example 2\d\d'>\{\n  ", operation), operation[:200]


def test_what_was_sent_and_what_came_back_are_shown(hub: tuple[Hub, str]) -> None:
    """The whole exchange, with the customer's credentials and without their being typed."""
    secrets = hub[0].mocks["deepvue"].tenant("second").secrets
    page = _try(hub[1], "deepvue", "digilockerInitiateSession", customer="second")
    sent, received = _shown(page)

    assert "<h2>Response: 201 Created</h2>" in page
    assert sent.startswith("POST /deepvue/v1/kyc/digilocker/initiate-session HTTP/1.1\n")
    assert f"\nclient-id: {secrets['client_id']}\nx-api-key: {secrets['client_secret']}\n" in sent
    assert sent.endswith('"doc_types": [\n    "aadhaar"\n  ]\n}')
    assert received.startswith('content-type: application/json\n\n{\n  "code": 201,')
    assert "<option selected>second</option>" in page


def test_a_token_is_fetched_where_a_request_needs_one(hub: tuple[Hub, str]) -> None:
    """By the login of the same customer, which the log shows, too."""
    page = _try(hub[1], "sandbox", "bankVerifyIfsc")

    assert "<h2>Response: 200 OK</h2>" in page
    assert [entry.operation for entry in hub[0].mocks["sandbox"].requests] == [
        "authenticationAuthenticate",
        "bankVerifyIfsc",
    ]


def test_one_request_fills_in_the_next(hub: tuple[Hub, str]) -> None:
    """The session's id and the code that came back stand in the forms of what follows."""
    page = _try(hub[1], "deepvue", "digilockerInitiateSession")
    address = re.search(r"<a href='([^']*)'>Decide for the person</a>", page)
    assert address is not None
    browse(unescape(address[1]))

    for operation in ("digilockerExchangeCode", "digilockerListIssuedFiles", "digilockerDownloadFile"):
        assert "<h2>Response: 200 OK</h2>" in _try(hub[1], "deepvue", operation)


def test_a_request_is_sent_as_it_was_changed(hub: tuple[Hub, str]) -> None:
    """A path with anything in it, a query that need not be there, and a body that is no JSON."""
    path = _try(hub[1], "sandbox", "bankVerifyIfsc", **{"path.ifsc": "A/B?c"})
    query = _try(hub[1], "sandbox", "mcaSearchCompanies", **{"query.cin": "", "query.company_name": "a & b"})
    body = _try(hub[1], "deepvue", "digilockerInitiateSession", body="<b>{")

    assert _shown(path)[0].startswith("GET /sandbox/bank/A%2FB%3Fc HTTP/1.1\n")
    assert _shown(query)[0].startswith(
        "GET /sandbox/kyc/mca/company/master-data/search?company_name=a+%26+b HTTP/1.1\n"
    )
    assert _shown(body)[0].endswith("\n\n<b>{")
    assert "<b>{" not in body
    assert "<h2>Response: 422" in body


def test_a_dropped_connection_is_shown(hub: tuple[Hub, str]) -> None:
    """A fault on order strikes here as it does elsewhere."""
    hub[0].mocks["deepvue"].faults.add("drop")

    assert "<h2>Response: no response</h2>" in _try(hub[1], "deepvue", "digilockerInitiateSession")


def test_the_page_that_one_came_from_is_open_where_one_was(hub: tuple[Hub, str]) -> None:
    """Without a script: the link says which operation."""
    page = _try(hub[1], "deepvue", "digilockerInitiateSession")
    back = re.search(r"href='(/contracts/[^']*)'", page)
    assert back is not None

    opened = re.findall(r"<details id='([^']*)' open>", httpx.get(hub[1] + unescape(back[1])).text)
    assert opened == ["digilockerInitiateSession"]


@pytest.mark.parametrize(
    ("path", "form", "origin", "status"),
    [
        ("deepvue", {"operation": "digilockerInitiateSession"}, "https://elsewhere.example", 403),
        ("deepvue", {"operation": "digilockerInitiateSession", "customer": "nobody"}, None, 422),
        ("deepvue", {"operation": "nothing"}, None, 404),
        ("deepvue", {}, None, 404),
        ("nobody", {"operation": "digilockerInitiateSession"}, None, 404),
    ],
)
def test_a_form_that_is_wrong_or_somebody_elses_sends_nothing(
    hub: tuple[Hub, str], path: str, form: dict[str, str], origin: str | None, status: int
) -> None:
    """And says why."""
    done = httpx.post(f"{hub[1]}/contracts/{path}/try", data=form, headers={"origin": origin} if origin else {})

    assert (done.status_code, len(hub[0].mocks["deepvue"].requests)) == (status, 0)
    assert done.text
