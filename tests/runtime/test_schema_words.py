"""Small readings of schemas: parts of them, what they call their members, and which values have one possibility."""

from __future__ import annotations

from typing import ClassVar

import pytest

from kyc_clients._runtime.json_types import coerced, expected, is_whole, kind_of
from kyc_clients._runtime.media import covers, essence, is_json, is_range, nearest
from kyc_clients._runtime.pointer import MISSING, first_text, join, look_up
from kyc_clients._runtime.schema import (
    Schema,
    by_form,
    constants,
    fields,
    home_of,
    inner,
    models_of,
    names,
    others,
    part,
    parts,
    schema_of,
    sensitive,
    with_article,
)

TEXT: Schema = {"type": "string"}
SECRET: Schema = {"type": "string", "x-sensitive": True}


class Row:
    """A class."""

    _schema: ClassVar[Schema] = {
        "required": ["a", "c", "e"],
        "properties": {
            "a": {"const": 1},
            "b": {"const": 2},
            "c": {"enum": ["x"], "x-attr": "sea"},
            "d": {"enum": ["x"]},
            "e": {"enum": ["x", "y"]},
            "f": {"type": ["string", "null"]},
        },
    }


class Typed:
    """A class that says what it is."""

    _schema: ClassVar[Schema] = {"type": ["object", "string"]}


class Extended(Row):
    """A user's own."""


def test_parts_of_a_schema_are_empty_where_there_are_none() -> None:
    """Whatever stands in their place."""
    assert part({"items": TEXT}, "items") == TEXT
    assert part({"items": True}, "items") == part({}, "items") == {}
    assert parts({"anyOf": [TEXT]}, "anyOf") == (TEXT,)
    assert parts({}, "anyOf") == ()
    assert (names({"type": "a"}, "type"), names({"type": ["a", "b"]}, "type"), names({}, "type")) == (
        ("a",),
        ("a", "b"),
        (),
    )


def test_types_are_named_as_a_sentence_names_them() -> None:
    """With their articles."""
    words = ("string", "integer", "number", "boolean", "object", "array", "null")

    assert with_article(*words) == ("a string or an integer or a number or a boolean or an object or an array or null")


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({}, {}),
        ({"additionalProperties": True}, {}),
        ({"additionalProperties": False}, {}),
        ({"additionalProperties": TEXT}, {"additionalProperties": TEXT}),
        ({"patternProperties": {"a": TEXT}}, {"additionalProperties": None, "patternProperties": {"a": TEXT}}),
        ({"additionalProperties": TEXT, "patternProperties": {}}, {"additionalProperties": TEXT, "patternProperties": {}}),
    ],
    ids=range(6),
)  # fmt: skip
def test_what_a_schema_says_of_members_that_it_does_not_name_is_found(schema: Schema, found: dict[str, object]) -> None:
    """Nothing where any JSON will do."""
    assert others(schema) == {name: item for name, item in found.items() if item is not None}


def test_members_are_found_by_the_form_of_their_names() -> None:
    """All whose pattern matches, wherever in the name."""
    find = by_form({"patternProperties": {"^a": {"t": 1}, "b": {"t": 2}}}, lambda schema: schema["t"])

    assert [find(name) for name in ("a", "ab", "xb", "x")] == [[1], [1, 2], [2], []]
    assert by_form({}, lambda schema: schema)("a") == []


def test_what_a_list_or_an_object_may_hold_beside_its_properties_is_found() -> None:
    """What says nothing is left out."""
    schema: Schema = {
        "items": {"t": 1}, "prefixItems": [{"t": 2}, {}], "additionalProperties": {"t": 3},
        "patternProperties": {"a": {"t": 4}}, "properties": {"b": {"t": 5}},
    }  # fmt: skip

    assert [one["t"] for one in inner(schema)] == [1, 2, 3, 4]
    assert inner({"items": True, "additionalProperties": False}) == ()


