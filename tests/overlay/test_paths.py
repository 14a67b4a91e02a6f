"""How the steps of a JSONPath are written: the shortest form that means one thing alone, and what it is called in a sentence."""

from __future__ import annotations

import pytest

from generator.overlay.paths import indexes, item, listed, member, members, path_to, quote, together, write
from generator.types import Json


@pytest.mark.parametrize(
    ("numbers", "length", "segment"),
    [
        ([0], 1, ("[0]", "item 1")),
        ([1], 2, ("[1]", "item 2")),
        ([0, 1], 3, ("[0, 1]", "2 items")),
        ([0, 1, 2], 3, ("[*]", "3 items")),
        ([0, 1, 2], 4, ("[:3]", "3 items")),
        ([1, 2, 3], 4, ("[1:]", "3 items")),
        ([1, 2, 3], 5, ("[1:4]", "3 items")),
        ([0, 2, 3, 4, 6], 8, ("[0, 2:5, 6]", "5 items")),
        ([0, 2], 3, ("[0, 2]", "2 items")),
        ([0, 1, 3, 4, 5], 6, ("[0, 1, 3:]", "5 items")),
    ],
)
def test_items_are_listed_or_a_slice_from_three_in_a_row(
    numbers: list[int], length: int, segment: tuple[str, str]
) -> None:
    """Without what the ends of the list say already."""
    assert indexes(numbers, length) == segment


@pytest.mark.parametrize(
    ("names", "segment"),
    [
        (["a"], (".a", "a")),
        (["_a1"], ("._a1", "_a1")),
        (["1a"], ("['1a']", "1a")),
        (["a", "b-c"], ("['a', 'b-c']", "a, b-c")),
        (["x-a"], ("['x-a']", "x-a")),
        (["a", "b", "c", "d", "e"], ("['a', 'b', 'c', 'd', 'e']", "a, b, c, d, e")),
        (["a", "b", "c", "d", "e", "f"], ("['a', 'b', 'c', 'd', 'e', 'f']", "a, b, c, d, e and 1 more")),
    ],
)
def test_members_are_quoted_where_a_name_is_no_word(names: list[str], segment: tuple[str, str]) -> None:
    """Several always are; a sentence names five of them."""
    assert members(names) == segment


def test_a_long_name_is_cut_in_a_sentence() -> None:
    """After 80 characters."""
    assert listed(["a" * 80, "b" * 81]) == f"{'a' * 80}, {'b' * 80}…"
    assert listed([str(number) for number in range(8)]) == "0, 1, 2, 3, 4 and 3 more"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("a", "'a'"),
        ("it's", "'it\\'s'"),
        ("\\", "'\\\\'"),
        ("\n", "'\\u000a'"),
        ("\u0000", "'\\u0000'"),
        ("é", "'é'"),
        ("😀", "'😀'"),
        ("\u202e", "'\\u202e'"),
        ("\U000e0001", "'\\udb40\\udc01'"),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, quoted: str) -> None:
    """In the units of UTF-16, as RFC 9535 has it."""
    assert quote(text) == quoted


@pytest.mark.parametrize(
    ("index", "old", "new", "partner", "text"),
    [
        (0, ["a", "b"], ["b"], None, "[?@ == 'a']"),
        (0, ["a", "a"], ["b"], None, ""),
        (0, ["a"], ["a"], None, ""),
        (0, ["a"], ["b"], 0, ""),
        (0, ["a\n"], [], None, ""),
        (0, [{"name": "a"}, {"name": "b"}], [{"name": "a"}], 0, "[?@.name == 'a']"),
        (0, [{"name": "a"}, {"name": "b"}], [], None, "[?@.name == 'a']"),
        (0, [{"name": "a"}, {"name": "a"}], [], None, ""),
        (0, [{"name": "a", "in": "q"}, {"name": "a", "in": "h"}], [{"name": "a", "in": "q"}], 0, "[?@.name == 'a' && @.in == 'q']"),
        (0, [{"name": "a", "in": "q"}, {"name": "a", "in": "h"}], [{"name": "a", "in": "h"}, {"name": "a", "in": "q"}], 1,
         "[?@.name == 'a' && @.in == 'q']"),
        (0, [{"url": "u"}], [{"url": "u"}], None, ""),
        (0, [{"url": "u", "title": "t"}], [{"url": "u"}], None, "[?@.title == 't']"),
        (0, [{"x": 1}], [], None, ""),
        (0, [5], [], None, ""),
        (0, [{"name": 5, "title": "t"}], [], None, "[?@.title == 't']"),
        (0, [{"$ref": "#/a"}], [], None, "[?@['$ref'] == '#/a']"),
        (1, [{"name": "b"}, {"name": "a"}], [{"name": "a"}], 0, "[?@.name == 'a']"),
        (0, [{"const": "c"}], [{"const": "c"}], 0, "[?@.const == 'c']"),
        (0, [{"name": "a\n", "title": "t"}], [], None, "[?@.title == 't']"),
    ],
)  # fmt: skip
def test_an_item_is_called_by_what_it_alone_has_before_and_after(
    index: int, old: list[Json], new: list[Json], partner: int | None, text: str
) -> None:
    """By nothing where that is not clear."""
    found = item(index, old, new, partner)

    assert (found.text if found is not None else "") == text


def test_items_of_long_lists_and_with_long_names_go_by_their_place() -> None:
    """Beyond 200 items and 80 characters."""
    name: Json = {"name": "a"}

    assert item(0, [name, *[1] * 199], [], None) == ("[?@.name == 'a']", "a")
    assert item(0, [name, *[1] * 200], [], None) is None
    assert item(0, [name], [1] * 201, None) is None
    assert item(0, ["a" * 80], [], None) == (f"[?@ == '{'a' * 80}']", "a" * 80)
    assert item(0, ["a" * 81], [], None) is None


def test_a_path_leads_down_by_names_where_both_documents_have_them() -> None:
    """A number is an index of a list and a name of an object."""
    value: Json = {"a": [{"name": "x"}, {"b": 1}], "c": {"0": 1}}

    assert [write(path_to(value, value, keys.split())) for keys in ("a 0 name", "a 1 b", "c 0", "")] == [
        "$.a[?@.name == 'x'].name", "$.a[1].b", "$.c['0']", "$",
    ]  # fmt: skip


def test_several_segments_in_brackets_become_one() -> None:
    """With all of their names."""
    assert together([member("x-a"), indexes([0], 2)]) == ("['x-a', 0]", "x-a, item 1")
