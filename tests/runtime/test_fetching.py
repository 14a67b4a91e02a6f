"""Fetching a document hop by hop: what each hop is asked, what its head means, and what is counted and looked at on the way."""

from __future__ import annotations

import asyncio
import hashlib
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from generator.runtime import fetching, loops
from generator.runtime.addresses import FORBIDDEN, PRIVATE, PUBLIC
from generator.runtime.download import Download, FileLink
from generator.runtime.download_rules import Rules
from generator.runtime.errors import DownloadError
from generator.runtime.fetching import (
    _check,
    _check_place,
    _Download,
    _hop,
    _joined,
    _Meter,
    _parsed,
)
from generator.runtime.timeouts import Timeouts

URL = "https://files.example/a/doc.xml?signature=canary"
OWN_LINK = "The link leads to a private address of the machine's own link, which is never fetched from"
OWN_NETWORK = "The link leads to a private address; Rules(allow_private=True) lets it"
NO_LINK = "The link is not an https URL with a host and without a user"


def _clock(monkeypatch: pytest.MonkeyPatch, now: float) -> list[float]:
    """A clock that only the test moves."""
    times = [now]
    monkeypatch.setattr(fetching, "monotonic", lambda: times[0])
    return times


@pytest.mark.parametrize("way", ["download", "download_async"])
@pytest.mark.parametrize(("redirects", "refused"), [(0, False), (5, False), (6, True)])
def test_as_many_redirects_are_followed_as_a_host_may_need(way: str, redirects: int, *, refused: bool) -> None:
    """Five, each from where the one before led."""
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        done = len(seen) > redirects
        return httpx.Response(200, content=b"x") if done else httpx.Response(307, headers={"location": f"{len(seen)}"})

    def fetch() -> Download:
        link, transport = FileLink(URL), httpx.MockTransport(handle)
        if way == "download_async":
            return asyncio.run(link.download_async(transport=transport))
        return link.download(transport=transport)

    if refused:
        with pytest.raises(DownloadError, match=r"^The file host redirects too often$"):
            fetch()
    else:
        assert fetch().content == b"x"
    assert seen == [URL, *(f"https://files.example/a/{number}" for number in range(1, min(redirects, 5) + 1))]


def test_a_hop_is_asked_within_what_is_left_of_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each phase as long as the rules say, or shorter; never no time at all."""
    times = _clock(monkeypatch, 100.0)
    download = _Download(
        URL,
        Rules(timeout=Timeouts(1.0, 2.0, 3.0, 50.0), deadline=10),
        httpx.MockTransport(lambda _: httpx.Response(200)),
    )

    assert (download.seconds, download.until, download.scheme) == (10.0, 110.0, "https")
    times[0] = 108.0
    request = download.request("https://files.example:8443/b?c")
    assert request.extensions["timeout"] == {"connect": 1.0, "read": 2.0, "write": 2.0, "pool": 2.0}
    assert {one.until for one in request.extensions["timeout"].values()} == {110.0}
    assert (request.method, str(request.url)) == ("GET", "https://files.example:8443/b?c")
    assert dict(request.headers) == {
        "host": "files.example:8443", "accept": "*/*", "accept-encoding": "identity", "user-agent": "kyc-clients",
    }  # fmt: skip
    times[0] = 111.0
    assert set(download.request(URL).extensions["timeout"].values()) == {0.001}


def test_a_download_is_late_from_its_deadline_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever broke then broke for that; else it goes by its class, which shows no link."""
    times = _clock(monkeypatch, 100.0)
    download = _Download(URL, Rules(deadline=2.5), None)
    late = "The file was not fetched within 2.5 seconds, the deadline of its rules"

    times[0] = 102.4
    download.check_time()
    assert str(download.failed(httpx.ReadError(URL))) == "The file could not be fetched (ReadError)"
    times[0] = 102.5
    assert str(download.failed(httpx.ReadError(URL))) == late
    with pytest.raises(DownloadError, match=f"^{late}$"):
        download.check_time()


