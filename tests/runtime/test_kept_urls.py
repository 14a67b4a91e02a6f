"""Which parsed URLs a client keeps: those that are the same in every call, and so many of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kyc_clients._runtime.http_requests import _MOST_FIXED_URLS, Requests
from kyc_clients.sandbox import Sandbox
from kyc_clients.sandbox.mock import SandboxMock


def _wire(url: str, *, fixed: bool, template: str = "") -> Any:
    return SimpleNamespace(url=url, template=template or url, fixed=fixed)


def test_a_url_that_is_the_same_in_every_call_is_parsed_once() -> None:
    """The same object comes back."""
    requests = Requests()

    first = requests.url(_wire("https://api.example.com/authenticate", fixed=True))

    assert requests.url(_wire("https://api.example.com/authenticate", fixed=True)) is first


def test_a_url_that_holds_an_id_is_not_kept() -> None:
    """An id is personal, and there is no end of them."""
    requests = Requests()

    first = requests.url(_wire("https://api.example.com/sessions/1", fixed=False, template="/sessions/{id}"))

    assert (
        requests.url(_wire("https://api.example.com/sessions/1", fixed=False, template="/sessions/{id}")) is not first
    )
    assert requests._urls == {}


def test_a_filled_url_never_takes_the_template_of_a_fixed_one() -> None:
    """A log line shows the template of the call that was made."""
    requests = Requests()
    requests.url(_wire("https://api.example.com/a", fixed=True, template="/a"))

    assert requests.url(_wire("https://api.example.com/a", fixed=False, template="/{name}")).template == "/{name}"


def test_so_many_urls_are_kept_and_no_more() -> None:
    """A base URL for each tenant does not fill the memory."""
    requests = Requests()

    for number in range(_MOST_FIXED_URLS + 3):
        requests.url(_wire(f"https://{number}.example.com/", fixed=True))

    assert len(requests._urls) == _MOST_FIXED_URLS
    assert "https://0.example.com/" in requests._urls


@pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")
def test_of_real_calls_those_without_ids_and_queries_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A login is the same URL each time; an IFSC stands in a path, a company's name in a query."""
    kept: list[Requests] = []
    start = Requests.__init__

    def begin(self: Requests) -> None:
        start(self)
        kept.append(self)

    monkeypatch.setattr(Requests, "__init__", begin)

    with SandboxMock() as mock, Sandbox(base_url=mock.base_url, **mock.credentials) as sandbox:
        sandbox.bank.verify_ifsc(ifsc="HDFC0001234")
        sandbox.mca.search_companies(company_name="mac", limit=1)
        base = mock.base_url

    urls = {url.removeprefix(base) for one in kept for url in one._urls}
    assert urls == {"/authenticate"}
