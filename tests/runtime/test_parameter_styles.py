"""How a parameter is written in each place and style, and what cannot be written there at all."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Literal

import pytest

from kyc_clients._runtime.operation import Parameter
from kyc_clients._runtime.parameters import (
    cookie_text,
    defined,
    header_text,
    path_text,
    plain,
    query_pairs,
    quoted,
    undefined,
)
from kyc_clients._runtime.unwritable import broken_texts, header_safe, texts_in, unwritable

Place = Literal["path", "query", "header", "cookie"]
HALF = "\ud800"


class Colour(str, Enum):  # noqa: UP042 - the older kind, whose str() is not its value
    """A text."""

    RED = "red"


class Size(IntEnum):
    """A number."""

    LARGE = 3


def _parameter(location: Place, style: str | None = None, *, explode: bool | None = None, name: str = "p") -> Parameter:
    return Parameter("p", name, location, {}, style=style, explode=explode)


@pytest.mark.parametrize(
    ("value", "text", "in_url", "in_cookie"),
    [
        ("a b/c", "a b/c", "a%20b%2Fc", "a%20b/c"),
        ('é;,\\"', 'é;,\\"', "%C3%A9%3B%2C%5C%22", "%C3%A9%3B%2C%5C%22"),
        (".", ".", "%2E", "."),
        ("..", "..", "%2E%2E", ".."),
        ("...", "...", "...", "..."),
        ("a=b&c", "a=b&c", "a%3Db%26c", "a=b&c"),
        (None, "", "", ""),
        (True, "true", "true", "true"),
        (False, "false", "false", "false"),
        (5, "5", "5", "5"),
        (-1.5, "-1.5", "-1.5", "-1.5"),
        (Colour.RED, "red", "red", "red"),
        (Size.LARGE, "3", "3", "3"),
    ],
)  # fmt: skip
def test_a_scalar_is_written_as_json_would_write_it(value: object, text: str, in_url: str, in_cookie: str) -> None:
    """Percent-encoded in a URL; in a cookie only what no cookie may hold."""
    assert (plain(value), quoted(value)) == (text, in_url)
    assert cookie_text(_parameter("cookie"), value) == f"p={in_cookie}"


@pytest.mark.parametrize(
    ("value", "style", "explode", "path", "header"),
    [
        ("a b", None, None, "a%20b", "a b"),
        (["a b", 1], None, None, "a%20b,1", "a b,1"),
        (["a", 1], "simple", True, "a,1", "a,1"),
        ({"k y": "v v", "n": 1}, None, None, "k%20y,v%20v,n,1", "k y,v v,n,1"),
        ({"k y": "v v", "n": 1}, None, False, "k%20y,v%20v,n,1", "k y,v v,n,1"),
        ({"k y": "v v", "n": 1}, None, True, "k%20y=v%20v,n=1", "k y=v v,n=1"),
        ({"k": [1]}, "json", None, "%7B%22k%22%3A%5B1%5D%7D", '{"k":[1]}'),
        ("a", "json", True, "%22a%22", '"a"'),
    ],
)
def test_a_path_and_a_header_are_written_in_the_simple_style(
    value: object, style: str | None, *, explode: bool | None, path: str, header: str
) -> None:
    """Members with `=` where they are exploded, or as JSON text."""
    assert path_text(_parameter("path", style, explode=explode), value) == path
    assert header_text(_parameter("header", style, explode=explode), value) == header


@pytest.mark.parametrize(
    ("value", "style", "pair"),
    [
        (["a", "b;"], None, "p%20q=a,b%3B"),
        ({"k": "v", "n": None}, "form", "p%20q=k,v,n,"),
        ({"k": "v"}, "json", "p%20q={%22k%22:%22v%22}"),
    ],
)
def test_a_cookie_is_one_pair(value: object, style: str | None, pair: str) -> None:
    """Whatever it holds."""
    assert cookie_text(_parameter("cookie", style, explode=True, name="p q"), value) == pair


@pytest.mark.parametrize(
    ("value", "style", "explode", "pairs"),
    [
        ("a&b", None, None, ["p%20q=a%26b"]),
        (["a", "b,"], None, None, ["p%20q=a", "p%20q=b%2C"]),
        (["a", "b,"], "form", True, ["p%20q=a", "p%20q=b%2C"]),
        (["a", "b,"], "form", False, ["p%20q=a,b%2C"]),
        (["a", "b"], "spaceDelimited", None, ["p%20q=a%20b"]),
        (["a", "b"], "spaceDelimited", True, ["p%20q=a", "p%20q=b"]),
        (["a", "b"], "pipeDelimited", False, ["p%20q=a%7Cb"]),
        (["a", "b"], "unknown", None, ["p%20q=a,b"]),
        ({"k y": "v", "n": 1}, None, None, ["k%20y=v", "n=1"]),
        ({"k y": "v", "n": 1}, "form", False, ["p%20q=k%20y,v,n,1"]),
        ({"k": "v", "n": 1}, "pipeDelimited", None, ["p%20q=k%7Cv%7Cn%7C1"]),
        ({"k": "v"}, "unknown", None, ["p%20q=k,v"]),
        ({"k y": "v", "n": None, "m": {"o": [1, None, 2]}}, "deepObject", None,
         ["p%20q%5Bk%20y%5D=v", "p%20q%5Bm%5D%5Bo%5D%5B0%5D=1", "p%20q%5Bm%5D%5Bo%5D%5B2%5D=2"]),
        (["a"], "deepObject", None, ["p%20q%5B0%5D=a"]),
        ({"k": [1]}, "json", None, ["p%20q=%7B%22k%22%3A%5B1%5D%7D"]),
        (None, "json", None, ["p%20q=null"]),
    ],
)  # fmt: skip
def test_a_query_parameter_is_written_in_its_style(
    value: object, style: str | None, *, explode: bool | None, pairs: list[str]
) -> None:
    """Exploded by default in the style `form` alone."""
    assert query_pairs(_parameter("query", style, explode=explode, name="p q"), value) == pairs


@pytest.mark.parametrize(
    ("value", "style", "left", "nothing"),
    [
        ({"a": None, "b": 1}, None, {"b": 1}, False),
        ({"a": None}, None, {}, True),
        ([None, 1], None, [1], False),
        ([None], "form", [], True),
        (None, None, None, True),
        ("", None, "", False),
        (0, None, 0, False),
        (False, None, False, False),
        ({"a": None}, "json", {"a": None}, False),
        ([], "json", [], False),
        (None, "json", None, False),
    ],
)
def test_a_style_writes_nothing_for_null(value: object, style: str | None, left: object, *, nothing: bool) -> None:
    """Nor for what holds nothing else; JSON text has a null."""
    parameter = _parameter("query", style)

    assert defined(parameter, value) == left
    assert undefined(parameter, defined(parameter, value)) is nothing


@pytest.mark.parametrize(
    ("location", "style", "value", "rule"),
    [
        ("path", None, "a", ""),
        ("path", None, "", "minLength"),
        ("path", None, [], "minLength"),
        ("path", None, {}, "minLength"),
        ("path", None, 0, ""),
        ("query", None, "", ""),
        ("query", None, [], ""),
        ("query", None, "x" * 8000, ""),
        ("query", None, "x" * 8001, "maxLength"),
        ("query", None, ["x" * 4000, {"a": "x" * 4001}], "maxLength"),
        ("path", None, "x" * 8001, "maxLength"),
        ("header", None, "x" * 8001, ""),
        ("cookie", None, "x" * 8001, ""),
        ("header", None, "é", "header"),
        ("header", None, " a", "header"),
        ("header", None, ["a", "b\n"], "header"),
        ("header", None, "a b", ""),
        ("header", None, "", ""),
        ("query", None, "é", ""),
        ("query", None, HALF, "encoding"),
        ("cookie", None, ["a", {"b": HALF}], "encoding"),
        ("query", "json", {"a": float("nan")}, "json"),
        ("header", "json", object(), "json"),
        ("query", "json", {"a": 1}, ""),
        ("query", None, float("nan"), ""),
    ],
    ids=range(25),
)
def test_what_cannot_be_written_in_its_place_is_refused(
    location: Place, style: str | None, value: object, rule: str
) -> None:
    """Whatever its schema says."""
    assert [one.rule for one in unwritable(_parameter(location, style), value)] == ([rule] if rule else [])


def test_what_cannot_be_written_is_explained() -> None:
    """By its place."""
    cases = [
        (_parameter("path"), "", "must not be empty: it is a part of the path"),
        (_parameter("query"), "x" * 8001, "must not exceed 8000 characters: it is a part of the URL"),
        (_parameter("header"), "é", "must be printable ASCII without blanks at its ends"),
        (_parameter("query"), HALF, "must be valid Unicode"),
        (_parameter("query", "json"), object(), "holds a value that JSON cannot express"),
    ]

    assert [one.message for parameter, value, _ in cases for one in unwritable(parameter, value)] == [
        message for *_, message in cases
    ]


def test_texts_and_numbers_are_found_at_any_depth() -> None:
    """Truth values and fractions are neither."""
    assert texts_in({"a": "x", "b": [1, {"c": "y"}], "d": True, "e": None, "f": 1.5}) == ["x", "1", "y"]
    assert texts_in(5) == ["5"]
    assert texts_in(None) == []


def test_a_text_with_half_a_character_is_named_by_its_place() -> None:
    """One whose name has it, by the object."""
    value = {"a": ["x", HALF], "b/c": HALF, "d": {HALF: "x"}, "e": 5, "f": "é", "g\ud7ff\ue000": "x"}

    assert broken_texts(value) == ["/a/1", "/b~1c", "/d"]
    assert broken_texts("\udfff") == [""]
    assert broken_texts(["x"]) == []


@pytest.mark.parametrize(
    ("text", "safe"),
    [("a b", True), ("", True), ("a ", False), (" a", False), ("é", False), ("a\tb", False), ("~", True)],
)
def test_a_header_holds_printable_ascii_without_blanks_at_its_ends(text: str, *, safe: bool) -> None:
    """Anything else would be changed on its way, or begin another header."""
    assert header_safe(text) is safe