def test_the_fields_of_an_object_know_what_the_contract_says_of_them() -> None:
    """In its order."""
    found = fields(schema_of(Row))

    assert [(one.wire, one.attribute) for one in found] == [(name, "sea" if name == "c" else name) for name in "abcdef"]
    assert "".join(one.wire for one in found if one.required) == "ace"
    assert "".join(one.wire for one in found if one.nullable) == "f"


def test_nobody_is_asked_for_what_has_one_possible_value() -> None:
    """Where it is required."""
    assert constants(schema_of(Row)) == {"a": 1, "c": "x"}


def test_the_schema_of_a_class_is_that_of_the_one_that_it_extends() -> None:
    """The class of a contract is found below it."""
    assert home_of(Extended) is home_of(Row) is Row
    assert schema_of(Extended) is schema_of(Row)
    assert models_of("kyc_clients._runtime.schema")("Field").__name__ == "Field"


@pytest.mark.parametrize(
    ("schema", "hidden"),
    [
        (TEXT, False),
        (SECRET, True),
        ({"x-sensitive": False}, False),
        ({"x-sensitive": "yes"}, False),
        ({"items": SECRET}, True),
        ({"prefixItems": [TEXT, SECRET]}, True),
        ({"additionalProperties": SECRET}, True),
        ({"patternProperties": {"a": SECRET}}, True),
        ({"anyOf": [TEXT, SECRET]}, True),
        ({"oneOf": [{"allOf": [{"items": SECRET}]}]}, True),
        ({"properties": {"a": SECRET}}, False),
        ({"anyOf": [{}, TEXT]}, False),
    ],
)
def test_a_value_is_hidden_where_a_part_of_it_under_the_same_name_is(schema: Schema, *, hidden: bool) -> None:
    """A member has a name of its own."""
    assert sensitive(schema) is hidden


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (TEXT, "string"),
        ({"type": ["string", "null", "integer"]}, "string or integer"),
        ({"anyOf": [TEXT, {"oneOf": [{"type": "integer"}, TEXT]}, {"type": "null"}]}, "string or integer"),
        ({"enum": ["a", 1, None]}, "string or integer"),
        ({"const": True}, "boolean"),
        ({"type": "string", "enum": [1]}, "string"),
        ({"$ref": "Row"}, ""),
        ({"$ref": "Typed"}, "object or string"),
        ({"anyOf": [TEXT, {"$ref": "Typed"}]}, "string or object"),
        ({}, ""),
    ],
)
def test_the_types_that_a_schema_takes_are_listed(schema: Schema, text: str) -> None:
    """Each once, without null."""
    assert expected(schema, {"Row": Row, "Typed": Typed}.__getitem__) == text


@pytest.mark.parametrize(
    ("value", "types", "found"),
    [
        (5, ("string",), "5"),
        (True, ("string",), None),
        (5, ("boolean",), None),
        ("5", ("integer",), 5),
        ("-5", ("number",), -5),
        ("0", ("integer",), 0),
        ("-0", ("integer",), None),
        ("05", ("integer",), None),
        ("5.5", ("number",), None),
        ("1" * 18, ("integer",), int("1" * 18)),
        ("1" * 19, ("integer",), None),
        ("true", ("boolean",), True),
        ("false", ("boolean",), False),
        ("True", ("boolean",), None),
        ("5", ("boolean",), None),
        ("true", ("integer",), None),
        (5.0, ("string",), None),
        (5.5, ("integer",), None),
        (None, ("integer", "boolean"), None),
        (None, ("string",), None),
    ],
)
def test_a_value_becomes_another_type_only_without_a_loss(value: object, types: tuple[str, ...], found: object) -> None:
    """Canonical digits, and two words."""
    result = coerced(value, types)

    assert (type(result), result) == (type(found), found)


NOT_WHOLE: tuple[object, ...] = (5.5, 5, "5.0")
EACH_TYPE: tuple[object, ...] = ("", 1, 1.5, True, {}, [], None, b"")


