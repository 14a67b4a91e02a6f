"""How wire names become Python names."""

from __future__ import annotations

import pytest

from generator import names


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("digilockerInitiateSession", "digilocker_initiate_session"),
        ("@entity", "entity"),
        ("XMLHttpID2", "xml_http_id_2"),
        ("decentroTxnId", "decentro_txn_id"),
        ("x-api-version", "x_api_version"),
        ("class", "class_"),
        ("2fa", "n2_fa"),
        ("naïve", "naive"),
        ("LastModified", "last_modified"),
    ],
)
def test_identifiers_are_snake_case_words(wire: str, python: str) -> None:
    """Words are found by case, digits and separators; Python's own words get an underscore."""
    assert names.identifier(wire) == python


def test_reserved_words_get_an_underscore() -> None:
    """An argument called like one of our options does not take its place."""
    assert names.identifier("timeout", names.ARGUMENT_RESERVED) == "timeout_"


@pytest.mark.parametrize(
    ("title", "python"), [("PANDetails", "PANDetails"), ("pan-details", "PanDetails"), ("Literal", "Literal_")]
)
def test_class_names_keep_what_a_person_wrote_well(title: str, python: str) -> None:
    """A good class name is kept; another is made of its words; one of ours gets an underscore."""
    assert names.class_name(title) == python


@pytest.mark.parametrize("wire", ["", "@", "…", "\u202e"])
def test_what_holds_no_letter_is_refused_with_a_reason(wire: str) -> None:
    """There is no name to be made of nothing."""
    with pytest.raises(ValueError, match="holds no letter or digit"):
        names.identifier(wire)


def test_names_longer_than_a_file_name_may_be_are_refused() -> None:
    """A name of 300 characters would be a file that cannot be written."""
    with pytest.raises(ValueError, match="150 is the most"):
        names.class_name("A" * 300)


@pytest.mark.parametrize(
    ("wire", "attribute", "title"),
    [("7 * 7", "n7_7", "N77"), ("2fa", "n2_fa", "N2Fa"), ("+1", "plus_1", "Plus1"), ("-1", "minus_1", "Minus1")],
)
def test_names_that_begin_with_a_digit_or_a_sign_get_a_letter(wire: str, attribute: str, title: str) -> None:
    """Small for what is small in Python, capital for classes."""
    assert (names.identifier(wire), names.class_name(wire)) == (attribute, title)
