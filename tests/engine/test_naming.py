"""How wire names become Python names: as openapi-python-client says, in letters that it reads."""

from __future__ import annotations

import pytest
from openapi_python_client.strings import ClassName

from generator import names
from generator.engine import naming


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("digilockerInitiateSession", "digilocker_initiate_session"),
        ("@entity", "entity"),
        ("XMLHttpID2", "xml_http_id2"),
        ("ISO3166", "iso3166"),
        ("cin/fcrn", "cin_fcrn"),
        ("type", "type"),
        ("_id", "id"),
        ("decentroTxnId", "decentro_txn_id"),
        ("x-api-version", "x_api_version"),
        ("class", "class_"),
        ("2fa", "n2fa"),
        ("naïve", "naive"),
        ("LastModified", "last_modified"),
    ],
)
def test_identifiers_are_snake_case_words(wire: str, python: str) -> None:
    """Words are found by case, digits and separators; Python's own words get an underscore."""
    assert naming.identifier(wire) == python


def test_reserved_words_get_an_underscore() -> None:
    """An argument called like one of our options does not take its place."""
    assert naming.identifier("timeout", names.ARGUMENT_RESERVED) == "timeout_"


@pytest.mark.parametrize(
    ("title", "python"), [("PANDetails", "PANDetails"), ("pan-details", "PanDetails"), ("Literal", "Literal_")]
)
def test_class_names_keep_what_a_person_wrote_well(title: str, python: str) -> None:
    """A good class name is kept; another is made of its words; one of ours gets an underscore."""
    assert naming.shown(naming.class_key(title), names.CLASS_RESERVED) == python


@pytest.mark.parametrize("wire", ["", "@", "…", "\u202e"])
def test_what_holds_no_letter_is_refused_with_a_reason(wire: str) -> None:
    """There is no name to be made of nothing."""
    with pytest.raises(ValueError, match="holds no letter or digit"):
        naming.identifier(wire)


def test_names_longer_than_a_file_name_may_be_are_refused() -> None:
    """A name of 300 characters would be a file that cannot be written."""
    with pytest.raises(ValueError, match="150 is the most"):
        naming.class_key("A" * 300)


@pytest.mark.parametrize(
    ("wire", "attribute", "title"),
    [("7 * 7", "n7_7", "N77"), ("2fa", "n2fa", "N2Fa"), ("+1", "plus_1", "Plus1"), ("-1", "minus_1", "Minus1")],
)
def test_names_that_begin_with_a_digit_or_a_sign_get_a_letter(wire: str, attribute: str, title: str) -> None:
    """Small for what is small in Python, capital for classes."""
    assert (naming.identifier(wire), naming.class_key(wire)) == (attribute, title)


@pytest.mark.parametrize(
    "text", ["a1b", "aBc_d", "pan-details", "2fa", "PANDetails", "Foo2bar", "list", "x_yz", "Exception"]
)
def test_a_class_key_is_a_name_that_the_engine_leaves_as_it_is(text: str) -> None:
    """So the component of the plain document and the class are called alike."""
    key = naming.class_key(text)

    assert naming.class_key(key) == key
    assert ClassName(key, naming.PREFIX) == key


def test_the_tag_at_the_beginning_of_a_method_is_left_out() -> None:
    """`client.pets.list()`, not `client.pets.pets_list()`."""
    assert naming.method("petsList", "pets") == "list"
    assert naming.method("petsClass", "pets") == "class_"
    assert naming.method("list", "pets") == "list"


@pytest.mark.parametrize(
    ("written", "name"),
    [("ID", "id_upper"), ("id", "id_lower"), ("Id", "id_pascal"), ("iD", "id_camel")],
)
def test_a_second_name_says_how_it_is_written(written: str, name: str) -> None:
    """Where the first has the plain one."""
    assert names.distinct_name("id", written, {"id"}) == name