def test_a_number_without_a_fraction_is_whole_where_an_integer_is_asked() -> None:
    """A text never is."""
    assert is_whole(5.0, ("integer",))
    assert not any(is_whole(value, ("integer",)) for value in NOT_WHOLE)
    assert not is_whole(5.0, ("number",))
    assert [kind_of(value) for value in EACH_TYPE] == [
        "string", "integer", "number", "boolean", "object", "array", "null", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "media_type", "covered"),
    [
        ("text/csv", "Text/CSV; charset=utf-8", True),
        ("text/csv", "text/plain", False),
        ("text/*", "text/plain", True),
        ("text/*", "image/png", False),
        ("*/*", "image/png", True),
        ("*/*", "image/*", False),
        ("*/*", "image", False),
        ("*/*", "/png", False),
        ("image/*", "image/", False),
    ],
)
def test_a_media_type_is_the_declared_one_or_inside_its_range(declared: str, media_type: str, *, covered: bool) -> None:
    """Without its parameters, in any case."""
    assert covers(declared, media_type) is covered


def test_json_has_several_media_types() -> None:
    """By their names."""
    assert all(is_json(one) for one in ("application/json", "TEXT/JSON; a=b", "application/problem+json"))
    assert not any(is_json(one) for one in ("application/jsonp", "text/plain", ""))
    assert (is_range("image/*; q=1"), is_range("image/png"), essence(" A/B ; c")) == (True, False, "a/b")


@pytest.mark.parametrize(
    ("offered", "media_type", "found"),
    [
        (["*/*", "text/*", "text/csv"], "text/csv", "text/csv"),
        (["*/*", "text/*", "text/csv"], "text/plain", "text/*"),
        (["*/*", "text/*", "text/csv"], "image/png", "*/*"),
        (["text/csv", "text/csv; header=present"], 'text/csv;Header = "present"', "text/csv; header=present"),
        (["text/csv; header=absent", "text/csv"], "text/csv", "text/csv"),
        (["text/*", "text/csv; header=absent"], "text/csv", "text/csv; header=absent"),
        (["text/csv"], "text/plain", None),
    ],
)
def test_the_offer_that_says_most_exactly_what_a_type_is_counts(
    offered: list[str], media_type: str, found: str | None
) -> None:
    """With its parameters before without."""
    assert nearest([(one, one) for one in offered], media_type) == (None if found is None else (found, found))


DOCUMENT: dict[str, object] = {"a": [{"b/c": "x"}, 5], "d~e": {"": ""}, "t": True, "f": 1.5, "n": None}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", DOCUMENT),
        ("/a/0/b~1c", "x"),
        ("/a/1", 5),
        ("/a/2", MISSING),
        ("/a/-1", MISSING),
        ("/a/x", MISSING),
        ("/d~0e/", ""),
        ("/n", None),
        ("/n/x", MISSING),
        ("/z", MISSING),
        ("/t/0", MISSING),
    ],
)
def test_a_value_is_found_by_its_pointer(pointer: str, value: object) -> None:
    """Or nothing is, whatever the document holds."""
    assert look_up(DOCUMENT, pointer) is value or look_up(DOCUMENT, pointer) == value != MISSING


def test_the_first_text_or_number_at_some_places_is_found() -> None:
    """An empty text is none, nor is a truth value."""
    assert first_text(DOCUMENT, ("/d~0e/", "/t", "/n", "/z", "/a/1", "/f")) == "5"
    assert first_text(DOCUMENT, ("/f",)) == "1.5"
    assert first_text(DOCUMENT, ("/a", "/a/0/b~1c")) == "x"
    assert first_text(DOCUMENT, ("/t",)) == ""


def test_a_pointer_escapes_what_a_name_holds() -> None:
    """An index is a number."""
    assert (join("a/b~c"), join(5, "/x"), join("5", "/x"), join("")) == ("/a~1b~0c", "/5/x", "/5/x", "/")