@pytest.mark.parametrize(
    ("addresses", "message"),
    [
        (["8.8.8.8", "1.1.1.1"], ""),
        (["8.8.8.8", "10.0.0.1"], OWN_NETWORK),
        (["169.254.169.254"], OWN_LINK),
        ([], ""),
    ],
)
def test_every_address_of_a_host_is_looked_at(addresses: list[str], message: str) -> None:
    """One that is not such as a link may lead to refuses them all."""
    download = _Download(URL, Rules(), None)
    if not message:
        assert download.check_addresses(addresses) == addresses
        return
    with pytest.raises(DownloadError) as caught:
        download.check_addresses(addresses)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("place", "scheme", "private", "message"),
    [
        (PUBLIC, "https", False, ""),
        (PUBLIC, "http", False, "The link is not https"),
        (PUBLIC, "http", True, "The link is not https"),
        (PRIVATE, "https", False, OWN_NETWORK),
        (PRIVATE, "https", True, ""),
        (PRIVATE, "http", True, ""),
        (FORBIDDEN, "https", True, OWN_LINK),
    ],
)
def test_a_place_is_fetched_from_or_not(place: int, scheme: str, message: str, *, private: bool) -> None:
    """The rules open one's own network alone."""
    if not message:
        _check_place(place, scheme, Rules(allow_private=private))
        return
    with pytest.raises(DownloadError) as caught:
        _check_place(place, scheme, Rules(allow_private=private))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("url", "private", "screened", "message"),
    [
        ("https://files.example", False, False, ""),
        ("https://files.example", True, True, ""),
        ("http://files.example", True, False, "The link is not https"),
        ("http://files.example", False, True, "The link is not https"),
        ("http://files.example", True, True, ""),
        ("http://127.0.0.1", True, True, ""),
        ("http://127.0.0.1", True, False, ""),
        ("https://127.0.0.1", False, True, OWN_NETWORK),
        ("https://169.254.169.254", True, True, OWN_LINK),
        ("ftp://files.example", True, True, NO_LINK),
        ("https:///a", True, True, NO_LINK),
        ("https://u@files.example", True, True, NO_LINK),
        ("https://[fe80::1%25eth0]", True, True, NO_LINK),
    ],
)
def test_a_hop_is_refused_by_its_url(url: str, message: str, *, private: bool, screened: bool) -> None:
    """Where its addresses will be looked at, a public name may turn out to be of one's own network."""
    if not message:
        _check(url, Rules(allow_private=private), screened=screened)
        return
    with pytest.raises(DownloadError) as caught:
        _check(url, Rules(allow_private=private), screened=screened)
    assert str(caught.value) == message


def test_what_is_no_url_is_refused_without_being_shown() -> None:
    """Neither a link nor the place that a host redirects to."""
    nothing: Any = None
    for given in ("https://[::1", nothing):
        with pytest.raises(DownloadError, match=r"^The link is not a URL$"):
            _parsed(given)
    with pytest.raises(DownloadError, match=r"^The file host redirects to what is not a URL$"):
        _joined(URL, "https://[::1")
    assert str(_joined(URL, "../b")) == "https://files.example/b"


TOO_LARGE = "The file is larger than 1000 bytes"
ENCODED = "The file host encoded the file against the request's `Accept-Encoding`"


@pytest.mark.parametrize(
    ("status", "headers", "next_url", "content_type"),
    [
        (200, {}, "", ""),
        (200, {"content-type": "a/b; c"}, "", "a/b; c"),
        (200, {"content-length": "1000"}, "", ""),
        (200, {"content-length": "-1"}, "", ""),
        (200, {"content-encoding": "Identity"}, "", ""),
        (200, {"content-encoding": ""}, "", ""),
        (301, {"location": "b"}, "https://files.example/a/b", ""),
        (308, {"location": "https://other.example"}, "https://other.example", ""),
        (303, {"location": "/b", "content-length": "2000"}, "https://files.example/b", ""),
    ],
)
def test_the_head_of_a_response_says_what_comes(
    status: int, headers: dict[str, str], next_url: str, content_type: str
) -> None:
    """The document, or another URL."""
    found = _hop(httpx.Response(status, headers=headers), URL, Rules(largest=1000))

    assert (found.next_url, found.content_type) == (next_url, content_type)


