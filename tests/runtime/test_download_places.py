"""Where a document is fetched from: through proxies, from every address of a host, and never from where a link has no business."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import fetching
from generator.runtime.addresses import FORBIDDEN, PRIVATE, PUBLIC, address_class
from generator.runtime.download import Download, FileLink
from generator.runtime.download_rules import Rules
from generator.runtime.errors import DownloadError
from tests.runtime.proxying import proxy
from tests.runtime.support import certificate, send, serving

_READY = fetching  # what is measured is no import
CONTENT = b"%PDF-1.7 synthetic"
NAMES = ("localhost", "other.example")
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has."""
    for name in tuple(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def fetch(url: str, kind: str, rules: Rules) -> Download:
    """Fetch a document."""
    if kind == "async":
        return asyncio.run(FileLink(url).download_async(rules))
    return FileLink(url).download(rules)


def document(request: BaseHTTPRequestHandler) -> None:
    """Answer with a document."""
    send(request, 200, CONTENT, **{"Content-Type": "application/pdf"})


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name have these addresses; return the names that were asked for."""
    real, asked = socket.getaddrinfo, list[str]()

    def look_up(host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> Any:  # noqa: A002, PLR0917 - as the real one
        try:
            return real(host, port, family, type, proto, socket.AI_NUMERICHOST)
        except socket.gaierror:
            if flags:
                raise
        asked.append(host)
        return [found for address in addresses for found in real(address, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@KINDS
def test_a_document_comes_through_a_proxy_by_its_name(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Which only the proxy can resolve; the certificate is held to the name."""
    cert, context = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(cert))
    monkeypatch.setattr("generator.runtime.http_routes.tls", lambda _: trusting)
    asked = resolving(monkeypatch)
    with serving(document, context) as url, proxy(names=dict.fromkeys(NAMES, int(url.rpartition(":")[2]))) as through:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{through.port}")
        assert fetch("https://localhost:1/x", kind, Rules(allow_private=True)).content == CONTENT
        with pytest.raises(DownloadError, match="ConnectError"):  # not the name that the certificate is for
            fetch("https://other.example:1/x", kind, Rules())
    assert through.asked == ["CONNECT localhost:1", "CONNECT other.example:1"]
    assert asked == []


