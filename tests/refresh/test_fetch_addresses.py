"""Which addresses are asked: none that is private, in the clear, or another than the person meant."""

from __future__ import annotations

import socket
from typing import Any

import httpx
import pytest

from generator.fetch import fetch
from tests.refresh.refusals import refused
from tests.refresh.server import Site

SPEC = "openapi: 3.1.0\ninfo: {title: Pets für alle, version: '1'}\n"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("https://example.com/openapi.yaml", "redirects to another host, example.com"),
        ("http://127.0.0.2/openapi.yaml", "redirects to another host, 127.0.0.2"),
        ("http://127.0.0.1:1/openapi.yaml", "redirects to another port, 1"),
        ("http://example.com/openapi.yaml", "is not encrypted"),
        ("http://me:pw@127.0.0.1/", "holds a user or a password"),
        ("file:///etc/passwd", "this is no https URL"),
        ("http://127.0.0.1:x/", "no response: RemoteProtocolError (Invalid URL in location header"),
    ],
)
def test_a_redirect_that_leads_astray_is_not_followed(site: Site, location: str, message: str) -> None:
    """Nothing is sent there."""
    assert message in refused(site.put("/a", "", status=302, location=location))
    assert len(site.asked) == 1


def test_a_circle_of_redirects_ends(site: Site) -> None:
    """After four."""
    assert "redirects more than 4 times" in refused(site.put("/a", "", status=307, location="/a"))
    assert len(site.asked) == 5


def test_a_host_that_the_person_names_may_be_redirected_to(site: Site) -> None:
    """The message about another host says how."""
    site.put("/b", SPEC)
    local = site.url.replace("127.0.0.1", "localhost")
    url = site.put("/a", "", status=302, location=f"{local}/b")

    assert "--host localhost" in refused(url)
    assert fetch(url, hosts=["localhost"]).source.text == SPEC


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://example.com/a", "is not encrypted"),
        ("ftp://example.com/a", "this is no https URL"),
        ("file:///etc/passwd", "this is no https URL"),
        ("openapi.yaml", "this is no https URL"),
        ("https://", "this is no https URL"),
        ("https://exa mple.com/", "this is no URL"),
        ("https://example.com/\n", "this is no URL"),
        ("https://me:hidden@example.com/a", "https://example.com/a: holds a user or a password"),
        ("https://example.com/a?x=1&access_token=hidden", "https://example.com/a: the query holds `access_token`"),
    ],
)
def test_an_address_that_should_not_be_asked_is_not(url: str, message: str) -> None:
    """And no secret of it is shown."""
    printed = refused(url)

    assert "error[fetch-url]" in printed
    assert message in printed
    assert "hidden" not in printed


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "0x7f000001", "2130706433",
     "[::ffff:10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[2002:a00:1::]", "[fd00::1]", "[fe80::1]"],
)  # fmt: skip
def test_a_private_address_is_not_asked(host: str) -> None:
    """However it is spelled."""
    assert "error[fetch-host]" in refused(f"https://{host}/openapi.yaml")


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1"])
def test_a_name_with_a_private_address_is_not_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address among several is enough: a name may mean another one at the next moment."""
    found = [(socket.AF_INET, 1, 6, "", (item, 443)) for item in ("93.184.215.14", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    assert f"docs.example.com is at {address}, inside a private network" in refused("https://docs.example.com/a")


def test_localhost_must_be_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain http is for loopback, whatever the name resolves to."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", ("93.184.215.14", 80))])

    assert "error[fetch-host]" in refused("http://localhost/a")


def test_a_name_without_an_address_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads a traceback because of a missing cable."""

    def fail(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert "docs.example.com has no address" in refused("https://docs.example.com/a")


def test_the_certificate_is_asked_of_the_name_and_the_connection_goes_to_the_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between the check and the connection no name is resolved again."""
    found = [(socket.AF_INET, 1, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    asked: list[httpx.Request] = []

    async def answer(_: object, request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, stream=httpx.ByteStream(SPEC.encode()), request=request)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)

    fetch("https://docs.example.com/a")

    [request] = asked
    assert (request.url.host, request.headers["host"]) == ("93.184.215.14", "docs.example.com")
    assert request.extensions["sni_hostname"] == "docs.example.com"


def test_a_host_of_several_addresses_is_asked_at_the_first_that_answers(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As browsers do."""
    port = int(site.url.rpartition(":")[2])
    found = [(socket.AF_INET, 1, 6, "", (item, port)) for item in ("127.0.0.2", "127.0.0.1")]
    site.put("/a", SPEC)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    assert fetch(f"http://localhost:{port}/a").source.text == SPEC


def test_https_stays_https(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even this machine is asked in the clear by somebody else's word."""
    found = [(socket.AF_INET, 1, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    async def answer(_: object, request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://localhost/a"}, request=request)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)

    assert "redirects from https to http" in refused("https://docs.example.com/a", hosts=["localhost"])
