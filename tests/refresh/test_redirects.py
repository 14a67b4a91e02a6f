"""Where a redirect may lead: to the same host, to hosts below it, and to those that somebody named."""

from __future__ import annotations

import httpx
import pytest

from generator.errors import Refused
from generator.fetch import _check_redirect

API = "https://api.example.com/openapi.yaml"
WWW = "https://www.example.com/openapi.yaml"
HOME = "http://127.0.0.1:8000/openapi.yaml"


@pytest.mark.parametrize(
    ("start", "target", "hosts"),
    [
        (API, "https://api.example.com/other.yaml", ()),
        (API, "https://v2.api.example.com/openapi.yaml", ()),
        (API, "https://a.b.api.example.com/openapi.yaml", ()),
        (API, "https://cdn.example.org/openapi.yaml", ("cdn.example.org",)),
        (WWW, "https://example.com/openapi.yaml", ()),
        (WWW, "https://docs.example.com/openapi.yaml", ()),
        (HOME, "http://127.0.0.1:8000/other.yaml", ()),
        ("https://api.example.com:8443/a", "https://api.example.com:8443/b", ()),
        ("https://api.example.com:8443/a", "https://api.example.com/b", ()),
    ],
)
def test_a_redirect_within_the_house_is_followed(start: str, target: str, hosts: tuple[str, ...]) -> None:
    """`www.` stands for the whole domain; any other name stands for itself and what is below it."""
    _check_redirect(httpx.URL(start), httpx.URL(start), httpx.URL(target), hosts)


@pytest.mark.parametrize(
    ("start", "target", "hosts", "message"),
    [
        (API, "https://example.com/openapi.yaml", (), "redirects to another host, example.com"),
        (API, "https://evil-api.example.com/a", (), "redirects to another host, evil-api.example.com"),
        (API, "https://api.example.com.evil.org/a", (), "redirects to another host, api.example.com.evil.org"),
        (API, "https://notapi.example.com/a", (), "redirects to another host, notapi.example.com"),
        (API, "https://a.cdn.example.org/a", ("cdn.example.org",), "redirects to another host, a.cdn.example.org"),
        (HOME, "http://x.127.0.0.1:8000/a", (), "redirects to another host, x.127.0.0.1"),
        ("http://localhost:8000/a", "http://a.localhost:8000/a", (), "redirects to another host, a.localhost"),
        (HOME, "http://127.0.0.1:9000/a", (), "redirects to another port, 9000"),
        (API, "https://api.example.com:8443/a", (), "redirects to another port, 8443"),
        (API, "http://api.example.com/a", (), "redirects from https to http"),
    ],
)
def test_a_redirect_out_of_the_house_is_refused(start: str, target: str, hosts: tuple[str, ...], message: str) -> None:
    """A name that merely ends or begins like the host is a stranger; so is another port, and a host below one that was named."""
    with pytest.raises(Refused) as refused:
        _check_redirect(httpx.URL(start), httpx.URL(start), httpx.URL(target), hosts)

    assert refused.value.diagnostics[0].message == f"{start}: {message}"


def test_every_hop_is_held_to_where_the_way_began() -> None:
    """A host below the first one does not become the house."""
    with pytest.raises(Refused):
        _check_redirect(
            httpx.URL(API), httpx.URL("https://v2.api.example.com/"), httpx.URL("https://x.v2.example.com/"), ()
        )


def test_https_is_kept_at_every_hop() -> None:
    """Not only at the first."""
    with pytest.raises(Refused) as refused:
        _check_redirect(httpx.URL(HOME), httpx.URL("https://127.0.0.1:8000/"), httpx.URL("http://127.0.0.1:8000/"), ())

    assert refused.value.diagnostics[0].message == f"{HOME}: redirects from https to http"