@KINDS
@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "[::1]", "localhost", "files.internal", "169.254.169.254"])
def test_a_proxy_is_not_asked_for_private_places(host: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging by the link itself."""
    with proxy() as through:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{through.port}")
        with pytest.raises(DownloadError, match="private address"):
            fetch(f"https://{host}/x", kind, Rules())
    assert through.asked == []


@KINDS
def test_every_address_of_a_host_is_tried(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first does not answer."""
    with serving(document) as url:
        resolving(monkeypatch, "127.0.0.2", "127.0.0.1")
        target = url.replace("127.0.0.1", "files.example")
        assert fetch(target, kind, Rules(allow_private=True)).content == CONTENT


@KINDS
@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("10.0.0.1",), ("93.184.216.34", "127.0.0.1"), ("::ffff:127.0.0.1",), ("64:ff9b::7f00:1",)],
    ids=str,
)
def test_a_name_that_resolves_to_a_private_place_is_refused(
    addresses: tuple[str, ...], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is connected to, also where one address of several is private."""
    resolving(monkeypatch, *addresses)
    with pytest.raises(DownloadError, match="private address"):
        fetch("https://files.example/x", kind, Rules())


@KINDS
@pytest.mark.parametrize("addresses", [("169.254.169.254",), ("fd00:ec2::254",), ("127.0.0.1", "fe80::1")], ids=str)
def test_the_machines_own_link_is_refused_whatever_the_rules_say(
    addresses: tuple[str, ...], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cloud's metadata service hands out credentials there."""
    resolving(monkeypatch, *addresses)
    for scheme in ("https", "http"):
        with pytest.raises(DownloadError, match="never fetched from"):
            fetch(f"{scheme}://files.example/x", kind, Rules(allow_private=True))


@KINDS
def test_plain_http_to_a_public_address_is_refused_whatever_the_rules_say(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Private ones alone may be spoken to in the clear."""
    resolving(monkeypatch, "93.184.216.34")
    with pytest.raises(DownloadError, match="not https"):
        fetch("http://files.example/x", kind, Rules(allow_private=True))


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("93.184.216.34", PUBLIC), ("2606:2800:220:1::1", PUBLIC), ("files.example", PUBLIC), ("[2606:2800::1]", PUBLIC),
        ("127.0.0.1", PRIVATE), ("10.0.0.1", PRIVATE), ("192.168.1.1", PRIVATE), ("172.16.0.1", PRIVATE),
        ("100.64.0.1", PRIVATE), ("::1", PRIVATE), ("fd12::1", PRIVATE), ("localhost", PRIVATE), ("LOCALHOST.", PRIVATE),
        ("a.localhost", PRIVATE), ("printer.local", PRIVATE), ("db.internal", PRIVATE), ("127.1", PRIVATE),
        ("0x7f.1", PRIVATE), ("2130706433", PRIVATE), ("::ffff:10.0.0.1", PRIVATE), ("::ffff:93.184.216.34", PUBLIC),
        ("64:ff9b::10.0.0.1", PRIVATE), ("64:ff9b::93.184.216.34", PUBLIC), ("64:ff9b:1::10.0.0.1", PRIVATE),
        ("2002:0a00:0001::", PRIVATE), ("2002:5db8:d822::", PUBLIC), ("::10.0.0.1", PRIVATE),
        ("2001:0:5db8:d822:0:0:f5ff:fffe", PRIVATE), ("::ffff:0:10.0.0.1", PRIVATE),
        ("169.254.169.254", FORBIDDEN), ("169.254.0.1", FORBIDDEN), ("fe80::1", FORBIDDEN), ("fe80::1%eth0", FORBIDDEN),
        ("fd00:ec2::254", FORBIDDEN), ("100.100.100.200", FORBIDDEN), ("168.63.129.16", FORBIDDEN), ("0.0.0.0", FORBIDDEN),
        ("::", FORBIDDEN), ("224.0.0.1", FORBIDDEN), ("ff02::1", FORBIDDEN), ("255.255.255.255", FORBIDDEN),
        ("::ffff:169.254.169.254", FORBIDDEN), ("64:ff9b::a9fe:a9fe", FORBIDDEN), ("2002:a9fe:a9fe::", FORBIDDEN),
        ("::169.254.169.254", FORBIDDEN), ("metadata.google.internal", FORBIDDEN), ("Metadata.Google.Internal.", FORBIDDEN),
    ],
)  # fmt: skip
def test_an_address_is_classified_by_where_packets_end_up(host: str, place: int) -> None:
    """In all the forms that an IPv4 address takes within IPv6."""
    assert address_class(host) == place


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://files.example/x", "data:text/plain,x", "https://u:p@files.example/x"]
)
def test_what_is_no_https_url_is_reported_before_anything_is_resolved(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has nothing to do with addresses."""
    asked = resolving(monkeypatch)
    with pytest.raises(DownloadError, match="not an https URL"):
        FileLink(url).download()
    assert asked == []


def dripping(request: BaseHTTPRequestHandler) -> None:
    """A document that takes 5 seconds, a byte at a time."""
    request.send_response(200)
    request.send_header("content-length", "100")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b" ")
        time.sleep(0.05)


def heads(request: BaseHTTPRequestHandler) -> None:
    """A head that takes as long."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nx: ")
    for _ in range(100):
        request.wfile.write(b"x")
        time.sleep(0.05)


@KINDS
@pytest.mark.parametrize("serve", [dripping, heads])
def test_a_download_ends_with_its_deadline(
    serve: Callable[[BaseHTTPRequestHandler], None], kind: str, tmp_path: Path
) -> None:
    """However it drips, and nothing is left behind."""
    with serving(serve) as url:
        before = time.monotonic()
        with pytest.raises(DownloadError, match=r"within 0.4 seconds, the deadline"):
            save(url, kind, tmp_path / "a.pdf", Rules(allow_private=True, deadline=0.4, timeout=5))
        assert time.monotonic() - before < 2
    assert list(tmp_path.iterdir()) == []


def save(url: str, kind: str, path: Path, rules: Rules) -> None:
    """Fetch a document into a file."""
    if kind == "async":
        asyncio.run(FileLink(url).save_to_async(path, rules))
    else:
        FileLink(url).save_to(path, rules)
