"""Fetching a document: what comes is exactly what was asked for, and nothing else is asked or told."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from generator.errors import Refused
from generator.fetch import Limits, fetch
from tests.refresh.server import Site, serving

SPEC = "openapi: 3.1.0\ninfo: {title: Pets für alle, version: '1'}\n"


def refused(url: str, **options: Any) -> str:
    """What a person is told."""
    with pytest.raises(Refused) as caught:
        fetch(url, **options)
    [finding] = caught.value.diagnostics
    assert finding.help
    return str(finding)


def test_a_document_comes_with_the_checksum_of_its_bytes(site: Site) -> None:
    """What is recorded can be checked by anybody with `sha256sum`."""
    url = site.put("/openapi.yaml", SPEC, content_type="application/yaml")

    found = fetch(url)

    assert (found.source.name, found.source.text) == (url, SPEC)
    assert found.sha256 == hashlib.sha256(SPEC.encode()).hexdigest()


def test_a_compressed_document_is_the_same_document(site: Site) -> None:
    """The checksum is that of the document, not of its wrapping."""
    url = site.put("/a", gzip.compress(SPEC.encode()), content_encoding="gzip")

    assert fetch(url).sha256 == hashlib.sha256(SPEC.encode()).hexdigest()


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("iso-8859-1", "latin-1"), ("utf-16", "utf-16"), ("", "utf-8-sig")]
)
def test_the_encoding_that_the_server_names_is_used(site: Site, charset: str, encoding: str) -> None:
    """Umlauts stay umlauts."""
    named = f"text/plain; charset={charset}" if charset else "text/plain"

    assert fetch(site.put("/a", SPEC.encode(encoding), content_type=named)).source.text == SPEC


def test_bytes_that_are_no_text_are_refused_where_they_stand(site: Site) -> None:
    """The message is the one for files."""
    url = site.put("/a", b"openapi: 3.1.0\n# \xff\n")

    with pytest.raises(Refused, match=r":2:3: error\[source-encoding\]: not valid UTF-8"):
        fetch(url)


def test_an_encoding_that_nobody_uses_is_refused(site: Site) -> None:
    """Python knows encodings that run for ever; none of them is tried."""
    assert "is written in 'unicode_escape'" in refused(
        site.put("/a", SPEC, content_type="text/plain; charset=unicode_escape")
    )


def test_nothing_of_the_environment_is_told(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """No proxy, no password of a netrc, no cookie of the answer before."""
    monkeypatch.setenv("HTTP_PROXY", "http://user:pass@127.0.0.1:9")
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password hidden", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    site.put("/next", SPEC)

    fetch(site.put("/first", "", status=302, location="/next", set_cookie="session=1"))

    assert [path for path, _ in site.asked] == ["/first", "/next"]
    for _, headers in site.asked:
        assert {name.lower() for name in headers} == {"host", "accept", "accept-encoding", "user-agent"}


def test_a_larger_answer_is_left_when_it_is_too_large(site: Site) -> None:
    """Even where it does not say how long it is."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"a" * 65536)

    site.pages["/a"] = endless

    said = refused(f"{site.url}/a", limits=Limits(largest=100_000))

    assert f"error[fetch-size]: {site.url}/a: is larger than 100,000 bytes" in said


def test_an_answer_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    """Its head is enough."""
    url = site.put("/a", "", content_length="99999999999999")

    assert "error[fetch-size]" in refused(url)


