"""How the body of a response is put together from what came: its codings, its end, and how large it may be."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterable
from typing import Any

import pytest

from kyc_clients._runtime.content import Body, checked_most
from kyc_clients._runtime.failures import Broken, ConfigurationError

TEXT = b'{"name":"Asha"}' * 40
ZLIB = zlib.compress(TEXT)
BARE = ZLIB[2:-4]
GZIP = gzip.compress(TEXT, mtime=0)


def _whole(codings: str, pieces: Iterable[bytes], most: int = 10_000) -> bytes:
    body = Body(codings, most)
    for piece in pieces:
        body.take(piece)
    return body.whole()


def _single(content: bytes) -> list[bytes]:
    return [content[at : at + 1] for at in range(len(content))]


CODED = {
    "": TEXT,
    "identity": TEXT,
    "gzip": GZIP,
    "GZip": GZIP,
    "x-gzip": GZIP,
    "deflate": ZLIB,
    "gzip, deflate": zlib.compress(GZIP),
    "deflate,identity , gzip": gzip.compress(ZLIB, mtime=0),
}


@pytest.mark.parametrize("codings", CODED)
def test_a_coded_body_is_read_in_one_piece_or_byte_by_byte(codings: str) -> None:
    """The last coding that is named is undone first."""
    coded = CODED[codings]

    assert _whole(codings, [coded]) == TEXT
    assert _whole(codings, _single(coded)) == TEXT


@pytest.mark.parametrize("pieces", [[BARE], _single(BARE), [b"", BARE, b""]], ids=["whole", "bytes", "empty"])
def test_deflate_without_its_header_is_read_as_well(pieces: list[bytes]) -> None:
    """As some servers send it."""
    assert _whole("deflate", pieces) == TEXT


@pytest.mark.parametrize("pieces", [[GZIP + GZIP], [GZIP, GZIP], _single(GZIP + GZIP)], ids=["one", "two", "bytes"])
def test_gzip_may_have_several_members(pieces: list[bytes]) -> None:
    """One after the other, wherever a piece ends."""
    assert _whole("gzip", pieces) == TEXT + TEXT


@pytest.mark.parametrize(
    ("codings", "coded"), [("gzip", GZIP), ("deflate", ZLIB), ("deflate", BARE)], ids=["gzip", "deflate", "bare"]
)
@pytest.mark.parametrize("more", [b"\0\0", b"x", b"x" + GZIP], ids=["zeros", "a letter", "a member"])
def test_what_follows_the_end_is_passed_over(codings: str, coded: bytes, more: bytes) -> None:
    """In the same piece, or in further ones."""
    assert _whole(codings, [coded + more]) == TEXT
    assert _whole(codings, [coded, *_single(more)]) == TEXT


def test_what_follows_the_end_is_not_held() -> None:
    """However much of it comes."""
    body = Body("deflate", 10_000)
    body.take(ZLIB)
    tracemalloc.start()
    for _ in range(64):
        body.take(bytes(100_000))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert body.whole() == TEXT
    assert most < 500_000


@pytest.mark.parametrize(
    ("codings", "coded"),
    [
        ("gzip", GZIP[:-1]),
        ("gzip", GZIP[:1]),
        ("gzip", GZIP + GZIP[:20]),
        ("deflate", ZLIB[:-1]),
        ("deflate", ZLIB[:1]),
    ],
    ids=["gzip", "header of gzip", "second member", "deflate", "header of deflate"],
)
def test_a_body_that_ends_too_early_is_refused(codings: str, coded: bytes) -> None:
    """Though all that came could be read."""
    with pytest.raises(Broken) as caught:
        _whole(codings, [coded])

    assert caught.value.rule == "truncated"


@pytest.mark.parametrize("codings", ["gzip", "deflate"])
def test_a_body_without_content_is_empty_whatever_its_coding(codings: str) -> None:
    """A 204 may name one."""
    assert _whole(codings, []) == b""
    assert _whole(codings, [b""]) == b""


@pytest.mark.parametrize("codings", ["gzip", "deflate"])
def test_what_is_not_coded_as_it_says_is_refused(codings: str) -> None:
    """At its first bytes."""
    with pytest.raises(Broken) as caught:
        _whole(codings, [TEXT])

    assert caught.value.rule == "truncated"


@pytest.mark.parametrize("codings", CODED)
def test_the_decoded_body_may_be_as_large_as_is_accepted_and_no_larger(codings: str) -> None:
    """To the byte."""
    coded = CODED[codings]

    assert _whole(codings, [coded], most=len(TEXT)) == TEXT
    with pytest.raises(Broken) as caught:
        _whole(codings, [coded], most=len(TEXT) - 1)
    assert caught.value.rule == "too-large"
    assert "599 bytes" in caught.value.message


@pytest.mark.parametrize(
    "codings", ["br", "gzip, br", "zstd", "gzip;q=1", "gzip, gzip, gzip, gzip", "identity, gzip, , deflate, gzip, gzip"]
)
def test_codings_that_nobody_asked_for_are_refused(codings: str) -> None:
    """Others, and more than three of those that were; that which changes nothing does not count."""
    with pytest.raises(Broken) as caught:
        Body(codings, 100)

    assert caught.value.rule == "content-encoding"
    assert caught.value.message == "the body is encoded in a way that was not asked for; gzip, deflate was"


def test_the_shortest_body_of_all_is_read() -> None:
    """Deflate of nothing, without its header, is two bytes."""
    assert _whole("deflate", [b"\x03\x00"]) == b""
    assert _whole("deflate", [b"\x03", b"\x00"]) == b""


def test_three_codings_are_undone() -> None:
    """As many as anybody applies."""
    coded = gzip.compress(zlib.compress(GZIP), mtime=0)

    assert _whole("gzip, deflate, gzip", [coded]) == TEXT


def test_of_a_body_that_is_too_large_nothing_is_kept() -> None:
    """Not even what came before."""
    body = Body("", 4)
    body.take(b"abc")
    with pytest.raises(Broken, match="too-large"):
        body.take(b"de")

    assert body.whole() == b""


def test_the_only_piece_of_a_body_is_not_copied() -> None:
    """It may be large."""
    piece = bytes(bytearray(10))
    body = Body("", 10)
    body.take(piece)
    assert body.whole() is piece


def test_the_most_bytes_of_a_response_are_a_positive_whole_number() -> None:
    """One will do."""
    assert [checked_most(1), checked_most(10**12)] == [1, 10**12]
    bad: list[Any] = [0, -1, True, 1.0, "1", None]
    for most in bad:
        with pytest.raises(ConfigurationError, match=r"^max_response_bytes must be a positive whole number"):
            checked_most(most)
