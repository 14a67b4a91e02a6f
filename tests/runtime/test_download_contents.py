"""What a download gives is the document that was promised, whole, or an error that leaves nothing behind."""

from __future__ import annotations

import asyncio
import base64
import errno
import hashlib
import os
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest

from generator.runtime.download import EncodedFile, FileLink, decode_base64
from generator.runtime.download_rules import Rules
from generator.runtime.errors import DownloadError

URL = "https://files.example/doc?signature=canary"
PDF, JPEG, PNG = b"%PDF-1.7 synthetic", b"\xff\xd8\xff\xe0 synthetic", b"\x89PNG\r\n\x1a\n synthetic"
XML, HTML = b'<?xml version="1.0"?><KycRes/>', b"<!DOCTYPE html><html><body>Access denied</body></html>"


def giving(content: bytes, content_type: str = "") -> httpx.MockTransport:
    """A file host."""
    headers = {"content-type": content_type} if content_type else {}
    return httpx.MockTransport(lambda _: httpx.Response(200, content=content, headers=headers))


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (HTML, ""), (HTML, "application/pdf"), (HTML.lower(), "application/xml"), (b"\xef\xbb\xbf \n" + HTML, ""),
        (b"<!-- a gateway -->\n<html>", ""), (b'<?xml version="1.0"?>\n<!doctype html>', ""), (b"<HEAD><TITLE>x", ""),
        (HTML.decode().encode("utf-16"), ""), (b"anything", "text/html; charset=utf-8"), (b"", "application/xhtml+xml"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("promised", ["", "application/pdf", "application/xml"])
def test_html_is_no_document(content: bytes, content_type: str, promised: str, tmp_path: Path) -> None:
    """But an error page under 200; nothing is saved."""
    with pytest.raises(DownloadError, match="The file is HTML"):
        FileLink(URL).save_to(tmp_path / "a.pdf", Rules(content_type=promised), transport=giving(content, content_type))
    assert list(tmp_path.iterdir()) == []


def test_html_that_is_asked_for_is_a_document() -> None:
    """By its media type."""
    fetched = FileLink(URL).download(Rules(content_type="text/html"), transport=giving(HTML, "text/html"))
    assert fetched.content == HTML


@pytest.mark.parametrize(
    ("promised", "content", "is_right"),
    [
        ("application/pdf", PDF, True), ("application/pdf", b"\r\n" + PDF, True), ("application/pdf", XML, False),
        ("application/pdf", b"", False), ("application/pdf; charset=x", JPEG, False), ("image/jpeg", JPEG, True),
        ("image/jpeg", PNG, False), ("image/png", PNG, True), ("image/png", PDF, False), ("application/xml", XML, True),
        ("text/xml", b"\xef\xbb\xbf\n<a/>", True), ("application/xml", '<?xml version="1.0"?><a/>'.encode("utf-16"), True),
        ("application/xml", b"Document not available", False), ("application/ld+xml", b"{}", False),
        ("application/json", b"{}", True), ("", b"anything", True),
    ],
)  # fmt: skip
def test_a_document_must_be_of_the_media_type_that_was_promised(
    promised: str, content: bytes, *, is_right: bool
) -> None:
    """By its first bytes; linked or encoded."""
    text = base64.b64encode(content).decode()

    def fetch() -> bytes:
        return FileLink(URL).download(Rules(content_type=promised), transport=giving(content)).content

    def decode() -> bytes:
        return EncodedFile(text, promised).download().content

    for get in (fetch, decode):
        if is_right:
            assert get() == content
        else:
            with pytest.raises(DownloadError, match="The file is not "):
                get()


@pytest.mark.parametrize(
    "text",
    [
        "Document not available", "aGk +w==", "aGk/\t+w==", "aGk/+w= =", "aGk/+w==x", "=aGk", "aGk/+w===", "a", "a*b=", "é",
        "data:text/plain,hello", "data:application/pdf;base64", "null null", "[object Object]",
    ],
)  # fmt: skip
def test_what_only_resembles_base64_is_refused(text: str) -> None:
    """A blank in a line may have been a `+`, and prose has them, too."""
    with pytest.raises(DownloadError, match="not base64"):
        decode_base64(text)


@pytest.mark.parametrize(
    "text", ["aGk/+w==", " aGk/\r\n  +w==\n", "aGk/\n+w", "aGk_-w", "data:application/pdf;base64,aGk/+w=="]
)
def test_lines_may_be_wrapped_and_indented(text: str) -> None:
    """As mail and XML do."""
    assert decode_base64(text) == b"hi?\xfb"


def full(*_: object, **__: object) -> NoReturn:
    """A disk without room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Full:
    """A file on a disk that is full at some moment."""

    def __init__(self, inner: Any, moment: str) -> None:
        self._inner = inner
        self._moment = moment

    def __getattr__(self, name: str) -> Any:
        """Everything else is the file's."""
        if name == self._moment == "close":
            self._inner.close()
        return full if name == self._moment else getattr(self._inner, name)


@pytest.mark.parametrize("kind", ["linked", "awaited", "encoded", "in memory"])
@pytest.mark.parametrize("moment", ["write", "flush", "close", "fsync", "replace", "mkstemp"])
def test_a_disk_that_fails_keeps_nothing(
    moment: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it does; what was there before stays."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    open_file = os.fdopen
    if moment in {"write", "flush", "close"}:
        monkeypatch.setattr("generator.runtime.download.os.fdopen", lambda *given: Full(open_file(*given), moment))
    elif moment == "fsync":
        monkeypatch.setattr("generator.runtime.download.os.fsync", full)
    elif moment == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr("tempfile.mkstemp", full)

    def act() -> object:
        if kind == "linked":
            return FileLink(URL).save_to(path, transport=giving(PDF))
        if kind == "awaited":
            return asyncio.run(FileLink(URL).save_to_async(path, transport=giving(PDF)))
        if kind == "encoded":
            return EncodedFile(base64.b64encode(PDF).decode()).save_to(path)
        return FileLink(URL).download(transport=giving(PDF)).save_to(path)

    with pytest.raises(DownloadError, match="No space left on device"):
        act()
    monkeypatch.undo()
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"old")]


