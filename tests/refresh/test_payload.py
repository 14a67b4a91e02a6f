"""What is fetched, without a network: addresses, the head of a response, and what comes after it."""

from __future__ import annotations

import gzip
import zlib

import httpx
import pytest

from generator.errors import Refused
from generator.fetch import (
    _check_redirect,  # pyright: ignore[reportPrivateUsage]
    _status,  # pyright: ignore[reportPrivateUsage]
)
from generator.fetch.address import checked, is_loopback, is_open, leads_home, refusal
from generator.fetch.payload import Payload, text_of

URL = "https://a.example/api"
SPEC = b"openapi: 3.1.0"


def taken(*chunks: bytes, largest: int = 1000, headers: dict[str, str] | None = None, **more: str) -> Payload:
    """Return a payload of which all has come."""
    named = {key.replace("_", "-"): value for key, value in ((headers or {}) | more).items()}
    payload = Payload(URL, named, largest)
    for chunk in chunks:
        payload.take(chunk)
    payload.finish()
    return payload


@pytest.mark.parametrize(
    ("chunks", "headers"),
    [
        ([SPEC], {}), ([SPEC[:3], SPEC[3:]], {"content_encoding": "identity"}),
        ([gzip.compress(SPEC)], {"content_encoding": "gzip"}),
         ([gzip.compress(SPEC)[:9], gzip.compress(SPEC)[9:]], {"content_encoding": " X-GZIP "}),
        ([zlib.compress(SPEC)], {"content_encoding": "deflate"}),
        ([SPEC], {"content_length": str(len(SPEC))}), ([SPEC], {"content_length": "many"}), ([SPEC], {"content_length": "-5"}),
    ],
)  # fmt: skip
def test_what_comes_is_unpacked_as_it_says(chunks: list[bytes], headers: dict[str, str]) -> None:
    """In however many pieces."""
    assert taken(*chunks, headers=headers).data == SPEC


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "text/yaml; charset=utf-8", "application/json", "application/yaml", "application/x-yaml", "application/openapi+json",
     "application/vnd.oai.openapi", "application/vnd.oai.openapi+yaml; version=3.1", "application/octet-stream", "nonsense"],
)  # fmt: skip
def test_a_document_comes_as_one_of_many_types(kind: str) -> None:
    """What is no type at all counts as text."""
    assert taken(SPEC, content_type=kind).data == SPEC


@pytest.mark.parametrize(
    ("chunks", "headers", "message"),
    [
        ([], {"content_encoding": "br"}, "error[fetch-type]: https://a.example/api: is compressed as 'br', which was not asked for"),
        ([], {"content_type": "image/png"}, "error[fetch-type]: https://a.example/api: is image/png, no OpenAPI document"),
        ([], {"content_type": "application/pdf"}, "is application/pdf, no OpenAPI document"),
        ([], {"content_length": "21"}, "error[fetch-size]: https://a.example/api: is larger than 20 bytes"),
        ([], {"content_length": "9" * 30}, "is larger than 20 bytes"),
        ([b"x" * 21], {}, "is larger than 20 bytes"),
        ([b"x" * 15, b"x" * 6], {}, "is larger than 20 bytes"),
        ([gzip.compress(b"x" * 21)], {"content_encoding": "gzip"}, "is larger than 20 bytes"),
        ([SPEC], {"content_encoding": "gzip"}, "error[fetch-failed]: https://a.example/api: is not compressed as it says (gzip)"),
        ([gzip.compress(SPEC)[:-4]], {"content_encoding": "gzip"},
         "error[fetch-failed]: https://a.example/api: the response was cut short"),
        ([b"x"], {"content_type": "text/html"}, "is a web page, perhaps one that asks for a login, and no document"),
        ([b" <!DOCTYPE  html>"], {}, "is a web page"), ([b"<!-- a --> <HTML>"], {}, "is a web page"), ([b"<script>"], {}, "is a web page"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_left_as_soon_as_that_shows(
    chunks: list[bytes], headers: dict[str, str], message: str
) -> None:
    """By its head, by its size, or by how it begins."""
    with pytest.raises(Refused) as refused:
        taken(*chunks, largest=20, headers=headers)

    assert message in str(refused.value)


def test_what_is_as_large_as_may_be_is_taken() -> None:
    """Packed or not, and with that length in its head."""
    assert taken(b"x" * 20, largest=20, content_length="20").data == b"x" * 20
    assert taken(gzip.compress(b"x" * 20), largest=20, content_encoding="gzip").data == b"x" * 20


def test_a_page_is_known_by_its_beginning_alone() -> None:
    """A document may speak of one, and markup that is no page is none of ours to refuse."""
    for text in (b"title: <html>", b"<htmlx>", b"<?xml version='1.0'?>", b"# <!doctype html>"):
        assert taken(text).data == text


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("", "utf-8"), ("utf-8", "utf-8"), ("UTF8", "utf-8"), ("us-ascii", "utf-8"), ("utf-16", "utf-16"), ("ISO-8859-1", "latin-1"),
    ("windows-1252", "cp1252")],
)  # fmt: skip
def test_a_payload_is_read_in_the_encoding_that_its_head_names(charset: str, encoding: str) -> None:
    """Without one, by the mark at its start."""
    payload = taken("a: é".encode(encoding), content_type=f"text/yaml; charset={charset}" if charset else "text/yaml")

    assert text_of(URL, payload).text == "a: é"


def test_an_encoding_that_nobody_reads_is_refused() -> None:
    """With its name."""
    with pytest.raises(
        Refused, match=r"error\[fetch-type\]: https://a.example/api: is written in 'koi8-r', which is not read"
    ):
        text_of(URL, taken(SPEC, content_type="text/yaml; charset=KOI8-R"))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example/x?version=1#part", "https://a.example/x?version=1"), ("http://localhost:80/x", "http://localhost/x"),
         ("http://127.0.0.9/", "http://127.0.0.9/"),
        ("http://[::1]/", "http://[::1]/"), ("HTTP://LOCALHOST./", "http://localhost./"),
         (f"https://a.example/{'x' * 1982}", f"https://a.example/{'x' * 1982}"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_an_address_that_may_be_asked_is_kept_without_its_fragment(text: str, url: str) -> None:
    """Two thousand characters are enough."""
    assert str(checked(text)) == url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"https://a.example/{'x' * 1983}", f"https://a.example/{'x' * 182}…: this is no URL"), ("https://a.example/a b", "this is no URL"),
         ("https://a.example/\u2028", "this is no URL"), ("https://a:b:c/", "this is no URL"),
        ("https://user@a.example/", "https://a.example/: holds a user or a password"), ("ftp://a.example/", "this is no https URL"),
        ("https:///x", "this is no https URL"), ("http://a.example/", "is not encrypted"),
         ("http://localhost.example/", "is not encrypted"), ("http://8.8.8.8/", "is not encrypted"),
        ("https://a.example/?a=1&X-Amz-Signature=2", "https://a.example/: the query holds `X-Amz-Signature`, which looks like a secret"),
        ("https://a.example/?apiKey=1", "holds `apiKey`"), ("https://a.example/?Sig=1", "holds `Sig`"),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_an_address_that_may_not_be_asked_is_refused_with_the_reason(text: str, message: str) -> None:
    """And without what must not be shown."""
    with pytest.raises(Refused) as refused:
        checked(text)

    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("address", "home", "opened"),
    [
        ("127.0.0.1", True, False), ("::1", True, False), ("10.0.0.1", False, False), ("169.254.169.254", False, False),
         ("224.0.0.1", False, False), ("ff0e::1", False, False),
        ("93.184.215.14", False, True), ("2606:2800:21f::1", False, True), ("fe80::1%eth0", False, False),
         ("2606:2800:21f::1%eth0", False, True),
        ("::ffff:10.0.0.1", False, False), ("64:ff9b::a00:1", False, False), ("64:ff9b::5db8:d70e", False, True),
         ("2002:a00:1::", False, False),
        ("2001:0:5db8:d70e::f5ff:fffe", False, False),
    ],
)  # fmt: skip
def test_an_address_is_at_home_in_the_open_or_neither(address: str, *, home: bool, opened: bool) -> None:
    """So is the one that hides in it."""
    assert (leads_home(address), is_open(address)) == (home, opened)


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("localhost", True),
        ("LocalHost.", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost.example", False),
        ("8.8.8.8", False),
        ("a", False),
    ],
)
def test_this_machine_is_known_by_its_spelling(host: str, *, found: bool) -> None:
    """Nothing is asked for it."""
    assert is_loopback(host) is found


