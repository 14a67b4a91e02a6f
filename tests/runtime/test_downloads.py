"""Linked and encoded documents."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest

from generator.runtime.download import EncodedFile, FileLink, decode_base64, encoded_file, file_link
from generator.runtime.download_rules import Rules
from generator.runtime.errors import DownloadError
from generator.runtime.fetching import _check
from generator.runtime.unset import UNSET
from tests.runtime.support import send, serving

URL = "https://files.example/doc.xml?signature=canary"
CONTENT = b"<KycRes/>"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def answering(*answers: httpx.Response) -> tuple[list[httpx.Request], httpx.MockTransport]:
    """A file host that answers from a list."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return answers[len(seen) - 1]

    return seen, httpx.MockTransport(handle)


def refusal(*answers: httpx.Response, url: str = URL, rules: Rules | None = None) -> str:
    """Why a download is refused; its text never shows the link."""
    with pytest.raises(DownloadError) as caught:
        FileLink(url).download(rules, transport=answering(*answers)[1])
    assert "canary" not in str(caught.value)
    return str(caught.value)


def test_a_document_is_fetched_without_credentials() -> None:
    """The file host learns nothing but the link."""
    seen, transport = answering(httpx.Response(200, content=CONTENT, headers={"content-type": "application/xml"}))

    document = FileLink(URL).download(transport=transport)

    assert (document.content, document.content_type, document.sha256) == (CONTENT, "application/xml", DIGEST)
    assert set(seen[0].headers) == {"host", "accept", "accept-encoding", "user-agent"}


def test_a_document_is_saved_whole(tmp_path: Path) -> None:
    """Under its name only when it is complete, readable by its owner alone."""
    path = FileLink(URL).save_to(tmp_path / "a.xml", transport=answering(httpx.Response(200, content=CONTENT))[1])

    assert path.read_bytes() == CONTENT
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_download_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """And no rest of its own."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    with pytest.raises(DownloadError):
        FileLink(URL).save_to(path, Rules(largest=3), transport=answering(httpx.Response(200, content=CONTENT))[1])

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    """With the folder in it."""
    with pytest.raises(DownloadError, match="cannot be written"):
        FileLink(URL).save_to(tmp_path / "no" / "a.xml", transport=answering(httpx.Response(200))[1])


def test_a_document_that_is_too_large_is_stopped() -> None:
    """By its announced length, and by its real one where that lies or is missing."""

    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 1024

    announced = httpx.Response(200, headers={"content-length": "1001"}, content=b"")
    real = httpx.Response(200, content=endless())

    assert refusal(announced, rules=Rules(largest=1000)) == "The file is larger than 1000 bytes"
    assert refusal(real, rules=Rules(largest=10_000)) == "The file is larger than 10000 bytes"


def test_a_document_must_have_the_digest_that_was_asked_for() -> None:
    """In any case of letters."""
    transport = answering(httpx.Response(200, content=CONTENT))[1]
    assert FileLink(URL).download(Rules(sha256=DIGEST.upper()), transport=transport).content == CONTENT
    assert refusal(httpx.Response(200, content=b"other"), rules=Rules(sha256=DIGEST)).endswith("its sha256 differs")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://files.example/x", "redirects to another scheme"),
        ("ftp://files.example/x", "redirects to another scheme"),
        ("file:///etc/passwd", "redirects to another scheme"),
        ("https://127.0.0.1/x", "private address"),
        ("https://[::1]/x", "private address"),
        ("https://169.254.169.254/latest", "private address"),
        ("https://[::ffff:10.0.0.1]/x", "private address"),
        ("https://localhost/x", "private address"),
        ("https://10.1.2.3/x", "private address"),
        ("https://user:pw@files.example/x", "without a user"),
    ],
)
def test_a_redirect_cannot_lead_astray(location: str, reason: str) -> None:
    """Not to another scheme, not into one's own network."""
    assert reason in refusal(httpx.Response(302, headers={"location": location}), httpx.Response(200))


@pytest.mark.parametrize(
    "url",
    [
        "http://files.example/x",
        "ftp://files.example/x",
        "file:///etc/passwd",
        "https://",
        "https://127.0.0.1/x",
        "not a url",
        "https://[",
        "",
    ],
)
def test_a_link_cannot_lead_astray(url: str) -> None:
    """The same for the first hop."""
    assert refusal(httpx.Response(200), url=url)


