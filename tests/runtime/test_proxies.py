"""Proxies, from the environment or given: found in every spelling, kept to the deadline, and each mistake one error of ours."""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors, http_aiohttp, http_async
from generator.runtime.proxies import proxy_for
from generator.runtime.tls import tls
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.proxying import proxy
from tests.runtime.support import GOOD, TOKEN, certificate, send, serving

_READY = (http_aiohttp, http_async)  # what is measured is no import
TRANSPORTS = pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has."""
    for name in tuple(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def ask(url: str, transport: str, **options: Any) -> str:
    """Make a call."""

    async def awaited() -> str:
        more: Any = {"transport": "aiohttp"} if transport == "aiohttp" else {}
        async with AsyncFake(**TOKEN, **more, base_url=url, **options) as client:
            return (await client.vault.status(session_id="s")).data.id

    if transport != "sync":
        return asyncio.run(awaited())
    with Fake(**TOKEN, base_url=url, **options) as client:
        return client.vault.status(session_id="s").data.id


def echo(request: BaseHTTPRequestHandler) -> None:
    """Answer anything."""
    send(request, 200, json.dumps(GOOD).encode())


@TRANSPORTS
def test_a_call_goes_through_the_proxy_of_the_environment(transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain one here, as to a mock on one's own machine."""
    with serving(echo) as url, proxy() as through:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{through.port}")
        assert ask(url, transport) == "s-1"
    assert through.asked == [f"GET {url}/vault/sessions/s/status"]


