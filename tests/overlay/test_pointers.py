"""RFC 6901 pointers."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.pointers import ROOT, exists, from_path, join, parent, resolve, split
from generator.types import Json, Pointer

DOCUMENT: Json = {
    "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8,
}  # fmt: skip


@pytest.mark.parametrize(
    ("pointer", "value"),
    [("", DOCUMENT), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3),
     ("/g|h", 4), ("/i\\j", 5), ('/k"l', 6), ("/ ", 7), ("/m~0n", 8)],
)  # fmt: skip
def test_the_examples_of_the_standard(pointer: str, value: Json) -> None:
    """RFC 6901, section 5."""
    assert resolve(DOCUMENT, Pointer(pointer)) == value


@pytest.mark.parametrize("pointer", ["/nope", "/foo/2", "/foo/-", "/foo/01", "/foo/-1", "/foo/0/x", "/foo/\u0660"])
def test_what_is_not_there_is_not_found(pointer: str) -> None:
    """Nothing is guessed: no negative indexes, no leading zeros, no other digits."""
    assert not exists(DOCUMENT, Pointer(pointer))


@given(st.lists(st.text()))
def test_split_undoes_join(keys: list[str]) -> None:
    """Any keys survive, `~` and `/` included."""
    assert split(join(ROOT, *keys)) == tuple(keys)


def test_a_pointer_begins_with_a_slash() -> None:
    """A fragment or a query is a mistake in our own code."""
    with pytest.raises(ValueError, match="does not start with"):
        split(Pointer("#/a"))


def test_the_parent_holds_the_node() -> None:
    """One token less."""
    assert parent(from_path(["a/b", 0])) == "/a~1b"
