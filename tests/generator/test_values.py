"""JSON values and Python types: what is equal, what is meant, and how it is printed as source."""

from __future__ import annotations

import pytest

from generator import values
from generator.annotations import (
    BINARY,
    BYTES,
    JSON,
    MOST_LITERALS,
    NONE,
    UNSET,
    Annotation,
    Closed,
    Listed,
    Mapped,
    Named,
    Plain,
    Union,
    classes,
    is_closed,
    members,
    optional,
    source,
    union,
)
from generator.code import comment, docstring, literal, safe_text
from generator.types import Json

TEXT = Plain("str")
WHOLE = Plain("int")
AB = Closed(("a", "b"))
MANY = Closed(tuple(range(MOST_LITERALS + 1)))
MOST = Closed(tuple(range(MOST_LITERALS)))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1, True),
        (1, 1.0, False),
        (1, True, False),
        (0, False, False),
        (1.0, 1.00, True),
        (1.0, 2.0, False),
        ("1", 1, False),
        (None, None, True),
        (None, False, False),
        ([1, "a"], [1, "a"], True),
        ([1], [1, 2], False),
        ([1], [1.0], False),
        ([], {}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": 1.0}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, {"a": 1, "b": 1}, False),
        ({"a": [True]}, {"a": [1]}, False),
    ],
)
def test_values_are_equal_as_json_texts_are(one: Json, other: Json, *, equal: bool) -> None:
    """`1`, `1.0` and `true` are three values."""
    assert values.same(one, other) is equal
    assert values.same(other, one) is equal
    assert (values.canonical(one) == values.canonical(other)) is equal


def test_values_without_repeats_keep_the_first_of_each() -> None:
    """Whatever the order of an object's members."""
    given: list[Json] = [1, True, {"a": 1, "b": 2}, 1.0, {"b": 2, "a": 1}, 1]

    assert repr(values.distinct(given)) == "[1, True, {'a': 1, 'b': 2}, 1.0]"


def test_members_are_asked_of_anything() -> None:
    """What has none has nothing there."""
    documents: list[Json] = [{"a": {"b": 1}}, {"a": [1]}, {}, [1], None]
    given: list[Json] = [[1], 1, None, {}]

    assert [values.value_at(value, "a") for value in documents] == [{"b": 1}, [1], None, None, None]
    assert [values.object_at(value, "a") for value in documents] == [{"b": 1}, {}, {}, {}, {}]
    assert [values.list_at(value, "a") for value in documents] == [[], [1], [], [], []]
    assert [list(values.pairs(value)) for value in documents] == [[("a", {"b": 1})], [("a", [1])], [], [], []]
    assert [values.listed(value) for value in given] == [[1], [1], [], [{}]]


@pytest.mark.parametrize(
    ("value", "kinds", "meant"),
    [
        ("5", ["integer"], 5),
        ("5.0", ["integer"], 5.0),
        ("5.5", ["integer"], "5.5"),
        ("5.5", ["number"], 5.5),
        ("5", ["number"], 5),
        ("False", ["boolean"], False),
        ("TRUE", ["boolean", "null"], True),
        ("true", ["integer"], "true"),
        ("5", ["boolean"], "5"),
        ("x", ["integer"], "x"),
        ("5", ["string", "integer"], "5"),
        ('"a"', ["integer"], '"a"'),
        ("null", ["integer"], "null"),
        (5, ["string"], "5"),
        (5.5, ["string"], "5.5"),
        (True, ["string"], "true"),
        (True, ["integer"], True),
        (5, ["integer", "string"], 5),
        (5, ["number", "string"], 5),
        (5.0, ["integer", "string"], 5.0),
        (5.5, ["integer", "string"], "5.5"),
        (True, ["boolean", "string"], True),
        (5, ["boolean", "string"], "5"),
        (5, [], 5),
        (None, ["string"], None),
        ([5], ["string"], [5]),
    ],
    ids=str,
)
def test_a_value_is_read_as_its_type_means_it(value: Json, kinds: list[str], meant: Json) -> None:
    """Quoted or not, in capitals or not; what cannot be meant stays."""
    found = values.as_meant(value, kinds)

    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([TEXT], TEXT),
        ([TEXT, TEXT], TEXT),
        ([NONE, TEXT], Union((TEXT, NONE))),
        ([UNSET, NONE, TEXT], Union((TEXT, NONE, UNSET))),
        ([Union((TEXT, NONE)), Union((WHOLE, NONE))], Union((TEXT, WHOLE, NONE))),
        ([NONE], NONE),
    ],
    ids=str,
)
def test_a_union_holds_each_type_once_and_what_says_nothing_last(parts: list[Annotation], whole: Annotation) -> None:
    """Never another union."""
    assert union(parts) == whole


@pytest.mark.parametrize(
    ("annotation", "found"),
    [
        (TEXT, (Union((TEXT, NONE)), "None")),
        (Union((TEXT, NONE)), (Union((TEXT, NONE, UNSET)), "UNSET")),
        (JSON, (Union((JSON, UNSET)), "UNSET")),
        (Union((TEXT, JSON)), (Union((TEXT, JSON, NONE, UNSET)), "UNSET")),
    ],
    ids=str,
)
def test_what_may_be_left_out_is_none_where_null_is_no_value(
    annotation: Annotation, found: tuple[Annotation, str]
) -> None:
    """Elsewhere missing and null stay apart."""
    assert optional(annotation) == found