@pytest.mark.parametrize("name", ["folder", "no/such/folder/a.pdf", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written_is_an_error_of_ours(name: str, tmp_path: Path) -> None:
    """A directory, a folder that is not there, names that no disk takes."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(DownloadError, match="cannot be written"):
        FileLink(URL).save_to(tmp_path / name, transport=giving(PDF))
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_a_download_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    """In the middle of the document."""

    async def endless() -> Any:
        while True:
            yield b"x"
            await asyncio.sleep(0)

    async def main() -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, content=endless()))
        task = asyncio.create_task(FileLink(URL).save_to_async(tmp_path / "a.pdf", transport=transport))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", b""),
        ("YQ==", b"a"),
        ("YQ", b"a"),
        ("YQ=", b"a"),
        (" YQ\n ==\n", b"a"),
        ("data:,YQ==", None),
        ("data:text/plain;base64,YQ==", b"a"),
        ("data:text/plain,YQ==", None),
        ("data:text/plain;base64", None),
        ("data:;base64,", b""),
        ("x,YQ==", None),
        ("YQ===", None),
        ("Y", None),
        ("Y=Q=", None),
        ("Y Q", None),
    ],
)
def test_base64_is_text_of_its_letters_alone(text: str, content: bytes | None) -> None:
    """With at most two signs of padding, and a prefix that names it."""
    if content is not None:
        assert decode_base64(text) == content
        return
    with pytest.raises(DownloadError, match=r"^the document is not base64$"):
        decode_base64(text)


def test_a_document_inside_a_response_has_the_type_that_is_given_or_the_contracts() -> None:
    """By which it is looked at."""
    found = EncodedFile("YQ==", "text/plain").download()

    assert (found.content, found.content_type, found.sha256) == (b"a", "text/plain", hashlib.sha256(b"a").hexdigest())
    assert EncodedFile("YQ==", "text/plain").download("text/csv").content_type == "text/csv"
    assert EncodedFile("YQ==").download("application/pdf").content_type == "application/pdf"
    with pytest.raises(DownloadError, match="The file is not a PDF, which was expected"):
        EncodedFile("YQ==", "application/pdf").download()
    assert repr(found) == f"Download(1 bytes, text/plain, sha256={found.sha256[:12]}…)"
    assert repr(EncodedFile("YQ==").download()) == f"Download(1 bytes, type unknown, sha256={found.sha256[:12]}…)"
    assert (repr(EncodedFile("YQ==")), repr(FileLink("https://files.example/a"))) == (
        "EncodedFile(4 characters)",
        "FileLink(<hidden>)",
    )
