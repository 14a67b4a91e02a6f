"""How what a document calls something is spelled for the engine, and what becomes of names that it cannot read."""

from __future__ import annotations

import pytest

from generator.engine import naming


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b-c_d.e", "a b-c_d.e"),
        ("user/id", "user_id"),
        ("$ref", "ref"),
        ("naïve", "naive"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("a+1", "a_1"),
        ("+a", "a"),
        ("date>=", "date_at_least"),
        ("date<=", "date_at_most"),
        ("date>", "date_greater_than"),
        ("date<", "date_less_than"),
        ("date!", "date_not"),
        ("date!=", "date_not"),
        ("date >", "date"),
        (">date", "date"),
        ("_a_", "a"),
        ("a//b", "a_b"),
    ],
)
def test_a_name_is_spelled_in_letters_that_the_engine_reads(text: str, found: str) -> None:
    """Signs that tell two names apart are words."""
    assert naming.spelling(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain name", "plain_name"),
        ("नाम", "na_aa_ma"),
        ("名前", "u540d_u524d"),
        ("кот", "ka_o_te"),
        ("名" * 20, "_".join(["u540d"] * 16)),
        ("é…", "e"),
        ("…", "u2026"),
    ],
)
def test_a_name_in_other_letters_is_spelled_out(text: str, found: str) -> None:
    """Each letter by its own name, and a sign of Chinese by its number."""
    assert naming.spelled_out(text) == found


def test_a_long_name_is_cut_where_there_is_room_for_a_number() -> None:
    """And never ends with a blank."""
    assert len(naming.shortened("a" * 300)) == 140
    assert naming.shortened(f"{'a' * 139} b") == "a" * 139
    assert naming.shortened("getJob") == "get_job"


@pytest.mark.parametrize(("length", "fits"), [(150, True), (151, False)])
def test_a_name_may_be_so_long(length: int, *, fits: bool) -> None:
    """A longer one is refused with its beginning."""
    if fits:
        assert naming.identifier("a" * length) == "a" * length
        return
    with pytest.raises(ValueError, match=rf"^the name made of '{'a' * 40}'… has 151 characters; 150 is the most$"):
        naming.identifier("a" * length)


@pytest.mark.parametrize(
    ("key", "found"), [("user.id", "user_id"), ("code-id", "code-id"), ("2fa", "n2fa"), ("a b", "a_b"), ("_2", "_2")]
)
def test_a_hole_of_a_path_has_a_name_that_the_engine_reads(key: str, found: str) -> None:
    """None begins with a digit."""
    assert naming.path_parameter(key) == found


@pytest.mark.parametrize(
    ("text", "words", "title"), [("getJob", "get_job", "GetJob"), ("pan-card", "pan_card", "PanCard"), ("…", "", "")]
)
def test_the_words_of_a_text_are_part_of_other_names(text: str, words: str, title: str) -> None:
    """Empty where nothing usable is left."""
    assert (naming.snake(text), naming.pascal(text)) == (words, title)


@pytest.mark.parametrize(
    ("name", "reserved", "found"),
    [
        ("type_", (), "type"),
        ("class_", (), "class_"),
        ("class", (), "class_"),
        ("timeout", ("timeout",), "timeout_"),
        ("type_", ("type",), "type_"),
        ("a_", (), "a_"),
        ("list_", (), "list"),
    ],
)
def test_a_name_is_shown_as_generated_code_can_have_it(name: str, reserved: tuple[str, ...], found: str) -> None:
    """What only hides a builtin is itself; what Python or we need gets a `_`."""
    assert naming.shown(name, reserved) == found