def test_a_bomb_is_never_unpacked(site: Site) -> None:
    """The limit counts what comes out, and stops there."""
    url = site.put("/a", gzip.compress(b"\0" * 50_000_000), content_encoding="gzip")

    assert "error[fetch-size]" in refused(url, limits=Limits(largest=1_000_000))


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (SPEC, {"content_encoding": "gzip"}, "is not compressed as it says (gzip)"),
        (gzip.compress(SPEC.encode())[:-9], {"content_encoding": "gzip"}, "the answer was cut short"),
        (SPEC, {"content_encoding": "br"}, "is compressed as 'br', which was not asked for"),
        (SPEC, {"content_length": "9999"}, "no answer: RemoteProtocolError"),
        (SPEC, {"content_type": "application/pdf"}, "is application/pdf, no OpenAPI document"),
        ("<h1>Log in</h1>", {"content_type": "text/html"}, "is a web page, perhaps one that asks for a login"),
        ("\n<!-- x -->\n<!DOCTYPE html><title>Log in", {"content_type": "text/plain"}, "is a web page"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_document_is_refused(
    site: Site, body: str | bytes, headers: dict[str, Any], message: str
) -> None:
    """Whoever reads the message knows what came instead."""
    assert message in refused(site.put("/a", body, **headers))


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (401, "It wants a login, and none is ever sent."),
        (404, "The document has moved: give its address with --url."),
        (503, "Try again later."),
        (206, "Try again later."),
    ],
)
def test_a_status_other_than_200_is_refused(site: Site, status: int, advice: str) -> None:
    """Each with what helps."""
    said = refused(site.put("/a", SPEC, status=status))

    assert f"the server answered HTTP {status}\n    help: {advice}" in said


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("https://example.com/openapi.yaml", "redirects to another host, example.com"),
        ("http://127.0.0.2/openapi.yaml", "redirects to another host, 127.0.0.2"),
        ("http://127.0.0.1:1/openapi.yaml", "redirects to another port, 1"),
        ("http://example.com/openapi.yaml", "is not encrypted"),
        ("http://me:pw@127.0.0.1/", "holds a user or a password"),
        ("file:///etc/passwd", "this is no https URL"),
        ("http://127.0.0.1:x/", "no answer: RemoteProtocolError (Invalid URL in location header"),
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
    said = refused(url)

    assert "error[fetch-url]" in said
    assert message in said
    assert "hidden" not in said


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


def test_a_name_without_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_server_that_only_drips_is_left(site: Site) -> None:
    """The time for everything counts, not the pauses."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for _ in range(100):
            handler.wfile.write(b"x-a: 1\r\n")
            time.sleep(0.02)

    site.pages["/a"] = drip
    begun = time.monotonic()

    said = refused(f"{site.url}/a", limits=Limits(seconds=0.3))

    assert "the answer was not complete after 0.3 seconds" in said
    assert time.monotonic() - begun < 1.5


def test_a_server_that_is_not_there_is_told() -> None:
    """With what to look at."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        said = refused(f"http://127.0.0.1:{unused.getsockname()[1]}/a")

    assert "no answer: ConnectError" in said


@settings(max_examples=40)
@given(
    body=st.binary(max_size=60)
    | st.sampled_from([b"\x1f\x8b", gzip.compress(b"a"), b"<!--" * 30, "ü".encode("utf-16")]),
    head=st.dictionaries(
        st.sampled_from(["content-type", "content-encoding", "location", "content-length"]),
        st.sampled_from(
            ["text/html", "gzip", "deflate", "text/plain; charset*=x'y'z", 'a/b; charset="', "-1", "", "/x", "é"]
        ),
    ),
    status=st.sampled_from([200, 201, 204, 301, 308, 399, 404, 500]),
)
def test_whatever_a_server_answers_is_a_document_or_a_message(body: bytes, head: dict[str, str], status: int) -> None:
    """No answer is a traceback."""
    with serving() as site:

        def answer(handler: BaseHTTPRequestHandler) -> None:
            lines = [f"HTTP/1.0 {status} X", *(f"{name}: {value}" for name, value in head.items()), "", ""]
            handler.wfile.write("\r\n".join(lines).encode("latin-1") + body)

        site.pages["/a"] = site.pages["/x"] = answer
        with suppress(Refused):
            assert isinstance(fetch(f"{site.url}/a").source.text, str)


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