@pytest.mark.parametrize(
    ("annotation", "asked", "given"),
    [
        (AB, 'Literal["a", "b"]', 'Literal["a", "b"]'),
        (Closed((1, "a")), 'Literal[1, "a"]', 'Literal[1, "a"]'),
        (MANY, "int", "int"),
        (Closed((*map(str, range(MOST_LITERALS)), 1)), "str | int", "str | int"),
        (Union((AB, Closed(("c",)), NONE)), 'Literal["a", "b", "c"] | None', 'Literal["a", "b", "c"] | None'),
        (Union((NONE, AB, WHOLE)), 'Literal["a", "b"] | int | None', 'Literal["a", "b"] | int | None'),
        (Union((UNSET, NONE, TEXT)), "str | None | Unset", "str | None | Unset"),
        (Listed(TEXT), "Sequence[str]", "list[str]"),
        (Mapped(Listed(WHOLE)), "Mapping[str, Sequence[int]]", "dict[str, list[int]]"),
        (BYTES, "bytes | _Upload", "bytes"),
        (BINARY, "bytes | _Upload", "str"),
        (Union((BINARY, TEXT)), "bytes | _Upload | str", "str"),
        (Listed(BINARY), "Sequence[bytes | _Upload]", "list[str]"),
        (Named("Thing"), "Thing", "Thing"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_type_is_printed_for_what_is_sent_and_for_what_comes_back(
    annotation: Annotation, asked: str, given: str
) -> None:
    """A caller may give any sequence, and gets a list."""
    assert source(annotation, "request") == asked
    assert source(annotation, "response") == given


def test_the_classes_of_a_type_are_found_at_every_depth() -> None:
    """Each once."""
    one, other = Named("One"), Named("Other")
    whole = Union((Listed(Mapped(one)), TEXT, Union((other, one))))

    assert classes(whole) == ("One", "Other")
    assert (classes(TEXT), members(TEXT)) == ((), (TEXT,))
    assert members(Union((TEXT, NONE))) == (TEXT, NONE)


@pytest.mark.parametrize(
    ("annotation", "closed"),
    [
        (AB, True),
        (MOST, True),
        (MANY, False),
        (Listed(AB), True),
        (Mapped(Listed(AB)), True),
        (Listed(TEXT), False),
        (Union((TEXT, AB)), True),
        (Union((TEXT, NONE)), False),
        (Union((MANY, NONE)), False),
        (TEXT, False),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_type_is_closed_where_its_values_are_printed(annotation: Annotation, *, closed: bool) -> None:
    """At any depth; a list too long for type checkers is not."""
    assert is_closed(annotation) is closed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (5, "5"),
        (1.5, "1.5"),
        ('a"\\\n', '"a\\"\\\\\\n"'),
        ("\x00\x7f", '"\\x00\\x7f"'),
        ("é\u202e", '"é\\U0000202e"'),
        ({"a": [1, "b"]}, '{"a": [1, "b"]}'),
        ((), "()"),
        (("a",), '("a",)'),
        (("a", 1), '("a", 1)'),
        ([], "[]"),
    ],
    ids=str,
)
def test_a_literal_is_printed_in_one_way(value: Json, text: str) -> None:
    """Double quotes, escapes where a character cannot be seen."""
    assert literal(value) == text


@pytest.mark.parametrize(
    ("text", "indent", "printed"),
    [
        ("", 0, '""""""'),
        ("One.", 4, '"""One."""'),
        ('Say "x"', 0, '"""Say \\"x\\""""'),
        ('A """ b', 0, '"""A \\"\\"\\" b"""'),
        ('A "b" c', 0, '"""A "b" c"""'),
        ("a\\b", 0, '"""a\\\\b"""'),
        ("One.\n\nTwo.", 4, '"""One.\n\n    Two.\n    """'),
        ("One\n- a\n- b\nc", 0, '"""One\n- a\n- b c\n"""'),
        ("One\n  kept\nTwo", 0, '"""One\n  kept\nTwo\n"""'),
        ("  One  ", 0, '"""One"""'),
        (f"{'a ' * 54}bb cc", 0, f'"""{"a " * 54}bb\ncc\n"""'),
        (f"{'a ' * 54}bb cc", 2, f'"""{("a " * 54).strip()}\n  bb cc\n  """'),
        (f"x\n  {'a ' * 53}bb cc", 0, f'"""x\n  {"a " * 53}bb\n      cc\n"""'),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_a_docstring_wraps_its_paragraphs_and_keeps_what_is_indented(text: str, indent: int, printed: str) -> None:
    """At 110 columns, its own indent included."""
    assert docstring(text, indent) == printed


def test_text_for_people_shows_what_cannot_be_seen() -> None:
    """Line ends stay, tabs are four blanks, a comment is one line."""
    assert safe_text("a\r\nb\tc\x00\u202e\ud800é") == "a\nb    c\\x00\\u202e\\ud800é"
    assert comment("a\n  b\r\nc") == "# a b c"


def test_a_docstring_breaks_lines_between_words_alone() -> None:
    """A long word or one with hyphens stays whole."""
    long, hyphens = "x" * 120, f"{'a' * 100}-{'b' * 20}"

    assert docstring(f"One {long} two {hyphens}") == f'"""One\n{long}\ntwo\n{hyphens}\n"""'
