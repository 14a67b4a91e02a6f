"""Which proxy the environment asks for on the way to a URL, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from kyc_clients._runtime.failures import ConfigurationError
from kyc_clients._runtime.http_routes import Routes, proxy_of
from kyc_clients._runtime.proxies import checked_proxy, origin_of, proxy_for

if TYPE_CHECKING:
    import ssl


@pytest.mark.parametrize(
    ("url", "scheme", "host", "port"),
    [
        ("https://api.example/a", "https", "api.example", 443),
        ("http://api.example", "http", "api.example", 80),
        ("https://API.example.:8443", "https", "api.example", 8443),
        ("http://[::1]:80/a", "http", "::1", 80),
        ("https:///a", "https", "", 443),
    ],
)
def test_a_url_leads_to_a_host_and_a_port(url: str, scheme: str, host: str, port: int) -> None:
    """The usual one of its scheme where it names none."""
    assert origin_of(url) == (scheme, host, port)


@pytest.mark.parametrize("url", ["https://api.example:99999", "https://[::1", "https://api.example:x"])
def test_a_url_without_a_port_that_can_be_called_is_refused(url: str) -> None:
    """Whoever wrote it."""
    with pytest.raises(ConfigurationError, match="has no host and port"):
        origin_of(url)


def _environment(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


HTTPS, HTTP = "https://api.example", "http://api.example"


@pytest.mark.parametrize(
    ("variables", "url", "found"),
    [
        ({}, HTTPS, None),
        ({"https_proxy": "http://one.example"}, HTTPS, "http://one.example"),
        ({"https_proxy": "http://one.example"}, HTTP, None),
        ({"https_proxy": "http://one.example", "all_proxy": "http://two.example"}, HTTP, "http://two.example"),
        ({"https_proxy": "http://one.example", "all_proxy": "http://two.example"}, HTTPS, "http://one.example"),
        ({"https_proxy": "", "all_proxy": "http://two.example"}, HTTPS, "http://two.example"),
        ({"HTTPS_PROXY": " one.example:3128 "}, HTTPS, "http://one.example:3128"),
        ({"all_proxy": "socks5h://one.example"}, HTTPS, "socks5h://one.example"),
        ({"https_proxy": "http://one.example", "no_proxy": "api.example"}, HTTPS, None),
    ],
)
def test_the_proxy_of_a_scheme_goes_before_that_of_all(
    variables: dict[str, str], url: str, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a scheme of its own it is spoken to in the clear."""
    _environment(monkeypatch, variables)

    assert proxy_for(url) == found


@pytest.mark.parametrize(
    "url",
    [
        "ftp://one.example",
        "http://",
        "http://one.example:0",
        "http://one.example:x",
        "http://[::1",
        "http://one two",
        "http://one\u200b.example",
    ],
)
def test_what_is_no_proxy_is_refused_by_the_name_of_its_variable(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a password, so it is not shown."""
    _environment(monkeypatch, {"https_proxy": url})

    with pytest.raises(ConfigurationError, match="The environment variable HTTPS_PROXY is not the URL of a proxy"):
        proxy_for(HTTPS)


@pytest.mark.parametrize(
    "url", ["http://one.example", "HTTPS://one.example:3128", "socks5://u:p@[::1]:1080", "http://one.example:65535"]
)
def test_a_proxy_is_spoken_to_by_http_or_socks(url: str) -> None:
    """As it was given."""
    assert checked_proxy(url, "proxy") == url


def test_hosts_that_are_reached_alike_share_a_transport(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alike is: with TLS or without, and through the same proxy or none."""
    _environment(monkeypatch, {"https_proxy": "http://one.example", "no_proxy": "straight.example"})
    made: list[str] = []

    def make(_: ssl.SSLContext, proxy: httpx.Proxy | None) -> str:
        made.append("straight" if proxy is None else str(proxy.url))
        return f"{len(made)} {made[-1]}"

    routes = Routes(make, None)
    urls = [
        "https://a.example/x",
        "https://b.example",
        "https://straight.example/",
        "http://localhost/y",
        "https://a.example",
    ]
    assert [routes.to(url) for url in urls] == [
        "1 http://one.example", "1 http://one.example", "2 straight", "3 straight", "1 http://one.example",
    ]  # fmt: skip
    assert routes.all() == ["1 http://one.example", "2 straight", "3 straight"]
    for number in range(70):
        routes.to(f"https://host-{number}.example/x")
    assert routes.to("https://a.example/z") == "1 http://one.example"
    given = Routes(make, "http://two.example")
    assert [given.to(url)[2:] for url in urls[:3]] == ["http://two.example"] * 3


def test_a_proxy_is_given_as_a_text_or_in_the_form_of_httpx() -> None:
    """One that is spoken to over TLS is held to the same certificates as everybody."""
    own = httpx.Proxy("http://one.example")
    assert (proxy_of(None), proxy_of(own)) == (None, own)
    plain, secured = proxy_of("http://one.example"), proxy_of(httpx.URL("https://one.example"))
    assert plain is not None
    assert secured is not None
    assert (plain.ssl_context, secured.ssl_context is None) == (None, False)
    with pytest.raises(ConfigurationError, match="proxy is not the URL of a proxy"):
        proxy_of("one.example")


def test_a_socks_proxy_without_its_package_says_what_to_install() -> None:
    """At the first call that wants it."""

    def make(_: ssl.SSLContext, __: httpx.Proxy | None) -> str:
        raise ImportError

    with pytest.raises(ConfigurationError, match=r"pip install 'httpx\[socks\]'"):
        Routes(make, "socks5://one.example").to("https://a.example")
