"""Where things stand in a text, and in which encoding it is."""

from __future__ import annotations

import pytest

from generator.errors import Refused
from generator.parse import decode, locate
from generator.types import Pointer, Source
from tests.overlay.samples import document


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: \xc3\xa9", "a: é"),
        (b"\xef\xbb\xbfa: 1", "a: 1"),
        ("a: é".encode("utf-16"), "a: é"),
        ("a: é".encode("utf-32"), "a: é"),
    ],
)
def test_bytes_are_decoded_by_their_mark(data: bytes, text: str) -> None:
    """UTF-8 unless a byte order mark says otherwise."""
    assert decode("a.yaml", data) == Source("a.yaml", text)


def test_undecodable_bytes_are_located() -> None:
    """The place is where the text stops making sense."""
    with pytest.raises(Refused, match=r"^a.yaml:2:4: error\[source-encoding\]: not valid UTF-8"):
        decode("a.yaml", b"a: 1\nb: \xff")


def test_a_byte_order_mark_in_the_text_is_dropped() -> None:
    """Columns are counted without it."""
    assert locate(document("\ufeffa: 1"), Pointer("/a")).column == 4


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ("", 1, 1),
        ("/a", 1, 1),
        ("/a/b", 2, 3),
        ("/a/b/0/x", 3, 10),
        ("/a/b/1", 4, 7),
        ("/a/b/1/y", 4, 11),
        ("/s", 5, 4),
        ("/t/k", 6, 11),
        ("/u", 7, 4),
        ("/u/k", 6, 11),
        ("/a/nope/deeper", 1, 1),
        ("/a~1b", 8, 6),
    ],
)
def test_nodes_are_found_where_a_person_looks(pointer: str, line: int, column: int) -> None:
    """At their own first character if that is on their key's line, else at the key; absent ones at what holds them."""
    text = "a:\n  b:\n    - x: 1\n    - {y: 2}\ns: 'x'\nt: &t {k: 1}\nu: *t\na/b: 1\n"

    place = locate(document(text), Pointer(pointer))

    assert (place.line, place.column) == (line, column)


def test_nodes_of_json_are_found_too() -> None:
    """Lines and columns are those of the JSON text."""
    text = '{"a":\n  [1,\n   {"b": 2}]}'

    assert [str(locate(document(text, "x.json"), Pointer(path))) for path in ("/a", "/a/0", "/a/1/b")] == [
        "x.json:1:2",
        "x.json:2:4",
        "x.json:3:10",
    ]


@pytest.mark.parametrize("text", ['\n\n{"a": 1}', '{\n\n"a": 1}', '\n{\n"a":\n1}'])
def test_lines_of_json_are_counted_from_the_first(text: str) -> None:
    """Empty ones as well."""
    assert str(locate(document(text, "x.json"), Pointer("/a"))).startswith("x.json:3:")