@pytest.mark.parametrize(
    ("start", "here", "target", "message"),
    [
        ("https://www.a.example/", "https://www.a.example/", "https://a.example/x", ""),
         ("https://a.example/", "https://a.example/", "https://docs.a.example/", ""),
        ("https://a.example/", "https://a.example/", "https://other.example/", ""),
         ("https://a.example/", "https://a.example/", "https://ba.example/", "another host, ba.example"),
        ("https://a.example/", "https://a.example/", "http://a.example/", "from https to http"),
         ("http://localhost/", "http://localhost/", "http://x.localhost/", "another host, x.localhost"),
        ("http://localhost/", "http://localhost/", "https://localhost/", ""),
         ("https://a.example/", "https://a.example/", "https://a.example:8443/", "another port, 8443"),
        ("https://a.example:8443/", "https://a.example/", "https://a.example:8443/", ""),
         ("https://a.example:8443/", "https://a.example/", "https://a.example/", ""),
    ],
)  # fmt: skip
def test_a_redirect_stays_in_the_house(start: str, here: str, target: str, message: str) -> None:
    """Below its host, at its door, and as safe as before; or at a host that the person names."""
    hosts = ["other.example"]
    if not message:
        _check_redirect(httpx.URL(start), httpx.URL(here), httpx.URL(target), hosts)
        return
    with pytest.raises(Refused) as refused:
        _check_redirect(httpx.URL(start), httpx.URL(here), httpx.URL(target), hosts)

    assert f"error[fetch-redirect]: {start}: redirects {'to ' if 'another' in message else ''}{message}" in str(
        refused.value
    )


@pytest.mark.parametrize(
    ("status", "advice"),
     [(401, "It wants a login"), (403, "It wants a login"), (404, "The document has moved"), (410, "The document has moved"),
     (500, "Try again later"), (204, "Try again later")]
)  # fmt: skip
def test_a_status_comes_with_what_to_do(status: int, advice: str) -> None:
    """By what it most often means."""
    text = str(_status(httpx.URL(URL), status))

    assert f"error[fetch-status]: {URL}: the server answered HTTP {status}\n    help: {advice}" in text


@pytest.mark.parametrize(("address", "shown"), [("x" * 200, "x" * 200), ("x" * 201, f"{'x' * 200}…")])
def test_a_long_address_is_cut_before_its_message(address: str, shown: str) -> None:
    """What is wrong with it is read in any case."""
    assert str(refusal("fetch-url", address, "is wrong", "Mend it.")).startswith(
        f"error[fetch-url]: {shown}: is wrong\n"
    )
