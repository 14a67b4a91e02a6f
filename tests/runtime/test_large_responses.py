"""A response is read up to a size and no further, whatever it is packed into."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.content import Body
from generator.runtime.failures import Broken
from tests.runtime.fake import Fake
from tests.runtime.support import GOOD, TOKEN, Script, failed, good, send, serving

ROOT = Path(__file__).parents[2]
MIB = 2**20
DOCUMENT = json.dumps(GOOD).encode()


def gzipped(data: bytes) -> bytes:
    """As gzip, the same bytes at any time: parallel test runs compare the names of tests."""
    return gzip.compress(data, mtime=0)


def zip_bomb(size: int) -> bytes:
    """Zeros as gzip, packed a thousand to one: one block over and over, and no checksum, since nobody reads to the end."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size // MIB)


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
@pytest.mark.parametrize("status", [200, 403, 500])
@pytest.mark.parametrize("coding", ["gzip", "none"])
def test_a_response_beyond_the_limit_is_unexpected(transport: str, status: int, coding: str) -> None:
    """Errors as well; it is not asked for again."""
    asked: list[str] = []
    body = zip_bomb(2 * MIB) if coding == "gzip" else bytes(2 * MIB)

    def handle(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        try:
            send(request, status, body, **({"Content-Encoding": "gzip"} if coding == "gzip" else {}))
        except OSError:
            request.close_connection = True

    with serving(handle) as url:
        error = failed(url, transport, max_response_bytes=MIB)

    assert isinstance(error, errors.UnexpectedResponse)
    assert (error.rule, error.status, len(asked)) == ("too-large", status, 1)
    assert "larger than 1048576 bytes" in error.message
    assert "max_response_bytes" in error.message


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
def test_a_bomb_does_not_fill_the_memory(transport: str) -> None:
    """A gibibyte in one mebibyte, read by a process whose memory is measured."""
    packed = zip_bomb(1024 * MIB)

    def handle(request: BaseHTTPRequestHandler) -> None:
        try:
            send(request, 200, packed, **{"Content-Encoding": "gzip"})
        except OSError:
            request.close_connection = True

    script = (
        "import resource, sys\n"
        "from tests.runtime.support import failed\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(failed(sys.argv[1], sys.argv[2], max_response_bytes=8 * 2**20).rule)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    with serving(handle) as url:
        done = subprocess.run(
            [sys.executable, "-c", script, url, transport], cwd=ROOT, capture_output=True, text=True, check=True
        )
    rule, kibibytes = done.stdout.split()
    assert rule == "too-large"
    assert int(kibibytes) < 40 * 1024, "a few times the limit, imports included"


@pytest.mark.parametrize("transport", ["sync", "httpx", "aiohttp"])
@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br", "compress", "gzip, gzip, gzip, gzip"])
def test_a_coding_that_was_not_asked_for_is_unexpected(transport: str, coding: str) -> None:
    """Its decoder may turn a kilobyte into a gigabyte at once."""
    with serving(lambda request: send(request, 200, b"packed", **{"Content-Encoding": coding})) as url:
        error = failed(url, transport)
    assert isinstance(error, errors.UnexpectedResponse)
    assert error.rule == "content-encoding"
    assert "gzip, deflate was" in error.message


def test_only_codings_that_can_be_bounded_are_asked_for() -> None:
    """By every client, the caller's own included."""
    script = Script()
    script.client(access_token="t").vault.status(session_id="s")
    assert script.requests[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("size", [0, -1, 1.5, True, "8"])
def test_a_limit_is_a_positive_whole_number(size: Any) -> None:
    """Nothing else is a size."""
    with pytest.raises(errors.ConfigurationError, match="max_response_bytes"):
        Fake(**TOKEN, environment="test", max_response_bytes=size)


def test_a_scripted_response_is_held_to_the_limit_too() -> None:
    """It is in memory already, and still refused."""
    client = Script(good(status="x" * 2000)).client(access_token="t", max_response_bytes=1000)
    with pytest.raises(errors.UnexpectedResponse, match="larger than 1000 bytes"):
        client.vault.status(session_id="s")


def decoded(coding: str, packed: bytes, step: int) -> bytes:
    """Return what a body holds that comes in pieces."""
    body = Body(coding, MIB)
    for start in range(0, len(packed), step):
        body.take(packed[start : start + step])
    return body.whole()


@pytest.mark.parametrize("step", [1, 2, 7, 10**6])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzipped(DOCUMENT)),
        ("x-gzip", gzipped(DOCUMENT)),
        ("GZIP", gzipped(DOCUMENT)),
        ("gzip", gzipped(DOCUMENT[:9]) + gzipped(DOCUMENT[9:])),
        ("gzip", gzipped(DOCUMENT) + b"\0\0"),
        ("deflate", zlib.compress(DOCUMENT)),
        ("deflate", zlib.compress(DOCUMENT)[2:-4]),
        ("gzip, deflate", zlib.compress(gzipped(DOCUMENT))),
        ("gzip, identity, gzip", gzipped(gzipped(DOCUMENT))),
        ("identity", DOCUMENT),
        ("", DOCUMENT),
    ],
)
def test_a_body_is_decoded_whatever_its_pieces(coding: str, packed: bytes, step: int) -> None:
    """Also where a piece ends within a header, or several members follow each other."""
    assert decoded(coding, packed, step) == DOCUMENT


@pytest.mark.parametrize("step", [1, 10**6])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzipped(DOCUMENT)[:-12]),
        ("gzip", gzipped(DOCUMENT)[:1]),
        ("gzip", b"no gzip at all"),
        ("deflate", zlib.compress(DOCUMENT)[:-6]),
        ("deflate", b"\x78"),
        ("gzip, deflate", zlib.compress(gzipped(DOCUMENT)[:-9])),
    ],
)
def test_a_body_that_is_cut_short_is_no_whole_body(coding: str, packed: bytes, step: int) -> None:
    """Even where its length is the one that was promised."""
    with pytest.raises(Broken) as caught:
        decoded(coding, packed, step)
    assert caught.value.rule == "truncated"


def test_a_bomb_in_one_piece_is_given_up_on_the_way() -> None:
    """Not after all of it was unpacked."""
    packed = zip_bomb(256 * MIB)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Broken, match="too-large"):
        decoded("gzip", packed, len(packed))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024


@pytest.mark.parametrize("size", [65_536, 65_537, 131_073])
@pytest.mark.parametrize("step", [40, 80, 10**6])
def test_what_the_decoder_still_holds_is_taken_too(size: int, step: int) -> None:
    """All of the input may be read before all of the output is there."""
    assert decoded("deflate", zlib.compress(bytes(size))[2:-4], step) == bytes(size)


@pytest.mark.parametrize("pieces", [[b"abc"], [b"ab", b"c"], [b"abc", b""]])
def test_a_body_of_the_limit_is_taken_and_one_byte_more_is_not(pieces: list[bytes]) -> None:
    """However it comes."""
    body = Body("", 3)
    for piece in pieces:
        body.take(piece)
    assert body.whole() == b"abc"
    with pytest.raises(Broken, match="too-large"):
        body.take(b"d")
    assert body.whole() == b""


def test_an_empty_body_needs_no_decoding() -> None:
    """A refusal may name a coding and hold nothing."""
    assert decoded("gzip", b"", 1) == b""
