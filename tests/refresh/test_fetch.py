"""Fetching a document: the result is exactly what was requested, or one message."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from generator.errors import Refused
from generator.fetch import Limits, fetch
from generator.refresh import obtain
from tests.refresh.refusals import refused
from tests.refresh.server import Site, serving

SPEC = "openapi: 3.1.0\ninfo: {title: Pets für alle, version: '1'}\n"


def test_a_document_comes_with_the_checksum_of_its_bytes(site: Site) -> None:
    """What is recorded can be checked by anybody with `sha256sum`."""
    url = site.put("/openapi.yaml", SPEC, content_type="application/yaml")

    found = fetch(url)

    assert (found.source.name, found.source.text) == (url, SPEC)
    assert found.sha256 == hashlib.sha256(SPEC.encode()).hexdigest()


def test_a_document_and_its_pages_are_known_by_their_checksums(site: Site) -> None:
    """That of one is its own; that of several is of the list of theirs."""
    url, other = site.put("/a.yaml", SPEC + "paths: {}\n"), site.put("/b.yaml", "info: {summary: S}\n")
    one, two = (hashlib.sha256(text.encode()).hexdigest() for text in (SPEC + "paths: {}\n", "info: {summary: S}\n"))

    assert obtain([url]).sha256 == one
    assert obtain([url, other]).sha256 == hashlib.sha256(f"{one}\n{two}".encode()).hexdigest()


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


def test_nothing_of_the_environment_is_reported(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """No proxy, no password of a netrc, no cookie of the response before."""
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

    printed = refused(f"{site.url}/a", limits=Limits(largest=100_000))

    assert f"error[fetch-size]: {site.url}/a: is larger than 100,000 bytes" in printed


def test_a_response_that_says_it_is_too_large_is_not_read(site: Site) -> None:
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
        (gzip.compress(SPEC.encode(), mtime=0)[:-9], {"content_encoding": "gzip"}, "the response was cut short"),
        (SPEC, {"content_encoding": "br"}, "is compressed as 'br', which was not asked for"),
        (SPEC, {"content_length": "9999"}, "no response: RemoteProtocolError"),
        (SPEC, {"content_type": "application/pdf"}, "is application/pdf, no OpenAPI document"),
        ("<h1>Log in</h1>", {"content_type": "text/html"}, "is a web page, perhaps one that asks for a login"),
        ("\n<!-- x -->\n<!DOCTYPE html><title>Log in", {"content_type": "text/plain"}, "is a web page"),
    ],
)  # fmt: skip
def test_a_response_that_is_no_document_is_refused(
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
    printed = refused(site.put("/a", SPEC, status=status))

    assert f"the server answered HTTP {status}\n    help: {advice}" in printed


def test_a_server_that_only_drips_is_left(site: Site) -> None:
    """The time for everything counts, not the pauses."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for _ in range(100):
            handler.wfile.write(b"x-a: 1\r\n")
            time.sleep(0.02)

    site.pages["/a"] = drip
    begun = time.monotonic()

    printed = refused(f"{site.url}/a", limits=Limits(seconds=0.3))

    assert "the response was not complete after 0.3 seconds" in printed
    assert time.monotonic() - begun < 1.5


def test_a_server_that_is_not_there_is_reported() -> None:
    """With what to look at."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        printed = refused(f"http://127.0.0.1:{unused.getsockname()[1]}/a")

    assert "no response: ConnectError" in printed


@settings(max_examples=40)
@given(
    body=st.binary(max_size=60)
    | st.sampled_from([b"\x1f\x8b", gzip.compress(b"a", mtime=0), b"<!--" * 30, "ü".encode("utf-16")]),
    head=st.dictionaries(
        st.sampled_from(["content-type", "content-encoding", "location", "content-length"]),
        st.sampled_from(
            ["text/html", "gzip", "deflate", "text/plain; charset*=x'y'z", 'a/b; charset="', "-1", "", "/x", "é"]
        ),
    ),
    status=st.sampled_from([200, 201, 204, 301, 308, 399, 404, 500]),
)
def test_whatever_a_server_answers_is_a_document_or_a_message(body: bytes, head: dict[str, str], status: int) -> None:
    """No response is a traceback."""
    with serving() as site:

        def answer(handler: BaseHTTPRequestHandler) -> None:
            lines = [f"HTTP/1.0 {status} X", *(f"{name}: {value}" for name, value in head.items()), "", ""]
            handler.wfile.write("\r\n".join(lines).encode("latin-1") + body)

        site.pages["/a"] = site.pages["/x"] = answer
        with suppress(Refused):
            assert isinstance(fetch(f"{site.url}/a").source.text, str)