def test_a_public_link_without_tls_is_refused_although_its_addresses_will_be_looked_at() -> None:
    """Only who allows private addresses may find out that a public name has some."""
    with pytest.raises(DownloadError, match="The link is not https"):
        _check("http://files.example.com/a", Rules(), screened=True)

    _check("http://files.example.com/a", Rules(allow_private=True), screened=True)


def test_a_fine_redirect_is_followed_without_cookies() -> None:
    """A few of them."""
    first = httpx.Response(302, headers={"location": "/next", "set-cookie": "a=canary"})
    seen, transport = answering(first, httpx.Response(200, content=CONTENT))

    assert FileLink(URL).download(transport=transport).content == CONTENT
    assert str(seen[1].url) == "https://files.example/next"
    assert "cookie" not in seen[1].headers
    assert refusal(*[httpx.Response(302, headers={"location": "/next"})] * 7) == "The file host redirects too often"


@pytest.mark.parametrize("status", [204, 206, 404, 500])
def test_another_status_is_an_error(status: int) -> None:
    """Only 200 carries the whole document."""
    assert refusal(httpx.Response(status)) == f"The file host answered HTTP {status}"


@pytest.mark.parametrize("status", [400, 401, 403, 410])
def test_a_link_that_has_expired_is_reported_as_such(status: int) -> None:
    """As file hosts answer then."""
    assert refusal(httpx.Response(status)) == (
        f"The file host answered HTTP {status}; links expire, so ask the provider for a new one"
    )


def test_a_broken_connection_is_an_error_of_ours() -> None:
    """Without the link in its text."""

    def handle(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadError(URL)

    with pytest.raises(DownloadError, match=r"could not be fetched \(ReadError\)"):
        FileLink(URL).download(transport=httpx.MockTransport(handle))


def test_loopback_is_fetched_only_when_allowed() -> None:
    """Over a real connection, for those who test against a mock."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        send(request, 200, CONTENT)

    async def main(url: str) -> bytes:
        return (await FileLink(url).download_async(Rules(allow_private=True))).content

    with serving(handle) as url:
        with pytest.raises(DownloadError, match="private address"):
            FileLink(url).download()
        assert FileLink(url).download(Rules(allow_private=True)).content == CONTENT
        assert asyncio.run(main(url)) == CONTENT


def test_saving_can_be_awaited(tmp_path: Path) -> None:
    """With the same care."""
    transport = answering(httpx.Response(200, content=CONTENT))[1]

    asyncio.run(FileLink(URL).save_to_async(tmp_path / "a", transport=transport))

    assert (tmp_path / "a").read_bytes() == CONTENT


@pytest.mark.parametrize(
    "text", ["aGk_-w==", "aGk/+w==", "aGk/+w", "aGk/\n+w==", "data:application/pdf;base64,aGk/+w=="]
)
def test_base64_is_read_in_all_its_spellings(text: str) -> None:
    """Standard and URL-safe, padded or not, wrapped or not."""
    assert decode_base64(text) == b"hi?\xfb"


@pytest.mark.parametrize("text", ["a", "a*b=", "é"])
def test_what_is_no_base64_is_an_error_of_ours(text: str) -> None:
    """Never a binascii.Error."""
    with pytest.raises(DownloadError, match="not base64"):
        decode_base64(text)


def test_an_encoded_document_is_saved(tmp_path: Path) -> None:
    """Like a linked one."""
    path = EncodedFile(base64.b64encode(CONTENT).decode()).save_to(tmp_path / "a.xml")

    assert path.read_bytes() == CONTENT


def test_absent_documents_are_none() -> None:
    """Missing, null or empty."""
    assert [file_link(None), file_link(UNSET), file_link(""), encoded_file(None)] == [None, None, None, None]
    assert "canary" not in repr(file_link(URL)) + repr(encoded_file("canary")) + repr(EncodedFile("aGk=").download())


def test_a_field_is_a_document_where_it_holds_base64() -> None:
    """An empty text holds none."""
    found = encoded_file("YQ==", "text/plain")

    assert found is not None
    assert (found.text, found.content_type) == ("YQ==", "text/plain")
    assert encoded_file("") is None