@pytest.mark.parametrize(
    ("status", "headers", "message"),
    [
        (200, {"content-length": "1001"}, TOO_LARGE),
        (200, {"content-encoding": "gzip"}, ENCODED),
        (302, {"location": "http://files.example"}, "The file host redirects to another scheme"),
        (304, {"location": "/b"}, "The file host answered HTTP 304"),
        (410, {}, "The file host answered HTTP 410; links expire, so ask the provider for a new one"),
        (201, {}, "The file host answered HTTP 201"),
    ],
)
def test_a_head_that_promises_no_document_is_refused(status: int, headers: dict[str, str], message: str) -> None:
    """Before anything of its body is read."""
    with pytest.raises(DownloadError) as caught:
        _hop(httpx.Response(status, headers=headers), URL, Rules(largest=1000))

    assert str(caught.value) == message


def _meter(rules: Rules, content_type: str = "") -> tuple[_Meter, list[bytes]]:
    taken: list[bytes] = []
    return _Meter(_Download(URL, rules, None), content_type, taken.append), taken


def test_a_document_is_counted_and_digested_on_its_way() -> None:
    """It may be as large as the rules say, to the byte."""
    meter, taken = _meter(Rules(largest=4, sha256=hashlib.sha256(b"abcd").hexdigest().upper()))
    meter.take(b"ab")
    meter.take(b"cd")

    assert meter.finish() == hashlib.sha256(b"abcd").hexdigest()
    assert taken == [b"ab", b"cd"]
    with pytest.raises(DownloadError, match=r"^The file is larger than 4 bytes$"):
        meter.take(b"e")
    assert taken == [b"ab", b"cd"]


def test_another_document_than_the_one_expected_is_refused() -> None:
    """By its digest."""
    meter, _ = _meter(Rules(sha256="0" * 64))
    meter.take(b"abcd")

    with pytest.raises(DownloadError, match=r"^The file is not the one expected: its sha256 differs$"):
        meter.finish()


def test_a_document_is_looked_at_by_its_beginning() -> None:
    """By the first 1024 bytes, in however many pieces they come, and by the type that came with it."""
    for pieces, content_type, fine in (
        ([b"%P", b"DF-"], "", True),
        ([b"x" * 1019, b"%PDF-"], "", True),
        ([b"x" * 1020, b"%PDF-"], "", False),
        ([b"x" * 2000, b"%PDF-"], "", False),
        ([b"%PDF-"], "text/html", False),
    ):
        meter, _ = _meter(Rules(content_type="application/pdf"), content_type)
        for piece in pieces:
            meter.take(piece)
        if fine:
            meter.finish()
        else:
            with pytest.raises(DownloadError):
                meter.finish()


def test_no_piece_is_taken_after_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """However it drips."""
    times = _clock(monkeypatch, 0.0)
    meter, taken = _meter(Rules(deadline=1))
    meter.take(b"a")
    times[0] = 1.0

    with pytest.raises(DownloadError, match="within 1 seconds"):
        meter.take(b"b")
    assert taken == [b"a"]


def test_an_asynchronous_download_is_ended_at_its_deadline() -> None:
    """Also while nothing comes."""

    async def late() -> None:
        await asyncio.sleep(5)

    async def main() -> None:
        download: Any = SimpleNamespace(seconds=0.001, late=lambda: DownloadError("late"))
        async with fetching._until_deadline(download):
            await late()

    with pytest.raises(DownloadError, match=r"^late$"):
        asyncio.run(main())


def test_nothing_is_awaited_where_no_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even begun, at the very moment by which a call must be over."""
    monkeypatch.setattr(loops, "monotonic", lambda: 5.0)
    begun: list[float] = []

    async def main(until: float) -> None:
        wire: Any = SimpleNamespace(until=until, late=lambda: DownloadError("late"))
        async with loops.until_deadline(wire):
            begun.append(until)

    asyncio.run(main(6.0))
    for until in (5.0, 4.0):
        with pytest.raises(DownloadError, match=r"^late$"):
            asyncio.run(main(until))
    assert begun == [6.0]
