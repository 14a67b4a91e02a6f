"""Which proxy the environment asks for on the way to a URL, and what is none."""

from __future__ import annotations

import pytest

from kyc_clients._runtime.failures import ConfigurationError
from kyc_clients._runtime.proxies import checked_proxy, origin_of, proxy_for


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