@TRANSPORTS
@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_a_tunnel_leads_to_the_name_and_verifies_it(
    kind: str, transport: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Which only the proxy can resolve."""
    cert, context = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(cert))
    monkeypatch.setattr("generator.runtime.http_routes.tls", lambda _: trusting)
    with serving(echo, context) as url, proxy(names={"localhost": int(url.rpartition(":")[2])}) as through:
        monkeypatch.setenv("HTTPS_PROXY", f"{kind}://127.0.0.1:{through.port}")
        assert ask("https://localhost:1", transport) == "s-1"
    assert through.asked == [f"{'CONNECT' if kind == 'http' else 'SOCKS'} localhost:1"]


@pytest.mark.parametrize("transport", ["sync", "httpx"])
def test_a_given_proxy_outranks_the_environment(transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is used for every host, `NO_PROXY` or not."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(echo) as url, proxy() as through:
        assert ask(url, transport, proxy=f"http://127.0.0.1:{through.port}") == "s-1"
    assert len(through.asked) == 1


@TRANSPORTS
@pytest.mark.parametrize("kind", ["http", "https through http", "socks5"])
def test_a_proxy_that_drips_ends_with_the_deadline(kind: str, transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its own answer, before the provider is reached at all."""
    with proxy(drips=True) as through:
        monkeypatch.setenv("ALL_PROXY", f"{'socks5' if kind == 'socks5' else 'http'}://127.0.0.1:{through.port}")
        before = time.monotonic()
        with pytest.raises(errors.TransportError):
            ask("http://127.0.0.1:9" if kind == "http" else "https://127.0.0.1:9", transport, deadline=0.4)
    assert time.monotonic() - before < 2


@TRANSPORTS
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HTTP_PROXY", "htp://127.0.0.1:9"),
        ("http_proxy", "http://"),
        ("HTTP_PROXY", "http://127.0.0.1:99999"),
        ("HTTP_PROXY", "http://[::1"),
        ("ALL_PROXY", "ftp://canary:canary@127.0.0.1:9"),
        ("ALL_PROXY", "http://127.0.0.1:nine"),
        ("ALL_PROXY", "http://a b:9"),
    ],
)
def test_what_is_no_proxy_is_a_configuration_error(
    variable: str, value: str, transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which names the variable, and shows nothing of it."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(errors.ConfigurationError, match=f"environment variable {variable.upper()} is not") as caught:
        ask("http://127.0.0.1:9", transport)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("transport", ["sync", "httpx"])
@pytest.mark.parametrize("value", ["htp://x", "", "x", "http://", 7, b"http://x"])
def test_a_given_proxy_that_is_none_is_a_configuration_error(value: Any, transport: str) -> None:
    """The same, by the name of the argument."""
    with pytest.raises(errors.ConfigurationError, match="proxy is not"):
        ask("http://127.0.0.1:9", transport, proxy=value)


@TRANSPORTS
def test_a_socks_proxy_without_its_package_says_what_to_install(
    transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of an ImportError."""
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(errors.ConfigurationError, match=r"pip install 'httpx\[socks\]'"):
        ask("http://127.0.0.1:9", transport)


@TRANSPORTS
@pytest.mark.parametrize(
    "listed", ["127.0.0.1", "fe80::/10, [::1],127.0.0.0/8", "[::1]:8080 , *", "::1,%%%,http://[, ,,127.0.0.1"]
)
def test_a_host_that_no_proxy_names_is_reached_straight(
    listed: str, transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else stands there."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", listed)
    with serving(echo) as url:
        assert ask(url, transport) == "s-1"


@pytest.mark.parametrize(
    ("listed", "url", "is_straight"),
    [
        ("example.com", "https://example.com", True),
        ("example.com", "https://api.example.com", True),
        ("example.com", "https://notexample.com", False),
        (".example.com", "https://api.example.com", True),
        (".example.com", "https://example.com", True),
        ("*.example.com", "https://api.example.com", True),
        ("EXAMPLE.com", "https://Api.Example.COM.", True),
        ("example.com.", "https://example.com", True),
        ("example.com:443", "https://example.com", True),
        ("example.com:8443", "https://example.com", False),
        ("https://example.com", "https://example.com", True),
        ("http://example.com", "https://example.com", False),
        ("all://example.com", "https://example.com", True),
        ("*", "https://example.com", True),
        ("a b,example.com", "https://example.com", True),
        ("a;b", "https://example.com", False),
        ("10.0.0.0/8", "https://10.1.2.3", True),
        ("10.0.0.0/8", "https://11.1.2.3", False),
        ("10.1.2.3", "https://10.1.2.3", True),
        ("10.1.2.3/8", "https://10.9.9.9", True),
        ("10.1.2.3:443", "https://10.1.2.3", True),
        ("::1", "https://[::1]", True),
        ("[::1]", "https://[::1]", True),
        ("[::1]:443", "https://[::1]", True),
        ("[::1]:80", "https://[::1]", False),
        ("0:0:0:0:0:0:0:1", "https://[::1]", True),
        ("fe80::/10", "https://[fe80::1]", True),
        ("[fe80::]/10", "https://[fe80::1]", True),
        ("fe80::/10", "https://[2001:db8::1]", False),
        ("10.1.2.3", "https://[::ffff:10.1.2.3]", True),
        ("localhost", "http://localhost:8080", True),
        ("0.0.0.1", "https://127.0.0.1", False),
        ("", "https://example.com", False),
    ],
)
def test_no_proxy_is_read_in_all_its_spellings(
    listed: str, url: str, *, is_straight: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, domains, addresses, networks and ports."""
    monkeypatch.setenv("all_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", listed)
    assert proxy_for(url) == (None if is_straight else "http://proxy.example:3128")


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, "No such file or directory"), ("", "it holds no certificates in PEM"), ("no PEM", "it holds no cert")],
    ids=["missing", "empty", "no PEM"],
)
@TRANSPORTS
def test_a_file_of_certificates_that_is_none_is_a_configuration_error(
    transport: str, content: str | None, expected: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Which names the variable."""
    cert = tmp_path / "cert.pem"
    if content is not None:
        cert.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    monkeypatch.setattr("generator.runtime.tls._contexts._made", None)
    with pytest.raises(errors.ConfigurationError, match=f"TLS cannot be set up from SSL_CERT_FILE: {expected}"):
        ask("https://127.0.0.1:9", transport)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert isinstance(tls("https://127.0.0.1:9"), ssl.SSLContext)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (None, "No such file or directory"),
        ([], "it holds no certificates under the names that openssl rehash gives them"),
        (["ca.pem", "12345678.pem", "1234567.0", "ABCDEF12.0"], "it holds no certificates under the names"),
    ],
    ids=["missing", "empty", "not hashed"],
)
@TRANSPORTS
def test_a_folder_of_certificates_that_holds_none_is_a_configuration_error(
    transport: str, names: list[str] | None, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Which names the variable; OpenSSL alone would refuse every server without a word."""
    folder = tmp_path / "certs"
    if names is not None:
        folder.mkdir()
        for name in names:
            (folder / name).touch()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    monkeypatch.setattr("generator.runtime.tls._contexts._made", None)
    with pytest.raises(errors.ConfigurationError, match=f"TLS cannot be set up from SSL_CERT_DIR: {reason}"):
        ask("https://127.0.0.1:9", transport)


def test_a_file_in_the_place_of_a_folder_of_certificates_is_a_configuration_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The two variables are easily mixed up."""
    (tmp_path / "cert.pem").touch()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "cert.pem"))
    monkeypatch.setattr("generator.runtime.tls._contexts._made", None)
    with pytest.raises(errors.ConfigurationError, match="SSL_CERT_DIR: Not a directory"):
        ask("https://127.0.0.1:9", "sync")


@TRANSPORTS
def test_a_server_is_verified_with_a_folder_of_certificates(
    transport: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One of a list; a folder that is missing beside it is no matter, and an empty SSL_CERT_FILE is none."""
    cert, context = certificate(tmp_path)
    name = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", str(cert)], check=True, capture_output=True)
    (tmp_path / f"{name.stdout.decode().strip()}.0").write_bytes(cert.read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", "")
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'gone'}{os.pathsep}{tmp_path}")
    monkeypatch.setattr("generator.runtime.tls._contexts._made", None)
    with serving(echo, context) as url:
        assert ask(url, transport) == "s-1"


def test_a_log_of_tls_keys_that_cannot_be_written_is_a_configuration_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody debugs, and the folder is gone."""
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "gone" / "keys"))
    monkeypatch.setattr("generator.runtime.tls._contexts._made", None)
    with pytest.raises(errors.ConfigurationError, match="SSLKEYLOGFILE"):
        ask("https://127.0.0.1:9", "sync")
