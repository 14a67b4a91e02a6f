"""JSON text is read and written alike, whichever library does it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from math import inf, nan
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, strategies

from generator.runtime import codec
from generator.runtime.encode import to_wire
from tests.runtime.fake.models import Document

TEXT = strategies.text(strategies.characters(exclude_categories=["Cs"]))
VALUES = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: strategies.lists(inner) | strategies.dictionaries(TEXT, inner),
)
TEXTS = [
    b'{"a": 1, "a": 2}',
    b"[123456789012345678901234567890, -9223372036854775809, 18446744073709551616]",
    b"[1e2, -0, -0.0, 5e-324, 0.1234567890123456789]",
    b'"\\ud83d\\ude00 \\ud800 \\/"',
    b"\xef\xbb\xbf{}",
    b"[NaN]",
    b"[1e999]",
    b"[1,]",
    b"[01]",
    b'"\x01"',
    b'"\xff"',
    b'"\xed\xa0\x80"',
    b"[1] x",
    b"",
    b"[" * 100_000,
]


def outcome(action: Callable[[Any], object], value: Any) -> str:
    """What comes of it: a value, with its type, or the kind of refusal."""
    try:
        return repr(action(value))
    except (ValueError, TypeError) as error:
        return "ValueError" if isinstance(error, ValueError) else "TypeError"


@pytest.fixture(params=["msgspec", None], ids=["fast", "plain"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With a faster library, and without any."""
    pytest.importorskip("msgspec")
    if request.param is None:
        monkeypatch.setitem(sys.modules, "msgspec", None)
    codec._imported.cache_clear()
    assert (codec._fast(10_000) is None) == (request.param is None)
    yield str(request.param)
    codec._imported.cache_clear()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:30]))
def test_unusual_texts_are_read_or_refused_alike(text: bytes, library: str) -> None:
    """Big integers stay exact, and what is no JSON is none for either."""
    plain = outcome(lambda given: codec._DECODER.decode(given.decode("utf-8-sig")), text) if len(text) < 99 else None

    assert library
    assert outcome(codec.load, text) == (plain or "ValueError")


@pytest.mark.parametrize(
    "value",
    [nan, [inf], {"a": [None, -inf]}, b"bytes", datetime(2026, 1, 1, tzinfo=UTC), {1, 2}, object(), 1 + 2j],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_say_is_refused(value: object, library: str) -> None:
    """A faster library would write it in a manner of its own."""
    assert library
    with pytest.raises((ValueError, TypeError)):
        codec.dump({"deep": [value]})


@given(VALUES)
def test_both_libraries_read_the_same_values(value: object) -> None:
    """Type for type, and float for float."""
    pytest.importorskip("msgspec")
    content = codec._encode(value).encode()

    assert repr(codec.load(content)) == repr(codec._DECODER.decode(content.decode()))


@given(VALUES)
def test_both_libraries_write_the_same_values(value: object) -> None:
    """Not the same text: one writes 1e16, the other 1e+16."""
    pytest.importorskip("msgspec")

    assert repr(codec.load(codec.dump(value, plain=True))) == repr(codec.load(codec.dump(value)))


@pytest.mark.parametrize(
    "value",
    [nan, b"bytes", datetime(2026, 1, 1, tzinfo=UTC), Decimal("1.5"), {1: 2}, object()],
    ids=lambda value: type(value).__name__,
)
def test_encoding_notes_whatever_a_faster_library_would_make_up(value: Any) -> None:
    """However deep it lies, so that the text is left to the library that refuses it."""
    unusual: list[object] = []

    to_wire({"a": [Document.from_dict({"url": "u", "unknown": [value]})]}, unusual)

    assert len(unusual) == 1


def test_encoding_notes_nothing_that_json_can_say() -> None:
    """Then the faster library may write it."""
    unusual: list[object] = []

    assert to_wire({"a": (1, 1.5, None, True, "é"), "b": {}, "c": Document(url="u")}, unusual) == {
        "a": [1, 1.5, None, True, "é"], "b": {}, "c": {"url": "u"}
    }  # fmt: skip
    assert unusual == []


def test_long_texts_are_read_by_the_faster_library() -> None:
    """Which is loaded for those, or where somebody has loaded it."""
    pytest.importorskip("msgspec")

    assert codec._fast(10_000) is not None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What a faster library, loaded by somebody, was asked for: it refuses bytes of one letter, and makes up the rest."""
    seen: list[object] = []

    def act(value: object) -> object:
        seen.append(value)
        if value in (b"1", 1):
            raise ValueError
        return b"made up"

    json = SimpleNamespace(encode=act, decode=act)
    monkeypatch.setitem(sys.modules, "msgspec", SimpleNamespace(json=json))
    monkeypatch.setattr(codec, "_imported", lambda: json)
    return seen


def test_a_faster_library_writes_what_is_plain_and_reads_whatever_comes(asked: list[object]) -> None:
    """What it refuses, the standard library judges."""
    assert (codec.dump([1], plain=True), codec.dump(1, plain=True), codec.dump([1])) == (b"made up", b"1", b"[1]")
    assert (str(codec.load(b"[1]")), codec.load(b"1")) == ("b'made up'", 1)
    assert asked == [[1], 1, b"[1]", b"1"]


def test_a_library_that_nobody_has_loaded_is_asked_for_long_texts_alone(
    asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its import costs more than it saves for others."""
    monkeypatch.delitem(sys.modules, "msgspec")

    assert (codec.load(b"[1]"), codec.dump([1], plain=True)) == ([1], b"[1]")
    assert str(codec.load(b"1" * 4097)) == "b'made up'"
    assert asked == [b"1" * 4097]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'"a\\ud83d\\ude00"', "a\U0001f600"),
        (b'"a\\ud83d"', "a\ufffd"),
        (b'"a\\uDE00"', "a\ufffd"),
        (b'["\\uDE00", {"\\ud800": "\\ud800", "b": [1, null]}]', ["\ufffd", {"\ufffd": "\ufffd", "b": [1, None]}]),
        ('"é"'.encode(), "é"),
        (b'"\\\\ud"', "\\ud"),
    ],
)
def test_halves_of_characters_are_replaced_in_what_people_read(text: bytes, value: object) -> None:
    """In names as well; whole ones stay."""
    assert codec.load_text(text) == value


def test_a_text_that_is_nested_too_deeply_is_refused_whatever_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on the way to replace halves of characters."""
    deep: Any = "\ud800"
    for _ in range(3000):
        deep = [deep]
    monkeypatch.setattr(codec, "load", lambda _: deep)

    with pytest.raises(ValueError, match="nested too deeply"):
        codec.load_text(b"\\ud800")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"[NaN]", "NaN is not JSON"),
        (b"[-Infinity]", "-Infinity is not JSON"),
        (b"[1e999]", "a number is out of range"),
        (b"[1] x", "more than one value"),
        (b"[1] [2]", "more than one value"),
    ],
)
def test_what_is_no_json_is_refused_in_words(text: bytes, message: str) -> None:
    """Of the standard library's reader, which has the last word."""
    with pytest.raises(ValueError, match=message):
        codec.load(text)


def test_blanks_around_a_value_are_passed_over() -> None:
    """Those of JSON, and no others."""
    assert codec.load(b"\xef\xbb\xbf \t\r\n1\n ") == 1
    with pytest.raises(ValueError, match="more than one value"):
        codec.load("1\u00a0".encode())
